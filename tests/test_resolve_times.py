"""Times: days of the calendar and lengths of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hadath.resolve.interval import GRANULARITIES, Duration, Interval
from hadath.resolve.resolution import Resolution
from hadath.resolve.times import resolve_time

SATURDAY = date(2017, 11, 4)


def resolve(
    marked: str, published: date | None = SATURDAY, factuality: str = "asserted"
) -> Resolution[Interval | Duration]:
    """Resolve what stands in square brackets, or all of it."""
    if "[" not in marked:
        marked = f"[{marked}]"
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return resolve_time(text, start, end, published, factuality=factuality)


def days(first: str, last: str = "") -> tuple[date | None, date | None]:
    ends = [date.fromisoformat(one) if one else None for one in (first, last or first)]
    return ends[0], ends[1]


# Published on Saturday 4 November 2017; first and last day, granularity.
DAYS = {
    # weekdays
    "الجمعة": ("2017-11-03", "", "day"),
    "يوم الجمعة الفائت": ("2017-11-03", "", "day"),
    "السبت": ("2017-11-04", "", "day"),
    "السبت الماضي": ("2017-10-28", "", "day"),
    "الأحد": ("2017-10-29", "", "day"),
    "الاثنين": ("2017-10-30", "", "day"),
    "الإثنين": ("2017-10-30", "", "day"),
    "الثلثاء": ("2017-10-31", "", "day"),
    "والأربعاء": ("2017-11-01", "", "day"),
    "للخميس": ("2017-11-02", "", "day"),
    "الجمعة المقبل": ("2017-11-10", "", "day"),
    "السبت القادم": ("2017-11-11", "", "day"),
    "يومي الخميس والجمعة": ("2017-11-02", "2017-11-03", "day"),
    "السبت والأحد": ("2017-10-28", "2017-10-29", "day"),
    "\u200fالجُمُعَة\u200f": ("2017-11-03", "", "day"),
    "الجمـــعة": ("2017-11-03", "", "day"),
    # days counted from publication
    "اليوم": ("2017-11-04", "", "day"),
    "اليوم السبت": ("2017-11-04", "", "day"),
    "أمس": ("2017-11-03", "", "day"),
    "أمس الجمعة": ("2017-11-03", "", "day"),
    "أول أمس": ("2017-11-02", "", "day"),
    "أول من أمس": ("2017-11-02", "", "day"),
    "غداً": ("2017-11-05", "", "day"),
    "يوم غدٍ الأحد": ("2017-11-05", "", "day"),
    "بعد غد": ("2017-11-06", "", "day"),
    "الآن": ("2017-11-04", "", "day"),
    "حتى [الآن]": ("2017-11-04", "", "day"),
    "حالياً": ("2017-11-04", "", "day"),
    "راهناً": ("2017-11-04", "", "day"),
    # parts of the day
    "مساء الخميس": ("2017-11-02", "", "part_of_day"),
    "السبت فجراً": ("2017-11-04", "", "part_of_day"),
    "مساء أمس": ("2017-11-03", "", "part_of_day"),
    "الليلة الماضية": ("2017-11-03", "", "part_of_day"),
    "بعد ظهر الجمعة": ("2017-11-03", "", "part_of_day"),
    "بعد [ظهر الجمعة]": ("2017-11-03", "", "part_of_day"),
    "منتصف ليل الخميس": ("2017-11-02", "", "part_of_day"),
    "ليلة الأحد": ("2017-10-29", "", "part_of_day"),
    "ليل الخميس الجمعة": ("2017-11-02", "2017-11-03", "part_of_day"),
    "ليل الخميس - الجمعة": ("2017-11-02", "2017-11-03", "part_of_day"),
    "ليل 2 - 3 آب": ("2017-08-02", "2017-08-03", "part_of_day"),
    "الخامسة والنصف من فجر الجمعة": ("2017-11-03", "", "part_of_day"),
    "الساعة 3:45 من فجر الجمعة": ("2017-11-03", "", "part_of_day"),
    "ساعات الصباح الأولى من يوم أمس": ("2017-11-03", "", "part_of_day"),
    "وقت متأخر من ليل الأربعاء": ("2017-11-01", "", "part_of_day"),
    # weeks, months, years around publication
    "الأسبوع الماضي": ("2017-10-23", "2017-10-29", "week"),
    "الأسبوع قبل الماضي": ("2017-10-16", "2017-10-22", "week"),
    "هذا الأسبوع": ("2017-10-30", "2017-11-05", "week"),
    "الأسبوع المقبل": ("2017-11-06", "2017-11-12", "week"),
    "نهاية الأسبوع الماضي": ("2017-10-27", "2017-10-29", "week"),
    "الشهر الماضي": ("2017-10-01", "2017-10-31", "month"),
    "الشهر الجاري": ("2017-11-01", "2017-11-30", "month"),
    "مطلع الشهر المقبل": ("2017-12-01", "2017-12-10", "month"),
    "نهاية الشهر": ("2017-10-21", "2017-10-31", "month"),
    "هذا العام": ("2017-01-01", "2017-12-31", "year"),
    "العام الجاري": ("2017-01-01", "2017-12-31", "year"),
    "السنة الماضية": ("2016-01-01", "2016-12-31", "year"),
    "مطلع العام": ("2017-01-01", "2017-04-30", "year"),
    "نهاية العام المقبل": ("2018-09-01", "2018-12-31", "year"),
    # months of four calendars' names
    "أيلول": ("2017-09-01", "2017-09-30", "month"),
    "أيلول الماضي": ("2017-09-01", "2017-09-30", "month"),
    "تشرين الثاني الماضي": ("2016-11-01", "2016-11-30", "month"),
    "تشرين الثاني الجاري": ("2017-11-01", "2017-11-30", "month"),
    "كانون الأول المقبل": ("2017-12-01", "2017-12-31", "month"),
    "أيلول/سبتمبر 2014": ("2014-09-01", "2014-09-30", "month"),
    "أيلول (سبتمبر) 2014": ("2014-09-01", "2014-09-30", "month"),
    "نوفمبر تشرين الثاني 2014": ("2014-11-01", "2014-11-30", "month"),
    "شهر جويلية 2013": ("2013-07-01", "2013-07-31", "month"),
    "أفريل الماضي": ("2017-04-01", "2017-04-30", "month"),
    "غشت 2016": ("2016-08-01", "2016-08-31", "month"),
    "شتنبر": ("2017-09-01", "2017-09-30", "month"),
    "آذار من العام الماضي": ("2016-03-01", "2016-03-31", "month"),
    "آذار هذا العام": ("2017-03-01", "2017-03-31", "month"),
    "شهري نيسان وأيار": ("2017-04-01", "2017-05-31", "month"),
    "أوائل أيلول": ("2017-09-01", "2017-09-10", "month"),
    "منتصف شباط 2016": ("2016-02-11", "2016-02-20", "month"),
    "أواخر شباط 2016": ("2016-02-21", "2016-02-29", "month"),
    "النصف الأول من أيار": ("2017-05-01", "2017-05-15", "month"),
    "الأسبوع الأول من أيلول": ("2017-09-01", "2017-09-07", "week"),
    "الأسبوع الأخير من أيار": ("2017-05-25", "2017-05-31", "week"),
    # dates
    "3 تشرين الثاني 2017": ("2017-11-03", "", "day"),
    "٣ تشرين الثاني ٢٠١٧": ("2017-11-03", "", "day"),
    "2017/11/03": ("2017-11-03", "", "day"),
    "03/11/2017": ("2017-11-03", "", "day"),
    "٣-١١-٢٠١٧": ("2017-11-03", "", "day"),
    "3.11.2017": ("2017-11-03", "", "day"),
    "الجمعة 3 نوفمبر": ("2017-11-03", "", "day"),
    "مساء الأحد 2 أيلول 2007": ("2007-09-02", "", "part_of_day"),
    "الثالث من نوفمبر": ("2017-11-03", "", "day"),
    "الثالث والعشرين من تموز": ("2017-07-23", "", "day"),
    "5 نوفمبر": ("2016-11-05", "", "day"),
    "29 شباط/فبراير": ("2016-02-29", "", "day"),
    "5 أفريل الماضي": ("2017-04-05", "", "day"),
    "15 من الشهر الجاري": ("2017-11-15", "", "day"),
    "20 من الشهر الماضي": ("2017-10-20", "", "day"),
    "الثامن من الشهر": ("2017-10-08", "", "day"),
    "بين [3 و5 نوفمبر]": ("2017-11-03", "2017-11-05", "day"),
    "يومي 6 و7 حزيران/يونيو": ("2017-06-06", "2017-06-07", "day"),
    "28 شباط إلى 3 آذار 2014": ("2014-02-28", "2014-03-03", "day"),
    "28 ديسمبر إلى 3 يناير": ("2016-12-28", "2017-01-03", "day"),
    # years, seasons, decades
    "2014": ("2014-01-01", "2014-12-31", "year"),
    "عام 2014": ("2014-01-01", "2014-12-31", "year"),
    "عام ألفين وأربعة عشر": ("2014-01-01", "2014-12-31", "year"),
    "منذ [2003]": ("2003-01-01", "2003-12-31", "year"),
    "2014-2017": ("2014-01-01", "2017-12-31", "year"),
    "من 2012 إلى 2014": ("2012-01-01", "2014-12-31", "year"),
    "عامي 2012 و2014": ("2012-01-01", "2014-12-31", "year"),
    "أواخر 2014": ("2014-09-01", "2014-12-31", "year"),
    "الربع الثاني من عام 2025": ("2025-04-01", "2025-06-30", "year"),
    "صيف 2014": ("2014-06-01", "2014-08-31", "season"),
    "منذ [صيف ٢٠١٤]": ("2014-06-01", "2014-08-31", "season"),
    "شتاء 2015": ("2014-12-01", "2015-02-28", "season"),
    "الصيف الماضي": ("2017-06-01", "2017-08-31", "season"),
    "خريف العام الماضي": ("2016-09-01", "2016-11-30", "season"),
    "أواخر ربيع 2016": ("2016-05-01", "2016-05-31", "season"),
    "تسعينيات القرن الماضي": ("1990-01-01", "1999-12-31", "year"),
    "ثمانينات القرن العشرين": ("1980-01-01", "1989-12-31", "year"),
    "مطلع التسعينيات": ("1990-01-01", "1992-12-31", "year"),
    # so many units before
    "قبل يومين": ("2017-11-02", "", "day"),
    "قبل [يومين]": ("2017-11-02", "", "day"),
    "منذ [ثلاثة أيام]": ("2017-11-01", "", "day"),
    "قبل أسبوع": ("2017-10-23", "2017-10-29", "week"),
    "قبل شهرين": ("2017-09-01", "2017-09-30", "month"),
    "قبل أحد عشر شهراً": ("2016-12-01", "2016-12-31", "month"),
    "قبل ثلاث سنوات": ("2014-01-01", "2014-12-31", "year"),
    "وقبل ثلاث سنوات": ("2014-01-01", "2014-12-31", "year"),
    "قبل عام ونصف العام": ("2016-05-01", "2016-05-31", "month"),
    "قبل عقد من الزمن": ("2007-01-01", "2007-12-31", "year"),
    "قبل ساعات": ("2017-11-04", "", "day"),
    "قبل بضعة أيام": ("2017-10-26", "2017-11-01", "day"),
    # stretches up to publication or from it on
    "الأيام الثلاثة الماضية": ("2017-11-01", "2017-11-04", "day"),
    "اليومين الماضيين": ("2017-11-02", "2017-11-04", "day"),
    "الساعات الـ24 الماضية": ("2017-11-03", "2017-11-04", "day"),
    "آخر 48 ساعة": ("2017-11-02", "2017-11-04", "day"),
    "الأشهر الثلاثة الأخيرة": ("2017-08-04", "2017-11-04", "month"),
    "الأشهر الثلاثة المقبلة": ("2017-11-04", "2018-02-04", "month"),
}

# Open at one end: the first or the last day is None.
OPEN = {
    "الأشهر الماضية": (None, SATURDAY, "month"),
    "الأسابيع الأخيرة": (None, SATURDAY, "week"),
    "الأيام الأخيرة": (None, SATURDAY, "day"),
    "قبل أيام": (None, SATURDAY, "day"),
    "الأيام القليلة المقبلة": (SATURDAY, None, "day"),
    "قبل [صيف 2014]": (None, date(2014, 5, 31), "season"),
    "بعد [عام 2014]": (date(2015, 1, 1), None, "year"),
}

# Hijri dates, one day more or less by country: first and last day of the Umm al-Qura calendar.
HIJRI = {
    "2 رمضان 1445": ("2024-03-12", ""),
    "رمضان الماضي": ("2017-05-27", "2017-06-24"),
    "العاشر من محرم": ("2017-09-30", ""),
    "عيد الأضحى": ("2017-09-01", "2017-09-04"),
    "عيد الفطر 2014": ("2014-07-28", "2014-07-30"),
}

LENGTHS = {
    "ثلاثة أيام": (3, "days"),
    "يومين": (2, "days"),
    "يوم واحد": (1, "days"),
    "أسبوعاً كاملاً": (1, "weeks"),
    "شهرين": (2, "months"),
    "ثمانية عشر شهراً": (18, "months"),
    "ساعات": (None, "hours"),
    "بضع ساعات": (None, "hours"),
    "خلال [24 ساعة]": (24, "hours"),
    "ثمانٍ وأربعين ساعة": (48, "hours"),
    "٤٨ ساعة": (48, "hours"),
    "نصف ساعة": (0.5, "hours"),
    "عشرين دقيقة": (20, "minutes"),
    "عام ونصف العام": (1.5, "years"),
    "عقدين": (20, "years"),
    "ثلاث ليالٍ": (3, "days"),
    "لثلاثة أيام": (3, "days"),
    "بعد يومين": (2, "days"),
    "بعد [يومين]": (2, "days"),
    "وبعد مئة وخمسة أيام": (105, "days"),
}

UNRESOLVED = {
    "أمس السبت": "2017-11-03 is a Friday, but the text names a Saturday",
    "الأحد 3 نوفمبر 2017": "2017-11-03 is a Friday, but the text names a Sunday",
    "31 نيسان": "month 4 has no day 31",
    "31 نيسان 2014": "month 4 has no day 31",
    "29 شباط 2015": "2015 has no such day",
    "31/04/2014": "31/04/2014 is no day of the calendar",
    "أيلول الجاري": "«this» month is number 9, but the text was published on 2017-11-04",
    "رمضان 1600 هـ": "lies outside the range of the calendar",
    "وقت سابق": "refers to a time that is named elsewhere",
    "الوقت نفسه": "refers to a time that is named elsewhere",
    "اليوم التالي": "refers to a time that is named elsewhere",
    "أيار من العام نفسه": "refers to a time that is named elsewhere",
    "لليوم الخامس": "counts from a start that is named elsewhere",
    "[قبل يومين] من الهجوم": "counts back from something that is named elsewhere",
    "ليلاً": "names a part of the day (night), not the day",
    "كل يوم": "recurs",
    "موسم الأمطار": "no rule for «موسم»",
}


@pytest.mark.parametrize(("marked", "expected"), DAYS.items())
def test_days(marked: str, expected: tuple[str, str, str]) -> None:
    value = resolve(marked).value
    assert isinstance(value, Interval)
    assert (value.start, value.end) == days(*expected[:2])
    assert value.granularity == expected[2]


@pytest.mark.parametrize(("marked", "expected"), OPEN.items())
def test_days_open_at_one_end(marked: str, expected: tuple[object, ...]) -> None:
    value = resolve(marked).value
    assert isinstance(value, Interval)
    assert (value.start, value.end, value.granularity) == expected


@pytest.mark.parametrize(("marked", "expected"), HIJRI.items())
def test_hijri_dates_are_about_right(marked: str, expected: tuple[str, str]) -> None:
    value = resolve(marked).value
    assert isinstance(value, Interval)
    assert (value.start, value.end, value.approximate) == (*days(*expected), True)


def test_the_weekday_settles_a_hijri_date() -> None:
    value = resolve("الاثنين 2 رمضان 1445").value  # a Tuesday by the Umm al-Qura calendar
    assert value == Interval(date(2024, 3, 11), date(2024, 3, 11), "day")


@pytest.mark.parametrize(("marked", "expected"), LENGTHS.items())
def test_lengths_of_time(marked: str, expected: tuple[float | None, str]) -> None:
    value = resolve(marked).value
    assert isinstance(value, Duration)
    assert (value.amount, value.unit) == expected


@pytest.mark.parametrize(("marked", "reason"), UNRESOLVED.items())
def test_what_stays_unresolved_says_why(marked: str, reason: str) -> None:
    resolution = resolve(marked)
    assert (resolution.value, resolution.how) == (None, reason)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("فجر الجمعة", "dawn"),
        ("صباح الجمعة", "morning"),
        ("قبل ظهر الجمعة", "morning"),
        ("ظهر الجمعة", "noon"),
        ("عصر الجمعة", "afternoon"),
        ("بعد ظهر الجمعة", "afternoon"),
        ("مساء الجمعة", "evening"),
        ("ليل الجمعة", "night"),
        ("الجمعة ليلاً", "night"),
        ("الجمعة", ""),
    ],
)
def test_parts_of_the_day(words: str, part: str) -> None:
    value = resolve(words).value
    assert isinstance(value, Interval)
    assert value.part == part


@pytest.mark.parametrize(
    "words",
    ["الجمعة", "أمس", "الآن", "الشهر الماضي", "أيلول", "3 نوفمبر", "الصيف", "قبل يومين", "رمضان",
     "الأيام الماضية", "تسعينيات القرن الماضي", "مطلع العام", "عيد الفطر"],
)  # fmt: skip
def test_relative_times_need_a_publication_date(words: str) -> None:
    resolution = resolve(words, None)
    assert (resolution.value, resolution.how) == (None, "no publication date")


@pytest.mark.parametrize("words", ["3 نوفمبر 2017", "2014", "2017/11/03", "صيف 2014", "ثلاثة أيام"])
def test_absolute_times_do_not_need_a_publication_date(words: str) -> None:
    assert resolve(words, None).value == resolve(words).value is not None


@pytest.mark.parametrize(
    ("marked", "factuality", "expected"),
    [
        ("سيبدأ الجيش هجومه [الأحد]", "planned", "2017-11-05"),
        ("سيبدأ الجيش هجومه [السبت]", "planned", "2017-11-04"),
        ("أمهلهم حتى [صباح الخميس] لتسليم سلاحهم", "planned", "2017-11-09"),
        ("من المقرر أن يبدأ في [5 تشرين الثاني]", "planned", "2017-11-05"),
        ("طالب بهدنة [الأحد]", "planned", "2017-10-29"),
        ("سيبدأ بعدما سيطر [الأحد] على الحي", "asserted", "2017-10-29"),
        ("سيطرة الجيش [الأحد]", "planned", "2017-10-29"),
        ("قد يبدأ الهجوم [الأحد المقبل]", "possible", "2017-11-05"),
    ],
)
def test_words_that_look_ahead(marked: str, factuality: str, expected: str) -> None:
    value = resolve(marked, factuality=factuality).value
    assert isinstance(value, Interval)
    assert (value.start, value.end) == days(expected)


@pytest.mark.parametrize("marked", ["قبل نحو ثلاث سنوات", "منذ نحو [عامين]", "زهاء [ثلاثة أيام]"])
def test_about(marked: str) -> None:
    value = resolve(marked).value
    assert value is not None
    assert value.approximate


def test_how_names_the_rule() -> None:
    assert resolve("الجمعة").how == "weekday before publication (2017-11-04)"


WORDS = sorted(
    {word for marked in [*DAYS, *OPEN, *HIJRI, *LENGTHS, *UNRESOLVED] for word in marked.split()}
)
TEXT = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from([*WORDS, "-", "/", "99", "1300", "5000", "\u202b", "."]), max_size=7
    ).map(" ".join),
)
PUBLISHED = st.one_of(st.none(), st.dates(date(2003, 1, 1), date(2026, 12, 31)))


@settings(deadline=None)
@given(
    TEXT,
    st.integers(0, 60),
    st.integers(0, 60),
    PUBLISHED,
    st.sampled_from(["asserted", "planned"]),
)
def test_any_span_is_resolved_without_an_error(
    text: str, one: int, other: int, published: date | None, factuality: str
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    resolution = resolve_time(text, start, end, published, factuality=factuality)
    assert resolution.surface == text[start:end]
    value = resolution.value
    if isinstance(value, Interval):
        assert value.granularity in GRANULARITIES
        assert value.start is None or value.end is None or value.start <= value.end
