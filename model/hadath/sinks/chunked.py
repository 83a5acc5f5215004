"""A file that grows by whole chunks, so that a killed run leaves nothing half-written behind."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
from collections.abc import Callable
from pathlib import Path

from hadath.errors import SetupError
from hadath.sinks.writable import open_output

__all__ = ["ChunkedFile"]

# Compressed chunks are members of their own; readers take several in a row for one file.
_COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


class ChunkedFile:
    """Text that is kept in memory until it is committed.

    Attributes:
        path: Where it is written; ``.gz``, ``.bz2`` and ``.xz`` are compressed.
    """

    def __init__(self, path: Path, start: int = 0) -> None:
        """Open the file and cut off what was written after a commit.

        Args:
            path: The file.
            start: Bytes to keep, as `commit` returned them; 0 begins anew.

        Raises:
            SetupError: The file cannot be written, or is shorter than that.
        """
        self.path = path
        self._compress = _COMPRESSORS.get(path.suffix.lower(), bytes)
        self._waiting: list[str] = []
        self._file = open_output(path, "r+b" if start else "wb")
        size = self._file.seek(0, os.SEEK_END)
        if size < start:
            self._file.close()
            raise SetupError(
                f"{path}: holds {size} bytes, but {start} were committed; it was changed since, "
                f"so run again without --resume"
            )
        self._file.truncate(start)
        self._file.seek(start)

    def write(self, text: str) -> None:
        """Add text to the next chunk."""
        self._waiting.append(text)

    def commit(self) -> int:
        """Write what waits, and wait until the disk has it.

        Returns:
            The size of the file, from which another run can go on.
        """
        if self._waiting:
            self._file.write(self._compress("".join(self._waiting).encode("utf-8")))
            self._waiting.clear()
            self._file.flush()
            os.fsync(self._file.fileno())
        return self._file.tell()

    def close(self) -> None:
        """Commit and close the file."""
        self.commit()
        self._file.close()
