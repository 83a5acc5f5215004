"""The names of the calendar in Arabic news: Levantine, Gulf, Egyptian, Maghrebi and hijri."""

from __future__ import annotations

from datetime import date

from hadath.text.normalise import normalise

__all__ = [
    "DECADES",
    "EDGES",
    "FEASTS",
    "HIJRI_MONTHS",
    "MONTHS",
    "PARTS",
    "SEASONS",
    "WEEKDAYS",
    "hijri_date",
    "hijri_year",
]


def _table(forms: dict[str, str], article: bool = False) -> dict[str, str]:
    """Return the key of each normalised form; forms are parted by commas."""
    table: dict[str, str] = {}
    for key, names in forms.items():
        for name in names.split(","):
            plain = normalise(" ".join(name.split()))
            table[plain] = key
            if article:
                table["ال" + plain] = key
    return table


def _numbered(forms: list[str], article: bool = False) -> dict[str, int]:
    """Return the number of each normalised form, counted from 1."""
    keyed = {str(number): names for number, names in enumerate(forms, start=1)}
    return {name: int(key) for name, key in _table(keyed, article).items()}


# Gulf and Egyptian names first, then Levantine and Iraqi, Algerian and Tunisian, Moroccan.
MONTHS = _numbered(
    [
        "يناير, كانون الثاني, كانون ثاني, جانفي",
        "فبراير, شباط, فيفري",
        "مارس, آذار, مارت",
        "أبريل, نيسان, أفريل",
        "مايو, أيار, مايس, ماي",
        "يونيو, يونيه, حزيران, جوان",
        "يوليو, يوليه, تموز, جويلية, يوليوز",
        "أغسطس, آب, أوت, غشت",
        "سبتمبر, أيلول, شتنبر",
        "أكتوبر, تشرين الأول, تشرين أول",
        "نوفمبر, تشرين الثاني, تشرين ثاني, نونبر",
        "ديسمبر, كانون الأول, كانون أول, دجنبر",
    ]
)
HIJRI_MONTHS = _numbered(
    [
        "محرم, المحرم, محرم الحرام",
        "صفر, صفر الخير",
        "ربيع الأول, ربيع أول",
        "ربيع الآخر, ربيع الثاني, ربيع ثاني",
        "جمادى الأولى, جمادى الأول",
        "جمادى الآخرة, جمادى الثانية, جمادى الثاني",
        "رجب",
        "شعبان",
        "رمضان, رمضان المبارك",
        "شوال",
        "ذو القعدة, ذي القعدة, ذا القعدة",
        "ذو الحجة, ذي الحجة, ذا الحجة",
    ]
)
# Numbered as in ISO 8601: Monday is 1.
WEEKDAYS = _numbered(
    [
        "الاثنين, الأثنين, الإثنين, الاتنين",
        "الثلاثاء, الثلثاء, الثلاثا",
        "الأربعاء, الاربعا",
        "الخميس",
        "الجمعة",
        "السبت",
        "الأحد",
    ]
)
PARTS = _table(
    {
        "dawn": "فجر, فجرا, سحر, سحرا, شروق الشمس, شروق",
        "morning": "صباح, صباحا, صبيحة, ضحى, قبل ظهر, قبل الظهر, قبيل الظهر",
        "noon": "ظهر, ظهرا, ظهيرة, منتصف النهار, منتصف نهار",
        "afternoon": "بعد ظهر, بعد الظهر, بعيد الظهر, عصر, عصرا",
        "evening": "مساء, مساءا, أمسية, غروب, غروب الشمس, مغيب, مغيب الشمس, مغرب, عشاء",
        "night": "ليل, ليلا, منتصف ليل, منتصف الليل, منتصف ليلة, جوف الليل, بعد منتصف الليل, "
        "بعد منتصف ليل, قبل منتصف الليل, قبل منتصف ليل, قرابة منتصف الليل, قرابة منتصف ليل",
    },
    article=True,
)
SEASONS = _table(
    {"spring": "ربيع", "summer": "صيف, صيفا", "autumn": "خريف, خريفا", "winter": "شتاء"},
    article=True,
)
# Which third of a period the word means.
EDGES = _numbered(
    [
        "مطلع, أوائل, بداية, بدء, مستهل, غرة, بدايات",
        "منتصف, أواسط, وسط",
        "نهاية, أواخر, آخر, ختام, نهايات",
    ]
)
DECADES = {
    normalise(article + stem + ending): 10 * tens
    for tens, stem in enumerate(
        ["عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"], start=2
    )
    for ending in ("ات", "يات")
    for article in ("", "ال")
}
# Hijri month, first and last day of the feasts that all Muslims keep on the same days of it.
FEASTS = {
    normalise(name): days
    for names, days in {
        "عيد الفطر, عيد الفطر المبارك": (10, 1, 3),
        "عيد الأضحى, عيد الأضحى المبارك": (12, 10, 13),
        "عاشوراء": (1, 10, 10),
    }.items()
    for name in names.split(", ")
}


def hijri_date(year: int, month: int, day: int | None) -> date:
    """Return the Gregorian day of a hijri date of the Umm al-Qura calendar.

    Countries that wait for the crescent to be seen may be a day off.

    >>> hijri_date(1445, 9, 2)
    datetime.date(2024, 3, 12)

    Args:
        year: Hijri year.
        month: 1 (Muharram) to 12 (Dhu al-Hijja).
        day: Day of the month; None for the last one.

    Raises:
        ValueError: The month has no such day, or (as `OverflowError`) the year is out of the
            calendar's range, 1343 to 1500.
    """
    from hijridate import Hijri

    last = Hijri(year, month, 1).month_length()
    gregorian = Hijri(year, month, last if day is None else day).to_gregorian()
    return date(gregorian.year, gregorian.month, gregorian.day)


def hijri_year(day: date) -> int:
    """Return the hijri year of a day.

    >>> hijri_year(date(2017, 11, 4))
    1439
    """
    from hijridate import Gregorian

    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
