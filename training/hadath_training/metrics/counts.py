"""Counts of matches, and what precision, recall and F1 follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Counts"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items gold holds, how many were predicted, how many of them are the same.

    Attributes:
        gold: Items in gold.
        predicted: Items predicted.
        matched: Items in both.
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Add up two counts."""
        return Counts(
            self.gold + other.gold, self.predicted + other.predicted, self.matched + other.matched
        )

    @property
    def precision(self) -> float:
        """Share of the predicted items that are right, 0 to 1; 0 where nothing was predicted."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found, 0 to 1; 0 where gold is empty."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall: 2 matched / (gold + predicted)."""
        total = self.gold + self.predicted
        return 2 * self.matched / total if total else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; rates in per cent."""
        return {
            "precision": round(100 * self.precision, 2),
            "recall": round(100 * self.recall, 2),
            "f1": round(100 * self.f1, 2),
            "gold": self.gold,
            "predicted": self.predicted,
            "matched": self.matched,
        }
