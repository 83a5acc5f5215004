"""Merges the event records of many articles into one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hadath.document import Span
from hadath.merge.cluster import cluster
from hadath.merge.copies import count_groups, group_copies
from hadath.merge.disagreements import find_disagreements
from hadath.merge.features import Features, describe
from hadath.merge.mention import Mention
from hadath.merge.merged_event import MergedEvent
from hadath.merge.statements import collect_statements
from hadath.merge.story import Story
from hadath.resolve.acled_class import AcledClass
from hadath.resolve.interval import GRANULARITIES, Interval
from hadath.resolve.place import Place
from hadath.resolve.resolved import ResolvedDocument

__all__ = ["merge_documents"]


def merge_documents(documents: Iterable[ResolvedDocument]) -> Story:
    """Find out which records of all articles tell of one event, and what they say of it.

    The time grows with the number of records, not of pairs.

    Args:
        documents: Resolved articles, in any order.
    """
    ordered = sorted(documents, key=lambda one: (_day(one), one.article.id))
    mentions, copies = _mentions(ordered)
    features = [describe(mention) for mention in mentions]
    groups: dict[int, list[int]] = defaultdict(list)
    for at, number in enumerate(cluster(features)):
        groups[number].append(at)
    merged = [
        _merge([mentions[at] for at in group], [features[at] for at in group])
        for group in groups.values()
    ]
    merged.sort(key=_order)
    events = tuple(replace(event, id=number) for number, event in enumerate(merged))
    return Story(tuple(ordered), events, copies)


def _day(document: ResolvedDocument) -> date:
    return document.article.published or date.max


def _mentions(documents: Sequence[ResolvedDocument]) -> tuple[list[Mention], int]:
    """Return all tellings in order, and how many groups of copied sentences there are."""
    told: list[tuple[ResolvedDocument, int, Span]] = []
    for document in documents:
        for at, record in enumerate(document.events):
            sentence = document.document.sentences[record.event.sentence]
            told.append(
                (document, at, Span.cut(document.document.text, sentence.start, sentence.end))
            )
    places = dict.fromkeys((document.article.id, sentence) for document, _, sentence in told)
    numbers = group_copies([(article, sentence.text) for article, sentence in places])
    number_of = dict(zip(places, numbers, strict=True))
    mentions = [
        Mention(
            document.article,
            document.events[at],
            sentence,
            number_of[document.article.id, sentence],
        )
        for document, at, sentence in told
    ]
    return mentions, count_groups(numbers)


def _merge(mentions: Sequence[Mention], features: Sequence[Features]) -> MergedEvent:
    statements = collect_statements(mentions)
    type_name = mentions[0].record.event.type
    return MergedEvent(
        id=0,
        type=type_name,
        factuality=_factuality(mentions),
        time=_time(features),
        place=_place(features),
        acled=_acled(mentions),
        mentions=tuple(mentions),
        statements=statements,
        disagreements=find_disagreements(type_name, mentions, statements),
    )


def _factuality(mentions: Sequence[Mention]) -> str:
    told = Counter(mention.record.event.factuality for mention in mentions)
    return "asserted" if "asserted" in told else told.most_common(1)[0][0]


def _time(features: Sequence[Features]) -> Interval | None:
    """Return the most exact time, and of equally exact ones the one most told."""
    told = Counter(one.time for one in features if one.time is not None)
    return min(
        told,
        key=lambda time: (GRANULARITIES.index(time.granularity), -told[time]),
        default=None,
    )


def _place(features: Sequence[Features]) -> Place | None:
    """Return the town most told, or the area most told if no telling names a town."""
    points = Counter(place for one in features for place in one.points)
    told = points or Counter(place for one in features for place in one.areas)
    return told.most_common(1)[0][0] if told else None


def _acled(mentions: Sequence[Mention]) -> AcledClass | None:
    told = Counter(
        mention.record.acled.value for mention in mentions if mention.record.acled.value is not None
    )
    return told.most_common(1)[0][0] if told else None


def _order(event: MergedEvent) -> tuple[date, date, date, int]:
    published = event.first.article.published or date.max
    start = end = date.max
    if event.time is not None:
        end = event.time.end or date.max
        start = event.time.start or end
    return start, end, published, event.first.sentence.start
