"""How likely two tellings are to tell of one event."""

from __future__ import annotations

from collections.abc import Sequence

from hadath.merge.features import Features
from hadath.resolve.interval import Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place

__all__ = ["SAME", "compare"]

# The evidence that two tellings of one type need. It and the weights below were set on the gold
# clusters of the articles 000, 001 and 004; 002 and 003 only measure (model/STORY.md).
SAME = 0.6
_NEVER = -1.0

_COPY = 0.5
_TRIGGER = 0.1
_WORDS = 0.5
# A town is held by one party and changes hands once within the days that articles on it appear; it
# may be attacked many times.
_POINT = {"control_change": 0.6, "control": 0.6, "siege": 0.6}
_POINT |= {"battle": 0.45, "advance": 0.45, "retreat": 0.45, "displacement": 0.45}
_OTHER_POINT = 0.35
_AREA = 0.15
_DAY = 0.2
_SPAN = 0.1
_PARTY = 0.15

# How far the middle of a district may lie from its town, and from what lies around others.
_DISTRICT_KM = 35.0
_TOWN_KM = 5.0
_AROUND_KM = {
    "province": 120.0,
    "region": 300.0,
    "river": 400.0,
    "border": 400.0,
    "country": 700.0,
}
# Days between the publication of tellings, if one of them names no day.
_WINDOW = 7


def compare(one: Features, other: Features) -> float:
    """Return the evidence that two tellings tell of one event; from `SAME` on they do.

    Tellings of different types, in one sentence, of days or places that cannot be the same, or of
    as many places as the other has not, never do: a sentence that sums up two captures is a telling
    of its own.
    Killed and wounded are two events. Nor do those with other parties, but for a place that
    changes hands: who took it may be disputed.

    Args:
        one: A telling.
        other: Another one.
    """
    if one.type != other.type or one.sentence == other.sentence:
        return _NEVER
    if one.harm and other.harm and one.harm != other.harm:
        return _NEVER
    copied = one.copy == other.copy and one.trigger == other.trigger
    parts = (_place(one, other), _time(one, other), _parties(one, other))
    # Copies may be cut so that a place or a party is read otherwise; «الجمعة» of another month is
    # another Friday all the same.
    apart = one.time and other.time and not one.time.meets(other.time, slack=_WINDOW)
    if apart or (min(parts) < 0 and not copied):
        return _NEVER
    words = 0.0
    if one.copy != other.copy:
        words = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
    return (
        sum(max(0.0, part) for part in parts)
        + _COPY * copied
        + _TRIGGER * (one.trigger == other.trigger)
        + _WORDS * words
    )


def _place(one: Features, other: Features) -> float:
    if one.type == "control" and (one.counts or other.counts):
        return _strength(one, other)
    if one.points and other.points:
        matched = all(_any_near(place, other.points) for place in one.points) and all(
            _any_near(place, one.points) for place in other.points
        )
        return _POINT.get(one.type, _OTHER_POINT) if matched else _NEVER
    if not (one.points or one.areas) or not (other.points or other.areas):
        return 0.0
    pairs = [(a, b) for a in (*one.points, *one.areas) for b in (*other.points, *other.areas)]
    if any(a.key == b.key for a, b in pairs):
        return _AREA
    return 0.0 if any(_around(a, b) or _around(b, a) for a, b in pairs) else _NEVER


def _strength(one: Features, other: Features) -> float:
    """Compare where two tellings say how many fighters are left: in a region, not in a town."""
    near = any(a.distance(b) < _DISTRICT_KM for a in one.points for b in other.points)
    return _POINT["control"] if near and one.counts and other.counts else _NEVER


def _any_near(place: Place, others: Sequence[Place]) -> bool:
    return any(_one_place(place, other) for other in others)


def _one_place(one: Place, other: Place) -> bool:
    """Say whether two points are one: the same, or a town and its district."""
    if one.key == other.key:
        return True
    kinds = {one.kind, other.kind}
    if kinds == {"city", "district"}:
        return one.distance(other) < _DISTRICT_KM
    return kinds == {"city"} and one.distance(other) < _TOWN_KM


def _around(area: Place, place: Place) -> bool:
    if area.country and place.country and area.country != place.country:
        return False
    return area.distance(place) < _AROUND_KM.get(area.kind, _DISTRICT_KM)


def _time(one: Features, other: Features) -> float:
    if one.time is not None and other.time is not None:
        return _meet(one.time, other.time)
    if one.published is not None and other.published is not None:
        return 0.0 if abs((one.published - other.published).days) <= _WINDOW else _NEVER
    return 0.0


def _meet(one: Interval, other: Interval) -> float:
    about = one.approximate or other.approximate
    exact = one.by_day and other.by_day
    if not one.meets(other, slack=_WINDOW if about else 1 if exact else 0):
        return _NEVER
    return _DAY if exact and not about else _SPAN


def _parties(one: Features, other: Features) -> float:
    evidence = 0.0
    for ours, theirs in ((one.agents, other.agents), (one.patients, other.patients)):
        if ours and theirs and _related(ours, theirs):
            evidence += _PARTY
        elif ours and theirs and one.type != "control_change":
            return _NEVER
    return evidence


def _related(ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    return any(one.related(other) for one in ours for other in theirs)
