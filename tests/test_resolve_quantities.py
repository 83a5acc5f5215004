"""Quantities: numbers with their units and bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hadath.resolve.quantities import resolve_quantity
from hadath.resolve.quantity import UNITS, Quantity


def resolve(marked: str) -> Quantity | None:
    """Resolve what stands in square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return resolve_quantity(marked.replace("[", "").replace("]", ""), start, end).value


# Text with the span in brackets: low, high, unit, whether it is about right, noun.
CASES = {
    # bounds before and after the number
    "قُتل [30] مدنياً.": (30, 30, "people", False, "مدنياً"),
    "قُتل أكثر من [30] مدنياً.": (30, None, "people", False, "مدنياً"),
    "قُتل [أكثر من 30] مدنياً.": (30, None, "people", False, "مدنياً"),
    "مقتل ما لا يقل عن [١٢] شخصاً": (12, None, "people", False, "شخصاً"),
    "مقتل [12] شخصاً على الأقل": (12, None, "people", False, "شخصاً"),
    "مقتل ما يزيد على [12] شخصاً": (12, None, "people", False, "شخصاً"),
    "تجاوز عدد القتلى [300] بينهم نساء": (300, None, "people", False, ""),
    "تجاوزت القوات [30] قرية": (30, 30, "places", False, "قرية"),
    "أقل من [12] مقاتلاً": (None, 12, "people", False, "مقاتلاً"),
    "عددهم لا يتجاوز [200] مقاتل": (None, 200, "people", False, "مقاتل"),
    "إصابة [٣٠] آخرين على الأكثر": (None, 30, "people", False, "آخرين"),
    "نزح نحو [60 ألفاً].": (60_000, 60_000, "people", True, ""),
    "زهاء [400] جندي": (400, 400, "people", True, "جندي"),
    "ما يقدر [بـ350] مقاتلاً": (350, 350, "people", True, "مقاتلاً"),
    "12 قتيلاً [و30] جريحاً على الأقل": (30, None, "people", False, "جريحاً"),
    "قتل [12] شخصاً و30 جندياً على الأقل": (12, 12, "people", False, "شخصاً"),
    "سقطت أكثر من مئة. جُرح [30] مدنياً": (30, 30, "people", False, "مدنياً"),
    # ranges
    "ما بين [30] و40 قتيلاً": (30, 40, "people", False, "قتيلاً"),
    "ما بين 30 [و40] قتيلاً": (30, 40, "people", False, "قتيلاً"),
    "[30 إلى 40] قتيلاً": (30, 40, "people", False, "قتيلاً"),
    "[30-40] قتيلاً": (30, 40, "people", False, "قتيلاً"),
    "قتل [300 أو 400] مقاتل": (300, 400, "people", False, "مقاتل"),
    "بين [3] و5 آلاف مقاتل": (3000, 5000, "people", False, "مقاتل"),
    "ما بين [ألفين وثلاثة آلاف] مسلح": (2000, 3000, "people", False, "مسلح"),
    "نقل [30] مقاتلاً إلى 12 قرية": (30, 30, "people", False, "مقاتلاً"),
    "من [20 إلى 30 في المئة] من الأراضي": (0.2, 0.3, "share", False, ""),
    # people
    "[1500] من مقاتلي الدولة": (1500, 1500, "people", False, "مقاتلي"),
    "[350 ألف] شخص": (350_000, 350_000, "people", False, "شخص"),
    "أسفر عن جرح [ثلاثين]، وهو هجوم": (30, 30, "people", False, ""),
    "وجُرح [مئة] ظهر الجمعة": (100, 100, "people", False, ""),
    "مقتل [أربعة] من عناصره": (4, 4, "people", False, "عناصره"),
    "[عشرات] المقاتلين": (20, 99, "people", False, "المقاتلين"),
    "[ستة] مهندسين": (6, 6, "people", False, "مهندسين"),
    # places, vehicles, items
    "استعادوا [ثماني] بلدات": (8, 8, "places", False, "بلدات"),
    "سيطر على القرى [الثلاث] فجراً": (3, 3, "places", False, "القرى"),
    "دمّر [أربع] دبابات": (4, 4, "vehicles", False, "دبابات"),
    "شنّ [22] غارة": (22, 22, "items", False, "غارة"),
    "نزوح [7800] أسرة": (7800, 7800, "items", False, "أسرة"),
    "صادرت [12 طناً] من الذخائر": (12, 12, "items", False, "طناً"),
    "استعادت [عشرين كيلومتراً مربعاً]": (20, 20, "items", False, "كيلومتراً مربعاً"),
    "[بضعة آلاف] من القنابل": (3000, 9000, "items", False, "القنابل"),
    # distances
    "على بعد [30 كيلومتراً] على الأقل": (30, None, "km", False, ""),
    "تقدموا [كيلومترين]": (2, 2, "km", False, ""),
    "تقدموا [مئتي متر]": (0.2, 0.2, "km", False, ""),
    "تراجعوا [كيلومتراً ونصف الكيلومتر] نحو": (1.5, 1.5, "km", False, ""),
    "تراجعوا [ستة كيلومترات ونصف كيلومتر]": (6.5, 6.5, "km", False, ""),
    "على بعد [كيلومتر واحد] من السد": (1, 1, "km", False, ""),
    "على بعد [20 ميلاً] من": (32.2, 32.2, "km", True, ""),
    "على بعد [60 ميلاً بحرياً]": (111.1, 111.1, "km", True, ""),
    # shares
    "[37 في المئة] من محافظة": (0.37, 0.37, "share", False, ""),
    "[37%] من محافظة": (0.37, 0.37, "share", False, ""),
    "[٣٧٪] من محافظة": (0.37, 0.37, "share", False, ""),
    "[37] في المائة": (0.37, 0.37, "share", False, ""),
    "أكثر من [90 بالمئة] من": (0.9, None, "share", False, ""),
    "سيطر على [ثلث] المدينة": (0.3333, 0.3333, "share", False, ""),
    "نحو [ثلاثة أرباع] الحي": (0.75, 0.75, "share", True, ""),
    "[تسعة من كل عشرة]": (0.9, 0.9, "share", False, ""),
    "سيطر [بالكامل] على": (1, 1, "share", False, ""),
    "[كامل] المدينة": (1, 1, "share", False, ""),
    "[غالبية] الأراضي": (0.5, 1, "share", False, ""),
    "قتلى [معظمهم] نساء": (0.5, 1, "share", False, ""),
    # lengths of time
    "هدنة [24 ساعة]": (24, 24, "hours", False, ""),
    "هدنة [ثلاثة أسابيع]": (21, 21, "days", False, ""),
    # harakat, bidi marks, clitics with separators
    "[\u200f٣٠\u200f] كيلومتراً": (30, 30, "km", False, ""),
    "[ثَلاثَةُ] جُنُودٍ": (3, 3, "people", False, "جُنُودٍ"),
    "قتيل [و1,500] مدني": (1500, 1500, "people", False, "مدني"),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.items())
def test_quantities(marked: str, expected: tuple[object, ...]) -> None:
    value = resolve(marked)
    assert value is not None
    assert (value.low, value.high, value.unit, value.approximate, value.noun) == expected


@pytest.mark.parametrize(
    "words", ["عدة", "بعض", "العديد", "كثيرين", "أجزاء واسعة", "مساحات واسعة", "حفنة", "عدد كبير"]
)
def test_amounts_without_a_number_stay_unresolved(words: str) -> None:
    resolution = resolve_quantity(f"سيطر على {words} من", 9, 9 + len(words))
    assert (resolution.surface, resolution.value, resolution.how) == (
        words,
        None,
        "names no number",
    )


TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [*" ".join(CASES).split(), "-", "و", "إلى", "12", "٣٫٥", "ألف", "%", "\n", "\u202b"]
        ),
        max_size=14,
    ).map(" ".join),
)


@settings(deadline=None)
@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_any_span_is_resolved_without_an_error(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    resolution = resolve_quantity(text, start, end)
    assert resolution.surface == text[start:end]
    value = resolution.value
    if value is not None:
        assert value.unit in UNITS
        assert value.low is None or value.high is None or value.low <= value.high
