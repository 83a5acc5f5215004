"""Who: a party to the conflict, or somebody who reports on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["KINDS", "Party"]

KINDS = ("state", "rebel", "militia", "civilian", "international", "media", "other")


@dataclass(frozen=True, slots=True)
class Party:
    """A party.

    Attributes:
        key: Dotted: ``syria.armed_forces`` is part of ``syria``.
        name: Its usual English name.
        kind: One of `KINDS`.
        country: Key of the country that it belongs to, such as ``syria``; empty if to none.
    """

    key: str
    name: str
    kind: str
    country: str = ""

    @property
    def label(self) -> str:
        """Return its name."""
        return self.name

    def related(self, other: Party) -> bool:
        """Say whether one is the other or a part of it."""
        return f"{other.key}.".startswith(f"{self.key}.") or f"{self.key}.".startswith(
            f"{other.key}."
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"key": self.key, "name": self.name, "kind": self.kind, "country": self.country}
