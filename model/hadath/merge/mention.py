"""One telling of an event: an event record in its article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hadath.document import Span
from hadath.resolve.resolved import Article, ResolvedEvent

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One telling of an event.

    Attributes:
        article: Who tells it.
        record: The event record.
        sentence: The sentence that tells it, with its offsets in the article.
        copy: Number of the group of sentences that are copies of each other, within the story;
            tellings of one group count as one source.
    """

    article: Article
    record: ResolvedEvent
    sentence: Span
    copy: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        event = self.record.event
        return {
            "article": self.article.id,
            "sentence": self.sentence.to_dict(),
            "copy": self.copy,
            "trigger": event.trigger.to_dict(),
            "factuality": event.factuality,
            "confidence": round(event.confidence, 4),
            "time": self.record.time.to_dict(),
            "acled": self.record.acled.to_dict(),
            "arguments": [
                {
                    "role": one.argument.role,
                    **one.argument.span.to_dict(),
                    "confidence": round(one.argument.confidence, 4),
                    "references": [reference.to_dict() for reference in one.references],
                }
                for one in self.record.arguments
            ],
        }
