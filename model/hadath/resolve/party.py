"""Who: a party to the conflict, or somebody who reports on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["KINDS", "Party"]

_ORGANS = frozenset({"government", "armed_forces", "police"})

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
        """Say whether one is the other or a part of it, or both are organs of one state."""
        ours, theirs = f"{self.key}.", f"{other.key}."
        return (
            ours.startswith(theirs)
            or theirs.startswith(ours)
            or (self.organ and other.organ and self.country == other.country)
        )

    @property
    def organ(self) -> bool:
        """Whether it is the government, the army or the police of a state, or a part of them."""
        return self.key.removeprefix(f"{self.country}.").split(".")[0] in _ORGANS

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"key": self.key, "name": self.name, "kind": self.kind, "country": self.country}
