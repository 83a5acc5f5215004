"""``hadath export``: a trained model in the form that is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hadath_training.requirements import check_requirements

__all__ = ["export"]


def export(
    model: Annotated[Path, typer.Argument(help="A model folder that `hadath train` wrote.")],
    output: Annotated[Path, typer.Option(help="Folder to write.")],
    annotations: Annotated[
        Path, typer.Option(help="Folder of annotations whose held-out part measures the result.")
    ] = Path("annotations"),
) -> None:
    """Pack a model's weights into 8 bits and measure what that costs."""
    check_requirements()
    from hadath_training.corpus import load_corpus
    from hadath_training.export import export_model

    evaluation, size = export_model(model, output, load_corpus(annotations))
    typer.echo(
        f"{output}: {size / 1e6:.1f} MB, Trig-C {evaluation.model.f1('Trig-C'):.1f}, "
        f"Arg-C+ {evaluation.model.f1('Arg-C+'):.1f}"
    )
