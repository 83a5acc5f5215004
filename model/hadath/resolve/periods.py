"""Stretches of the calendar: months, seasons, weeks, their thirds, and steps back and forth."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hadath.resolve.interval import Interval

__all__ = [
    "SEASON_STARTS",
    "UnresolvableError",
    "day",
    "days",
    "decade",
    "month",
    "portion",
    "season",
    "shift_day",
    "shift_month",
    "week",
    "year",
]

# First month of the meteorological seasons; «شتاء 2015» begins in December 2014.
SEASON_STARTS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}


class UnresolvableError(ValueError):
    """Words that name no stretch of the calendar; the message says why."""


def day(when: date) -> Interval:
    """Return one day."""
    return Interval(when, when, "day")


def days(first: date, last: date, granularity: str = "day") -> Interval:
    """Return the days from one to another, whichever comes first."""
    return Interval(min(first, last), max(first, last), granularity)


def week(when: date) -> Interval:
    """Return the week of a day, Monday to Sunday (ISO 8601).

    >>> week(date(2017, 11, 4)).label
    '2017-10-30..2017-11-05'
    """
    monday = when - timedelta(days=when.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def month(year_: int, month_: int) -> Interval:
    """Return a calendar month."""
    last = monthrange(year_, month_)[1]
    return Interval(date(year_, month_, 1), date(year_, month_, last), "month")


def season(year_: int, name: str) -> Interval:
    """Return a meteorological season; a winter has the number of the year that it ends in.

    >>> season(2014, "summer").label, season(2015, "winter").label
    ('2014-06-01..2014-08-31', '2014-12-01..2015-02-28')
    """
    first = SEASON_STARTS[name]
    start = date(year_ - (first == 12), first, 1)
    last = month(*shift_month(start.year, start.month, 2)).end
    return Interval(start, last, "season")


def year(year_: int) -> Interval:
    """Return a calendar year."""
    return Interval(date(year_, 1, 1), date(year_, 12, 31), "year")


def decade(first: int) -> Interval:
    """Return ten years."""
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "year")


def portion(whole: Interval, index: int, parts: int) -> Interval:
    """Return one of the equal parts of a period, in the largest units that divide it.

    A third of a month is days 1 to 10, 11 to 20 or 21 to the end; of a year four months; of a
    season a month; of a decade three years or, at its end, four; of a week Monday and Tuesday,
    Wednesday and Thursday, or Friday to Sunday, so that «نهاية الأسبوع» holds both week-ends in
    use.

    >>> portion(month(2017, 2), 3, 3).label, portion(year(2025), 2, 4).label
    ('2017-02-21..2017-02-28', '2025-04-01..2025-06-30')

    Args:
        whole: A week, month, season, year or decade.
        index: Which part, from 1.
        parts: How many there are.
    """
    if whole.start is None or whole.end is None:
        return whole
    length = (whole.end - whole.start).days + 1
    first, after = whole.start, whole.end + timedelta(days=1)
    if whole.granularity in {"year", "season"}:
        months = round(length / 30.4)
        low, high = ((index - 1) * months // parts, index * months // parts)
        if months == 120:  # whole years of a decade
            low, high = 12 * (10 * (index - 1) // parts), 12 * (10 * index // parts)
        start = date(*shift_month(first.year, first.month, low), 1)
        end = date(*shift_month(first.year, first.month, high), 1)
    else:
        steps = 30 if whole.granularity == "month" else length
        start = first + timedelta(days=(index - 1) * steps // parts)
        end = first + timedelta(days=index * steps // parts)
    end = after if index == parts else end
    return Interval(start, end - timedelta(days=1), whole.granularity)


def shift_month(year_: int, month_: int, months: int) -> tuple[int, int]:
    """Return the month that lies some months later.

    >>> shift_month(2017, 11, 2), shift_month(2017, 11, -11)
    ((2018, 1), (2016, 12))
    """
    years, index = divmod(12 * year_ + month_ - 1 + months, 12)[0], (month_ - 1 + months) % 12
    return years, index + 1


def shift_day(when: date, months: int) -> date:
    """Return the same day some months later, or the last one of a shorter month.

    >>> shift_day(date(2017, 3, 31), -1)
    datetime.date(2017, 2, 28)
    """
    year_, month_ = shift_month(when.year, when.month, months)
    return date(year_, month_, min(when.day, monthrange(year_, month_)[1]))
