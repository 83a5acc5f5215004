"""``hadath timeline``: texts or records in, the story out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hadath.cli.options import (
    DateField,
    Device,
    IdField,
    InputKind,
    Kind,
    Model,
    OutletField,
    Output,
    Sources,
    TextField,
)
from hadath.cli.progress import reading_progress
from hadath.errors import SetupError
from hadath.sinks.writable import check_parquet, open_output
from hadath.sources import LINES, Failure, Fields, Item, find_files, holds_rows, read_items
from hadath.timeline.form import SOURCES_FILE, TimelineFormat

if TYPE_CHECKING:
    from hadath.engine.outcome import Outcome
    from hadath.merge.story import Story

__all__ = ["timeline"]


def timeline(
    sources: Sources,
    output_format: Annotated[
        TimelineFormat,
        typer.Option(
            "--format",
            help="table to read; json: all that is known; csv, parquet: a row an event, in ACLED's "
            "columns; geojson: a point an event; html: a page.",
        ),
    ] = TimelineFormat.table,
    output: Output = None,
    report: Annotated[
        Path | None, typer.Option(help="Also write the story as one page that needs no network.")
    ] = None,
    origins: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            help="Table of the articles' outlets and dates; the sources.toml beside each file if "
            "left out.",
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
    kind: Kind = InputKind.auto,
    model: Model = None,
    device: Device = "auto",
    text_field: TextField = "text",
    id_field: IdField = "id",
    date_field: DateField = "date",
    outlet_field: OutletField = "outlet",
) -> None:
    """Merge the events that several articles tell: who says what, and where they differ.

    Times such as «الجمعة» need the day of publication: from a field of the row, from sources.toml,
    or from --date. Articles without one are read all the same, but their times stay unresolved.
    """
    from hadath.timeline.build import build_story, read_records
    from hadath.timeline.forms import write_story
    from hadath.timeline.origins import read_origins

    fields = Fields(text_field, id_field, date_field, outlet_field)
    _check_outputs(output_format, output, report)
    if records and (model, device, kind, fields) != (None, "auto", InputKind.auto, Fields()):
        raise SetupError(
            "--records takes what hadath extract wrote: --model, --device, --input and the fields "
            "are for texts; leave them out"
        )
    files, missing = find_files(sources)
    known = read_origins(origins, files)
    files = [file for file in files if file.name != SOURCES_FILE]
    held = LINES if records else "" if kind is InputKind.auto else f".{kind.value}"
    items = chain(missing, read_items(files, fields, held))
    outcomes = read_records(items) if records else _read_texts(model, device, items)
    single = len(files) == 1 and not any(holds_rows(file, held) for file in files)
    day = None if published is None else published.date()
    with reading_progress(files, single=single) as told:
        story, failed = build_story(outcomes, known, day, told)
    _tell(story, failed)
    write_story(story, output_format, output)
    if report is not None:
        write_story(story, TimelineFormat.html, report)
    if failed:
        raise typer.Exit(1)


def _check_outputs(form: TimelineFormat, output: Path | None, report: Path | None) -> None:
    """Find out that something cannot be written before hours of reading, not after."""
    if form is TimelineFormat.parquet:
        check_parquet(output)
    for path in (output, report):
        if path is not None:
            open_output(path, "ab").close()


def _read_texts(
    model: str | None, device: str, items: Iterator[Item | Failure]
) -> Iterator[Outcome]:
    from hadath.engine.chunks import read_here
    from hadath.load import load

    return read_here(load(model, device=device), items)


def _tell(story: Story, failed: int) -> None:
    """Say on stderr what the story lacks."""
    articles = len(story.articles)
    undated = sum(article.published is None for article in story.articles)
    if undated:
        typer.echo(
            f"hadath: {undated} of {articles} articles have no day of publication, so their times "
            f"stay unresolved and little is merged; give it with --date, --sources or a field",
            err=True,
        )
    unread = sum(bool(one.document.unread) for one in story.documents)
    if unread:
        typer.echo(f"hadath: {unread} of {articles} articles hold words not read", err=True)
    if failed:
        typer.echo(f"hadath: {articles} articles read, {failed} failed", err=True)
