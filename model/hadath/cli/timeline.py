"""``hadath timeline``: texts or records in, the story out."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from hadath.cli.progress import reading_progress
from hadath.errors import SetupError
from hadath.sources import LINES, Fields, find_files, holds_rows, read_items
from hadath.timeline.form import TimelineFormat

__all__ = ["timeline"]

_SOURCES = "sources.toml"


def timeline(
    sources: Annotated[
        list[Path],
        typer.Argument(
            help="Files (.txt, .jsonl, .csv, .tsv, .parquet, also compressed), folders, patterns; "
            "- reads stdin."
        ),
    ],
    output_format: Annotated[
        TimelineFormat,
        typer.Option(
            "--format",
            help="table to read; json: all that is known; csv, parquet: a row an event, in ACLED's "
            "columns; geojson: a point an event; html: a page.",
        ),
    ] = TimelineFormat.table,
    output: Annotated[
        Path | None, typer.Option(help="Write there instead of to the terminal.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Also write the story as one page that needs no network.")
    ] = None,
    origins: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            help="Table of the articles' outlets and dates; sources.toml beside the first file "
            "if left out.",
        ),
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            help="Day of publication of articles that nothing else gives one.",
        ),
    ] = None,
    records: Annotated[
        bool,
        typer.Option(
            "--records", help="The files are JSON Lines that hadath extract wrote: read no text."
        ),
    ] = False,
    model: Annotated[
        str | None, typer.Option(help="A model folder; the package's own if left out.")
    ] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda, cuda:N or mps.")] = "auto",
    text_field: Annotated[str, typer.Option(help="Field or column with the text.")] = "text",
    id_field: Annotated[str, typer.Option(help="Field or column with the id.")] = "id",
    date_field: Annotated[str, typer.Option(help="Field with the day of publication.")] = "date",
    outlet_field: Annotated[str, typer.Option(help="Field with the publisher.")] = "outlet",
) -> None:
    """Merge the events that several articles tell: who says what, and where they differ.

    Times such as «الجمعة» need the day of publication: from a field of the row, from sources.toml,
    or from --date. Articles without one are read all the same, but their times stay unresolved.
    """
    from hadath.load import load
    from hadath.timeline.build import build_story, read_records, read_texts
    from hadath.timeline.forms import write_story
    from hadath.timeline.origins import read_articles

    if output_format is TimelineFormat.parquet and output is None:
        raise SetupError("parquet is a file format: give --output a file")
    files, missing = find_files(sources)
    table = origins or next((f.parent / _SOURCES for f in files[:1]), Path(_SOURCES))
    known = read_articles(table) if origins or table.is_file() else {}
    files = [file for file in files if file.name != _SOURCES]
    fields = Fields(text_field, id_field, date_field, outlet_field)
    held = LINES if records else ""
    items = chain(missing, read_items(files, fields, held))
    day = None if published is None else published.date()
    outcomes = read_records(items) if records else read_texts(load(model, device=device), items)
    single = len(files) == 1 and not any(holds_rows(file, held) for file in files)
    with reading_progress(files, single=single) as told:
        story, failed = build_story(outcomes, known, day, told)
    write_story(story, output_format, output)
    if report is not None:
        write_story(story, TimelineFormat.html, report)
    undated = sum(article.published is None for article in story.articles)
    if undated:
        typer.echo(
            f"hadath: {undated} of {len(story.articles)} articles have no day of publication; "
            f"give it with --date, --sources or --date-field",
            err=True,
        )
    if failed:
        typer.echo(f"hadath: {failed} texts failed, {len(story.articles)} were read", err=True)
        raise typer.Exit(1)
