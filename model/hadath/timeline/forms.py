"""Writes a story in the form that is asked for."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

from hadath.merge.story import Story
from hadath.sinks.writable import check_parquet, open_output
from hadath.timeline.acled_row import COLUMNS, REAL_COLUMNS, WHOLE_COLUMNS, acled_row
from hadath.timeline.form import TimelineFormat
from hadath.timeline.geojson import to_geojson
from hadath.timeline.table import print_story

__all__ = ["write_story"]


def write_story(story: Story, form: TimelineFormat, output: Path | None = None) -> None:
    """Write a story.

    Args:
        story: A merged story.
        form: ``table`` to read; ``json``: all that is known; ``csv``: a row an event in ACLED's
            columns; ``geojson``: a point an event; ``parquet``: the rows of csv; ``html``: a page.
        output: The file; stdout if left out.

    Raises:
        SetupError: The file cannot be written, parquet has no file, or its package is missing.
    """
    if form is TimelineFormat.parquet:
        _write_parquet(story, output)
        return
    if form is TimelineFormat.table and output is None:
        print_story(story, sys.stdout)
        return
    text = _text(story, form)
    if output is None:
        sys.stdout.write(text)
        return
    with open_output(output) as stream:
        stream.write(text)


def _text(story: Story, form: TimelineFormat) -> str:
    if form is TimelineFormat.table:
        stream = io.StringIO()
        print_story(story, stream)
        return stream.getvalue()
    if form is TimelineFormat.csv:
        stream = io.StringIO(newline="")
        rows = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        rows.writeheader()
        rows.writerows(acled_row(event) for event in story.events)
        return stream.getvalue()
    if form is TimelineFormat.html:
        from hadath.html import render_story

        return render_story(story)
    value = to_geojson(story) if form is TimelineFormat.geojson else story.to_dict()
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write_parquet(story: Story, output: Path | None) -> None:
    check_parquet(output)
    assert output is not None
    import pyarrow
    from pyarrow import parquet

    real, whole = pyarrow.float64(), pyarrow.int64()
    kinds = dict.fromkeys(REAL_COLUMNS, real) | dict.fromkeys(WHOLE_COLUMNS, whole)
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in COLUMNS])
    rows = [
        {name: None if value == "" else value for name, value in acled_row(event).items()}
        for event in story.events
    ]
    with open_output(output, "wb") as stream:
        parquet.write_table(pyarrow.Table.from_pylist(rows, schema), stream)
