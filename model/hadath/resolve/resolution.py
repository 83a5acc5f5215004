"""What resolving gives: a value and how it was reached, or the reason that there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

__all__ = ["Resolution", "Value"]


class Value(Protocol):
    """What every resolved value can do."""

    @property
    def label(self) -> str:
        """Return the value as a reader would write it."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""


V_co = TypeVar("V_co", bound=Value, covariant=True)


@dataclass(frozen=True, slots=True)
class Resolution(Generic[V_co]):
    """What a stretch of text refers to.

    Attributes:
        surface: The stretch as it stands in the text, never changed.
        value: What it refers to; None if that could not be told.
        how: The rule that gave the value, or the reason that there is none.
    """

    surface: str
    value: V_co | None
    how: str

    @property
    def resolved(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    @classmethod
    def unresolved(cls, surface: str, why: str) -> Resolution[V_co]:
        """Return a resolution without a value."""
        return cls(surface, None, why)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values.

        >>> Resolution("وقت سابق", None, "names no date").to_dict()
        {'surface': 'وقت سابق', 'unresolved': 'names no date'}
        """
        if self.value is None:
            return {"surface": self.surface, "unresolved": self.how}
        return {"surface": self.surface, **self.value.to_dict(), "how": self.how}
