"""What is read from a source: a text with its id, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Failure", "Item"]


@dataclass(frozen=True, slots=True)
class Item:
    """One text.

    Attributes:
        id: Its file, its id field, or ``file:line``.
        text: The text, untouched.
        done: Bytes of all sources read up to its end, compressed ones as they lie on disk.
        date: Day of publication as its row has it; empty if it has none.
        outlet: Publisher as its row has it; empty if it has none.
    """

    id: str
    text: str
    done: int = 0
    date: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that could not be delivered.

    Attributes:
        id: As in `Item`.
        reason: What was received, what was expected, and the mend.
        done: As in `Item`.
    """

    id: str
    reason: str
    done: int = 0
