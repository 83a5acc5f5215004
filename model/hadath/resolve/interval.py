"""When: a stretch of days with the granularity that the words have, or a length of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

__all__ = ["GRANULARITIES", "Duration", "Interval"]

# From fine to coarse.
GRANULARITIES = ("part_of_day", "day", "week", "month", "season", "year")


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days.

    Attributes:
        start: First day; None where the words leave it open («الأشهر الماضية»).
        end: Last day, itself included; None where the words leave it open.
        granularity: One of `GRANULARITIES`: how exactly the words say it.
        part: Part of the day: ``dawn``, ``morning``, ``noon``, ``afternoon``, ``evening``,
            ``night``; empty if none is named.
        approximate: Whether the words say "about".
    """

    start: date | None
    end: date | None
    granularity: str
    part: str = ""
    approximate: bool = False

    @property
    def label(self) -> str:
        """Return the days, such as ``2017-11-03``, ``2014`` or ``2014-06-01..2014-08-31``."""
        if self.start is not None and self.end is not None:
            if self.start == self.end:
                return f"{self.start.isoformat()} {self.part}".rstrip()
            whole = self.start.day == 1 and (self.end + timedelta(days=1)).day == 1
            if whole and (self.start.year, self.start.month) == (self.end.year, self.end.month):
                return f"{self.start:%Y-%m}"
            if (
                whole
                and self.start.year == self.end.year
                and self.start.month + 11 == self.end.month
            ):
                return f"{self.start.year}"
        start = "" if self.start is None else self.start.isoformat()
        end = "" if self.end is None else self.end.isoformat()
        return f"{start}..{end}"

    @property
    def by_day(self) -> bool:
        """Whether the words name a day, or a part of one."""
        return self.granularity in {"part_of_day", "day"}

    def meets(self, other: Interval, slack: int = 0) -> bool:
        """Say whether the two have a day in common, or lie at most `slack` days apart."""
        return _before(self.start, other.end, slack) and _before(other.start, self.end, slack)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "start": None if self.start is None else self.start.isoformat(),
            "end": None if self.end is None else self.end.isoformat(),
            "granularity": self.granularity,
            "part": self.part,
            "approximate": self.approximate,
        }


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, not placed in the calendar.

    Attributes:
        amount: How many units; None where the words give no number («ساعات»).
        unit: ``minutes``, ``hours``, ``days``, ``weeks``, ``months``, ``years``.
        approximate: Whether the words say "about".
    """

    amount: float | None
    unit: str
    approximate: bool = False

    @property
    def label(self) -> str:
        """Return the length, such as ``12 days``."""
        return f"some {self.unit}" if self.amount is None else f"{self.amount:g} {self.unit}"

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"amount": self.amount, "unit": self.unit, "approximate": self.approximate}


def _before(start: date | None, end: date | None, slack: int) -> bool:
    return start is None or end is None or (start - end).days <= slack
