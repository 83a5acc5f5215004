"""``hadath export``: a trained model in the form that is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hadath_training.export.forms import Form
from hadath_training.requirements import check_requirements

__all__ = ["export"]


def export(
    model: Annotated[Path, typer.Argument(help="A model folder that `hadath train` wrote.")],
    output: Annotated[Path, typer.Option(help="Folder to write.")],
    form: Annotated[
        Form, typer.Option(help="int8 for processors, fp16 for GPUs, fp32 to change nothing.")
    ] = Form.int8,
    device: Annotated[str, typer.Option(help="Where it is measured: cpu, or cuda.")] = "cpu",
    annotations: Annotated[
        Path,
        typer.Option(
            help="Annotations whose development part is for the gate; the held-out part measures."
        ),
    ] = Path("annotations"),
) -> None:
    """Export a model to ONNX, so that it runs without torch.

    Nothing is written if the form loses more than 0.5 points of Arg-C+ on the development part or
    is slower than the checkpoint.
    """
    check_requirements()
    from hadath_training.corpus import load_corpus
    from hadath_training.export.export import export_model

    done = export_model(model, output, load_corpus(annotations), form, device=device)
    typer.echo(f"development: {done.trial}")
    typer.echo(
        f"{output}: {done.size / 1e6:.1f} MB, held out Trig-C "
        f"{done.evaluation.model.f1('Trig-C'):.1f}, Arg-C+ {done.evaluation.model.f1('Arg-C+'):.1f}"
    )
