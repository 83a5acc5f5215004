"""What lies under the marks of the map: land, borders, countries' names and a scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hadath.html.borders import Box, Point, borders_in, countries_in
from hadath.html.countries import COUNTRIES
from hadath.html.marks import escape
from hadath.html.placement import Frame, Rectangle
from hadath.html.projection import Projection

__all__ = ["draw_ground", "draw_scale"]

_LETTER = 0.62
_BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)  # km
_SEEN = 6  # tenths of a unit; a bend that is smaller cannot be seen
_STEPS = 5  # places across a country that are tried for its name


def draw_ground(projection: Projection, frame: Frame, size: float) -> str:
    """Draw the land and the borders, and the countries' names where there is room left.

    Args:
        projection: What the drawing shows.
        frame: What already stands in it.
        size: Size of letters.
    """
    land, names = [], []
    for country in countries_in(projection.box):
        rings = [ring for polygon in country.polygons for ring in polygon]
        land.append("".join(_path(ring, projection, closed=True) for ring in rings))
        label = COUNTRIES.get(country.name)
        if label:
            largest = max((polygon[0] for polygon in country.polygons), key=_area)
            names.append((_area(largest), label, largest))
    lines = "".join(_path(line, projection) for line in borders_in(projection.box))
    labels = "".join(
        _name(label, ring, projection, frame, size) for _, label, ring in sorted(names)[::-1]
    )
    return f'<path class="land" d="{"".join(land)}"/><path class="border" d="{lines}"/>{labels}'


def draw_scale(projection: Projection, frame: Frame) -> str:
    """Draw a bar of a round number of kilometres in the lower left corner."""
    longest = projection.kilometres(projection.width / 4)
    length = max((bar for bar in _BARS if bar <= longest), default=_BARS[0])
    right = 14 + length / projection.kilometres(1)
    y = projection.height - 14
    frame.occupy(Rectangle(0, y - 26, right + 10, projection.height))
    return (
        f'<g class="scale"><path d="M14 {y - 5:g}v5H{right:.1f}v-5"/>'
        f'<text x="{(14 + right) / 2:.1f}" y="{y - 9:g}">{length:,} كم</text></g>'
    )


def _name(
    label: str, ring: Sequence[Point], projection: Projection, frame: Frame, size: float
) -> str:
    width = len(label) * size * _LETTER + 10
    rooms = (
        Rectangle.around(*projection.project(point), width, size * 1.7)
        for point in _inner_points(ring)
    )
    room = frame.place(rooms)
    if room is None:
        return ""
    x, y = (room.left + room.right) / 2, (room.top + room.bottom) / 2 + size / 3
    return f'<text class="country" x="{x:.1f}" y="{y:.1f}">{escape(label)}</text>'


def _inner_points(ring: Sequence[Point]) -> Iterator[Point]:
    """Yield points within a ring, the nearest to its centre of gravity first."""
    middle, box = _middle(ring), Box.around(ring)
    across, up = (box.east - box.west) / _STEPS, (box.north - box.south) / _STEPS
    grid = [
        (box.west + (column + 0.5) * across, box.south + (row + 0.5) * up)
        for column in range(_STEPS)
        for row in range(_STEPS)
    ]
    grid.sort(key=lambda point: (point[0] - middle[0]) ** 2 + (point[1] - middle[1]) ** 2)
    for point in (middle, *grid):
        if _inside(point, ring):
            yield point


def _path(line: Iterable[Point], projection: Projection, closed: bool = False) -> str:
    """Return path data, without points that no eye would miss."""
    points: list[tuple[int, int]] = []
    for point in line:
        x, y = projection.project(point)
        here = (round(x * 10), round(y * 10))
        if not points or abs(here[0] - points[-1][0]) + abs(here[1] - points[-1][1]) > _SEEN:
            points.append(here)
    if len(points) < 2:
        return ""
    return "M" + "L".join(f"{x / 10:g} {y / 10:g}" for x, y in points) + ("Z" if closed else "")


def _edges(ring: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in _edges(ring))) / 2


def _middle(ring: Sequence[Point]) -> Point:
    twice = x = y = 0.0
    for a, b in _edges(ring):
        cross = a[0] * b[1] - b[0] * a[1]
        twice += cross
        x += (a[0] + b[0]) * cross
        y += (a[1] + b[1]) * cross
    return (x / 3 / twice, y / 3 / twice) if twice else ring[0]


def _inside(point: Point, ring: Sequence[Point]) -> bool:
    """Say whether a ray from the point crosses the ring an odd number of times."""
    inside = False
    for a, b in _edges(ring):
        crosses = (a[1] > point[1]) != (b[1] > point[1])
        if crosses and point[0] < a[0] + (point[1] - a[1]) * (b[0] - a[0]) / (b[1] - a[1]):
            inside = not inside
    return inside
