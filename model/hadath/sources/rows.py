"""Rows of tables and JSON Lines: each becomes a text or the reason why it has none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from hadath.errors import InputError
from hadath.sources.item import Failure, Item

__all__ = ["LINES", "ROW_READERS", "Fields"]

# Kind of files whose lines are taken whole; no ending stands for it.
LINES = "lines"

# A cell of a CSV file may hold a whole article.
_LONGEST_CELL = 1 << 30
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Fields:
    """Where a row keeps what is read.

    Attributes:
        text: Name of the field with the text.
        id: Name of the field with the id; rows without it are named ``file:row``.
        date: Name of the field with the day of publication, which rows may lack.
        outlet: Name of the field with the publisher, which rows may lack.
    """

    text: str = "text"
    id: str = "id"
    date: str = "date"
    outlet: str = "outlet"


def _read_jsonl(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Item | Failure]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            row = json.loads(line.decode("utf-8"))
            if not isinstance(row, dict):
                raise ValueError(f"a {type(row).__name__}, expected an object")
        except ValueError as error:  # UnicodeDecodeError and JSONDecodeError are kinds of it
            yield Failure(where, f"{where}: not JSON in UTF-8 ({error}); mend or remove the line")
        else:
            yield _take(row, where, fields)


def _read_lines(stream: IO[bytes], name: str, _fields: Fields) -> Iterator[Item | Failure]:
    """Read whole lines, whatever they hold."""
    for number, line in enumerate(stream, start=1):
        where = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            yield Item(where, line.decode("utf-8"))
        except UnicodeDecodeError as error:
            yield Failure(where, f"{where}: not UTF-8 ({error}); mend or remove the line")


def _read_csv(
    stream: IO[bytes], name: str, fields: Fields, separator: str = ","
) -> Iterator[Item | Failure]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    rows = csv.DictReader(lines, delimiter=separator)
    header = rows.fieldnames or []
    if fields.text not in header:
        raise InputError(
            f"{name}: no column {fields.text!r}, but {', '.join(map(repr, header)) or 'none'}; "
            f"name the one with the text with --text-field"
        )
    for number, row in enumerate(rows, start=1):
        yield _take(row, f"{name}:{number}", fields)


def _read_tsv(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Item | Failure]:
    return _read_csv(stream, name, fields, "\t")


def _read_parquet(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Item | Failure]:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            f"{name}: reading parquet needs a package; run: pip install 'hadath[parquet]'"
        ) from error
    # Parquet is read from its end, so a compressed stream goes into memory as a whole.
    table = parquet.ParquetFile(stream if stream.seekable() else io.BytesIO(stream.read()))
    header = table.schema_arrow.names
    if fields.text not in header:
        raise InputError(
            f"{name}: no column {fields.text!r}, but {', '.join(map(repr, header))}; "
            f"name the one with the text with --text-field"
        )
    wanted = (fields.text, fields.id, fields.date, fields.outlet)
    columns = [column for column in wanted if column in header]
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield _take(row, f"{name}:{number}", fields)


def _take(row: Mapping[str, Any], where: str, fields: Fields) -> Item | Failure:
    known = row.get(fields.id)
    name = where if known is None or known == "" else str(known)
    text = row.get(fields.text)
    if isinstance(text, str) and text.strip():
        date, outlet = (row.get(field) for field in (fields.date, fields.outlet))
        return Item(name, text, date=_plain(date), outlet=_plain(outlet))
    there = ", ".join(repr(key) for key in row) or "none"
    found = "empty" if text is None or isinstance(text, str) else f"of type {type(text).__name__}"
    reason = (
        f"{where}: field {fields.text!r} is {found}, expected text"
        if fields.text in row
        else f"{where}: no field {fields.text!r}, but {there}; name the one with the text with "
        f"--text-field"
    )
    return Failure(name, reason)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


ROW_READERS: dict[str, Callable[[IO[bytes], str, Fields], Iterator[Item | Failure]]] = {
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".csv": _read_csv,
    ".tsv": _read_tsv,
    ".parquet": _read_parquet,
    LINES: _read_lines,
}
