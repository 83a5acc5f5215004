"""Countries: their Arabic names, the adjectives that go with them, a central point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hadath.resolve.folding import fold_name, variants
from hadath.resolve.place import Place
from hadath.resolve.tables import read_table

__all__ = [
    "Country",
    "countries_by_iso",
    "countries_by_key",
    "country_at",
    "find_countries",
    "read_countries",
]

# What follows a nisba adjective in its other genders and numbers, spelling folded.
_ENDINGS = ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات", "ا")


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Attributes:
        key: Such as ``iraq``; parties that belong to it have keys that begin with it.
        iso: ISO 3166-1 alpha-2 code.
        numeric: ISO 3166-1 numeric code.
        english: English name.
        names: Its names as Arabic news writes them.
        demonyms: Its adjectives, masculine singular, and irregular plurals of its people.
        capitals: Names of its capital, which stands for its government in news.
        latitude: Degrees north of a central point.
        longitude: Degrees east of it.
    """

    key: str
    iso: str
    numeric: int
    english: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    latitude: float
    longitude: float

    @property
    def place(self) -> Place:
        """The country as a place."""
        return Place(
            f"country:{self.key}", self.english, "country", self.iso, self.latitude, self.longitude
        )


@cache
def read_countries() -> tuple[Country, ...]:
    """Read the package's list, once."""
    return tuple(
        Country(
            key=key,
            iso=row["iso"],
            numeric=row["numeric"],
            english=row["english"],
            names=tuple(row["names"]),
            demonyms=(*row["demonyms"], *row["plurals"]),
            capitals=tuple(row["capital"]),
            latitude=row["latitude"],
            longitude=row["longitude"],
        )
        for key, row in read_table("countries.toml").items()
    )


@cache
def countries_by_iso() -> Mapping[str, Country]:
    """Return the countries by their ISO 3166-1 alpha-2 codes."""
    return {country.iso: country for country in read_countries()}


@cache
def countries_by_key() -> Mapping[str, Country]:
    """Return the countries by their keys."""
    return {country.key: country for country in read_countries()}


def find_countries(words: Sequence[str]) -> tuple[Country, ...]:
    """Find the countries that folded words name, by name or adjective, in order.

    >>> from hadath.resolve.folding import fold
    >>> [country.iso for country in find_countries(fold("القوات العراقية والولايات المتحدة"))]
    ['IQ', 'US']
    """
    found: list[Country] = []
    at = 0
    while at < len(words):
        country, length = country_at(words, at)
        if country is not None:
            found.append(country)
        at += length
    return tuple(found)


def country_at(words: Sequence[str], at: int) -> tuple[Country | None, int]:
    """Return the country that the words at a position name, and how many words name it."""
    names = _names()
    for length in (3, 2, 1):
        if at + length > len(words):
            continue
        rest = words[at + 1 : at + length]
        for form in variants(words[at]):
            country = names.get(" ".join((form, *rest)))
            if country is None and length == 1:
                country = _adjectives().get(form)
            if country is not None:
                return country, length
    return None, 1


@cache
def _names() -> Mapping[str, Country]:
    return {fold_name(name): country for country in read_countries() for name in country.names}


@cache
def _adjectives() -> Mapping[str, Country]:
    """Return the country of each folded adjective in all genders and numbers."""
    found: dict[str, Country] = {}
    for country in read_countries():
        for demonym in country.demonyms:
            stem = fold_name(demonym)
            for ending in _ENDINGS:
                found.setdefault(stem + ending, country)
                found.setdefault("ال" + stem + ending, country)
    return found
