"""The console that tables are printed to."""

from __future__ import annotations

from typing import IO

from rich.console import Console

__all__ = ["table_console"]

_PIPE_WIDTH = 110


def table_console(stream: IO[str]) -> Console:
    """Return a console as wide as the terminal, or wide enough for tables where there is none."""
    return Console(file=stream, width=None if stream.isatty() else _PIPE_WIDTH)
