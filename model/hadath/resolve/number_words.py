"""The words that Arabic numbers are made of, each with what it adds to the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hadath.text.normalise import normalise

__all__ = ["Lexeme", "clitic_forms", "read_word"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word of a number.

    Attributes:
        kind: ``digits``, ``one`` (1 to 9), ``half_one`` (1, before tens only), ``ordinal``,
            ``half_ordinal`` (first, before tens only), ``ten``, ``tens``, ``hundred``,
            ``hundreds`` (200 to 900), ``scale`` (1000 and more), ``double`` (2000 and more),
            ``either`` of these two, ``plural`` (of a scale), ``vague``, ``few``, ``several``,
            ``odd`` («نيف»), ``fraction``, ``parts`` (plural of a fraction), ``dual``.
        value: What it adds or multiplies by; for ``parts`` the number of parts of the whole.
        joined: Whether it begins with «و».
        text: The digits; empty for words.
    """

    kind: str
    value: float
    joined: bool = False
    text: str = ""


_ONES = {
    1: "واحد واحدة",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتان ثنتين",
    3: "ثلاث ثلاثة",
    4: "أربع أربعة",
    5: "خمس خمسة",
    6: "ست ستة",
    7: "سبع سبعة",
    8: "ثمان ثماني ثمانية",
    9: "تسع تسعة",
}
_ORDINALS = {
    1: "أول أولى",
    2: "ثاني ثانية ثان",
    3: "ثالث ثالثة",
    4: "رابع رابعة",
    5: "خامس خامسة",
    6: "سادس سادسة",
    7: "سابع سابعة",
    8: "ثامن ثامنة",
    9: "تاسع تاسعة",
    10: "عاشر عاشرة",
}
_TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
_HUNDRED = ("مئة", "مائة", "ماية", "مية")
_DOUBLE_HUNDRED = "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"
# Singular, plural and dual forms. «ألفا» and «مليونا» are told apart by `_double_or_single`.
_SCALES = {
    1e3: ("ألف", "آلاف ألوف", "ألفان ألفين ألفي"),
    1e6: ("مليون", "ملايين", "مليونان مليونين مليوني"),
    1e9: ("مليار بليون", "مليارات بلايين", "ملياران مليارين ملياري"),
}
_FRACTIONS = {
    1 / 2: "نصف",
    1 / 3: "ثلث",
    1 / 4: "ربع",
    1 / 6: "سدس",
    1 / 8: "ثمن",
    2 / 3: "ثلثان ثلثين ثلثا ثلثي",
}
_PARTS = {
    3: "أثلاث",
    4: "أرباع",
    5: "أخماس",
    6: "أسداس",
    7: "أسباع",
    8: "أثمان",
    9: "أتساع",
    10: "أعشار",
}
# Spelt like a number from five to ten unless the first letter has a damma: «خُمس», «عُشر».
_DAMMA_FRACTIONS = {"خمس": 1 / 5, "سبع": 1 / 7, "تسع": 1 / 9, "عشر": 1 / 10}
# Nouns whose dual means two of them; a dual ending alone does not («مدنيين» are civilians).
_COUNTED = (
    "يوم أسبوع شهر عام سنة ساعة دقيقة ليلة عقد قرن كيلومتر متر ميل طن كيلوغرام هكتار مرة "
    "بلدة قرية مدينة حي منطقة موقع نقطة تلة حاجز مخيم محافظة معسكر قاعدة "
    "غارة ضربة صاروخ قذيفة هجوم انفجار عبوة قنبلة لغم سيارة آلية عربة مدرعة دبابة شاحنة حافلة "
    "طائرة مروحية زورق قارب سفينة قتيل جريح شخص طفل طفلة امرأة شاب رجل فتاة عنصر جندي ضابط "
    "عائلة أسرة منزل مبنى مدرسة مستشفى"
)


def _add(table: dict[str, Lexeme], kind: str, values: dict[float, str]) -> None:
    for value, forms in values.items():
        table.update({normalise(form): Lexeme(kind, value) for form in forms.split()})


