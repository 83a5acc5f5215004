"""Reads the texts of files of every kind, one after the other, in bounded memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from hadath.errors import InputError
from hadath.sources.find import STDIN
from hadath.sources.item import Failure, Item
from hadath.sources.rows import ROW_READERS, Fields
from hadath.sources.streams import kind_of, open_stream
from hadath.text.files import decode_text

__all__ = ["holds_rows", "read_items"]


def read_items(files: Sequence[Path], fields: Fields, kind: str = "") -> Iterator[Item | Failure]:
    """Read the texts of files in order.

    ``.jsonl``, ``.ndjson``, ``.csv``, ``.tsv`` and ``.parquet`` hold one text a row, any other file
    is one text. Compressed files (``.gz``, ``.bz2``, ``.xz``, ``.zst``) are read through. What
    cannot be read becomes a `Failure` in its place, and reading goes on.

    Args:
        files: Files, as `find_files` gives them; ``-`` is stdin.
        fields: Where rows keep their text.
        kind: What the files hold, such as ``.jsonl``; told by their names if empty.
    """
    before = 0
    for file in files:
        done = before
        try:
            for item in _read_file(file, fields, kind):
                done = before + item.done
                yield replace(item, done=done)
        except InputError as error:
            yield Failure(str(file), str(error), done)
        except (OSError, EOFError, ValueError) as error:
            reason = f"{file}: damaged or not what its name says ({error}); check the file"
            yield Failure(str(file), reason, done)
        if file != STDIN and file.is_file():
            before += file.stat().st_size


def holds_rows(file: Path, kind: str = "") -> bool:
    """Whether a file may hold several texts; arguments as in `read_items`."""
    return (kind or kind_of(file)) in ROW_READERS


def _read_file(file: Path, fields: Fields, kind: str) -> Iterator[Item | Failure]:
    if file == STDIN:
        yield from _read_stream(sys.stdin.buffer, file, fields, kind)
        return
    with open_stream(file) as (stream, counted):
        for item in _read_stream(stream, file, fields, kind or kind_of(file)):
            yield replace(item, done=counted.position)


def _read_stream(
    stream: IO[bytes], file: Path, fields: Fields, kind: str
) -> Iterator[Item | Failure]:
    if kind in ROW_READERS:
        yield from ROW_READERS[kind](stream, str(file), fields)
    else:
        yield Item(str(file), decode_text(stream.read(), str(file)))
