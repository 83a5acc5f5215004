"""The day of publication, which relative words count from, and what they pick around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hadath.resolve.calendar import hijri_year
from hadath.resolve.interval import Interval
from hadath.resolve.periods import UnresolvableError, month

__all__ = ["Anchor"]

_YEARS = 8  # 29 February is at most eight years away (1896 to 1904)


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a text was published and which way its words look.

    Attributes:
        published: Day of publication; None if that is not known.
        ahead: Whether a time without a direction lies in the future.
        planned: Whether the event is planned or possible.
    """

    published: date | None
    ahead: bool = False
    planned: bool = False

    @property
    def day(self) -> date:
        """Return the day of publication.

        Raises:
            UnresolvableError: It is not known.
        """
        if self.published is None:
            raise UnresolvableError("no publication date")
        return self.published

    def weekday(self, number: int, direction: str) -> date:
        """Return the day of the week that some words mean.

        Args:
            number: As in ISO 8601, Monday is 1.
            direction: ``L`` for the last one before publication, ``X`` for the first one after
                it; otherwise the last one up to publication, or from it on if the words look
                ahead.
        """
        back = (self.day.isoweekday() - number) % 7
        if direction in {"L", "l"}:
            return self.day - timedelta(days=back or 7)
        if direction == "X":
            return self.day + timedelta(days=7 - back)
        if self.ahead:
            return self.day + timedelta(days=(7 - back) % 7)
        return self.day - timedelta(days=back)

    def pick(
        self,
        build: Callable[[int], Interval],
        direction: str,
        *,
        monthly: bool = True,
        hijri: bool = False,
    ) -> Interval:
        """Pick the year of something that comes once a year.

        Args:
            build: Gives the stretch of a year; raises ValueError where the year has none.
            direction: ``L`` for the last one before the month of publication (or, unless
                `monthly`, before the day), ``X`` for the next one after it, ``T`` for the one of
                the year of publication; otherwise the last one that began up to publication, or
                the next one that ends from then on if the words look ahead.
            monthly: Whether the words name a month.
            hijri: Whether `build` takes hijri years.

        Raises:
            UnresolvableError: No year near publication has it, or it is not known when it was
                published.
        """
        middle = hijri_year(self.day) if hijri else self.day.year
        found = []
        for number in range(middle - _YEARS, middle + _YEARS + 1):
            try:
                found.append(build(number))
            except ValueError:
                continue
        this = month(self.day.year, self.day.month) if monthly else None
        first = this.start if this and this.start else self.day
        last = this.end if this and this.end else self.day
        chosen = self._choose(found, direction, first, last)
        if chosen is None:
            raise UnresolvableError("no year has that day")
        return chosen

    def _choose(
        self, found: list[Interval], direction: str, first: date, last: date
    ) -> Interval | None:
        """Choose among stretches in the order of time."""
        spans = [(one.start, one.end, one) for one in found if one.start and one.end]
        if direction in {"L", "l"}:
            return next((one for _, end, one in reversed(spans) if end < first), None)
        if direction == "X":
            return next((one for start, _, one in spans if start > last), None)
        if direction == "T":
            near = [one for start, end, one in spans if start <= self.day <= end]
            same = [one for start, _, one in spans if start.year == self.day.year]
            return next(iter(near + same), None)
        if self.ahead:
            return next((one for _, end, one in spans if end >= self.day), None)
        return next((one for start, _, one in reversed(spans) if start <= self.day), None)
