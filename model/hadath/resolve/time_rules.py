"""The rules that give a row of time tokens its place in the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hadath.resolve import periods
from hadath.resolve.anchor import Anchor
from hadath.resolve.calendar import hijri_date
from hadath.resolve.interval import Interval
from hadath.resolve.periods import UnresolvableError
from hadath.resolve.time_slots import Slots
from hadath.resolve.time_tokens import kinds_of
from hadath.resolve.time_units import few_units, one_unit
from hadath.resolve.time_words import Token

__all__ = ["find_interval"]

# What says which year is meant: «2014», «الماضي», «من العام المقبل».
_WHICH = r"(?:(?P<year>Y)|(?P<way>[LXTl])|(?P<unit>U)(?P<unit_way>[LXT])?)?"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARLY = re.compile(r"[NO]?[MHS]|W")  # what comes again and again
_HIJRI_MONTH_DAYS = 30  # at most

_Found = tuple[Interval, str]


def find_interval(tokens: Sequence[Token], anchor: Anchor) -> _Found | None:
    """Find the days that a row of tokens means, and the rule that says so.

    >>> from hadath.resolve.time_tokens import read_phrase
    >>> found = find_interval(read_phrase("أواخر أيلول 2014").tokens, Anchor(None))
    >>> found[0].label, found[1]
    ('2014-09-21..2014-09-30', 'part of a month with its year')

    Returns:
        The days and the rule; None if there is no rule for these tokens.

    Raises:
        UnresolvableError: The rule does not apply: no publication date, or no such day.
    """
    kinds = kinds_of(tokens)
    for pattern, rule in _RULES:
        match = pattern.fullmatch(kinds)
        if match is not None:
            return rule(Slots(match, tokens, anchor))
    return _range(tokens, anchor)


def _range(tokens: Sequence[Token], anchor: Anchor) -> _Found | None:
    """Read two times with «و» or «إلى» between them, from the first day to the last one."""
    kinds = kinds_of(tokens)
    cut = re.search("[&>]", kinds)
    if cut is None:
        return None
    left, right = list(tokens[: cut.start()]), list(tokens[cut.end() :])
    same_month = kinds_of(left)[-1:] in {"N", "O"} and kinds_of(right)[:1] in {"N", "O"}
    if same_month:
        left += right[1:]
    elif kinds[-1] in "YLXT" and not re.search("[YLXT]", kinds_of(left)):
        left.append(right[-1])
    forward = kinds[cut.start()] == ">" or same_month
    near, far = (left, right) if forward else (right, left)
    one = find_interval(near, anchor)
    if one is not None and one[0].start is not None and _YEARLY.fullmatch(kinds_of(far)):
        # «28 كانون الأول إلى 3 كانون الثاني»: the second is the one after the first.
        anchor = Anchor(one[0].start, ahead=forward)
    other = find_interval(far, anchor)
    if one is None or other is None:
        return None
    ends = [when for found in (one, other) for when in (found[0].start, found[0].end) if when]
    return Interval(min(ends), max(ends), one[0].granularity), f"from first to last: {one[1]}"


def _now(slots: Slots) -> _Found:
    # What holds now began before and goes on: the day is only about right.
    today = replace(periods.day(slots.anchor.day), approximate=True)
    return today, f"now: day of publication ({slots.anchor.day})"


def _near_day(slots: Slots) -> _Found:
    """Read «أمس السبت», «الجمعة الماضي», «السبت»."""
    anchor, weekday, offset = slots.anchor, slots.number("weekday"), slots.number("offset")
    if offset is not None:
        when = anchor.day + timedelta(days=offset)
        how = f"{abs(offset)} days {'after' if offset > 0 else 'before'} publication"
        how = how.replace("1 days", "the day") if offset else "day of publication"
        return periods.day(_checked(when, weekday)), f"{how} ({anchor.day})"
    when = anchor.weekday(weekday or 1, slots.kind("way"))
    side = "after" if when > anchor.day else "before" if when < anchor.day else "of"
    return periods.day(when), f"weekday {side} publication ({anchor.day})"


def _two_weekdays(slots: Slots) -> _Found:
    """Read «ليل السبت الأحد», «السبت والأحد»: the first is the one before the second."""
    first, second = slots.number("weekday") or 1, slots.number("second") or 1
    last = slots.anchor.weekday(second, slots.kind("way"))
    start = last - timedelta(days=(second - first) % 7)
    return periods.days(start, last), f"weekdays near publication ({slots.anchor.day})"


def _digits(slots: Slots) -> _Found:
    when = date.fromordinal(slots.number("digits") or 1)
    return periods.day(_checked(when, slots.number("weekday"))), "date in digits"


def _date(slots: Slots) -> _Found:
    """Read a day of a named month: «الأحد 22 نونبر», «3 أيار 2014»."""
    day, month = slots.number("day") or 0, slots.number("month") or 0
    hijri = slots.kind("month") == "H"
    # 2000 is a leap year: what it does not have no year has.
    longest = _HIJRI_MONTH_DAYS if hijri else monthrange(2000, month)[1]
    if not 1 <= day <= longest:
        raise UnresolvableError(f"{'hijri ' * hijri}month {month} has no day {day}")

    def build(year: int) -> Interval:
        return periods.day((hijri_date if hijri else date)(year, month, day))

    found, how = _of_year(slots, build, "day", hijri)
    weekday = slots.number("weekday")
    when = found.start or slots.anchor.day
    if not hijri:
        return periods.day(_checked(when, weekday)), how
    # The crescent is seen a day earlier or later in some countries: the weekday decides.
    near = [when + timedelta(days=shift) for shift in (0, -1, 1)]
    fitting = [one for one in near if one.isoweekday() == weekday]
    when = _checked(fitting[0] if fitting else when, weekday)
    return Interval(when, when, "day", approximate=not fitting), f"hijri calendar, {how}"


def _day_of_month(slots: Slots) -> _Found | None:
    """Read «15 من الشهر الجاري», «15 الجاري», «الثامن من الشهر»."""
    unit, anchor = slots.get("unit"), slots.anchor
    if unit is not None and unit.name != "months":
        return None
    way, number = slots.kind("way"), slots.number("day") or 0
    steps = {"L": [-1], "X": [1], "T": [0]}.get(way, [0, -1] if not anchor.ahead else [0, 1])
    for step in steps:
        year, month = periods.shift_month(anchor.day.year, anchor.day.month, step)
        if not 1 <= number <= monthrange(year, month)[1]:
            raise UnresolvableError(f"month {month} of {year} has no day {number}")
        when = date(year, month, number)
        if way or (when >= anchor.day if anchor.ahead else when <= anchor.day):
            break
    return periods.day(_checked(when, slots.number("weekday"))), (
        f"day of a month near publication ({anchor.day})"
    )


def _month(slots: Slots) -> _Found:
    """Read «أيلول 2014», «مطلع آذار», «رمضان الماضي», «النصف الأول من أيار»."""
    month = slots.number("month") or 1
    hijri = slots.kind("month") == "H"

    def build(year: int) -> Interval:
        if not hijri:
            return slots.edge(periods.month(year, month))
        first, last = hijri_date(year, month, 1), hijri_date(year, month, None)
        return slots.edge(Interval(first, last, "month", approximate=True))

    if slots.kind("way") == "T" and not hijri and month != slots.anchor.day.month:
        raise UnresolvableError(
            f"«this» month is number {month}, but the text was published on {slots.anchor.day}"
        )
    return _of_year(slots, build, "month", hijri)


def _week_of_month(slots: Slots) -> _Found | None:
    """Read «الأسبوع الأول من أيلول», «الأيام العشرة الأخيرة من آب»."""
    span, which = slots.get("span"), slots.number("which") or 1
    month, count = slots.number("month") or 1, slots.number("count")
    if span is None or span.name not in {"weeks", "days"} or (span.name == "days" and not count):
        return None
    length = 7 if span.name == "weeks" else min(count or 1, 28)
    granularity = span.name[:-1]

    def build(year: int) -> Interval:
        whole = periods.month(year, month)
        first, last = whole.start or date.min, whole.end or date.max
        if slots.kind("which") == "l":
            return Interval(last - timedelta(days=length - 1), last, granularity)
        start = first + timedelta(days=7 * (which - 1))
        return Interval(start, min(last, start + timedelta(days=length - 1)), granularity)

    return None if which > 5 else _of_year(slots, build, "days", hijri=False)


def _season(slots: Slots) -> _Found:
    """Read «صيف 2014», «الشتاء الماضي», «أواخر ربيع 2016»."""
    token = slots.get("season")
    name = "" if token is None else token.name
    return _of_year(slots, lambda year: slots.edge(periods.season(year, name)), "season", False)


def _feast(slots: Slots) -> _Found:
    token = slots.get("feast")
    if token is None:
        raise UnresolvableError("names no feast")
    month, first, last = int(token.number), int(token.name), int(token.high)
    if slots.get("first") is not None:
        last = first

    def build(year: int) -> Interval:
        ends = hijri_date(year, month, first), hijri_date(year, month, last)
        return Interval(*ends, "day", approximate=True)

    named = slots.number("year")
    if named is None:
        return _of_year(slots, build, "feast", hijri=True)
    # A Gregorian year begins in one hijri year and ends in the next, or the one after that.
    middle = named - 579
    for year in range(middle - 2, middle + 3):
        found = build(year)
        if found.start and found.start.year == named:
            return found, "feast of a year"
    raise UnresolvableError(f"{named} has no such feast")


def _year(slots: Slots) -> _Found:
    how = "year" if slots.get("edge") is None else "part of a year"
    return slots.edge(periods.year(slots.number("year") or 1)), how


def _decade(slots: Slots) -> _Found:
    """Read «تسعينيات القرن الماضي»; without a century, the last such decade that has begun."""
    tens, named = slots.number("decade") or 0, slots.number("century")
    if named is not None:
        return slots.edge(periods.decade(100 * (named - 1) + tens)), "decade of a century"
    century = slots.anchor.day.year // 100 * 100
    past = century + tens > slots.anchor.day.year or slots.kind("way") in {"L", "l"}
    first = century + tens - 100 * past
    return slots.edge(periods.decade(first)), f"decade before publication ({slots.anchor.day})"


def _of_year(slots: Slots, build: Callable[[int], Interval], name: str, hijri: bool) -> _Found:
    """Find a stretch that comes once a year in the year that is named or that lies near."""
    monthly = name in {"day", "days", "month"}
    name = f"part of a {name}" if slots.get("edge") is not None else name
    year = slots.year()
    if year is None:
        way, day = slots.kind("way"), slots.anchor.day
        found = slots.anchor.pick(build, way, monthly=monthly and not hijri, hijri=hijri)
        if found.start is not None and found.start > day:
            return found, f"next such {name} from publication on ({day})"
        return found, f"last such {name} up to publication ({day})"
    try:
        return build(year), f"{name} with its year"
    except ValueError:
        raise UnresolvableError(f"{year} has no such day") from None


def _checked(when: date, weekday: int | None) -> date:
    """Return a day if it falls on the weekday that is named beside it."""
    if weekday is not None and when.isoweekday() != weekday:
        found, named = _WEEKDAYS[when.weekday()], _WEEKDAYS[weekday - 1]
        raise UnresolvableError(f"{when} is a {found}, but the text names a {named}")
    return when


_RULES: list[tuple[re.Pattern[str], Callable[[Slots], _Found | None]]] = [
    (re.compile(pattern), rule)
    for pattern, rule in [
        (r"K", _now),
        (r"(?P<offset>G)T?(?P<weekday>W)?", _near_day),
        (r"(?P<weekday>W)(?P<way>[LXTl])?", _near_day),
        (r"(?P<weekday>W)[&>]?(?P<second>W)(?P<way>[LXTl])?", _two_weekdays),
        (r"G?(?P<weekday>W)?(?P<digits>C)", _digits),
        (rf"G?(?P<weekday>W)?[LXTl]?(?P<day>[NO])(?P<month>[MH]){_WHICH}", _date),
        (r"G?(?P<weekday>W)?(?P<day>[NO])(?P<unit>U)(?P<way>[LXT])?", _day_of_month),
        (r"(?P<weekday>W)?(?P<day>[NO])(?P<way>[LT])", _day_of_month),
        (rf"(?P<edge>E)?(?P<month>[MH]){_WHICH}", _month),
        (rf"(?P<span>U)(?P<which>[Ol])(?P<month>M){_WHICH}", _week_of_month),
        (rf"(?P<span>V)(?P<count>N)(?P<which>[Ol])(?P<month>M){_WHICH}", _week_of_month),
        (rf"(?P<edge>E)?(?P<season>S){_WHICH}", _season),
        (rf"(?P<first>O)?v?(?P<feast>F){_WHICH}", _feast),
        (r"(?P<edge>E)?(?P<year>Y)", _year),
        (r"(?P<edge>E)?(?P<decade>Z)(?:c?(?P<way>[LT])|c(?P<century>[NO])?)?", _decade),
        (r"(?P<edge>E)?(?P<span>U)(?P<way>[LXTl])?", one_unit),
        (r"(?P<span>D)(?P<way>[LXl])", few_units),
        (r"(?P<count>N)?(?P<span>[Vv])(?P<count_after>N)?(?P<way>[LXl])", few_units),
        (r"(?P<count>N)(?P<span>[uU])(?P<way>[LXl])", few_units),
        (r"E(?P<count>N)?(?P<span>[uvd])", few_units),
    ]
]
