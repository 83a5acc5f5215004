"""Times: from the words that say when or how long to days of the calendar or a length of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hadath.resolve.anchor import Anchor
from hadath.resolve.interval import Duration, Interval
from hadath.resolve.periods import UnresolvableError
from hadath.resolve.resolution import Resolution
from hadath.resolve.time_rules import find_interval
from hadath.resolve.time_tokens import Phrase, kinds_of, read_phrase
from hadath.resolve.time_units import ago
from hadath.resolve.time_words import Token
from hadath.text.normalise import normalise
from hadath.text.words import find_words

__all__ = ["resolve_time"]

_DURATION = re.compile(
    r"(?P<count>N)?(?P<unit>[uvd])(?P<one>N)?(?:&(?P<more>N)[uU]?)?|(?P<share>N)(?P<whole>U)"
    r"|(?P<few>V)(?P<count_after>N)|(?P<count_before>N)(?P<several>V)"
)
_COUNTED_ON = re.compile(r"[GUVDuvd]N?[NOl]")  # «لليوم الخامس», «الأسابيع الأولى»
_UNIT_GROUPS = ("unit", "whole", "few", "several")
_COUNT_GROUPS = ("count", "share", "count_after", "count_before")
# Units that a `Duration` does not know, in terms of those that it does.
_LENGTHS = {
    "nights": (1.0, "days"),
    "decades": (10.0, "years"),
    "centuries": (100.0, "years"),
}
_SENTENCE_END = re.compile(r"[.!?؟…](?=\s|$)|\n")
_REACH, _BEFORE, _AFTER = 200, 12, 4  # characters, words around that may tell the direction
_LEAD = re.compile(r"[وف]?(?:قبل|قبيل|منذ|مذ|بعد|بعيد|عقب)")
_NO_LEAD = frozenset({"من", "فيما", "ما"})  # «من قبل» is "by"
_ABOUT = re.compile(r"[وبلف]?(?:نحو|حوالي|زهاء|قرابه|ما يقارب|اكثر من|اقل من|ما يزيد علي)$")
_HERE = frozenset({"الان", "اليوم"})
_DEADLINE = re.compile(r"[وف]?قبل ")  # what is planned before a time is planned for one to come
_AHEAD = re.compile(
    r"و?(?:س[يتن](?!طر|ار|اس|ناء|نار|اد|دات|ول|وات|جار|مئ|مائ)\w{3,}|سوف|لن|ب?حلول|حتي|موعد|غدا"
    r"|(?:ال)?(?:مقرر|مزمع|متوقع|مرتقب|منتظر|مقبله?|قادمه?)|[يت](?:توقع|نتظر|عتزم|عتزمون|نوي|نوون)"
    r"|اعتبارا|ابتداء|تمهيدا|استعدادا)"
)


def resolve_time(
    text: str, start: int, end: int, published: date | None, *, factuality: str = "asserted"
) -> Resolution[Interval | Duration]:
    """Resolve the span of a time, with the words around it that say which way it looks.

    >>> resolve_time("اشتباكات مساء الجمعة", 9, 20, date(2017, 11, 4)).to_dict()
    ... # doctest: +NORMALIZE_WHITESPACE
    {'surface': 'مساء الجمعة', 'start': '2017-11-03', 'end': '2017-11-03',
     'granularity': 'part_of_day', 'part': 'evening', 'approximate': False,
     'how': 'weekday before publication (2017-11-04)'}
    >>> resolve_time("منذ ثلاثة أيام", 4, 14, date(2017, 11, 4)).value.start
    datetime.date(2017, 11, 1)
    >>> resolve_time("مساء الجمعة", 0, 11, None).to_dict()
    {'surface': 'مساء الجمعة', 'unresolved': 'no publication date'}

    Conventions: what has no year or no direction is the last one up to publication, or the next
    one from then on if the event is planned or possible and a word beside it looks ahead
    («سيبدأ», «حتى», «المقرر», «قبل»). A week is Monday to Sunday. The beginning, middle and end
    of a period are its thirds (`hadath.resolve.periods.portion`). «شتاء 2015» ends in February
    2015. A night bears the date of its evening; «ليل السبت الأحد» has two days. Before («قبل»)
    and since («منذ») a length of time mean the calendar unit that many before; after («بعد») a
    length of time is that `Duration`, as what it counts from stands elsewhere. Hijri dates are
    those of the Umm al-Qura calendar, and approximate unless a weekday beside them settles the
    day.

    Args:
        text: The untouched text.
        start: Offset of the span's first code point.
        end: Offset after its last.
        published: Day of publication. Without it what is relative stays unresolved.
        factuality: Of the event: ``asserted``, ``planned``, ``possible`` or ``negated``.

    Returns:
        Days or a length of time, or no value and the reason.
    """
    surface = text[start:end]
    before, after = _surroundings(text, start, end)
    planned = factuality in {"planned", "possible"}
    around = before[-_BEFORE:] + after[:_AFTER]
    lead, about = _lead(before)
    deadline = _DEADLINE.match(f"{lead} {normalise(surface)}".lstrip()) is not None
    ahead = planned and (deadline or any(_AHEAD.fullmatch(word) for word in around))
    try:
        phrase = read_phrase(f"{lead} {surface}")
        value, how = _resolve(phrase, Anchor(published, ahead, planned), after)
    except UnresolvableError as error:
        return Resolution.unresolved(surface, str(error))
    except (ValueError, OverflowError):
        return Resolution.unresolved(surface, "lies outside the range of the calendar")
    return Resolution(surface, replace(value, approximate=True) if about else value, how)


def _surroundings(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the normalised words of the sentence before and after a span."""
    begin = max(0, start - _REACH)
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, begin, start)]
    stop = _SENTENCE_END.search(text, end, end + _REACH)
    last = min(len(text), end + _REACH) if stop is None else stop.start()
    before = find_words(text, breaks[-1] if breaks else begin, start)
    return (
        [normalise(text[word.start : word.end]) for word in before],
        [normalise(text[word.start : word.end]) for word in find_words(text, end, last)],
    )


