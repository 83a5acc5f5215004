"""The map: where the events happened, between coast and border lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from hadath.html.borders import Point
from hadath.html.ground import draw_ground, draw_scale
from hadath.html.index import StoryIndex
from hadath.html.marks import escape
from hadath.html.placement import Frame, Rectangle
from hadath.html.projection import Projection, split_remote
from hadath.html.words import TYPES, counted
from hadath.merge.merged_event import MergedEvent
from hadath.resolve.place import Place

__all__ = ["render_map"]

# Drawn twice, for broad and for narrow screens, so that letters have their size on both.
_SHAPES = (("wide", 760, 560, 14.0), ("narrow", 340, 360, 12.5))
_LETTER = 0.52  # mean width of a bold letter by its size
_POINTS = frozenset({"city", "town", "village", "neighbourhood", "site", "crossing", "camp", ""})
_LEAST, _GREATEST = 6.0, 20.0  # radius of a mark
_APART, _MANY = 24, 40  # marks nearer than this are one, twice as far where they are many
_EVENTS_LISTED = 40


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place and the events there."""

    number: int
    name: str
    place: Place
    events: tuple[MergedEvent, ...]

    @property
    def point(self) -> Point:
        return self.place.longitude, self.place.latitude


@dataclass(slots=True)
class _Mark:
    """Spots that fall together in the drawing."""

    x: float
    y: float
    spots: list[_Spot]
    radius: float = _LEAST

    @property
    def count(self) -> int:
        return sum(len(spot.events) for spot in self.spots)

    @property
    def label(self) -> str:
        more = len(self.spots) - 1
        return self.spots[0].name + (f" +{more}" if more else "")


def render_map(index: StoryIndex) -> str:
    """Return the map of a story, with a list of the places below it.

    Args:
        index: The story.
    """
    spots = _spots(index)
    lost = sum(event.place is None for event in index.story.events)
    foot = f'<p class="note">بلا مكان معروف: {counted(lost, "event")}.</p>' if lost else ""
    if not spots:
        return f'<p class="none">لا أحداث بمكان معروف.</p>{foot}'
    remote = split_remote([spot.point for spot in spots])
    near = [spot for spot, far in zip(spots, remote, strict=True) if not far]
    far_off = [spot for spot, far in zip(spots, remote, strict=True) if far]
    if far_off:
        names = "، ".join(
            f'<a href="#p{spot.number}">{escape(spot.name)}</a> ({len(spot.events)})'
            for spot in far_off
        )
        foot = f'<p class="note">أبعد من أن تظهر على الخريطة: {names}.</p>{foot}'
    drawings = "".join(_draw(near, *shape) for shape in _SHAPES)
    return (
        f"{drawings}"
        '<p class="note">الدائرة المتصلة: بلدة أو موقع. المتقطعة: محافظة أو منطقة أو دولة، '
        "وموضعها في وسطها. الرقم: عدد الأحداث. خطوط الحدود من Natural Earth كما هي على الأرض، "
        f"ولا تعبّر عن رأي.</p>{foot}{_list(index, spots)}"
    )


def _spots(index: StoryIndex) -> list[_Spot]:
    by_place: dict[str, list[MergedEvent]] = {}
    for event in index.story.events:
        if event.place is not None:
            by_place.setdefault(event.place.key, []).append(event)
    order = sorted(by_place.values(), key=lambda events: -len(events))
    spots = []
    for number, events in enumerate(order):
        # The name of the whole, where some events are in a part of it only.
        place = min((e.place for e in events if e.place), key=lambda place: place.part)
        spots.append(_Spot(number, index.names.name(place), place, tuple(events)))
    return spots


def _draw(spots: Sequence[_Spot], name: str, width: int, height: int, size: float) -> str:
    projection = Projection.fit([spot.point for spot in spots], width, height)
    frame = Frame(width, height)
    marks = _merge(spots, projection)
    for mark in marks:
        side = 2 * mark.radius + 2
        frame.occupy(Rectangle.around(mark.x, mark.y, side, side))
    scale = draw_scale(projection, frame)
    circles = "".join(_circle(mark) for mark in marks)
    labels = "".join(_label(mark, frame, size) for mark in marks)
    ground = draw_ground(projection, frame, size)
    events = sum(mark.count for mark in marks)
    desc = f"الأحداث: {events}؛ الأماكن: {len(spots)}. القائمة الكاملة أسفل الخريطة."
    return (
        f'<svg class="map {name}" viewBox="0 0 {width} {height}" role="group" '
        f'aria-labelledby="map-{name}-t map-{name}-d" style="--size:{size:g}px">'
        f'<title id="map-{name}-t">خريطة الأحداث</title>'
        f'<desc id="map-{name}-d">{desc}</desc>'
        f'<rect class="sea" width="{width}" height="{height}"/>'
        f"{ground}{scale}{circles}{labels}</svg>"
    )


