"""Quantities: from the words of an amount to a number or a range with its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hadath.resolve.amounts import Amount, find_number_words, read_amount
from hadath.resolve.number_words import clitic_forms
from hadath.resolve.quantity import Quantity
from hadath.resolve.quantity_words import (
    Measure,
    bound_after,
    bound_before,
    find_measure,
    means_people,
    share_of,
)
from hadath.resolve.resolution import Resolution
from hadath.text.normalise import normalise
from hadath.text.words import Word

__all__ = ["resolve_quantity"]

# Words around the span that may bound the number, count with it or tell of people.
_BEFORE, _AFTER = 6, 4
_FAR = 200  # characters that hold more words than these
_SENTENCE_END = re.compile(r"[.!?؟…](?=\s|$)|\n")
_BREAK = re.compile(r"[،,؛;:()\[\]](?!\d)")
_DASH = re.compile(r"\s*[-–—]\s*")
_COUNTS = frozenset({"people", "places", "vehicles", "items"})
_DEFINITE = re.compile(r"[وف]?[بلك]?(?:ال|لل)(?=\D)")
_SAID = {"least": "at least", "most": "at most", "about": "about"}
_TO = frozenset({"الي", "او", "حتي"})


def resolve_quantity(text: str, start: int, end: int) -> Resolution[Quantity]:
    """Resolve the span of a quantity, with the words around it that bound it or that it counts.

    >>> text = "قُتل أكثر من 30 مدنياً على بعد 20 ميلاً من الحدود."
    >>> resolve_quantity(text, 13, 15).to_dict()  # doctest: +NORMALIZE_WHITESPACE
    {'surface': '30', 'low': 30.0, 'high': None, 'unit': 'people', 'approximate': False,
     'noun': 'مدنياً', 'how': 'number, at least'}
    >>> resolve_quantity(text, 31, 39).value
    Quantity(low=32.2, high=32.2, unit='km', approximate=True, noun='')

    Percentages and fractions become shares from 0 to 1; weeks become days, metres and miles
    kilometres; areas, weights and whatever else is counted are ``items`` with their noun. Values
    are rounded to four decimals, miles to one. A number without a noun counts people where the
    words around it tell of casualties, capture or flight.

    Args:
        text: The untouched text.
        start: Offset of the span's first code point.
        end: Offset after its last.

    Returns:
        The quantity, or no value where the words give no number («عدة», «مساحات واسعة»).
    """
    surface = text[start:end]
    span = find_number_words(text, start, end)
    before = find_number_words(text, _sentence_start(text, start), start)[-_BEFORE:]
    after = find_number_words(text, end, _phrase_end(text, end))[:_AFTER]
    for skipped in range(len(span)):
        words = span[skipped:] + after
        amount = read_amount(text, words)
        if amount is not None:
            lead, own, tail = before + span[:skipped], words[: amount.words], words[amount.words :]
            near = tail or find_number_words(text, end, _next(_SENTENCE_END, text, end))[:_AFTER]
            reading = _Reading(text, end, amount, lead, own, tail, near)
            return Resolution(surface, *reading.quantity())
    for word in span:
        share = share_of(text[word.start : word.end])
        if share is not None:
            return Resolution(surface, Quantity(*share, "share"), "share in words")
    return Resolution.unresolved(surface, "names no number")


def _sentence_start(text: str, start: int) -> int:
    """Return where the words before a span may be looked for."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _FAR), start)]
    return ends[-1] if ends else max(0, start - _FAR)


def _phrase_end(text: str, end: int) -> int:
    """Return where the words after a span stop to belong to it."""
    return min(_next(_SENTENCE_END, text, end), _next(_BREAK, text, end))


def _next(pattern: re.Pattern[str], text: str, end: int) -> int:
    match = pattern.search(text, end, end + _FAR)
    return min(len(text), end + _FAR) if match is None else match.start()


