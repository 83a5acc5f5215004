"""Resolves every argument of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hadath.document import Argument, Document, Event, Span
from hadath.resolve.acled import classify
from hadath.resolve.actors import resolve_actors
from hadath.resolve.interval import GRANULARITIES, Interval
from hadath.resolve.party import Party
from hadath.resolve.places import resolve_places
from hadath.resolve.quantities import resolve_quantity
from hadath.resolve.resolution import Resolution, Value
from hadath.resolve.resolved import (
    Article,
    ResolvedArgument,
    ResolvedDocument,
    ResolvedEvent,
    values_of,
)
from hadath.resolve.times import resolve_time

__all__ = ["resolve_document"]

_ACTORS = frozenset({"Agent", "Patient", "Supporter", "Source"})
_PLACES = frozenset({"Place", "Origin", "Destination"})

_References = Mapping[tuple[str, Span], tuple[Resolution[Value], ...]]


def resolve_document(document: Document, article: Article) -> ResolvedDocument:
    """Say what the arguments of all events refer to.

    Times are counted from the article's day of publication; without it, relative times stay
    unresolved. Nothing that cannot be told is guessed: such references carry the reason.

    >>> from datetime import date
    >>> text = "استعادت القوات العراقية قضاء القائم الجمعة."
    >>> who = Argument("Agent", Span.cut(text, 8, 23))
    >>> when = Argument("Time", Span.cut(text, 36, 42))
    >>> event = Event("control_change", Span.cut(text, 0, 7), "asserted", (who, when))
    >>> article = Article("a", "", date(2017, 11, 4))
    >>> (event,) = resolve_document(Document(text, (), (event,)), article).events
    >>> event.time.value.label, event.acled.value.label
    ('2017-11-03', 'Government regains territory')

    Args:
        document: What a model found, or an annotated document.
        article: Where it comes from, and when it was published.
    """
    actors = _spans(document.events, _ACTORS)
    places = _spans(document.events, _PLACES)
    found: dict[tuple[str, Span], tuple[Resolution[Value], ...]] = {}
    for family, spans, resolutions in (
        ("actor", actors, resolve_actors(document.text, actors)),
        ("place", places, resolve_places(document.text, places)),
    ):
        found.update(zip(((family, span) for span in spans), resolutions, strict=True))
    events = tuple(_event(document, event, article.published, found) for event in document.events)
    return ResolvedDocument(document, article, events)


def _spans(events: Iterable[Event], roles: frozenset[str]) -> tuple[Span, ...]:
    found = {one.span for event in events for one in event.arguments if one.role in roles}
    return tuple(sorted(found))


def _event(
    document: Document, event: Event, published: date | None, found: _References
) -> ResolvedEvent:
    arguments = tuple(
        ResolvedArgument(one, _references(document, event, one, published, found))
        for one in event.arguments
    )
    agents, patients = (values_of(arguments, (role,), Party) for role in ("Agent", "Patient"))
    return ResolvedEvent(event, arguments, _time(arguments), classify(event, agents, patients))


def _references(
    document: Document,
    event: Event,
    argument: Argument,
    published: date | None,
    found: _References,
) -> tuple[Resolution[Value], ...]:
    span = argument.span
    if argument.role in _ACTORS:
        return found["actor", span]
    if argument.role in _PLACES:
        return found["place", span]
    if argument.role == "Quantity":
        return (resolve_quantity(document.text, span.start, span.end),)
    if argument.role == "Time":
        return (
            resolve_time(
                document.text, span.start, span.end, published, factuality=event.factuality
            ),
        )
    return ()


def _time(arguments: Iterable[ResolvedArgument]) -> Resolution[Interval]:
    """Return the most exact time that an event names."""
    told = [
        reference
        for one in arguments
        if one.argument.role == "Time"
        for reference in one.references
    ]
    intervals = [
        (reference, reference.value) for reference in told if isinstance(reference.value, Interval)
    ]
    if intervals:
        reference, value = min(intervals, key=lambda pair: GRANULARITIES.index(pair[1].granularity))
        return Resolution(reference.surface, value, reference.how)
    if told:
        why = "; ".join(
            reference.how if reference.value is None else "a length of time, not a day"
            for reference in told
        )
        return Resolution.unresolved(" · ".join(one.surface for one in told), why)
    return Resolution.unresolved("", "no time is named")
