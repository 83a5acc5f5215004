"""Tables for people."""

from __future__ import annotations

import sys
from pathlib import Path

from hadath.cli.table import print_table
from hadath.document import Document
from hadath.errors import SetupError

__all__ = ["TableSink"]


class TableSink:
    """Prints the events of each document as a table."""

    def __init__(self, output: Path | None) -> None:
        """Open the file, or take stdout.

        Raises:
            SetupError: The file cannot be written.
        """
        try:
            self._stream = (
                output.open("w", encoding="utf-8", newline="\n") if output else sys.stdout
            )
        except OSError as error:
            raise SetupError(
                f"{output}: cannot be written ({error.strerror}); give --output a file in a folder "
                f"that exists"
            ) from error
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
