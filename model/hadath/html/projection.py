"""From degrees to the units of a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from statistics import median

from hadath.html.borders import Box, Point

__all__ = ["Projection", "split_remote"]

_MARGIN = 0.16  # of the stretch of the points, on each side
_LEAST = 1.4  # degrees that a map shows at least
_KM = 111.2  # a degree of latitude on a sphere of 6,371 km
_NEAR = 6.0  # degrees from the middle that always belong to the map
_FACTOR = 4.0  # times the median distance that do


@dataclass(frozen=True, slots=True)
class Projection:
    """The equirectangular projection, true to scale along one parallel.

    Attributes:
        box: What the drawing shows.
        width: Width of the drawing.
        height: Its height.
        scale: Units for a degree of latitude.
        squeeze: Cosine of the middle latitude.
    """

    box: Box
    width: float
    height: float
    scale: float
    squeeze: float

    @classmethod
    def fit(cls, points: Sequence[Point], width: float, height: float) -> Projection:
        """Return the projection that shows all points with a margin around them.

        Args:
            points: Longitude and latitude of each.
            width: Width of the drawing.
            height: Its height.
        """
        box = Box.around(points)
        x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
        squeeze = max(cos(radians(y)), 0.2)
        wide = max((box.east - box.west) * (1 + 2 * _MARGIN), _LEAST) * squeeze
        high = max((box.north - box.south) * (1 + 2 * _MARGIN), _LEAST)
        scale = min(width / wide, height / high)
        half_x, half_y = width / scale / squeeze / 2, height / scale / 2
        shown = Box(x - half_x, y - half_y, x + half_x, y + half_y)
        return cls(shown, width, height, scale, squeeze)

    def project(self, point: Point) -> Point:
        """Return where a longitude and latitude stand in the drawing."""
        return (
            (point[0] - self.box.west) * self.squeeze * self.scale,
            (self.box.north - point[1]) * self.scale,
        )

    def kilometres(self, units: float) -> float:
        """Return how far some units are on the ground."""
        return units / self.scale * _KM


def split_remote(points: Sequence[Point]) -> list[bool]:
    """Say for each point whether it is so remote that it would squeeze the map of the others.

    >>> split_remote([(40, 34), (41, 35), (43, 36), (-77, 39)])
    [False, False, False, True]
    """
    x, y = median(point[0] for point in points), median(point[1] for point in points)
    distances = [max(abs(point[0] - x), abs(point[1] - y)) for point in points]
    limit = max(_NEAR, _FACTOR * median(distances))
    remote = [distance > limit for distance in distances]
    # Where the remote ones are many, the story is about both.
    return remote if sum(remote) * 5 <= len(points) * 2 else [False] * len(points)
