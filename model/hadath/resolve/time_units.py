"""Units of time counted from publication: last week, the past three months, two years ago."""

from __future__ import annotations

import math
from datetime import date, timedelta

from hadath.resolve import periods
from hadath.resolve.anchor import Anchor
from hadath.resolve.interval import Interval
from hadath.resolve.time_slots import Slots

__all__ = ["ago", "few_units", "one_unit"]

_GRANULARITY = {"weeks": "week", "months": "month", "years": "year", "decades": "year"}
_DAYS = {"seconds": 0.0, "minutes": 0.0, "hours": 1 / 24, "days": 1.0, "nights": 1.0, "weeks": 7.0}
_MONTHS = {"months": 1, "years": 12, "decades": 120, "centuries": 1200}
_HALF_MONTH = 15  # days


def one_unit(slots: Slots) -> tuple[Interval, str] | None:
    """Read «الأسبوع الماضي», «هذا العام», «مطلع الشهر»."""
    span, way, anchor = slots.get("span"), slots.kind("way"), slots.anchor
    if span is None or span.name not in {"weeks", "months", "years"}:
        return None
    how = f"{span.name[:-1]} counted from publication ({anchor.day})"
    if way == "l":
        return Interval(_back(anchor.day, 1, span.name), anchor.day, span.name[:-1]), how
    steps = {"L": -1, "X": 1}.get(way, 0) * (slots.number("way") or 0)
    found = slots.edge(_unit(anchor.day, span.name, steps))
    begins_later = found.start is not None and found.start > anchor.day
    if not way and begins_later and not anchor.planned:
        found = slots.edge(_unit(anchor.day, span.name, -1))
    return found, how


def few_units(slots: Slots) -> tuple[Interval, str] | None:
    """Read «الأيام الثلاثة الماضية», «الأشهر الأخيرة», «الساعات المقبلة»."""
    span, anchor = slots.get("span"), slots.anchor
    count = slots.get("count") or slots.get("count_after")
    if span is None:
        return None
    name, published = span.name, anchor.day
    granularity = _GRANULARITY.get(name, "day")
    number = 2.0 if span.kind in "dD" else None if count is None else count.high
    if slots.kind("way") == "X":
        end = None if number is None else _back(published, -number, name)
        return Interval(published, end, granularity), f"from publication on ({published})"
    how = f"up to publication ({published})"
    if number is None and name in {"hours", "minutes"}:
        return periods.day(published), f"day of publication ({published})"
    start = None if number is None else _back(published, number, name)
    return Interval(start, published, granularity), how


def ago(anchor: Anchor, low: float | None, high: float | None, unit: str) -> Interval:
    """Return the calendar unit that lies some units before publication.

    >>> three_years = ago(Anchor(date(2017, 11, 4)), 3, 3, "years")
    >>> three_years.start.isoformat(), three_years.end.isoformat(), three_years.granularity
    ('2014-01-01', '2014-12-31', 'year')
    >>> ago(Anchor(date(2017, 11, 4)), 1.5, 1.5, "years").start.isoformat()
    '2016-05-01'

    Args:
        anchor: What to count from.
        low: Least number of units; None if the words give none («قبل أيام»).
        high: Most.
        unit: ``minutes``, ``hours``, ``days``, ``weeks``, ``months``, ``years``, …
    """
    published = anchor.day
    if low is None or high is None:
        if unit in {"seconds", "minutes", "hours"}:
            return periods.day(published)
        return Interval(None, published, _GRANULARITY.get(unit, "day"))
    first, last = (_containing(published, amount, unit) for amount in (high, low))
    return Interval(first.start, last.end, first.granularity)


def _unit(day: date, unit: str, steps: int) -> Interval:
    """Return the week, month or year some steps after the one that a day lies in."""
    if unit == "weeks":
        return periods.week(day + timedelta(weeks=steps))
    if unit == "months":
        return periods.month(*periods.shift_month(day.year, day.month, steps))
    return periods.year(day.year + steps)


def _containing(day: date, amount: float, unit: str) -> Interval:
    """Return the calendar unit that contains the day some units before; halves make it finer."""
    if unit in _DAYS:
        if unit == "weeks" and amount == int(amount):
            return _unit(day, unit, -int(amount))
        return periods.day(day - timedelta(days=int(amount * _DAYS[unit])))
    months = amount * _MONTHS[unit]
    if months != int(months):
        half = timedelta(days=round(_HALF_MONTH * 2 * (months - int(months))))
        return periods.day(periods.shift_day(day, -int(months)) - half)
    if months % 12 == 0 and unit != "months":
        return _unit(day, "years", -int(months) // 12)
    return _unit(day, "months", -int(months))


def _back(day: date, amount: float, unit: str) -> date:
    """Return the day some units before; hours are rounded up to days."""
    if unit in _DAYS:
        days = amount * _DAYS[unit]
        return day - timedelta(days=math.ceil(days) if days > 0 else math.floor(days))
    return periods.shift_day(day, -round(amount * _MONTHS[unit]))
