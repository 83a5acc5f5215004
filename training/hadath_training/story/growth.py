"""How the time of resolving and merging grows with the number of articles."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from hadath.merge.merge import merge_documents
from hadath.resolve.document import resolve_document
from hadath.resolve.resolved import Article, ResolvedDocument
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.story.gold import annotated_document

__all__ = ["GrowthPoint", "measure_growth"]

_FIRST_DAY = date(2010, 1, 1)
# Days between one round of the stories and the next, so that their events are others.
_ROUND = 45


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """What so many articles took.

    Attributes:
        articles: How many.
        records: Their event records.
        events: What they were merged to.
        resolving: Seconds of resolving.
        merging: Seconds of merging.
    """

    articles: int
    records: int
    events: int
    resolving: float
    merging: float

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)


def measure_growth(
    sentences: Sequence[AnnotatedSentence], sizes: Sequence[int]
) -> tuple[GrowthPoint, ...]:
    """Resolve and merge growing numbers of authored stories, each read as an article.

    The stories are told again every 45 days until there are enough, so that places and parties
    repeat as they do in news, and events do not.

    Args:
        sentences: Annotated sentences of many stories.
        sizes: Numbers of articles, such as 100, 1,000 and 10,000.
    """
    stories: dict[str, list[AnnotatedSentence]] = {}
    for sentence in sentences:
        stories.setdefault(sentence.document, []).append(sentence)
    return tuple(_measure(list(stories.items()), size) for size in sizes)


def _measure(stories: Sequence[tuple[str, list[AnnotatedSentence]]], size: int) -> GrowthPoint:
    started = time.perf_counter()
    documents = [_article(stories, number) for number in range(size)]
    resolved = time.perf_counter()
    story = merge_documents(documents)
    merged = time.perf_counter()
    records = sum(len(document.events) for document in documents)
    return GrowthPoint(
        size, records, len(story.events), round(resolved - started, 2), round(merged - resolved, 2)
    )


def _article(
    stories: Sequence[tuple[str, list[AnnotatedSentence]]], number: int
) -> ResolvedDocument:
    turn, at = divmod(number, len(stories))
    name, sentences = stories[at]
    placed: list[AnnotatedSentence] = []
    end = 0
    for sentence in sentences:
        placed.append(replace(sentence, start=end))
        end += len(sentence.text) + 1
    text = "\n".join(sentence.text for sentence in sentences)
    day = _FIRST_DAY + timedelta(days=turn * _ROUND + at % _ROUND)
    document = annotated_document(f"{name}-{turn}", text, placed)
    return resolve_document(document, Article(document.id, f"outlet {at % 40}", day))
