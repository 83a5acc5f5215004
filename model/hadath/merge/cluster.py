"""Puts tellings of one event together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from hadath.merge.features import Features
from hadath.merge.likeness import SAME, compare

__all__ = ["cluster"]

# Cells of the map, in degrees, and of the calendar, in days.
_CELL = 0.5
_DAYS = 7
_EXACT = frozenset({"part_of_day", "day", "week"})
# A cluster is compared by that many of its tellings, and a telling with that many clusters of a
# cell, the latest first: so the time grows with the number of tellings, however many a cell holds.
_MEMBERS = 5
_CLUSTERS = 60


def cluster(features: Sequence[Features]) -> list[int]:
    """Give the same number to tellings of one event.

    Each telling joins the event that it is most like, on the average over that event's tellings, or
    begins one. It is compared only with events of its type in its cell of map and calendar, and
    with those that have a sentence which is a copy of its own.

    Args:
        features: The tellings, in the order of their publication.

    Returns:
        For each telling the number of its event.
    """
    numbers: list[int] = []
    members: list[list[Features]] = []
    known: dict[tuple[object, ...], int] = {}
    cells: dict[tuple[object, ...], dict[int, None]] = defaultdict(dict)
    for one in features:
        number = known.get(one.signature) if one.points else None
        if number is None:
            number = _best(one, members, cells)
        if number is None:
            number = len(members)
            members.append([])
        numbers.append(number)
        known.setdefault(one.signature, number)
        if len(members[number]) < _MEMBERS:
            members[number].append(one)
        for cell in _cells(one, 0):
            cells[cell].pop(number, None)
            cells[cell][number] = None
    return numbers


def _best(
    one: Features,
    members: Sequence[Sequence[Features]],
    cells: dict[tuple[object, ...], dict[int, None]],
) -> int | None:
    best, most = None, SAME
    seen: set[int] = set()
    for cell in _cells(one, 1):
        for number in islice(reversed(cells.get(cell, {})), _CLUSTERS):
            if number in seen:
                continue
            seen.add(number)
            scores = [compare(one, other) for other in members[number]]
            mean = sum(scores) / len(scores)
            if mean >= most:
                best, most = number, mean
    return best


def _cells(one: Features, reach: int) -> Iterator[tuple[object, ...]]:
    """Yield the cells that a telling lies in, with those around them up to a distance."""
    yield (one.type, "copy", one.copy)
    times = _times(one, reach)
    for place in one.points:
        row, column = int(place.latitude // _CELL), int(place.longitude // _CELL)
        for dy in range(-reach, reach + 1):
            for dx in range(-reach, reach + 1):
                for time in times:
                    yield (one.type, row + dy, column + dx, time)
    countries = {place.country for place in (*one.points, *one.areas)} or {""}
    keys = {party.key.split(".")[0] for party in (*one.agents, *one.patients)} or {""}
    for country in countries:
        for key in keys:
            for time in times:
                yield (one.type, "area", country, key, time)


def _times(one: Features, reach: int) -> tuple[object, ...]:
    """Return the weeks of a telling; of one that is told by the month or year, the year."""
    day = one.published
    if one.time is not None:
        day = one.time.end or one.time.start or day
        if one.time.granularity not in _EXACT:
            return () if day is None else (("year", day.year),)
    week = 0 if day is None else (day - date(1970, 1, 1)).days // _DAYS
    return tuple(range(week - reach, week + reach + 1))
