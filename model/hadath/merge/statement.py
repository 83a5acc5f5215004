"""What is said of one field of an event, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hadath.resolve.resolution import Value

__all__ = ["Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One value that is given for a field.

    Attributes:
        field: A role, ``Time``, or ``factuality``.
        value: What it refers to; None where nothing could be told from the words.
        surfaces: The wordings, most used first.
        mentions: Positions in the event's mentions of those that say so.
    """

    field: str
    value: Value | None
    surfaces: tuple[str, ...]
    mentions: tuple[int, ...]

    @property
    def label(self) -> str:
        """Return the value as a reader would write it, or the wording if it is not resolved."""
        return self.surfaces[0] if self.value is None else self.value.label

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "field": self.field,
            "label": self.label,
            "value": None if self.value is None else self.value.to_dict(),
            "surfaces": list(self.surfaces),
            "mentions": list(self.mentions),
        }
