"""Opens the sink of a format, at the start or where a run got to."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path

from hadath.engine.journal import Position
from hadath.sinks.chunked import ChunkedFile
from hadath.sinks.csv_table import CsvSink
from hadath.sinks.html import HtmlSink
from hadath.sinks.json_list import JsonSink
from hadath.sinks.jsonl import JsonlSink
from hadath.sinks.parquet_table import ParquetSink
from hadath.sinks.sink import Sink
from hadath.sinks.table import TableSink
from hadath.sinks.target import StreamTarget

__all__ = ["GROWING", "OutputFormat", "open_sink"]


class OutputFormat(str, Enum):
    """How records are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    html = "html"


# Formats that grow by whole chunks, so that an interrupted run can go on in them.
GROWING = (OutputFormat.jsonl, OutputFormat.csv, OutputFormat.parquet)


def open_sink(
    form: OutputFormat,
    output: Path | None,
    roles: tuple[str, ...],
    position: Position,
    *,
    single: bool,
) -> Sink:
    """Open a sink.

    Args:
        form: The format.
        output: The file; None is stdout, which parquet cannot go to.
        roles: Roles of the schema, for tables.
        position: Where to begin.
        single: Whether there is only one text, which JSON writes without a list.

    Raises:
        SetupError: The file cannot be written.
    """
    if form is OutputFormat.parquet:
        assert output is not None
        return ParquetSink(output, roles, position.output)
    if form is OutputFormat.table:
        return TableSink(output)
    if form is OutputFormat.html:
        return HtmlSink(output)
    target = ChunkedFile(output, position.output) if output else StreamTarget(sys.stdout)
    if form is OutputFormat.csv:
        return CsvSink(target, roles, begun=position.output > 0)
    if form is OutputFormat.jsonl:
        return JsonlSink(target)
    return JsonSink(target, single=single)