def _merge(spots: Sequence[_Spot], projection: Projection) -> list[_Mark]:
    """Put spots that would lie over each other into one mark, the most frequent first."""
    cell = _APART if len(spots) <= _MANY else 2 * _APART
    grid: dict[tuple[int, int], list[_Mark]] = {}
    marks: list[_Mark] = []
    for spot in spots:
        x, y = projection.project(spot.point)
        column, row = int(x // cell), int(y // cell)
        close = (
            mark
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for mark in grid.get((column + dx, row + dy), ())
            if (mark.x - x) ** 2 + (mark.y - y) ** 2 < cell**2
        )
        mark = next(close, None)
        if mark is None:
            mark = _Mark(round(x, 1), round(y, 1), [])
            grid.setdefault((column, row), []).append(mark)
            marks.append(mark)
        mark.spots.append(spot)
    most = max(mark.count for mark in marks)
    for mark in marks:
        # The area grows with the count, and the greatest is no nuisance to its neighbours.
        growth = min(1.6 * sqrt(mark.count), (_GREATEST - _LEAST) * sqrt(mark.count / most))
        mark.radius = round(_LEAST + growth, 1)
    return marks


def _circle(mark: _Mark) -> str:
    """Draw a mark: its circle, its count, and what stands behind it as a tooltip."""
    first = mark.spots[0]
    alone = mark.count == 1
    href = f"#e{first.events[0].id}" if alone else f"#p{first.number}"
    kind = "point" if any(spot.place.kind in _POINTS for spot in mark.spots) else "area"
    told = "؛ ".join(f"{spot.name}: {counted(len(spot.events), 'event')}" for spot in mark.spots)
    number = (
        "" if alone else f'<text class="n" x="{mark.x:g}" y="{mark.y + 4:g}">{mark.count}</text>'
    )
    return (
        f'<a href="{href}" class="{kind}"><title>{escape(told)}</title>'
        f'<circle cx="{mark.x:g}" cy="{mark.y:g}" r="{mark.radius:g}"/>{number}</a>'
    )


def _label(mark: _Mark, frame: Frame, size: float) -> str:
    """Write a mark's name beside it, on the first side that is free."""
    width, height = len(mark.label) * size * _LETTER + 4, size * 1.25
    beside, above = mark.radius + 6 + width / 2, mark.radius + 2 + height / 2
    room = frame.place(
        Rectangle.around(mark.x + dx, mark.y + dy, width, height)
        for dx, dy in (
            (-beside, 0),
            (beside, 0),
            (0, -above),
            (0, above),
            (-beside, -above / 1.5),
            (beside, -above / 1.5),
            (-beside, above / 1.5),
            (beside, above / 1.5),
        )
    )
    if room is None:
        return ""
    # The end nearest to the mark is fixed, so that a guessed width tears no name off its mark.
    x, anchor = mark.x, "middle"
    if room.right < mark.x:
        x, anchor = room.right, "start"
    elif room.left > mark.x:
        x, anchor = room.left, "end"
    y = (room.top + room.bottom) / 2 + size / 3
    return (
        f'<text class="place" text-anchor="{anchor}" x="{x:.1f}" y="{y:.1f}">'
        f"{escape(mark.label)}</text>"
    )


def _list(index: StoryIndex, spots: Sequence[_Spot]) -> str:
    rows = []
    for spot in spots:
        _, english = index.names.remark(spot.place)
        shown = spot.events[:_EVENTS_LISTED]
        links = "، ".join(
            f'<a href="#e{event.id}">{escape(TYPES.get(event.type, event.type))}</a>'
            for event in shown
        )
        more = len(spot.events) - len(shown)
        rest = f" … وغيرها {counted(more, 'event')}" if more else ""
        rows.append(
            f'<li id="p{spot.number}"><strong>{escape(spot.name)}</strong> '
            f'<span class="en" lang="en" dir="ltr">{escape(english)}</span> '
            f'<span class="why">{counted(len(spot.events), "event")}:</span> {links}{rest}</li>'
        )
    return (
        f'<details class="places"><summary>قائمة الأماكن: {counted(len(spots), "place")}'
        f"</summary><ul>{''.join(rows)}</ul></details>"
    )
