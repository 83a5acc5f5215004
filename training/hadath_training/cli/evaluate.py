"""``hadath evaluate``: a model against held-out annotations, or cross-validation."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from hadath_training.requirements import check_requirements

__all__ = ["evaluate"]


def evaluate(
    annotations: Annotated[
        Path, typer.Option(help="Folder of annotations with split.toml.")
    ] = Path("annotations"),
    held_out: Annotated[
        Path | None, typer.Option(help="Measure on these annotations instead.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="A model folder; the package's own if left out.")
    ] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda, cuda:N or mps.")] = "auto",
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write the scorecard there as JSON.")
    ] = None,
    errors: Annotated[
        Path | None, typer.Option(help="Write there every sentence with a mistake in it.")
    ] = None,
    cross_validate: Annotated[
        bool, typer.Option(help="Train and measure on each group of split.toml instead.")
    ] = False,
    output: Annotated[
        Path, typer.Option(help="Folder for cross-validation; it goes on after an interruption.")
    ] = Path("hadath-cross-validation"),
    seeds: Annotated[
        int, typer.Option(min=1, max=10, help="Seeds a fold of cross-validation.")
    ] = 1,
) -> None:
    """Measure a model: the whole scorecard, with baselines and intervals."""
    check_requirements()
    from hadath_training.corpus import load_corpus

    if cross_validate and model is not None:
        raise typer.BadParameter("--cross-validate trains its own models; leave --model out")
    corpus = load_corpus(annotations, held_out)
    from hadath.cli.console import table_console
    from hadath.load import load
    from hadath_training.cross_validation import cross_validate as run_folds
    from hadath_training.evaluation import evaluate as measure
    from hadath_training.listing import list_errors
    from hadath_training.options import TrainOptions
    from hadath_training.report import evaluation_tables, seeds_table

    console = table_console(sys.stdout)
    if cross_validate:
        result = run_folds(corpus, TrainOptions(device=device), output, seeds)
        evaluation, measured, data = result.first, result.sentences, result.to_dict()
        console.print(seeds_table(result.summary))
    else:
        measured = corpus.held_out()
        learnt = corpus.split(TrainOptions().seed).training
        evaluation = measure(load(model, device=device), measured, learnt, corpus.schema)
        data = evaluation.to_dict()
    console.print(evaluation_tables(evaluation))
    if json_file is not None:
        text = json.dumps(data, ensure_ascii=False, indent=1)
        json_file.write_text(text + "\n", encoding="utf-8")
    if errors is not None:
        lines = list_errors(measured, evaluation.pairs)
        errors.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
