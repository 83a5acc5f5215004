"""Amounts: a number together with the noun or the measure that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hadath.resolve.number_words import read_word
from hadath.resolve.numerals import read_number
from hadath.resolve.quantity_words import Measure, find_measure
from hadath.text.normalise import normalise
from hadath.text.words import Word, find_words

__all__ = ["Amount", "find_number_words", "read_amount"]

_PERCENT = re.compile(r"(?:[%٪]|(?:ب|في )(?:المئه|المائه|الميه|المايه))(?: |$)")
_LENGTHS = frozenset({"km", "hours", "days"})
_MARKS = frozenset(".,٫٬")
# Words that follow a bare number without being what it counts.
_NO_NOUN = re.compile(
    r"في|علي|عن|الي|مع|ضد|منذ|خلال|بعد|قبل|بين|بين(?:هم|ها|هن)|من(?:هم|ها|هن)|انه?|التي|الذي|الذين"
    r"|لدي|عند|حتي|اثر|جراء|فيما|بينما|كما|ثم|او|ام|لم|لا|لن|قد|كان|كانت|اذ|حيث|وفق|ب?حسب|اي|فقط"
    r"|ايضا|تقريبا|هو|هي|هم|و|كل|هذا|هذه|ما|داخل|خارج|حول|تحت|فوق|امام|خلف|وراء|عبر|ضمن|قرب|قباله"
    r"|شمال\w*|جنوب\w*|شرق\w*|غرب\w*|ب(?:جروح|جراح|نيران|قصف|رصاص|انفجار|هجوم|غاره)"
    r"|يوميا|شهريا|سنويا|اسبوعيا|امس|اليوم|الليله|فجر|صباح|ظهر|عصر|مساء|ليل|ليلا|مساءا|صباحا|فجرا|ظهرا"
    r"|السبت|الاحد|الا?ثنين|الثلاثاء|الثلثاء|الاربعاء|الخميس|الجمعه"
)
# Nouns that begin with «و» as part of the word; other such words go on with something else.
_WAW_NOUN = re.compile(r"وحد|ورش|وزار|وثيق|وزير|وزرا|وسيط|وسطا|وفد|وفود|وكيل|وكال|وقف")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts.

    Attributes:
        low: Least value, as the number says it.
        high: Most.
        measure: The unit of what is counted; None if there is no noun, or none that is known.
        noun: Where that noun stands; None if it does not stand there.
        words: How many words the number and the noun take.
        scale: 1000 or more where the number ends with that word: «5 آلاف».
    """

    low: float
    high: float
    measure: Measure | None
    noun: Word | None
    words: int
    scale: float = 1


def find_number_words(text: str, start: int, end: int) -> list[Word]:
    """Find the words of a stretch, with a number kept whole where a clitic stands before it.

    >>> text = "و1,500 مدني"
    >>> [text[word.start : word.end] for word in find_number_words(text, 0, len(text))]
    ['و1,500', 'مدني']
    """
    words: list[Word] = []
    for word in find_words(text, start, end):
        last = words[-1] if words else None
        if (
            last is not None
            and last.end + 1 == word.start
            and text[last.end] in _MARKS
            and text[last.end - 1].isdigit()
            and text[word.start].isdigit()
        ):
            words[-1] = Word(last.start, word.end)
        else:
            words.append(word)
    return words


def read_amount(text: str, words: list[Word]) -> Amount | None:
    """Read the amount that some words begin with; None if they do not begin with a number.

    >>> text = "15 كيلومتراً ونصف كيلومتر من المدينة"
    >>> read_amount(text, find_number_words(text, 0, len(text))).low
    15.5
    """
    raw = [text[word.start : word.end] for word in words]
    numeral = read_number(raw)
    if numeral is None:
        return _measure_alone(raw)
    low, high, at = numeral.low, numeral.high, numeral.words
    parts, more = _parts_of_whole(raw[at:])
    if parts:
        return Amount(low, high, Measure("share", 1 / parts), None, at + more)
    last = read_word(raw[at - 1])
    scale = last.value if last and last.kind in {"scale", "plural", "either"} else 1
    if numeral.kind == "dual":
        at -= 1
    elif normalise("".join(raw[at : at + 1])) == "من":
        at += 1
    measure, width = _counted(raw[at:])
    if numeral.kind == "fraction" and (measure is None or measure.unit not in _LENGTHS):
        return Amount(low, high, Measure("share"), None, numeral.words)
    if width == 0:
        return Amount(low, high, None, None, numeral.words, scale)
    noun = Word(words[at].start, words[at + width - 1].end)
    return _and_half(Amount(low, high, measure, noun, at + width, scale), raw)


def _measure_alone(raw: list[str]) -> Amount | None:
    """Read a measure that stands for one of it: «كيلومتراً واحداً», «كيلومتر ونصف»."""
    measure, width = find_measure(raw)
    if measure is None or measure.unit not in _LENGTHS:
        return None
    again = read_number(raw[width:])
    one = Amount(1, 1, measure, None, width)
    return replace(one, words=width + 1) if again and again.low == 1 else _and_half(one, raw)


def _parts_of_whole(rest: list[str]) -> tuple[float, int]:
    """Read «في المئة» or «من كل عشرة»: the parts of the whole, and how many words say so."""
    joined = " ".join(normalise(word) for word in rest[:3])
    if _PERCENT.match(joined):
        return 100, 2 if joined.startswith("في") else 1
    whole = read_number(rest[2:]) if joined.startswith("من كل ") else None
    return (0, 0) if whole is None else (whole.low, 2 + whole.words)


def _counted(rest: list[str]) -> tuple[Measure | None, int]:
    """Read what is counted: its measure if that is known, and how many words name it."""
    plain = normalise("".join(rest[:1]))
    if _NO_NOUN.fullmatch(plain):
        return None, 0
    measure, width = find_measure(rest)
    if measure is not None:
        return measure, width
    word = plain.isalpha() and len(plain) > 2 and read_number(rest) is None
    return None, int(word and (not plain.startswith("و") or _WAW_NOUN.match(plain) is not None))


def _and_half(amount: Amount, raw: list[str]) -> Amount:
    """Add a fraction that follows the noun, «ونصف» or «ونصف كيلومتر»."""
    more = read_number(raw[amount.words :])
    if more is None or more.kind != "fraction" or not raw[amount.words].startswith("و"):
        return amount
    words = amount.words + more.words
    measure, width = find_measure(raw[words:])
    same = measure is not None and measure == amount.measure
    return replace(
        amount,
        low=amount.low + more.low,
        high=amount.high + more.high,
        words=words + (width if same else 0),
    )
