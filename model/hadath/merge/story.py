"""The story that several articles tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from hadath.merge.merged_event import MergedEvent
from hadath.resolve.resolved import Article, ResolvedDocument

__all__ = ["Story"]

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Story:
    """Articles and the events that they tell, each once.

    Attributes:
        documents: The articles as they were read, in the order of their publication.
        events: The events in the order of time; those without a day come last.
        copies: How many groups of sentences that tell events are copies of each other.
    """

    documents: tuple[ResolvedDocument, ...]
    events: tuple[MergedEvent, ...]
    copies: int

    @property
    def articles(self) -> tuple[Article, ...]:
        """Where the documents come from."""
        return tuple(one.article for one in self.documents)

    def unresolved(self) -> Counter[str]:
        """Count the references that could not be told, by role."""
        counts: Counter[str] = Counter()
        for document in self.documents:
            for event in document.events:
                for one in event.arguments:
                    lost = sum(not reference.resolved for reference in one.references)
                    if lost:
                        counts[one.argument.role] += lost
        return counts

    def to_dict(self) -> dict[str, Any]:
        """Return the story as plain JSON values, schema 1."""
        return {
            "schema": _FORMAT,
            "articles": [
                {
                    **one.article.to_dict(),
                    "unread": [span.to_dict() for span in one.document.unread],
                }
                for one in self.documents
            ],
            "events": [event.to_dict() for event in self.events],
            "copies": self.copies,
            "unresolved": dict(sorted(self.unresolved().items())),
        }
