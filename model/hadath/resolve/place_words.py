"""Words that stand around the name of a place, from ``data/place_words.toml``."""

from __future__ import annotations

from hadath.resolve.tables import read_table

__all__ = [
    "BORDER",
    "COMMON",
    "DIRECTIONS",
    "GENERIC",
    "KINDS",
    "MARKED",
    "OF",
    "OWN_PARTS",
    "PARTS",
    "QUALIFIERS",
    "RANKS",
]

_TABLE = read_table("place_words.toml")
_NOUNS = {name: frozenset(words) for name, words in _TABLE["nouns"].items()}

# Nouns that say what kind of place a name is, with the kinds that they may mean, likeliest first.
KINDS: dict[str, tuple[str, ...]] = {word: tuple(kinds) for word, kinds in _TABLE["kinds"].items()}
# Definite nouns that stand for a place named before, with the kinds that they may mean.
GENERIC: dict[str, tuple[str, ...]] = {
    word: tuple(kinds) for word, kinds in _TABLE["generic"].items()
}
# Only a part, or the surroundings, of the place is meant.
PARTS = _NOUNS["parts"]
# Parts that, standing alone, are parts of the place named last: «الأحياء», «شوارعها».
OWN_PARTS = _NOUNS["own_parts"]
# Words for a border; the countries that follow say which.
BORDER = _NOUNS["border"]
# Words that single something out without naming it: «آخر مدينة», «كبرى المدن».
RANKS = _NOUNS["ranks"]
# Adjectives that may follow a name without changing which place it is.
QUALIFIERS = _NOUNS["qualifiers"]
# Buildings and the like, which alone name no place.
COMMON = _NOUNS["common"]
# Words between a part and the place that it is a part of.
OF = _NOUNS["of"]
# Kinds that a bare name means only if nothing else has that name.
MARKED = frozenset({"site", "crossing", "camp", "neighbourhood", "border"})
# Directions, with and without article, and their adjectives.
DIRECTIONS = frozenset(
    article + stem + ending
    for article in ("", "ال")
    for stem in ("شمال", "جنوب", "شرق", "غرب", "وسط")
    for ending in ("", "ي", "يه")
)
