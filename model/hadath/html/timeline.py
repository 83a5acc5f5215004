"""The time line: a drawing of the dated events, and the undated ones with the reason."""

from __future__ import annotations

from hadath.html.glyphs import glyph
from hadath.html.index import StoryIndex
from hadath.html.labels import interval_label
from hadath.html.marks import escape
from hadath.html.periods import Bundle, Period, group_periods
from hadath.html.words import DISAGREEMENTS, FACTUALITY, TYPES, counted
from hadath.merge.merged_event import MergedEvent

__all__ = ["render_timeline"]

# The drawing is as wide as a telephone, so that its letters have their size everywhere.
_WIDTH = 340
_AXIS = 326
_TEXT = 282
_HEAD, _ROW, _BETWEEN, _GAP = 26, 42, 14, 30
_LETTER = 0.46  # mean width of a letter by its size, in the usual Arabic typefaces
_LONG_GAP = 45  # days after which the axis is broken
_SHOWN = 60  # undated events that are listed one by one


def render_timeline(index: StoryIndex) -> str:
    """Return the time line of a story.

    Args:
        index: The story.
    """
    events = index.story.events
    periods = group_periods(events)
    undated = [
        event for event in events if event.time is None or not (event.time.start or event.time.end)
    ]
    drawing = _draw(index, periods) if periods else '<p class="none">لا أحداث بتاريخ معروف.</p>'
    return f"{drawing}\n{_undated(index, undated)}"


def _draw(index: StoryIndex, periods: list[Period]) -> str:
    parts: list[str] = []
    y = 14.0
    for number, period in enumerate(periods):
        if number:
            y += _BETWEEN
            label = _gap_label(periods[number - 1], period)
            if label:
                parts.append(_gap(y, label))
                y += _GAP
        bottom = y + _HEAD + _ROW * len(period.bundles) - 22
        parts.append(_node(period, y, bottom))
        y += _HEAD
        for bundle in period.bundles:
            parts.append(_row(index, bundle, y))
            y += _ROW
    dated = sum(len(bundle.events) for period in periods for bundle in period.bundles)
    desc = (
        f"{counted(dated, 'event')} من {periods[0].label} إلى {periods[-1].label}. "
        "شكل العلامة يدل على حال الوقوع، وحجمها على عدد المصادر المستقلة."
    )
    return (
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {y:g}" role="group" '
        'aria-labelledby="timeline-t timeline-d">'
        f'<title id="timeline-t">الخط الزمني</title><desc id="timeline-d">{escape(desc)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _node(period: Period, y: float, bottom: float) -> str:
    """Draw the date on the axis: a dot for a day, an open bar for a stretch of days."""
    axis = f'<path class="axis" d="M{_AXIS} {y:g}V{bottom:g}"/>'
    if period.day:
        sign = f'<circle class="day" cx="{_AXIS}" cy="{y:g}" r="6"/>'
    else:
        sign = f'<rect class="span" x="{_AXIS - 5}" y="{y - 8:g}" width="10" height="22" rx="5"/>'
    label = _fit(period.label, 14, _AXIS - 22)
    return f'{axis}{sign}<text class="date" x="{_AXIS - 16}" y="{y + 5:g}">{escape(label)}</text>'


def _row(index: StoryIndex, bundle: Bundle, y: float) -> str:
    sources = max(event.sources for event in bundle.events)
    disputed = [event for event in bundle.events if event.disagreements]
    if len(bundle.events) == 1:
        event = bundle.events[0]
        name = index.title(event)
        told = counted(sources, "source")
        kinds = [DISAGREEMENTS.get(one.kind, one.kind) for one in event.disagreements]
        warning = f"{kinds[0]} (+{len(kinds) - 1})" if len(kinds) > 1 else "".join(kinds)
    else:
        name = f"{TYPES.get(bundle.type, '')}: ".lstrip(": ")
        name += counted(len(bundle.events), "event")
        told = f"أكثرها {counted(sources, 'source')}" if sources > 1 else counted(1, "source")
        warning = f"خلاف: {len(disputed)}" if disputed else ""
    facts = FACTUALITY.get(bundle.factuality, bundle.factuality)
    below = f"{facts} · {told}"
    title = " · ".join(filter(None, (name, below, warning)))
    ids = " ".join(str(event.id) for event in bundle.events)
    warned = ""
    if warning:
        left = _TEXT - _width(below, 12) - 18
        text = _fit(warning, 12, left - 16)
        warned = (
            f"{glyph('warn', left, y + 22, 13)}"
            f'<text class="warn" x="{left - 10:g}" y="{y + 26:g}">{escape(text)}</text>'
        )
    return (
        f'<a href="#e{bundle.events[0].id}" class="row" data-ids="{ids}">'
        f"<title>{escape(title)}</title>"
        f'<rect class="hit" x="0" y="{y - 10:g}" width="{_TEXT + 26}" height="{_ROW - 2}" rx="5"/>'
        f"{glyph(bundle.factuality, _TEXT + 10, y + 3, 8 + 4 * min(sources, 4))}"
        f'<text class="name" x="{_TEXT - 6}" y="{y + 7:g}">{escape(_fit(name, 14, _TEXT - 8))}'
        f'</text><text class="told" x="{_TEXT - 6}" y="{y + 26:g}">{escape(below)}</text>'
        f"{warned}</a>"
    )


def _gap_label(before: Period, after: Period) -> str:
    """Say how long nothing is told; empty if it is not long."""
    days = (after.start - before.end).days
    if days <= _LONG_GAP:
        return ""
    months = round(days / 30.44)
    years, months = divmod(months, 12)
    length = [counted(years, "years")] if years else []
    length += [counted(months, "months")] if months else []
    return f"الفاصل: {' و'.join(length)}"


def _gap(y: float, label: str) -> str:
    return (
        f'<path class="gap" d="M{_AXIS} {y - 12:g}v8l-5 4 10 5-5 4v8"/>'
        f'<text class="gap" x="{_AXIS - 16}" y="{y + 4:g}">{escape(label)}</text>'
    )


def _width(text: str, size: float) -> float:
    return len(text) * size * _LETTER


def _fit(text: str, size: float, width: float) -> str:
    room = int(width / size / _LETTER)
    return text if len(text) <= room else f"{text[: max(room - 1, 1)].rstrip()}…"


def _undated(index: StoryIndex, events: list[MergedEvent]) -> str:
    if not events:
        return ""
    rows = "".join(
        f'<li data-ids="{event.id}"><a href="#e{event.id}">{escape(index.title(event))}</a> '
        f'<span class="why">{escape(_why(index, event))}</span></li>'
        for event in events[:_SHOWN]
    )
    more = len(events) - _SHOWN
    rest = (
        f'<p class="why">وغيرها {counted(more, "event")}: السبب في بطاقاتها.</p>'
        if more > 0
        else ""
    )
    return (
        f'<details class="undated"{" open" if len(events) <= 12 else ""}>'
        f"<summary>بلا تاريخ معروف: {counted(len(events), 'event')}</summary>"
        f"<ul>{rows}</ul>{rest}</details>"
    )


def _why(index: StoryIndex, event: MergedEvent) -> str:
    return interval_label(event.time) if event.time else index.why_undated(event)
