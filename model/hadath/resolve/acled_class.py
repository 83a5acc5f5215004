"""ACLED's event and sub-event types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["AcledClass"]


@dataclass(frozen=True, slots=True)
class AcledClass:
    """A class of ACLED's code book.

    Attributes:
        event_type: Such as ``Battles``.
        sub_event_type: Such as ``Government regains territory``.
    """

    event_type: str
    sub_event_type: str

    @property
    def label(self) -> str:
        """Return the sub-event type."""
        return self.sub_event_type

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"event_type": self.event_type, "sub_event_type": self.sub_event_type}
