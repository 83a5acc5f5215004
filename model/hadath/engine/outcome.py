"""What became of one text."""

from __future__ import annotations

from dataclasses import dataclass

from hadath.document import Document
from hadath.sources.item import Failure

__all__ = ["Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document, or the reason why there is none.

    Attributes:
        result: What came of the text.
        done: Bytes of all sources read up to its end.
    """

    result: Document | Failure
    done: int
