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
    articles: Annotated[
        list[int] | None,
        typer.Option(help="Also time so many articles, made of the authored stories; repeat it."),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Write the figures there, as JSON.")] = None,
) -> None:
    """Measure the resolvers and the merging of events, on gold events."""
    check_requirements()
    from hadath.cli.console import table_console
    from hadath_training.annotations.load import load_annotations
    from hadath_training.corpus import read_schema
    from hadath_training.output import write_json
    from hadath_training.story.evaluation import evaluate_stories
    from hadath_training.story.gold import load_gold
    from hadath_training.story.growth import GrowthPoint, measure_growth
    from hadath_training.story.report import growth_table, story_tables, write_mistakes

    schema = read_schema(annotations)
    gold = load_gold(annotations, seeds, schema)
    evaluation = evaluate_stories(gold)
    console = table_console(sys.stdout)
    for table in story_tables(evaluation):
        console.print(table)
    points: tuple[GrowthPoint, ...] = ()
    if articles:
        points = measure_growth(load_annotations(annotations / "authored", schema), articles)
        console.print(growth_table(points))
    if errors is not None:
        write_mistakes(errors, evaluation.resolvers)
    if output is not None:
        growth = [point.to_dict() for point in points]
        write_json(output, {**evaluation.to_dict(), "growth": growth})
