"""One annotated sentence, as it is stored and as everything in training handles it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hadath.document import Event

__all__ = ["PROVENANCE", "AnnotatedSentence"]

# The fields that say how a sentence came about; files may leave them out.
PROVENANCE = ("batch", "theatre", "year", "register")


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A sentence and its gold events; all offsets count from the start of the sentence.

    Attributes:
        id: Unique among everything loaded together.
        document: The article or authored story that it belongs to.
        text: The sentence, untouched.
        events: Its events, in the order of their triggers.
        start: Offset of the sentence in its article.
        origin: ``article`` for published copy, ``authored`` for sentences written for this corpus.
        batch: The batch that an authored sentence was written in: one writer, one file.
        theatre: The country or region that an authored sentence is set in.
        year: The year, or the years, of its story.
        register: How it is written: ``agency``, ``headline``, ``state``, ``rebel``, ``un``, ...
    """

    id: str
    document: str
    text: str
    events: tuple[Event, ...] = ()
    start: int = 0
    origin: str = "article"
    batch: str = ""
    theatre: str = ""
    year: str = ""
    register: str = ""

    def to_json(self) -> str:
        """Return the sentence as one line of the storage format, without a line end."""
        line: dict[str, Any] = {"id": self.id, "document": self.document, "origin": self.origin}
        told = {name: getattr(self, name) for name in PROVENANCE}
        line |= {name: value for name, value in told.items() if value}
        line |= {"start": self.start, "text": self.text}
        line["events"] = [
            {
                "type": event.type,
                "trigger": event.trigger.to_dict(),
                "factuality": event.factuality,
                "arguments": [
                    {"role": argument.role, **argument.span.to_dict()}
                    for argument in event.arguments
                ],
            }
            for event in self.events
        ]
        return json.dumps(line, ensure_ascii=False)
