"""``hadath train``: from annotations to a model and its scorecard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hadath_training.options import TrainOptions
from hadath_training.requirements import check_requirements

if TYPE_CHECKING:
    from hadath_training.corpus import Corpus

__all__ = ["train"]

_DEFAULT = TrainOptions()


def train(
    annotations: Annotated[
        Path, typer.Option(help="Folder or file of .jsonl annotations to learn from.")
    ] = Path("annotations"),
    held_out: Annotated[
        Path | None,
        typer.Option(help="More annotations, only measured on; split.toml may name others."),
    ] = None,
    output: Annotated[Path, typer.Option(help="Model folder to write.")] = Path("hadath-model"),
    encoder: Annotated[
        str, typer.Option(help="embedded, a folder, or a name on the Hugging Face hub.")
    ] = _DEFAULT.encoder,
    epochs: Annotated[
        int | None,
        typer.Option(
            help="Most passes over the sentences. [default: 24 down to 12, by their number]"
        ),
    ] = _DEFAULT.epochs,
    batch_size: Annotated[int, typer.Option(help="Sentences a step.")] = _DEFAULT.batch_size,
    learning_rate: Annotated[
        float, typer.Option(help="Peak rate of the encoder.")
    ] = _DEFAULT.learning_rate,
    max_pieces: Annotated[
        int, typer.Option(help="Word pieces read at once.")
    ] = _DEFAULT.max_pieces,
    seed: Annotated[int, typer.Option(help="Seed of everything random.")] = _DEFAULT.seed,
    seeds: Annotated[
        int,
        typer.Option(min=1, max=10, help="Train that many seeds; the best on development stays."),
    ] = 1,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda, cuda:N or mps.")] = "auto",
    precision: Annotated[str, typer.Option(help="auto, fp32, bf16 or fp16.")] = "auto",
    overwrite: Annotated[bool, typer.Option(help="Replace a finished model.")] = False,
) -> None:
    """Train a model on annotated sentences and measure it.

    Run the same command again after an interruption: it goes on after the last finished epoch.
    """
    check_requirements()
    from hadath_training.corpus import load_corpus
    from hadath_training.output import check_output

    options = TrainOptions(
        encoder=encoder,
        epochs=epochs,
        batch_size=batch_size,
        learning_rate=learning_rate,
        max_pieces=max_pieces,
        seed=seed,
        device=device,
        precision=precision,
    )
    corpus = load_corpus(annotations, held_out)
    check_output(output, overwrite=overwrite)
    _train(corpus, options, output, seeds)


def _train(corpus: Corpus, options: TrainOptions, output: Path, seeds: int) -> None:
    """Train and report; apart, so that a mistyped path is told before torch is imported."""
    from rich.console import Console

    from hadath.cli.console import table_console
    from hadath_training.evaluation import over_seeds
    from hadath_training.report import evaluation_tables, seeds_table
    from hadath_training.run import train_seeds

    console = Console(stderr=True)
    runs = train_seeds(corpus, options, output, seeds)
    for run in runs:
        split, lost = run.split, run.trained.lost
        console.print(
            f"[bold]{run.folder}[/bold]: learnt from {len(split.training)} sentences, epoch "
            f"{run.trained.best} of {len(run.trained.history)} chosen on {len(split.development)}; "
            f"{len(split.dropped)} left out as near-duplicates of held-out ones; not expressible: "
            f"{len(lost.triggers)} triggers, {len(lost.arguments)} arguments"
        )
        if run.part == "development":
            console.print(
                "[yellow]Nothing was held out: the figures below are of the development part, "
                "which chose the epoch. Give --held-out for an honest measure.[/yellow]"
            )
        table_console(sys.stdout).print(evaluation_tables(run.evaluation))
    if seeds > 1:
        table_console(sys.stdout).print(seeds_table(over_seeds([run.evaluation for run in runs])))
    console.print(f"model, metrics.json and learning_curve.png are in {output}")
