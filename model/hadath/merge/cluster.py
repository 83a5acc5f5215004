"""Puts tellings of one event together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from hadath.merge.features import Features
from hadath.merge.likeness import SAME, compare

__all__ = ["cluster"]

_Cell = tuple[object, ...]
# The events in each cell, the latest last; a dict keeps the order and holds each once.
_Cells = dict[_Cell, dict[int, None]]

# Cells of the map, in degrees, and of the calendar, in days.
_CELL = 0.5
_DAYS = 7
# A cluster is compared by that many of its tellings, and a telling with that many clusters, those
# of the nearest cells and the latest first: so the time grows with the number of tellings, however
# many a cell holds.
_MEMBERS = 5
_CLUSTERS = 60


def cluster(features: Sequence[Features]) -> list[int]:
    """Give the same number to tellings of one event.

    Each telling joins the event that it is most like, on the average over that event's tellings, or
    begins one. It is compared first with the event of the latest telling of its day, places and
    parties, then with events of its type in its cells of map and calendar, and with those that have
    a sentence which is a copy of its own.

    Args:
        features: The tellings, in the order of their publication.

    Returns:
        For each telling the number of its event.
    """
    numbers: list[int] = []
    members: list[list[Features]] = []
    known: dict[tuple[object, ...], int] = {}
    cells: _Cells = defaultdict(dict)
    for one in features:
        signature = one.signature
        number = known.get(signature)
        if number is None or _likeness(one, members[number]) < SAME:
            number = _best(one, members, cells)
        if number is None:
            number = len(members)
            members.append([])
        numbers.append(number)
        known[signature] = number
        if len(members[number]) < _MEMBERS:
            members[number].append(one)
        for cell in _homes(one):
            cells[cell].pop(number, None)
            cells[cell][number] = None
    return numbers


def _likeness(one: Features, others: Sequence[Features]) -> float:
    return sum(compare(one, other) for other in others) / len(others)


def _best(one: Features, members: Sequence[Sequence[Features]], cells: _Cells) -> int | None:
    best, most = None, SAME
    seen: set[int] = set()
    for cell in _views(one):
        for number in islice(reversed(cells.get(cell, {})), _CLUSTERS):
            if number in seen:
                continue
            seen.add(number)
            likeness = _likeness(one, members[number])
            if likeness >= most:
                best, most = number, likeness
        if len(seen) >= _CLUSTERS:
            break
    return best


def _homes(one: Features) -> Iterator[_Cell]:
    """Yield the cells that a telling lies in."""
    yield (one.type, "copy", one.copy)
    yield from _product(one, _squares(one, 0), _home_times(one), _home_parties(one))


def _views(one: Features) -> Iterator[_Cell]:
    """Yield the cells that a telling is compared with: those around it, and those left open."""
    yield (one.type, "copy", one.copy)
    yield from _product(one, _squares(one, 1), _view_times(one), _view_parties(one))


def _product(
    one: Features,
    squares: Sequence[tuple[int, int]],
    times: Sequence[object],
    parties: Sequence[str],
) -> Iterator[_Cell]:
    for time in times:
        for square in squares:
            yield (one.type, square, time)
        for country in {place.country for place in (*one.points, *one.areas)} or {""}:
            for party in parties:
                yield (one.type, country, party, time)


def _squares(one: Features, reach: int) -> list[tuple[int, int]]:
    around = sorted(range(-reach, reach + 1), key=abs)
    return [
        (int(place.latitude // _CELL) + dy, int(place.longitude // _CELL) + dx)
        for place in one.points
        for dy in around
        for dx in around
    ]


def _home_parties(one: Features) -> list[str]:
    roots = {party.key.split(".")[0] for party in (*one.agents, *one.patients)}
    return ["any", *roots] if roots else ["any", "none"]


def _view_parties(one: Features) -> list[str]:
    roots = {party.key.split(".")[0] for party in (*one.agents, *one.patients)}
    return ["none", *roots] if roots else ["any"]


def _home_times(one: Features) -> list[object]:
    day, exact = _day(one)
    if day is None:
        return ["ever", "undated"]
    return ["ever", ("year", day.year), _week(day) if exact else ("about", day.year)]


def _view_times(one: Features) -> list[object]:
    """Yield the weeks around a day, what is told by the year only, and what has no day."""
    day, exact = _day(one)
    if day is None:
        return ["ever"]
    if not exact:
        return [("year", day.year), "undated"]
    week = _week(day)
    return [week, week - 1, week + 1, ("about", day.year), "undated"]


def _day(one: Features) -> tuple[date | None, bool]:
    """Return a day of the event, or of its publication, and whether it is told by the day."""
    if one.time is None:
        return one.published, True
    day = one.time.end or one.time.start or one.published
    return day, (one.time.by_day or one.time.granularity == "week")


def _week(day: date) -> int:
    return (day - date(1970, 1, 1)).days // _DAYS
