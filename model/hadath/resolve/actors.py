"""Finds the parties that an article names, or says why it cannot."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hadath.document import Span
from hadath.resolve.actor_words import (
    ARMED,
    INSTITUTIONS,
    MEMBERS,
    NOBODY,
    PEOPLE,
    SPEAKERS,
    SUFFIXES,
    TITLES,
    VAGUE,
)
from hadath.resolve.country import country_at, find_countries
from hadath.resolve.folding import fold, fold_word, variants
from hadath.resolve.parties import Parties, open_parties
from hadath.resolve.party import Party
from hadath.resolve.resolution import Resolution
from hadath.text.words import find_words

__all__ = ["resolve_actors"]

# Characters after a naming in which a name may be added to it: «رئيس الوزراء، حيدر العبادي».
_APPOSITION = 30
# Namings that are looked through on each side, so that long texts take no longer a word.
_FAR = 500
# Words of a naming by country alone; more of them name a person or a thing: «المغربي عبد الرحمن».
_NATION = 2
# Characters before a noun in which a country is taken for that of its clause.
_CLAUSE = 40


def resolve_actors(
    text: str, spans: Sequence[Span], parties: Parties | None = None
) -> tuple[tuple[Resolution[Party], ...], ...]:
    """Resolve the parties, victims and speakers that an article names.

    A span is read for the longest listed name in it, then for a state institution with a country
    («الجيش العراقي»), then for a country or its adjective, then for a noun that stands for a party
    named before («التنظيم», «قواته»). The wording stays in `Resolution.surface`, since it shows a
    source's stance.

    >>> text = "انسحب تنظيم داعش، وقالت القوات العراقية إن التنظيم انتهى."
    >>> spans = [Span.cut(text, 6, 16), Span.cut(text, 24, 39), Span.cut(text, 43, 50)]
    >>> [found[0].value.key for found in resolve_actors(text, spans)]
    ['islamic_state', 'iraq.armed_forces', 'islamic_state']

    Args:
        text: The whole article.
        spans: Spans of parties in it, in the order of the text.
        parties: The list to look them up in; the package's own if left out.

    Returns:
        For each span what it refers to: one resolution, or one for each party where a span names
        several.
    """
    return _Reader(text, parties or open_parties()).read(spans)


class _Reader:
    """One article."""

    def __init__(self, text: str, parties: Parties) -> None:
        self._text = text
        self._parties = parties
        self._named = self._scan()
        self._surnames: dict[str, Party] = {}

    def read(self, spans: Sequence[Span]) -> tuple[tuple[Resolution[Party], ...], ...]:
        found: list[tuple[Resolution[Party], ...]] = []
        for span in spans:
            resolved = self._resolve(span)
            for one in resolved:
                if one.value is not None:
                    insort(self._named, _Named(span.start, one.value), key=_place)
            if len(resolved) == 1 and resolved[0].value is not None:
                self._remember(span, resolved[0].value)
            found.append(resolved)
        return tuple(found)

    def _scan(self) -> list[_Named]:
        """Find the parties and countries that the whole text names, in order."""
        places = find_words(self._text)
        words = [fold_word(self._text[word.start : word.end]) for word in places]
        found: list[_Named] = []
        at = 0
        while at < len(words):
            party, length = self._parties.name_at(words, at)
            if party is None:
                country, length = country_at(words, at)
                party = None if country is None else self._parties.by_key[country.key]
            if party is not None:
                found.append(_Named(places[at].start, party))
            at += length
        return found

    def _resolve(self, span: Span) -> tuple[Resolution[Party], ...]:
        words = fold(span.text)
        named = self._names_in(words)
        states = self._states_in(words)
        if states and all(party.kind == "state" for party in named):
            return tuple(Resolution(span.text, one, "institution of a country") for one in states)
        if named:
            return tuple(Resolution(span.text, one, "listed name") for one in named)
        lands = tuple(dict.fromkeys(country.key for country in find_countries(words)))
        if lands and len(words) <= _NATION:
            known = self._parties.by_key
            return tuple(Resolution(span.text, known[key], "country") for key in lands)
        forms = [form for word in words for form in variants(word)]
        if any(form in PEOPLE for form in forms):
            civilians = self._parties.by_key["civilians"]
            return (Resolution(span.text, civilians, "people who are no party"),)
        if any(form in NOBODY for form in forms):
            return (Resolution.unresolved(span.text, "a thing, not a party"),)
        return (self._referred(span, words),)

    def _names_in(self, words: Sequence[str]) -> tuple[Party, ...]:
        """Return the party of the longest listed name, and those that «و» adds to it."""
        found: list[tuple[int, int, Party]] = []
        at = 0
        while at < len(words):
            party, length = self._parties.name_at(words, at)
            if party is not None and (length > 1 or party.key != party.country):
                found.append((at, length, party))
            at += length
        if not found:
            return ()
        longest = max(length for _, length, _ in found)
        first = next(one for one in found if one[1] == longest)
        added = [one for at, _, one in found if at > first[0] and words[at].startswith("و")]
        return tuple(dict.fromkeys((first[2], *added)))

    def _states_in(self, words: Sequence[str]) -> tuple[Party, ...]:
        lands = tuple(dict.fromkeys(country.key for country in find_countries(words)))
        kinds = [
            INSTITUTIONS[form] for word in words for form in variants(word) if form in INSTITUTIONS
        ]
        if not lands or not kinds:
            return ()
        kind = "armed_forces" if "armed_forces" in kinds else kinds[0]
        return tuple(self._parties.institution(land, kind) for land in lands)

    def _referred(self, span: Span, words: Sequence[str]) -> Resolution[Party]:
        """Resolve words that stand for a party that the article names elsewhere."""
        return (
            self._by_pronoun(span, words)
            or self._by_noun(span, words)
            or self._by_institution(span, words)
            or self._by_apposition(span, words)
            or Resolution.unresolved(span.text, "names no listed party")
        )

    def _by_pronoun(self, span: Span, words: Sequence[str]) -> Resolution[Party] | None:
        """Resolve «قواته» and «مقاتليها»."""
        for form in variants(words[0]) if words else ():
            stem = next((form.removesuffix(end) for end in SUFFIXES if form.endswith(end)), "")
            head = next((one for one in (stem, f"{stem[:-1]}ه") if one in INSTITUTIONS), "")
            if head:
                state = next(self._near(span, "state"), None)
                if state is not None and state.country:
                    found = self._parties.institution(state.country, INSTITUTIONS[head])
                    return Resolution(span.text, found, "pronoun: the state named last")
            elif stem in MEMBERS:
                group = next(self._near(span, "rebel", "militia"), None)
                if group is not None:
                    return Resolution(span.text, group, "pronoun: the armed group named last")
        return None

    def _by_noun(self, span: Span, words: Sequence[str]) -> Resolution[Party] | None:
        """Resolve a noun that its party is known by, or one for any armed group."""
        phrases = [" ".join((form, *words[1:])) for form in variants(words[0])] if words else []
        forms = [form for word in words for form in variants(word)]
        listed = [one for one in (*phrases, *forms) if one in self._parties.short]
        for form in listed:
            meant = self._parties.short[form]
            party = next((one for one in self._near(span) if one in meant), None)
            if party is not None and form not in INSTITUTIONS:
                return Resolution(span.text, party, f"{form}: named before")
        noun = next((form for form in variants(words[0]) if form in ARMED), "") if words else ""
        if noun and all(word in VAGUE for word in words[1:]):
            group = next(self._near(span, "rebel", "militia"), None)
            if group is not None:
                return Resolution(span.text, group, f"{noun}: the armed group named last")
        if any(form not in INSTITUTIONS for form in listed):
            return Resolution.unresolved(span.text, f"{listed[0]}: which party is not told")
        return None

    def _by_institution(self, span: Span, words: Sequence[str]) -> Resolution[Party] | None:
        """Resolve «الجيش» and «الحكومة»: of the state in the clause, else of the last such one."""
        forms = [form for word in words[:2] for form in variants(word)]
        head = next((form for form in forms if form in INSTITUTIONS), "")
        if not head or words[0] in SPEAKERS:
            return None
        kind = INSTITUTIONS[head]
        party = self._in_clause(span)
        if party is None:
            same = (one for one in self._near(span, "state") if one.key.endswith(f".{kind}"))
            party = next(same, None) or next(self._near(span, "state"), None)
        if party is None or not party.country:
            return None
        found = self._parties.institution(party.country, kind)
        return Resolution(span.text, found, f"{head}: of the state named last")

    def _in_clause(self, span: Span) -> Party | None:
        """Return the state that is named right before a span."""
        for at in range(bisect_left(self._named, span.start, key=_place) - 1, -1, -1):
            one = self._named[at]
            if one.start < span.start - _CLAUSE:
                return None
            if one.party.kind == "state" and one.party.country:
                return one.party
        return None

    def _by_apposition(self, span: Span, words: Sequence[str]) -> Resolution[Party] | None:
        """Resolve a surname that stands in, or right after, an office that was resolved before."""
        if len(words) != 1:
            return None
        for form in variants(words[0]):
            party = self._surnames.get(form)
            if party is not None:
                return Resolution(span.text, party, "the office that the name came with")
        return None

    def _remember(self, span: Span, party: Party) -> None:
        """Keep the words of an office, and those right after it, as names of who holds it."""
        if not any(word in TITLES for word in fold(span.text)):
            return
        end = min(len(self._text), span.end + _APPOSITION)
        for word in fold(self._text, span.start, end):
            if len(word) > 3 and word not in TITLES and word not in MEMBERS:
                self._surnames.setdefault(word, party)

    def _near(self, span: Span, *kinds: str) -> Iterator[Party]:
        """Yield the parties of some kinds that the text names, each once: back, then on."""
        at = bisect_left(self._named, span.start, key=_place)
        seen: set[Party] = set()
        back = range(at - 1, max(-1, at - 1 - _FAR), -1)
        on = range(at, min(len(self._named), at + _FAR))
        for position in (*back, *on):
            party = self._named[position].party
            if party not in seen and (not kinds or party.kind in kinds):
                seen.add(party)
                yield party


@dataclass(frozen=True, slots=True)
class _Named:
    """A party, and where the text names it."""

    start: int
    party: Party


def _place(named: _Named) -> int:
    return named.start
