"""Builds a story: texts or records in, merged events out."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, count

from hadath.document import Document
from hadath.engine.outcome import Outcome
from hadath.errors import InputError
from hadath.merge.merge import merge_documents
from hadath.merge.story import Story
from hadath.resolve.document import resolve_document
from hadath.resolve.resolved import Article, ResolvedDocument
from hadath.sources.item import Failure, Item
from hadath.timeline.articles import find_article

__all__ = ["build_story", "read_records"]


def build_story(
    outcomes: Iterable[Outcome],
    known: Mapping[str, Article],
    published: date | None,
    report: Callable[[Outcome], None],
) -> tuple[Story, int]:
    """Resolve and merge what was read.

    Args:
        outcomes: What became of each text.
        known: The table of sources.
        published: The day for texts that nothing else gives one.
        report: Is told every outcome.

    Returns:
        The story, and how many texts failed.
    """
    documents: list[ResolvedDocument] = []
    taken: set[str] = set()
    failed = 0
    for outcome in outcomes:
        result = outcome.result
        if isinstance(result, Document):
            try:
                article = find_article(result, known, published)
            except InputError as error:
                result = Failure(result.id, str(error), outcome.done)
        report(Outcome(result, outcome.done))
        if isinstance(result, Failure):
            failed += 1
            continue
        own = replace(article, id=_free(article.id, taken))
        taken.add(own.id)
        documents.append(resolve_document(result, own))
    return merge_documents(documents), failed


def _free(name: str, taken: Container[str]) -> str:
    """Return a name that no other text has: two of one id would be taken for one article."""
    return next(one for one in chain([name], (f"{name}#{k}" for k in count(2))) if one not in taken)


def read_records(items: Iterable[Item | Failure]) -> Iterator[Outcome]:
    """Take lines that `hadath extract` wrote in place of texts."""
    for item in items:
        if isinstance(item, Failure):
            yield Outcome(item, item.done)
            continue
        try:
            document = Document.from_dict(json.loads(item.text))
        except ValueError as error:
            why = f"{item.id}: no JSON ({error}); expected a line of hadath extract --format jsonl"
            yield Outcome(Failure(item.id, why, item.done), item.done)
        except InputError as error:
            yield Outcome(Failure(item.id, f"{item.id}: {error}", item.done), item.done)
        else:
            named = document.labelled(document.id or item.id, document.date, document.outlet)
            yield Outcome(named, item.done)
