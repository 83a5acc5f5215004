"""The lines of the report's map, from Natural Earth.

Source: ``countries-50m.json`` of the npm package ``world-atlas`` 2.0.2 (ISC), which is Natural
Earth's 1:50m countries (version 4.1, public domain) as TopoJSON. It draws borders as they are held
on the ground, which is no opinion on whose they should be.

    >>> build_borders(Path("countries-50m.json"), Path("borders.json.gz"))  # doctest: +SKIP
    154512
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hadath.errors import SetupError

__all__ = ["build_borders"]

_STEP = 0.01  # degrees: about 1 km, half of what 1:50m can show


def build_borders(source: Path, target: Path) -> int:
    """Write coast and border lines in the form that `hadath.html.borders` reads.

    The output is the same to the byte for the same input. It is JSON in gzip: ``step``, degrees to
    a unit; ``arcs``, lines as ``[x, y, dx, dy, …]`` in units; ``borders``, which of them lie
    between two countries; ``countries``, each ``[name, [polygon, …]]``, where a polygon is rings
    and a ring is arc numbers (``~n`` is arc ``n`` backwards).

    Args:
        source: The TopoJSON file.
        target: Where to write.

    Returns:
        How many bytes were written.

    Raises:
        SetupError: The file is no quantised TopoJSON with an object ``countries``.
    """
    try:
        topology = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SetupError(
            f"{source}: cannot be read as TopoJSON ({error}); take countries-50m.json of the npm "
            f"package world-atlas 2.0.2"
        ) from error
    if "transform" not in topology or "countries" not in topology.get("objects", {}):
        raise SetupError(
            f"{source}: expected quantised TopoJSON with an object 'countries', "
            f"such as countries-50m.json of world-atlas 2.0.2"
        )
    countries = [
        [geometry["properties"]["name"], _polygons(geometry)]
        for geometry in topology["objects"]["countries"]["geometries"]
    ]
    uses = Counter(
        number if number >= 0 else ~number
        for _, polygons in countries
        for polygon in polygons
        for ring in polygon
        for number in ring
    )
    lines = {
        "step": _STEP,
        "arcs": [_arc(arc, topology["transform"]) for arc in topology["arcs"]],
        "borders": sorted(number for number, count in uses.items() if count > 1),
        "countries": sorted(countries),
    }
    plain = json.dumps(lines, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    packed = gzip.compress(plain, compresslevel=9, mtime=0)
    target.write_bytes(packed)
    return len(packed)


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else []


def _arc(arc: Iterable[list[int]], transform: dict[str, list[float]]) -> list[int]:
    """Return an arc in units, each point as its distance from the one before."""
    flat: list[int] = []
    before = (0, 0)
    for x, y in _points(arc, transform):
        # Two points that fall together in the coarser grid are one; an arc keeps both its ends.
        if not flat or (x, y) != before:
            flat += [x - before[0], y - before[1]]
            before = (x, y)
    return flat if len(flat) > 2 else [*flat, 0, 0]


def _points(
    arc: Iterable[list[int]], transform: dict[str, list[float]]
) -> Iterator[tuple[int, int]]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        longitude = x * transform["scale"][0] + transform["translate"][0]
        latitude = y * transform["scale"][1] + transform["translate"][1]
        yield round(longitude / _STEP), round(latitude / _STEP)
