"""Coast lines, borders and countries around some points of the map."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

__all__ = ["Box", "Country", "borders_in", "countries_in"]

Point = tuple[float, float]
_Line = list[Point]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, in degrees.

    Attributes:
        west: Least longitude.
        south: Least latitude.
        east: Greatest longitude.
        north: Greatest latitude.
    """

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Say whether the two share a point."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    @classmethod
    def around(cls, points: Iterable[Point]) -> Box:
        """Return the smallest box that holds some points."""
        longitudes, latitudes = zip(*points, strict=True)
        return cls(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


@dataclass(frozen=True, slots=True)
class Country:
    """A country as far as it lies in a box.

    Attributes:
        name: Its name in Natural Earth, in English.
        polygons: Its polygons, each of rings of (longitude, latitude), cut off at the box.
    """

    name: str
    polygons: tuple[tuple[_Line, ...], ...]


@dataclass(frozen=True, slots=True)
class _Atlas:
    """The packaged lines: what the arc numbers of `hadath_training.gazetteer.borders` stand for."""

    arcs: list[_Line]
    boxes: list[Box]
    borders: list[int]
    countries: list[tuple[str, list[list[list[int]]]]]

    def ring(self, numbers: list[int]) -> _Line:
        points: _Line = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    def box(self, numbers: list[int]) -> Box:
        boxes = [self.boxes[max(number, ~number)] for number in numbers]
        return Box.around(
            corner for box in boxes for corner in ((box.west, box.south), (box.east, box.north))
        )


def borders_in(box: Box) -> list[_Line]:
    """Return the lines between countries that reach into a box; ends may lie just outside it."""
    atlas = _atlas()
    return [
        run
        for number in atlas.borders
        if atlas.boxes[number].meets(box)
        for run in _runs(atlas.arcs[number], box)
    ]


def countries_in(box: Box) -> list[Country]:
    """Return the countries that reach into a box."""
    atlas = _atlas()
    found = []
    for name, polygons in atlas.countries:
        kept = []
        for polygon in polygons:
            if not atlas.box(polygon[0]).meets(box):
                continue
            rings = tuple(cut for ring in polygon if (cut := _cut(atlas.ring(ring), box)))
            if rings:
                kept.append(rings)
        if kept:
            found.append(Country(name, tuple(kept)))
    return found


@lru_cache(maxsize=1)
def _atlas() -> _Atlas:
    packed = files("hadath.html").joinpath("data/borders.json.gz").read_bytes()
    lines = json.loads(gzip.decompress(packed))
    arcs = [list(_points(arc, lines["step"])) for arc in lines["arcs"]]
    countries = [(name, polygons) for name, polygons in lines["countries"]]
    return _Atlas(arcs, [Box.around(arc) for arc in arcs], lines["borders"], countries)


def _points(flat: list[int], step: float) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x * step, y * step


def _runs(line: _Line, box: Box) -> Iterator[_Line]:
    """Yield the stretches of a line whose segments may cross a box."""
    run: _Line = []
    for start, end in pairwise(line):
        if Box.around((start, end)).meets(box):
            run = run or [start]
            run.append(end)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cut(ring: _Line, box: Box) -> _Line:
    """Cut a ring off at a box (Sutherland and Hodgman, CACM 17(1), 1974)."""
    for axis, limit, sign in (
        (0, box.west, 1),
        (0, box.east, -1),
        (1, box.south, 1),
        (1, box.north, -1),
    ):
        kept: _Line = []
        for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
            inside = sign * (point[axis] - limit) >= 0
            if inside != (sign * (before[axis] - limit) >= 0):
                share = (limit - before[axis]) / (point[axis] - before[axis])
                kept.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if inside:
                kept.append(point)
        ring = kept
    return ring
