"""One annotated sentence, as it is stored and as everything in training handles it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hadath.document import Event

__all__ = ["AnnotatedSentence"]


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
        theatre: The conflict that an authored sentence is set in.
        register: How it is written: ``agency``, ``headline``, ``state``, ``rebel``, ``un``, ...
    """

    id: str
    document: str
    text: str
    events: tuple[Event, ...] = ()
    start: int = 0
    origin: str = "article"
    theatre: str = ""
    register: str = ""

    def to_json(self) -> str:
        """Return the sentence as one line of the storage format, without a line end."""
        line: dict[str, Any] = {"id": self.id, "document": self.document, "origin": self.origin}
        if self.theatre:
            line["theatre"] = self.theatre
        if self.register:
            line["register"] = self.register
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
