"""How much: a number or a range, with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["UNITS", "Quantity"]

UNITS = ("people", "km", "share", "places", "vehicles", "items", "hours", "days")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range.

    Attributes:
        low: Least value that the words allow; None where there is no least.
        high: Most that they allow; None where there is no most.
        unit: One of `UNITS`; distances are in km, shares run from 0 to 1.
        approximate: Whether the words say "about".
        noun: What is counted, as it stands in the text; empty if it does not stand there.
    """

    low: float | None
    high: float | None
    unit: str
    approximate: bool = False
    noun: str = ""

    @property
    def label(self) -> str:
        """Return the range, such as ``≥ 30 km`` or ``37 %``."""
        if self.unit == "share":
            return f"{_range(self.low, self.high, 100)} %"
        about = "about " if self.approximate and self.low == self.high else ""
        return f"{about}{_range(self.low, self.high, 1)} {self.unit}"

    def meets(self, other: Quantity, tolerance: float = 0.1) -> bool:
        """Say whether both can be true at once.

        Args:
            other: A quantity of the same unit.
            tolerance: Relative width given to a value that is marked as approximate, or rounded
                from another unit.
        """
        slack = tolerance if self.approximate or other.approximate else 1e-6
        return _below(self.low, other.high, slack) and _below(other.low, self.high, slack)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "approximate": self.approximate,
            "noun": self.noun,
        }


def _range(low: float | None, high: float | None, scale: float) -> str:
    if low is None or high is None:
        sign, bound = ("≥", low) if high is None else ("≤", high)
        return f"{sign} {_number(bound, scale)}"
    if low == high:
        return _number(low, scale)
    return f"{_number(low, scale)}-{_number(high, scale)}"


def _number(value: float | None, scale: float) -> str:
    return "?" if value is None else f"{round(value * scale, 1):,}".removesuffix(".0")


def _below(low: float | None, high: float | None, slack: float) -> bool:
    return low is None or high is None or low <= high * (1 + slack) + 1e-9