def _lexicon() -> dict[str, Lexeme]:
    table: dict[str, Lexeme] = {}
    for noun in _COUNTED.split():
        stem = noun[:-1] + "ت" if noun.endswith("ة") else noun.replace("ى", "ي")
        table.update({normalise(stem + end): Lexeme("dual", 2) for end in ("ان", "ين")})
    for count in range(3, 10):
        for stem in [one for one in _ONES[count].split() if not one.endswith("ة")]:
            _add(table, "hundreds", {100 * count: " ".join(stem + end for end in _HUNDRED)})
    _add(table, "one", {float(value): forms for value, forms in _ONES.items()})
    _add(table, "ordinal", {float(value): forms for value, forms in _ORDINALS.items()})
    _add(table, "half_one", {1: "أحد إحدى"})
    _add(table, "half_ordinal", {1: "حادي حادية"})
    _add(table, "ten", {10: "عشر عشرة"})
    _add(table, "tens", {float(value): forms for value, forms in _TENS.items()})
    _add(table, "hundred", {100: " ".join(_HUNDRED)})
    _add(table, "hundreds", {200: _DOUBLE_HUNDRED})
    for value, (singular, plural, dual) in _SCALES.items():
        _add(table, "scale", {value: singular})
        _add(table, "plural", {value: plural})
        _add(table, "double", {2 * value: dual})
    _add(table, "vague", {20: "عشرات", 200: "مئات مئين مائات"})
    _add(table, "few", {3: "بضع بضعة"})
    _add(table, "several", {3: "عدة"})
    _add(table, "odd", {0: "نيف نيفا"})
    _add(table, "fraction", _FRACTIONS)
    _add(table, "parts", {float(value): forms for value, forms in _PARTS.items()})
    return table


_LEXICON = _lexicon()
_DIGITS = re.compile(r"(و?)[فبلك]?(?:ال)?(\d+(?:[.,٫٬]\d+)*)")
_CLITICS = re.compile(r"([وف]?)([بلك]?)(ال|(?<=ل)ل)?(?=..)")
_DAMMA = re.compile(r"[وفبلك]?(?:ال)?[خستع]\u064f")
_POSSESSIVE = re.compile(r"(?<=..)(?:هم|هما|هن|ها|ه|نا|كم)$")


def clitic_forms(word: str) -> Iterator[tuple[str, bool]]:
    """Give a normalised word with fewer and fewer of its clitics, and whether «و» was taken off.

    The whole word comes first, so that «واحد» and «ألف» are found before they are cut.

    >>> list(clitic_forms("وبالثلاثه"))
    [('وبالثلاثه', False), ('بالثلاثه', True), ('الثلاثه', True), ('ثلاثه', True)]
    >>> list(clitic_forms("للسبت"))
    [('للسبت', False), ('لسبت', False), ('السبت', False), ('سبت', False)]
    """
    yield word, False
    match = _CLITICS.match(word)
    if match is None:
        return
    joined = match[1] == "و"
    ends = sorted({match.end(1), match.end(2), match.end()} - {0})
    for end in ends:
        if match[3] == "ل" and end == match.end():
            yield "ال" + word[end:], joined
        yield word[end:], joined


@lru_cache(1 << 14)  # news repeats its words
def read_word(word: str) -> Lexeme | None:
    """Read one word of a number, or return None if it can be none.

    >>> read_word("ومئتي")
    Lexeme(kind='hundreds', value=200, joined=True, text='')
    >>> read_word("بـ٣٥٠").text
    '350'

    Args:
        word: One orthographic word with its clitics and harakat.
    """
    plain = normalise(word)
    if plain == "واحد" and "أ" in word:
        return Lexeme("half_one", 1, joined=True)
    if digits := _DIGITS.fullmatch(plain):
        return Lexeme("digits", 0.0, bool(digits[1]), digits[2])
    for form, joined in clitic_forms(plain):
        found = _double_or_single(form, word) or _LEXICON.get(form)
        if found is None and form.endswith("ا"):  # tanwin: «خمساً»
            found = _LEXICON.get(form[:-1])
        if form in _DAMMA_FRACTIONS and _DAMMA.match(word):
            found = Lexeme("fraction", _DAMMA_FRACTIONS[form])
        if found is None:
            found = _LEXICON.get(_POSSESSIVE.sub("", form))
            found = found if found and found.kind in {"fraction", "parts"} else None
        if found is not None:
            return Lexeme(found.kind, found.value, joined)
    return None


def _double_or_single(form: str, word: str) -> Lexeme | None:
    """Read «ألفا» and «مليونا»: with tanwin one thousand, without it that or two thousand."""
    for value, (singular, _, _) in _SCALES.items():
        if form in {normalise(one) + "ا" for one in singular.split()}:
            return Lexeme("scale" if "\u064b" in word else "either", value)
    return None
