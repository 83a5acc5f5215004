"""Where the tellings of one event differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hadath.merge.statement import Statement

__all__ = ["KINDS", "Disagreement"]

KINDS = ("figure", "date", "captor", "outcome", "claimed_denied", "planned_done")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more statements that cannot all be true.

    Attributes:
        kind: ``figure``: numbers of one thing; ``date``: days; ``captor``: who ended up with the
            place; ``outcome``: who lost it or was attacked; ``claimed_denied``: asserted by one and
            negated by another; ``planned_done``: expected by one, reported as done by another.
        statements: What is said, and by whom.
    """

    kind: str
    statements: tuple[Statement, ...]

    @property
    def label(self) -> str:
        """Return both sides, such as ``37 % / 35 %``."""
        return " / ".join(statement.label for statement in self.statements)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "kind": self.kind,
            "statements": [statement.to_dict() for statement in self.statements],
        }
