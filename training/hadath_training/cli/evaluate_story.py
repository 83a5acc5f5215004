"""``hadath evaluate-story``: measures resolving and merging on the annotated articles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from hadath_training.requirements import check_requirements

__all__ = ["evaluate_story"]


def evaluate_story(
    annotations: Annotated[
        Path, typer.Option(help="Folder with annotated articles, gold values and gold clusters.")
    ] = Path("annotations"),
    seeds: Annotated[
        Path, typer.Option(help="Folder with the articles and their sources.toml.")
    ] = Path("seeds"),
    errors: Annotated[
        Path | None, typer.Option(help="Write every wrong or missing value there.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Write the figures there, as JSON.")] = None,
) -> None:
    """Measure the resolvers and the merging of events, on gold events."""
    check_requirements()
    from hadath.cli.console import table_console
    from hadath_training.corpus import read_schema
    from hadath_training.output import write_json
    from hadath_training.story.evaluation import evaluate_stories
    from hadath_training.story.gold import load_gold
    from hadath_training.story.report import story_tables, write_mistakes

    gold = load_gold(annotations, seeds, read_schema(annotations))
    evaluation = evaluate_stories(gold)
    console = table_console(sys.stdout)
    for table in story_tables(evaluation):
        console.print(table)
    if errors is not None:
        write_mistakes(errors, evaluation.resolvers)
    if output is not None:
        write_json(output, evaluation.to_dict())
