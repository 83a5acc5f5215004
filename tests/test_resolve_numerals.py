"""Numbers in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hadath.resolve.numerals import KINDS, read_number

EXACT = {
    # digits of three systems, separators
    "1500": 1500, "١٥٠٠": 1500, "۱۵۰۰": 1500, "1,500": 1500, "1.500": 1500, "١٬٥٠٠": 1500,
    "1,234,567": 1_234_567, "1 500 قتيل": 1500, "2.5": 2.5, "٢٫٥": 2.5, "1,8": 1.8, "0": 0,
    # digits and words
    "350 ألف": 350_000, "175 ألفًا": 175_000, "2.5 مليون": 2_500_000, "1.250 مليون": 1_250_000,
    "ثلاثة ملايين و200 ألف": 3_200_000, "19 ألفاً و646": 19_646, "10 آلاف و340": 10_340,
    # units, tens, compounds; both genders, cases, usual spellings
    "واحدة": 1, "اثنتين": 2, "ثلاث": 3, "أربعٌ": 4, "خمساً": 5, "ثمانٍ": 8, "ثماني": 8, "ثمانية": 8,
    "عشر": 10, "أحد عشر": 11, "إحدى عشرة": 11, "اثنتي عشرة": 12, "اثنا عشر": 12, "ثمانية عشر": 18,
    "خمسة وعشرين": 25, "إحدى وعشرين": 21, "واحداً وثلاثين": 31, "ثمانٍ وأربعين": 48, "تسعون": 90,
    "الست والعشرين": 26, "الاثني عشر ألفاً": 12_000,
    # hundreds
    "مئة": 100, "مائة": 100, "مئتان": 200, "مائتي": 200, "ثلاثمئة": 300, "ثلاثمائة": 300,
    "ثلاث مئة": 300, "ثمانمئة": 800, "ثمانيمائة": 800, "مئة وخمسة": 105, "مئة وأحد عشر": 111,
    "مئتين وسبعين": 270,
    # thousands and more
    "ألف": 1000, "ألفين": 2000, "ألفي": 2000, "ألفا": 2000, "ألفاً ومئتي": 1200, "ألفا ومئتين": 1200,
    "ألف وخمسمئة": 1500, "خمسة آلاف": 5000, "ثلاثة آلاف وأربعمئة": 3400, "مئة وخمسين ألفا": 150_000,
    "مئتي ألف": 200_000, "واحداً وأربعين ألفاً": 41_000, "مليون": 1e6, "مليوني": 2e6,
    "مليون ونصف المليون": 1_500_000, "خمسة ملايين ونصف مليون": 5_500_000,
    "مليون ومئتي ألف": 1_200_000, "نصف مليون": 500_000, "ربع مليون": 250_000, "مليار": 1e9,
    # clitics, tatweel, harakat, bidi marks
    "وبثلاثة": 3, "فخمسة": 5, "للثلاثين": 30, "بـ350": 350, "و25 ألف": 25_000, "الـ24": 24,
    "خمـــسـة": 5, "ثَلَاثَةَ عَشَرَ": 13, "\u200f٣٠\u200f": 30,
    # where a number ends
    "ثلاثة وأربعة": 3, "ألفين وثلاثة آلاف": 2000, "مئة ومئة وعشرين": 100, "12 مدنياً": 12,
}  # fmt: skip

VAGUE = {
    "عشرات": (20, 99), "المئات": (200, 999), "وآلاف": (2000, 9999), "بالآلاف": (2000, 9999),
    "عشرات الآلاف": (20_000, 99_999), "مئات آلاف": (200_000, 999_999),
    "ملايين": (2_000_000, 9_999_999), "بضع": (3, 9), "ببضعة": (3, 9), "بضعة آلاف": (3000, 9000),
    "بضع مئات": (300, 900), "بضع عشرات": (30, 90), "عدة مئات": (300, 900), "بضعة عشر": (13, 19),
    "عشرون ونيف": (20, 29), "مئة ونيّف": (100, 199),
}  # fmt: skip

OTHER = {
    "نصف": ("fraction", 1 / 2), "ثلثي": ("fraction", 2 / 3), "نصفهم": ("fraction", 1 / 2),
    "ثلاثة أرباعها": ("fraction", 3 / 4), "أربعة أخماس": ("fraction", 4 / 5),
    "خُمس": ("fraction", 1 / 5), "عُشر": ("fraction", 1 / 10), "بثلثيه": ("fraction", 2 / 3),
    "يومين": ("dual", 2), "قريتان": ("dual", 2), "كيلومترين": ("dual", 2), "غارتين": ("dual", 2),
    "الأول": ("ordinal", 1), "الثالث": ("ordinal", 3), "الثانية": ("ordinal", 2),
    "الحادي عشر": ("ordinal", 11), "السادس عشر": ("ordinal", 16), "العاشر": ("ordinal", 10),
    "الثالث والعشرين": ("ordinal", 23), "الحادي والثلاثين": ("ordinal", 31),
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), EXACT.items())
def test_exact_numbers(text: str, value: float) -> None:
    numeral = read_number(text.split())
    assert numeral is not None
    assert (numeral.low, numeral.exact, numeral.kind) == (value, True, "cardinal")


@pytest.mark.parametrize(("text", "ends"), VAGUE.items())
def test_vague_numbers(text: str, ends: tuple[float, float]) -> None:
    numeral = read_number(text.split())
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.kind) == (*ends, "vague")
    assert numeral.words == len(text.split())


@pytest.mark.parametrize(("text", "expected"), OTHER.items())
def test_fractions_duals_and_ordinals(text: str, expected: tuple[str, float]) -> None:
    numeral = read_number(text.split())
    assert numeral is not None
    assert (numeral.kind, numeral.low) == expected


@pytest.mark.parametrize(
    "text", ["", "مدنيين", "عدة", "بعض", "أحد القادة", "واسعة", "3.11.2017", "و"]
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text.split()) is None


def test_how_many_words_are_read() -> None:
    words = ["و150", "ألفاً", "وخمسمئة", "من", "النازحين"]
    numeral = read_number(words)
    assert numeral is not None
    assert (numeral.low, numeral.words) == (150_500, 3)


WORDS = st.sampled_from(
    [*" ".join(EXACT | VAGUE | OTHER).split(), "و", "من", "قرية", "٪", ".", "\u200f"]
)


@settings(deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=6))
def test_any_words_are_read_without_an_error(words: list[str]) -> None:
    numeral = read_number(words)
    if numeral is not None:
        assert numeral.low <= numeral.high
        assert numeral.kind in KINDS
        assert 1 <= numeral.words <= len(words)
