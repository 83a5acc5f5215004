"""What sinks write text to: a file in chunks, or a stream."""

from __future__ import annotations

from typing import Protocol, TextIO

__all__ = ["StreamTarget", "Target"]


class Target(Protocol):
    """Takes text."""

    def write(self, text: str) -> None:
        """Take text."""

    def commit(self) -> int:
        """Make sure of everything taken so far; returns where another run can go on."""

    def close(self) -> None:
        """Finish."""


class StreamTarget:
    """A stream that belongs to someone else, such as stdout; nobody can go on in it."""

    def __init__(self, stream: TextIO) -> None:
        """Keep the stream."""
        self._stream = stream

    def write(self, text: str) -> None:
        """Write text."""
        self._stream.write(text)

    def commit(self) -> int:
        """Flush the stream."""
        self._stream.flush()
        return 0

    def close(self) -> None:
        """Flush the stream."""
        self._stream.flush()