def _lead(before: list[str]) -> tuple[str, bool]:
    """Return «قبل», «منذ» or «بعد» if it stands before the span, and whether «نحو» does."""
    joined = " ".join(before)
    shorter = _ABOUT.sub("", joined).rstrip() if before else ""
    words = shorter.split()
    lead = words[-1] if words and _LEAD.fullmatch(words[-1]) else ""
    if len(words) > 1 and words[-2] in _NO_LEAD:
        lead = ""
    return lead, shorter != joined


def _resolve(phrase: Phrase, anchor: Anchor, after: list[str]) -> tuple[Interval | Duration, str]:
    tokens = phrase.tokens
    _check_words(phrase)
    from_now = phrase.lead == "B" and kinds_of(tokens).endswith("K") and len(tokens) > 1
    length = _length(tokens[:-1] if from_now else tokens)
    if length is None:
        found = find_interval(tokens, anchor)
        if found is None:
            counted = _COUNTED_ON.fullmatch(kinds_of(tokens))
            start = "counts from a start that is named elsewhere"
            raise UnresolvableError(start if counted else "no rule for these words")
        value, how = _placed(found[0], phrase), found[1]
    elif phrase.lead in {"B", "I"}:
        if phrase.lead == "B" and after[:1] == ["من"] and not _HERE & set(after[1:2]):
            raise UnresolvableError("counts back from something that is named elsewhere")
        value, how = ago(anchor, *length), f"{length[2]} before publication ({anchor.day})"
    else:
        return _duration(*length, approximate=phrase.approximate), "length of time"
    return replace(value, approximate=value.approximate or phrase.approximate), how


def _check_words(phrase: Phrase) -> None:
    """Refuse words that name no day or that no rule knows."""
    reasons = {
        "R": "refers to a time that is named elsewhere",
        "r": "recurs",
        "z": "no rule for «{}»",
    }
    for kind, reason in reasons.items():
        for token in phrase.tokens:
            if token.kind == kind:
                raise UnresolvableError(reason.format(token.name))
    if not phrase.tokens:
        part = f"names a part of the day ({phrase.part}), not the day"
        raise UnresolvableError(part if phrase.part else "names no day")


def _placed(interval: Interval, phrase: Phrase) -> Interval:
    """Add the part of the day, or open the interval before or after it."""
    if interval.granularity == "day" and phrase.part:
        return replace(interval, granularity="part_of_day", part=phrase.part)
    if phrase.lead == "B" and interval.start is not None:
        to_its_end = bool(phrase.tokens) and phrase.tokens[0].kind == "E"
        last = interval.end if to_its_end else interval.start - timedelta(days=1)
        return replace(interval, start=None, end=last)
    if phrase.lead == "A" and interval.end is not None:
        return replace(interval, start=interval.end + timedelta(days=1), end=None)
    return interval


def _length(tokens: Sequence[Token]) -> tuple[float | None, float | None, str] | None:
    """Read a length of time: least and most (None if no number is named) and the unit."""
    match = _DURATION.fullmatch(kinds_of(tokens))
    if match is None:
        return None
    named = {name: tokens[match.start(name)] for name, found in match.groupdict().items() if found}
    unit = next(named[name] for name in _UNIT_GROUPS if name in named)
    count = next((named[name] for name in _COUNT_GROUPS if name in named), None)
    if "one" in named and (count is not None or unit.kind != "u" or named["one"].number != 1):
        return None
    if "share" in named and named["share"].number >= 1:
        return None
    more = named["more"].number if "more" in named else 0
    if count is not None:
        return count.number + more, count.high + more, unit.name
    if unit.kind == "v":
        return None, None, unit.name
    number = (2 if unit.kind == "d" else 1) + more
    return number, number, unit.name


def _duration(low: float | None, high: float | None, unit: str, *, approximate: bool) -> Duration:
    if unit == "seconds":
        raise UnresolvableError("shorter than a minute")
    factor, name = _LENGTHS.get(unit, (1.0, unit))
    if low is None or low != high:
        return Duration(None, name, approximate)
    return Duration(round(low * factor, 4), name, approximate)
