"""``hadath learning-curve``: what the authored data buys."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from hadath_training.options import TrainOptions
from hadath_training.requirements import check_requirements

__all__ = ["learning_curve"]

_DEFAULT = TrainOptions()


def learning_curve(
    annotations: Annotated[
        Path, typer.Option(help="Folder of annotations; groups of its split.toml are measured on.")
    ] = Path("annotations"),
    output: Annotated[
        Path, typer.Option(help="Folder for the runs; they go on after an interruption.")
    ] = Path("hadath-learning-curve"),
    shares: Annotated[
        list[int] | None,
        typer.Option(
            "--share", help="Per cent of the documents; repeat it. [default: 10 25 50 100]"
        ),
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, max=10, help="Seeds a share.")] = 3,
    seed: Annotated[int, typer.Option(help="The first seed.")] = _DEFAULT.seed,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda, cuda:N or mps.")] = "auto",
) -> None:
    """Train on growing shares of the data and measure each on the grouped documents."""
    check_requirements()
    from hadath.cli.console import table_console
    from hadath_training.corpus import load_corpus
    from hadath_training.learning_curve import draw_curve, learn_from_shares
    from hadath_training.output import write_json
    from hadath_training.report import curve_table

    options = TrainOptions(seed=seed, device=device)
    corpus = load_corpus(annotations)
    points = learn_from_shares(
        corpus, options, output, shares=shares or [10, 25, 50, 100], seeds=seeds
    )
    write_json(output / "learning_curve.json", {"points": [point.to_dict() for point in points]})
    draw_curve(output / "learning_curve.png", points)
    table_console(sys.stdout).print(curve_table(points))
