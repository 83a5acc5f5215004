"""Tables for people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from hadath.cli.table import print_table
from hadath.document import Document
from hadath.sinks.writable import open_output

__all__ = ["TableSink"]


class TableSink:
    """Prints the events of each document as a table."""

    def __init__(self, output: Path | None) -> None:
        """Open the file, or take stdout.

        Raises:
            SetupError: The file cannot be written.
        """
        self._stream: IO[str] = open_output(output) if output else sys.stdout
        self._owned = output is not None

    def write(self, document: Document) -> None:
        """Print one document."""
        print_table(document, self._stream)

    def commit(self) -> int:
        """Flush the stream."""
        self._stream.flush()
        return 0

    def close(self) -> None:
        """Flush the stream, and close it if it is a file."""
        self._stream.flush()
        if self._owned:
            self._stream.close()