@dataclass(frozen=True, slots=True)
class _Reading:
    """An amount in its surroundings.

    Attributes:
        text: The untouched text.
        end: Where the span ends.
        amount: What was read.
        lead: The words before it.
        own: Its words.
        tail: The words after it that may belong to it.
        near: The next words, even after a comma.
    """

    text: str
    end: int
    amount: Amount
    lead: list[Word]
    own: list[Word]
    tail: list[Word]
    near: list[Word]

    def quantity(self) -> tuple[Quantity, str]:
        """Put the amount, its bounds and the other end of its range together."""
        other = self._range_to() or self._range_from()
        kinds = set(bound_before(self._raw(self.lead)))
        if other is None:
            kinds |= set(bound_after(self._raw(self.own[1:] + self._until_number())))
            amount = self.amount
        else:
            kinds &= {"about"}
            amount = _join(self.amount, other)
        if amount.noun is None and amount.measure is None:
            amount = self._with_noun_before(amount)
        measure = amount.measure or self._measure_of_bare_number(amount)
        low, high = (_convert(value, measure) for value in (amount.low, amount.high))
        noun = ""
        if amount.noun is not None and measure.unit in _COUNTS:
            noun = self.text[amount.noun.start : amount.noun.end]
        value = Quantity(
            None if "most" in kinds else low,
            None if "least" in kinds else high,
            measure.unit,
            approximate="about" in kinds or measure.rounded,
            noun=noun,
        )
        return value, ", ".join(
            ["number" if other is None else "range", *(_SAID[one] for one in sorted(kinds))]
        )

    def _raw(self, words: list[Word]) -> list[str]:
        return [self.text[word.start : word.end] for word in words]

    def _with_noun_before(self, amount: Amount) -> Amount:
        """Add the noun that an adjective of number follows: «القرى الثلاث»."""
        raw = self._raw(self.lead[-1:] + self.own[:1])
        if len(raw) < 2 or not all(_DEFINITE.match(normalise(word)) for word in raw):
            return amount
        return replace(amount, measure=find_measure(raw[:1])[0], noun=self.lead[-1])

    def _measure_of_bare_number(self, amount: Amount) -> Measure:
        """Tell what a number counts that no noun of a known unit follows."""
        partly = any(normalise(word) == "من" for word in self._raw(self.own))
        bare = amount.noun is None or partly
        around = self.lead + self.near
        return Measure("people" if bare and means_people(self._raw(around)) else "items")

    def _until_number(self) -> list[Word]:
        """Return the words before the next amount, whose bounds are its own."""
        for index in range(len(self.tail)):
            if read_amount(self.text, self.tail[index:]) is not None:
                return self.tail[:index]
        return self.tail

    def _range_to(self) -> Amount | None:
        """Read the number that a range goes up to: «30-40», «30 إلى 40», «بين 30 و40»."""
        if not self.tail:
            return None
        first = normalise(self._raw(self.tail)[0])
        dashed = _DASH.fullmatch(self.text[self.own[-1].end : self.tail[0].start]) is not None
        both = self.tail[0].start < self.end or _is_between(self._raw(self.lead))
        tail = self.tail[1:] if first in _TO or first == "و" else self.tail
        if not (dashed or first in _TO or (first.startswith("و") and both)):
            return None
        other = read_amount(self.text, tail)
        return other if other and _fits(self.amount, other) else None

    def _range_from(self) -> Amount | None:
        """Read the number that a range begins with, where the span is its second one."""
        raw = self._raw(self.lead)
        last = normalise(raw[-1]) if raw else ""
        linked = last in _TO or last == "و"
        lead = self.lead[:-1] if linked else self.lead
        dashed = bool(lead) and _DASH.fullmatch(self.text[lead[-1].end : self.own[0].start])
        joined = last == "و" or normalise(self._raw(self.own)[0]).startswith("و")
        for index in range(len(lead)):
            other = read_amount(self.text, lead[index:])
            if other is None or index + other.words < len(lead):
                continue
            between = joined and _is_between(raw[:index])
            if (dashed or last in _TO or between) and _fits(other, self.amount):
                return other
        return None


def _convert(value: float, measure: Measure) -> float:
    return round(value * measure.factor, 1 if measure.rounded else 4)


def _is_between(words: list[str]) -> bool:
    return bool(words) and any(form == "بين" for form, _ in clitic_forms(normalise(words[-1])))


def _fits(first: Amount, second: Amount) -> bool:
    """Say whether two numbers can be the ends of one range: the first has no noun of its own."""
    same = first.measure is not None and first.measure == second.measure
    return same or (first.noun is None and first.measure is None)


def _join(one: Amount, other: Amount) -> Amount:
    """Make a range of two amounts; «3 إلى 5 آلاف» begins at 3000."""
    first, second = sorted((one, other), key=lambda amount: amount.low)
    low = first.low * second.scale if first.scale == 1 and first.noun is None else first.low
    named = first if second.measure is None and second.noun is None else second
    return replace(named, low=low if low < second.low else first.low, high=second.high)
