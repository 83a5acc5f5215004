"""The words of a place: its possible names, and what stands around them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from hadath.resolve.country import find_countries
from hadath.resolve.folding import variants
from hadath.resolve.place_words import (
    BORDER,
    COMMON,
    DIRECTIONS,
    GENERIC,
    KINDS,
    OF,
    OWN_PARTS,
    PARTS,
    QUALIFIERS,
    RANKS,
)

__all__ = ["PlacePhrase", "Reading", "read_phrase"]

# «مدينة» alone is no name, though some village is called so.
_NO_NAMES: tuple[Container[str], ...] = (COMMON, GENERIC, KINDS, PARTS)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words of a place.

    Attributes:
        names: What its name may be, the likeliest first.
        kinds: Kinds of place that its classifiers allow, the likeliest first; empty if it has none.
        part: Whether only a part of the place, or its surroundings, is meant.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    part: bool


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """What the words of a place say.

    Attributes:
        readings: Ways to read it, the one with the longest name first; empty if it names nothing.
        country: Country that an adjective puts it in («مدينة البوكمال السورية»), ISO code.
        countries: All countries that are named in it, in order.
        generic: The definite noun that stands for a place named before, or a word for a border.
        part: Whether a part of what `generic` stands for is meant.
        own: Whether it is a part of the place named last («الأحياء الشرقية»).
    """

    readings: tuple[Reading, ...] = ()
    country: str = ""
    countries: tuple[str, ...] = ()
    generic: str = ""
    part: bool = False
    own: bool = False


def read_phrase(words: Sequence[str]) -> PlacePhrase:
    """Take the words of a place apart.

    >>> phrase = read_phrase(("مدينه", "البوكمال", "السوريه"))
    >>> phrase.country, phrase.readings[-1]
    ('SY', Reading(names=('البوكمال السوريه', 'البوكمال'), kinds=('city',), part=False))

    Args:
        words: The words of the span, spelling folded.
    """
    countries = tuple(country.iso for country in find_countries(words))
    if not words or words[0] in RANKS:
        return PlacePhrase(countries=countries)
    if "بين" in words and any(_first(variants(word), BORDER) for word in words):
        part = not _first(variants(words[0]), BORDER)
        return PlacePhrase(countries=countries, generic="الحدود", part=part)
    return _read_from_left(words, countries)


def _read_from_left(words: Sequence[str], countries: tuple[str, ...]) -> PlacePhrase:
    """Take classifiers and parts off the left, one word after the other."""
    readings: list[Reading] = []
    kinds: tuple[str, ...] = ()
    part = own = False
    for at, word in enumerate(words):
        forms = variants(word)
        generic = _first(forms, GENERIC)
        if _first(forms, BORDER):
            return PlacePhrase(countries=countries, generic="الحدود", part=part)
        if generic and all(_qualifies(other) for other in words[at + 1 :]):
            return PlacePhrase(countries=countries, generic=generic, part=part)
        if whole := _whole(words[at:]):
            readings.append(Reading(whole, kinds, part))
        found = _first(forms, PARTS) or _first(forms, DIRECTIONS)
        kind = _first(forms, KINDS) if at < len(words) - 1 else ""
        part = part or bool(found)
        own = own or found in OWN_PARTS
        kinds = KINDS[kind] if kind else kinds
        if not (found or kind or word in OF):
            readings.append(Reading(_names(words[at:]), kinds, part))
            return PlacePhrase(tuple(readings), _told(words[at:]), countries)
    alone = len(words) == 1 and words[0].startswith("ال") and words[0] in DIRECTIONS
    return PlacePhrase((), "", countries, "البلاد" if alone else "", part=alone, own=own)


def _told(rest: Sequence[str]) -> str:
    told = () if rest[-1] in QUALIFIERS else find_countries(rest[-1:])
    return told[0].iso if told and len(rest) > 1 else ""


def _first(forms: Sequence[str], known: Container[str]) -> str:
    return next((form for form in forms if form in known), "")


def _qualifies(word: str) -> bool:
    return word in QUALIFIERS or word in DIRECTIONS or bool(find_countries((word,)))


def _whole(words: Sequence[str]) -> tuple[str, ...]:
    """Return what the words are called if they are a name as they stand: «وادي الفرات»."""
    return tuple(name for name in _names(words) if " " in name)


def _names(words: Sequence[str]) -> tuple[str, ...]:
    """Return what the name may be, each with and without its clitic.

    That is all words, then fewer, as long as an adjective or a country is what is left off: «سوق
    شعبي» must not become the village of «سوق».
    """
    found: list[str] = []
    for length in range(len(words), 0, -1):
        for form in variants(words[0]):
            if length > 1 or not any(form in known for known in _NO_NAMES):
                found.append(" ".join((form, *words[1:length])))
        if not _qualifies(words[length - 1]):
            break
    return tuple(dict.fromkeys(found))
