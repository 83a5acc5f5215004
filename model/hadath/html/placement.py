"""Labels beside points, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Frame", "Rectangle"]

_CELL = 64  # of the grid that keeps the search for neighbours short


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of the drawing, in its units.

    Attributes:
        left: Its left edge.
        top: Its upper edge.
        right: Its right edge.
        bottom: Its lower edge.
    """

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Rectangle:
        """Return the rectangle of some size around a point."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def meets(self, other: Rectangle) -> bool:
        """Say whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Frame:
    """A drawing of some size and what already stands in it."""

    def __init__(self, width: float, height: float) -> None:
        """Begin with an empty drawing.

        Args:
            width: Its width.
            height: Its height.
        """
        self.width = width
        self.height = height
        self._cells: dict[tuple[int, int], list[Rectangle]] = {}

    def occupy(self, rectangle: Rectangle) -> None:
        """Let nothing else be put there."""
        for cell in _cells(rectangle):
            self._cells.setdefault(cell, []).append(rectangle)

    def free(self, rectangle: Rectangle) -> bool:
        """Say whether a rectangle lies in the drawing and over nothing."""
        return (
            rectangle.left >= 0
            and rectangle.top >= 0
            and rectangle.right <= self.width
            and rectangle.bottom <= self.height
            and not any(
                rectangle.meets(other)
                for cell in _cells(rectangle)
                for other in self._cells.get(cell, ())
            )
        )

    def place(self, candidates: Iterable[Rectangle]) -> Rectangle | None:
        """Take the first candidate that is free, or none."""
        found = next((one for one in candidates if self.free(one)), None)
        if found is not None:
            self.occupy(found)
        return found


def _cells(rectangle: Rectangle) -> Iterator[tuple[int, int]]:
    for column in range(int(rectangle.left // _CELL), int(rectangle.right // _CELL) + 1):
        for row in range(int(rectangle.top // _CELL), int(rectangle.bottom // _CELL) + 1):
            yield column, row
