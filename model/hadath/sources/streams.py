"""Opens files by their names, compressed or not, and counts the bytes that were read of them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from hadath.errors import InputError

__all__ = ["COMPRESSIONS", "CountedFile", "kind_of", "open_stream"]

COMPRESSIONS = (".gz", ".bz2", ".xz", ".zst")


class CountedFile(io.RawIOBase):
    """A file that knows how far it was read, whatever buffers and decompresses above it."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self._file = path.open("rb", buffering=0)
        self.position = 0

    def readable(self) -> bool:
        """Return True: it can be read."""
        return True

    def readinto(self, buffer: object) -> int | None:
        """Read bytes and count them."""
        count = self._file.readinto(cast("bytearray", buffer))
        self.position += count or 0
        return count

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def kind_of(path: Path) -> str:
    """Return what a file holds by its name: ``.jsonl`` for ``news.jsonl.gz``; lower case."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in COMPRESSIONS:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


@contextmanager
def open_stream(path: Path) -> Iterator[tuple[IO[bytes], CountedFile]]:
    """Open a file for reading, decompressed by its name.

    Yields:
        The decompressed bytes, and the file beneath them, which counts.

    Raises:
        InputError: The file is missing or a folder, or ``.zst`` is read without its package.
    """
    try:
        counted = CountedFile(path)
    except IsADirectoryError as error:
        raise InputError(f"{path}: a folder, expected a file") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    with counted:
        yield _decompress(counted, path), counted


def _decompress(counted: CountedFile, path: Path) -> IO[bytes]:
    buffered = io.BufferedReader(counted, 1 << 16)
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=buffered))
    if suffix == ".bz2":
        return cast("IO[bytes]", bz2.BZ2File(buffered))
    if suffix == ".xz":
        return cast("IO[bytes]", lzma.LZMAFile(buffered))
    if suffix == ".zst":
        try:
            import zstandard
        except ImportError as error:
            raise InputError(
                f"{path}: reading .zst needs a package; run: pip install 'hadath[zstd]'"
            ) from error
        return cast("IO[bytes]", zstandard.ZstdDecompressor().stream_reader(buffered))
    return buffered
