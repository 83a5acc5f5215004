"""Resolved values as an Arabic reader would write them."""

from __future__ import annotations

from datetime import date

from hadath.html.words import FORMS, counted
from hadath.resolve.interval import Duration, Interval
from hadath.resolve.quantity import Quantity

__all__ = ["day_label", "duration_label", "interval_label", "month_label", "quantity_label"]

# The pair of names that the agencies write, so that readers from the Gulf to Morocco know both.
_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_PARTS = {
    "dawn": "فجراً",
    "morning": "صباحاً",
    "noon": "ظهراً",
    "afternoon": "بعد الظهر",
    "evening": "مساءً",
    "night": "ليلاً",
}
_SEASONS = {3: "ربيع", 6: "صيف", 9: "خريف", 12: "شتاء"}
# At the end, where it changes no noun's case.
_ABOUT = " تقريباً"
_LESS_OR_MORE = {"low": "على الأقل", "high": "على الأكثر"}


def day_label(day: date, weekday: bool = False) -> str:
    """Return a day.

    >>> day_label(date(2017, 11, 3), weekday=True)
    'الجمعة 3 تشرين الثاني/نوفمبر 2017'
    """
    name = f"{_WEEKDAYS[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {month_label(day)}"


def month_label(day: date) -> str:
    """Return a month of a year."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def interval_label(interval: Interval) -> str:
    """Return a stretch of days, as exactly as its words had it.

    >>> interval_label(Interval(date(2014, 6, 1), date(2014, 8, 31), "season"))
    'صيف 2014'
    >>> interval_label(Interval(None, date(2017, 11, 4), "month"))
    'حتى 4 تشرين الثاني/نوفمبر 2017'
    """
    return _days(interval) + (_ABOUT if interval.approximate else "")


def _days(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if start is None or end is None:
        if start is not None:
            return f"منذ {day_label(start)}"
        return "زمن مفتوح" if end is None else f"حتى {day_label(end)}"
    if start == end:
        part = _PARTS.get(interval.part, "")
        return f"{day_label(start, weekday=True)}{'، ' if part else ''}{part}"
    return _calendar_unit(start, end, interval.granularity) or _range(start, end)


def _calendar_unit(start: date, end: date, granularity: str) -> str:
    """Return the name of the year, season or month that the days fill; empty if they fill none."""
    years = f"{start.year}" if start.year == end.year else f"{start.year} – {end.year}"
    if start.day != 1:
        return ""
    if granularity == "year" and (start.month, end.month, end.day) == (1, 12, 31):
        return f"عام {years}" if start.year == end.year else years
    if granularity == "season" and start.month in _SEASONS:
        return f"{_SEASONS[start.month]} {years}"
    same = (start.year, start.month) == (end.year, end.month)
    return month_label(start) if granularity == "month" and same else ""


def _range(start: date, end: date) -> str:
    same = (start.year, start.month) == (end.year, end.month)
    return f"من {start.day if same else day_label(start)} إلى {day_label(end)}"


def duration_label(duration: Duration) -> str:
    """Return a length of time.

    >>> duration_label(Duration(12, "days")), duration_label(Duration(None, "hours"))
    ('12 يوماً', 'ساعات')
    """
    about = _ABOUT if duration.approximate else ""
    if duration.unit not in FORMS:
        return duration.label
    if duration.amount is None:
        return FORMS[duration.unit][2] + about
    return counted(duration.amount, duration.unit) + about


def quantity_label(quantity: Quantity) -> str:
    """Return a number or a range with its unit.

    >>> quantity_label(Quantity(30, None, "km")), quantity_label(Quantity(0.37, 0.37, "share"))
    ('30 كيلومتراً على الأقل', '37 %')
    """
    low, high = quantity.low, quantity.high
    about = _ABOUT if quantity.approximate else ""
    noun = f" ({quantity.noun})" if quantity.noun else ""
    if low is None and high is None:
        return quantity.label
    if low is None or high is None:
        bound, side = (low, "low") if high is None else (high, "high")
        return f"{_amount(bound or 0, quantity.unit)} {_LESS_OR_MORE[side]}{about}{noun}"
    if low == high:
        return f"{_amount(low, quantity.unit)}{about}{noun}"
    first = _amount(low, quantity.unit) if quantity.unit == "share" else f"{low:,.10g}"
    return f"من {first} إلى {_amount(high, quantity.unit)}{about}{noun}"


def _amount(value: float, unit: str) -> str:
    if unit == "share":
        return f"{round(value * 100, 1):g} %"
    return counted(value, unit) if unit in FORMS else f"{value:,.10g} {unit}"
