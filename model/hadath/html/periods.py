"""Events grouped for the time line: by day or period while they are few, else more coarsely."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hadath.html.labels import interval_label, month_label
from hadath.merge.merged_event import MergedEvent
from hadath.resolve.interval import Interval

__all__ = ["Bundle", "Period", "group_periods"]

_ROWS = 60  # more rows than this are more coarsely grouped


@dataclass(frozen=True, slots=True)
class Bundle:
    """Events that share one row.

    Attributes:
        factuality: Of all of them.
        type: Their type; empty if they differ in it.
        events: The events.
    """

    factuality: str
    type: str
    events: tuple[MergedEvent, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A day, or a stretch of days.

    Attributes:
        start: First day, or the last one where the first is open.
        end: Last day, or the first one where the last is open.
        label: What it is called.
        day: Whether it is one day, and not a stretch that ends or begins with it.
        bundles: Its rows.
    """

    start: date
    end: date
    label: str
    day: bool
    bundles: tuple[Bundle, ...]


_Days = tuple[date, date, str, bool]


def group_periods(events: Sequence[MergedEvent]) -> list[Period]:
    """Return the periods of the events that have a day, in the order of time.

    Each event has a row of its own if there is room; else events of one type and factuality share
    one, then days become months, years and decades.

    Args:
        events: Events, of which those without any day are passed over.
    """
    periods: list[Period] = []
    for days, alone, by_type in (
        (_exact, True, True),
        (_exact, False, True),
        (_month, False, True),
        (_month, False, False),
        (_year, False, False),
        (_decade, False, False),
    ):
        periods = _group(events, days, alone, by_type)
        if sum(len(period.bundles) for period in periods) <= _ROWS:
            break
    return periods


def _group(
    events: Sequence[MergedEvent],
    days: Callable[[Interval], _Days],
    alone: bool,
    by_type: bool,
) -> list[Period]:
    dated: dict[_Days, list[MergedEvent]] = {}
    for event in events:
        if event.time is not None and (event.time.start or event.time.end):
            dated.setdefault(days(event.time), []).append(event)
    # Longer periods stand before the days that they hold.
    order = sorted(dated, key=lambda one: (one[0], -one[1].toordinal(), one[2]))
    return [Period(*stretch, _bundles(dated[stretch], alone, by_type)) for stretch in order]


def _bundles(events: list[MergedEvent], alone: bool, by_type: bool) -> tuple[Bundle, ...]:
    if alone:
        return tuple(Bundle(event.factuality, event.type, (event,)) for event in events)

    def key(event: MergedEvent) -> tuple[str, str]:
        return event.factuality, event.type if by_type else ""

    bundles = [
        Bundle(factuality, kind, tuple(group))
        for (factuality, kind), group in groupby(sorted(events, key=key), key)
    ]
    return tuple(sorted(bundles, key=lambda bundle: -len(bundle.events)))


def _exact(time: Interval) -> _Days:
    start, end = _ends(time)
    if time.start == time.end:
        # Parts of one day stand together under the day.
        return start, end, interval_label(Interval(start, end, "day")), True
    return start, end, interval_label(time), False


def _month(time: Interval) -> _Days:
    start, end = _ends(time)
    if (start.year, start.month) != (end.year, end.month):
        return _exact(time)
    last = end.replace(day=monthrange(end.year, end.month)[1])
    return start.replace(day=1), last, month_label(start), False


def _year(time: Interval) -> _Days:
    year = _ends(time)[0].year
    return date(year, 1, 1), date(year, 12, 31), f"عام {year}", False


def _decade(time: Interval) -> _Days:
    first = _ends(time)[0].year // 10 * 10
    return date(max(first, 1), 1, 1), date(first + 9, 12, 31), f"{first} – {first + 9}", False


def _ends(time: Interval) -> tuple[date, date]:
    start, end = time.start or time.end, time.end or time.start
    if start is None or end is None:
        raise ValueError("an interval without any day has no place on the time line")
    return start, end
