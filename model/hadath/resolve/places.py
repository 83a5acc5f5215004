"""Finds the places of an article on the map, or says why it cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hadath.document import Span
from hadath.resolve.country import find_countries
from hadath.resolve.folding import fold, without_article
from hadath.resolve.gazetteer import Entry, Gazetteer, open_gazetteer
from hadath.resolve.place import Place
from hadath.resolve.place_phrase import PlacePhrase, Reading, read_phrase
from hadath.resolve.place_words import BORDER, GENERIC, KINDS, MARKED
from hadath.resolve.resolution import Resolution

__all__ = ["resolve_places"]

# A country is what an article speaks of if it has that share of all mentions of countries. Towns of
# one that is only mentioned, and of one that is not, are taken only if so many live there.
_SPOKEN_OF = 0.1
_KNOWN = 50_000
_KNOWN_EVERYWHERE = 300_000
_NEAR_KM = 250.0
# What a bare name means if several kinds of place have it.
_USUAL = {"country": 0.9, "city": 0.6, "province": 0.3, "region": 0.2, "river": 0.2}


def resolve_places(
    text: str, spans: Sequence[Span], gazetteer: Gazetteer | None = None
) -> tuple[tuple[Resolution[Place], ...], ...]:
    """Resolve the places that an article names.

    A name is looked up as it stands, without clitics, classifiers («مدينة», «قضاء»), parts («ريف»,
    «غرب») and adjectives. Where several places have the name, the kind that the words say, the
    countries that the article speaks of and its other places choose; without any such sign nothing
    is chosen. «المدينة», «البلدين» and «الحدود» stand for what was named before.

    >>> text = "دخلت القوات العراقية مدينة القائم في غرب العراق."
    >>> spans = [Span.cut(text, 21, 33), Span.cut(text, 37, 47)]
    >>> [found[0].value.label for found in resolve_places(text, spans)]
    ['Al Qā’im', 'in Iraq']

    Args:
        text: The whole article.
        spans: Spans of places in it, in the order of the text.
        gazetteer: The list to look them up in; the package's own if left out.

    Returns:
        For each span what it refers to: one resolution, or one for each place where a span names
        several.
    """
    return _Reader(text, gazetteer or open_gazetteer()).read(spans)


@dataclass(frozen=True, slots=True)
class _Found:
    """Places that one reading of a phrase may mean."""

    reading: Reading
    name: str
    entries: tuple[Entry, ...]


class _Reader:
    """One article."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._countries = Counter(country.iso for country in find_countries(fold(text)))
        self._named: list[tuple[Place, str]] = []

    def read(self, spans: Sequence[Span]) -> tuple[tuple[Resolution[Place], ...], ...]:
        phrases = [read_phrase(fold(span.text)) for span in spans]
        looked = [self._look_up(phrase) for phrase in phrases]
        for found in looked:
            self._hint(found)
        anchors = Counter(place for found in looked if found for place in self._certain(found))
        resolved: list[tuple[Resolution[Place], ...]] = []
        for span, phrase, found in zip(spans, phrases, looked, strict=True):
            told = self._resolve(span.text, phrase, found, anchors)
            name = found.name if found else ""
            self._named += [(replace(one.value, part=False), name) for one in told if one.value]
            resolved.append(told)
        return tuple(resolved)

    def _hint(self, found: _Found | None) -> None:
        """Take a province or the like, of which there is one, for a word on its country."""
        if found is not None and len(found.entries) == 1:
            place = found.entries[0].place
            if place.country and place.kind not in {"city", "country"}:
                self._countries[place.country] += 1

    def _certain(self, found: _Found) -> list[Place]:
        """Return what a phrase can only mean, within the article's countries."""
        own = [one.place for one in found.entries if one.place.country in self._countries]
        return own if len(own) == 1 else []

    def _resolve(
        self, surface: str, phrase: PlacePhrase, found: _Found | None, anchors: Counter[Place]
    ) -> tuple[Resolution[Place], ...]:
        if phrase.generic:
            return self._refer(surface, phrase)
        if phrase.own and self._named:
            last = replace(self._named[-1][0], part=True)
            return (Resolution(surface, last, "a part of the place named last"),)
        if found is None:
            why = "no place of that name is listed" if phrase.readings else "names no place"
            return (Resolution.unresolved(surface, why),)
        ranked = sorted(
            found.entries, key=lambda one: self._weight(one, phrase, found, anchors), reverse=True
        )
        best = ranked[0]
        if not self._plausible(best, phrase):
            why = f"{len(ranked)} of that name, none in a country that the article speaks of"
            return (Resolution.unresolved(surface, why),)
        kinds = found.reading.kinds
        how = "the only place of that name"
        if len(ranked) > 1:
            told = bool(kinds) and best.place.kind in kinds
            chosen = "of the kind that is named" if told else "that fits the article best"
            how = f"{len(ranked)} of that name; the one {chosen}"
        # «مطار الموصل» that no list has is put at Mosul.
        beside = bool(set(kinds) & MARKED) and best.place.kind not in kinds
        value = replace(best.place, part=found.reading.part or beside)
        return (Resolution(surface, value, how),)

    def _look_up(self, phrase: PlacePhrase) -> _Found | None:
        for reading in phrase.readings:
            for name in reading.names:
                entries = [one for way in _spellings(name) for one in self._gazetteer.find(way)]
                if reading.kinds:
                    fitting = [one for one in entries if one.place.kind in reading.kinds]
                    entries = fitting or ([] if reading.kinds == KINDS["حي"] else entries)
                else:
                    entries = [one for one in entries if one.place.kind not in MARKED] or entries
                if phrase.country:
                    entries = [one for one in entries if one.place.country == phrase.country]
                if entries:
                    return _Found(reading, name, tuple(dict.fromkeys(entries)))
        return self._land(phrase)

    def _land(self, phrase: PlacePhrase) -> _Found | None:
        """Read «الأراضي السورية», «الجهة العراقية» as the country."""
        last = phrase.readings[-1] if phrase.readings else None
        if last is None or len(phrase.countries) != 1 or not last.part:
            return None
        land = self._gazetteer.country(phrase.countries[0])
        if land is None or len(last.names[0].split()) > 1:
            return None
        return _Found(last, last.names[0], (Entry(land, 0),))

    def _weight(
        self, entry: Entry, phrase: PlacePhrase, found: _Found, anchors: Counter[Place]
    ) -> tuple[float, int]:
        place, kinds = entry.place, found.reading.kinds
        fits = _USUAL.get(place.kind, 0.0)
        if place.kind in kinds:
            fits = 2 - kinds.index(place.kind) / len(kinds)
        told = float(place.country == phrase.country) if phrase.country else 0.0
        spoken = self._countries[place.country] / max(1, self._countries.total())
        around = sum(n for other, n in anchors.items() if place.distance(other) < _NEAR_KM)
        near = around / max(1, anchors.total())
        return fits + told + 2 * spoken + near, entry.population

    def _plausible(self, entry: Entry, phrase: PlacePhrase) -> bool:
        place = entry.place
        if place.kind != "city" or place.country == phrase.country != "":
            return True
        share = self._countries[place.country] / max(1, self._countries.total())
        if share >= _SPOKEN_OF:
            return True
        return entry.population >= (_KNOWN if share else _KNOWN_EVERYWHERE)

    def _refer(self, surface: str, phrase: PlacePhrase) -> tuple[Resolution[Place], ...]:
        if phrase.generic in BORDER:
            return (self._border(surface, phrase),)
        kinds = GENERIC[phrase.generic]
        if kinds == ("country",):
            return self._lands(surface, phrase, 2 if phrase.generic.endswith("ين") else 1)
        for named, name in reversed(self._named):
            seated = kinds == ("city",) and named.kind == "province" and name
            place = self._seat(named, name) if seated else named
            if place is not None and place.kind in kinds:
                value = replace(place, part=phrase.part)
                return (Resolution(surface, value, f"{phrase.generic}: the last one named"),)
        return (Resolution.unresolved(surface, f"{phrase.generic}: none was named before"),)

    def _lands(
        self, surface: str, phrase: PlacePhrase, wanted: int
    ) -> tuple[Resolution[Place], ...]:
        last = next((one.country for one, _ in reversed(self._named) if one.country), "")
        spoken = [iso for iso, _ in self._countries.most_common(wanted)]
        how = "the countries that the article speaks of most"
        if wanted == 1 and last:
            spoken, how = [last], "the country of the place named last"
        lands = [land for iso in spoken if (land := self._gazetteer.country(iso)) is not None]
        if len(lands) < wanted:
            return (Resolution.unresolved(surface, "the article does not tell which country"),)
        return tuple(Resolution(surface, replace(land, part=phrase.part), how) for land in lands)

    def _border(self, surface: str, phrase: PlacePhrase) -> Resolution[Place]:
        isos = list(dict.fromkeys(phrase.countries))
        isos += [iso for iso, _ in self._countries.most_common(3) if iso not in isos]
        if len(isos) >= 2:
            border = self._gazetteer.border(isos[0], isos[1])
            if border is not None:
                how = (
                    "the border that is named"
                    if len(phrase.countries) > 1
                    else ("the border of the countries that the article speaks of most")
                )
                return Resolution(surface, replace(border, part=phrase.part), how)
        return Resolution.unresolved(surface, "the article does not tell which border")

    def _seat(self, province: Place, name: str) -> Place | None:
        """Return the town that a province has its name from."""
        for way in _spellings(name):
            for one in self._gazetteer.find(way):
                near = one.place.distance(province) < _NEAR_KM
                if one.place.kind == "city" and near and one.place.country == province.country:
                    return one.place
        return None


def _spellings(name: str) -> tuple[str, ...]:
    """Return the ways to write a folded name: with and without article, أبو and البو, joined."""
    first, _, rest = name.partition(" ")
    heads = [first, without_article(first), f"ال{first}"]
    if first in {"ابو", "ابي", "البو"}:
        return (*(f"{head} {rest}" for head in ("ابو", "ابي", "البو")), f"البو{rest}")
    found = [f"{head} {rest}".strip() for head in heads]
    if not rest and first.startswith("البو"):
        found += [f"ابو {first[4:]}", f"البو {first[4:]}"]
    if not rest and first.startswith("بو"):
        found += [f"ابو {first[2:]}", f"البو {first[2:]}"]
    found.append(name.replace(" ", ""))
    return tuple(dict.fromkeys(found))
