"""What every sink does."""

from __future__ import annotations

from typing import Protocol

from hadath.document import Document

__all__ = ["Sink"]


class Sink(Protocol):
    """Takes documents one after the other."""

    def write(self, document: Document) -> None:
        """Take one document."""

    def commit(self) -> int:
        """Make sure of everything taken so far; returns where another run can go on."""

    def close(self) -> None:
        """Finish."""
