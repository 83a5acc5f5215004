"""The list of places: towns of GeoNames, and provinces, rivers, crossings that hadath adds."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hadath.resolve.country import read_countries
from hadath.resolve.folding import fold_name
from hadath.resolve.place import Place

__all__ = ["Entry", "Gazetteer", "open_gazetteer"]

_TOWNS = "towns.tsv.gz"
_REGIONS = "regions.tsv"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and how many live there.

    Attributes:
        place: The place.
        population: Inhabitants; 0 where it is not known or not a town.
    """

    place: Place
    population: int


class Gazetteer:
    """Finds places by their Arabic names, spelling folded.

    Towns are kept as lines of text until one is asked for: building all objects would take longer
    than reading an article.
    """

    def __init__(self, towns: str, regions: str) -> None:
        """Index the names.

        Args:
            towns: Lines of folded name, GeoNames id, English name, country, province, latitude,
                longitude and inhabitants, tab-separated.
            regions: A table with a header: key, kind, English name, country, latitude, longitude
                and names with ``|`` between.
        """
        self._lines: dict[str, list[str]] = {}
        for line in towns.splitlines():
            self._lines.setdefault(line[: line.index("\t")], []).append(line)
        self._regions: dict[str, list[Place]] = {}
        self._by_key: dict[str, Place] = {}
        self._countries: dict[str, Place] = {}
        for place, names in _regions(regions):
            self._by_key[place.key] = place
            for name in names:
                self._regions.setdefault(fold_name(name), []).append(place)
        for country in read_countries():
            place = country.place
            self._by_key[place.key] = self._countries[place.country] = place
            for name in country.names:
                self._regions.setdefault(fold_name(name), []).insert(0, place)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return all places of a folded name: countries and regions first, then the towns."""
        towns = tuple(_town(line) for line in self._lines.get(name, ()))
        return tuple(Entry(place, 0) for place in self._regions.get(name, ())) + towns

    def get(self, key: str) -> Place | None:
        """Return a country or a place of hadath's own list by its key."""
        return self._by_key.get(key)

    def country(self, iso: str) -> Place | None:
        """Return a country by its ISO 3166-1 alpha-2 code."""
        return self._countries.get(iso)

    def border(self, one: str, other: str) -> Place | None:
        """Return the border between two countries, given by their codes."""
        key = "_".join(
            sorted(self._countries[iso].key.removeprefix("country:") for iso in (one, other))
        )
        return self.get(f"XX.{key}_border")


def _regions(table: str) -> Iterator[tuple[Place, list[str]]]:
    for line in table.splitlines()[1:]:
        key, kind, name, country, latitude, longitude, names = line.split("\t")
        place = Place(key, name, kind, country, float(latitude), float(longitude))
        yield place, names.split("|")


def _town(line: str) -> Entry:
    _, key, name, country, admin, latitude, longitude, population = line.split("\t")
    place = Place(
        f"geonames:{key}", name, "city", country, float(latitude), float(longitude), admin
    )
    return Entry(place, int(population))


@cache
def open_gazetteer() -> Gazetteer:
    """Open the package's own list, once."""
    folder = files("hadath.resolve") / "data"
    towns = gzip.decompress((folder / _TOWNS).read_bytes()).decode("utf-8")
    return Gazetteer(towns, (folder / _REGIONS).read_text(encoding="utf-8"))
