"""The rules that give a row of time tokens its place in the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hadath.resolve import periods
from hadath.resolve.anchor import Anchor
from hadath.resolve.calendar import hijri_date
from hadath.resolve.interval import Interval
from hadath.resolve.periods import UnresolvableError
from hadath.resolve.time_tokens import kinds_of
from hadath.resolve.time_words import Token

__all__ = ["find_interval"]

# What says which year (or which month) is meant: «2014», «الماضي», «من العام المقبل».
_WHICH = r"(?:(?P<year>Y)|(?P<way>[LXTl])|(?P<unit>[Uu])(?P<unit_way>[LXT])?(?P<unit_year>Y)?)?"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OPEN_UNITS = {"hours": "day", "minutes": "day", "nights": "day", "decades": "year"}
_UNIT_NAMES = {"days": "day", "weeks": "week", "months": "month", "years": "year"}


@dataclass(frozen=True, slots=True)
class _Slots:
    """The tokens that the groups of a rule matched."""

    match: re.Match[str]
    tokens: Sequence[Token]
    anchor: Anchor

    def get(self, name: str) -> Token | None:
        at = self.match.start(name) if name in self.match.re.groupindex else -1
        return None if at < 0 else self.tokens[at]

    def kind(self, name: str) -> str:
        token = self.get(name)
        return "" if token is None else token.kind

    def number(self, name: str) -> int | None:
        token = self.get(name)
        return None if token is None else int(token.number)

    def year(self) -> int | None:
        """Return the year that is named, or that «العام الماضي» counts to."""
        named = self.number("year") or self.number("unit_year")
        unit = self.get("unit")
        if named is not None or unit is None or unit.name != "years":
            return named
        return self.anchor.day.year + {"L": -1, "X": 1}.get(self.kind("unit_way"), 0)

    def edge(self, whole: Interval) -> Interval:
        """Return the part of a period that is named, or all of it."""
        part = self.get("edge")
        return whole if part is None else periods.portion(whole, int(part.number), int(part.high))


_Found = tuple[Interval, str]


def find_interval(tokens: Sequence[Token], anchor: Anchor) -> _Found | None:
    """Find the days that a row of tokens means, and the rule that says so.

    >>> from hadath.resolve.time_tokens import read_phrase
    >>> found = find_interval(read_phrase("أواخر أيلول 2014").tokens, Anchor(None))
    >>> found[0].label, found[1]
    ('2014-09-21..2014-09-30', 'month')

    Returns:
        The days and the rule; None if there is no rule for these tokens.

    Raises:
        UnresolvableError: The rule does not apply: no publication date, or no such day.
    """
    kinds = kinds_of(tokens)
    for pattern, rule in _RULES:
        match = pattern.fullmatch(kinds)
        if match is not None:
            return rule(_Slots(match, tokens, anchor))
    return _range(tokens, anchor)


def _range(tokens: Sequence[Token], anchor: Anchor) -> _Found | None:
    """Read two times with «و» or «إلى» between them, from the first day to the last one."""
    kinds = kinds_of(tokens)
    cut = re.search("[&>]", kinds)
    if cut is None:
        return None
    left, right = list(tokens[: cut.start()]), list(tokens[cut.end() :])
    if kinds_of(left)[-1:] in {"N", "O"} and kinds_of(right)[:1] in {"N", "O"}:
        left += right[1:]
    elif kinds.endswith("Y") and "Y" not in kinds_of(left):
        left.append(right[-1])
    first, last = find_interval(left, anchor), find_interval(right, anchor)
    if first is None or last is None:
        return None
    ends = [one for found in (first, last) for one in (found[0].start, found[0].end) if one]
    return Interval(min(ends), max(ends), first[0].granularity), f"from {first[1]} to {last[1]}"


def _now(slots: _Slots) -> _Found:
    return periods.day(slots.anchor.day), "day of publication"


def _near_day(slots: _Slots) -> _Found:
    """Read «أمس السبت», «الجمعة الماضي», «السبت»."""
    anchor, weekday = slots.anchor, slots.number("weekday")
    offset = slots.number("offset")
    if offset is not None:
        when = anchor.day + timedelta(days=offset)
        how = f"{offset:+d} days from publication" if offset else "day of publication"
        return periods.day(_checked(when, weekday)), f"{how} ({anchor.day})"
    when = anchor.weekday(weekday or 1, slots.kind("way"))
    side = "after" if when > anchor.day else "before"
    how = "weekday of publication" if when == anchor.day else f"weekday {side} publication"
    return periods.day(when), f"{how} ({anchor.day})"


def _two_weekdays(slots: _Slots) -> _Found:
    """Read «ليل السبت الأحد», «السبت والأحد»: the first is the one before the second."""
    first, second = slots.number("weekday") or 1, slots.number("second") or 1
    last = slots.anchor.weekday(second, slots.kind("way"))
    start = last - timedelta(days=(second - first) % 7)
    return periods.days(start, last), f"weekdays near publication ({slots.anchor.day})"


def _digits(slots: _Slots) -> _Found:
    when = date.fromordinal(slots.number("digits") or 1)
    return periods.day(_checked(when, slots.number("weekday"))), "date in digits"


def _date(slots: _Slots) -> _Found:
    """Read a day of a named month: «الأحد 22 نونبر», «3 و5 أيار 2014»."""
    day, month, weekday = slots.number("day") or 0, slots.number("month") or 0, slots.number("weekday")
    hijri = slots.kind("month") == "H"

    def build(year: int) -> Interval:
        return periods.day((hijri_date if hijri else date)(year, month, day))

    year = slots.year()
    if year is None and _last_day(month, hijri) < day:
        raise UnresolvableError(f"month {month} has no day {day}")
    if year is not None:
        found, how = _of_year(build, year, f"month {month} of {year} has no day {day}"), "date"
    else:
        found = slots.anchor.pick(build, slots.kind("way"), hijri=hijri)
        how = f"date nearest to publication ({slots.anchor.day})"
    when = found.start or slots.anchor.day
    if hijri:
        return _hijri_day(when, weekday), f"hijri {how}"
    return periods.day(_checked(when, weekday)), how
