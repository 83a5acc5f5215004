"""What comes out: documents with sentences and event records, each part with exact offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

__all__ = ["Argument", "Document", "Event", "Sentence", "Span"]

_FORMAT = 1


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the untouched input text: ``document.text[start:end] == text``, always.

    Attributes:
        start: Offset of the first Unicode code point.
        end: Offset after the last one.
        text: The stretch itself.
    """

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """Take a span out of a text."""
        return cls(start, end, text[start:end])

    def shift(self, offset: int) -> Span:
        """Return the same stretch, counted from a point `offset` code points earlier."""
        return Span(self.start + offset, self.end + offset, self.text)

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant or circumstance of an event.

    Attributes:
        role: Its role, such as ``Agent``.
        span: Where it stands.
        confidence: Probability that role, extent and the event that it belongs to are all right,
            0 to 1; 1 in annotations.
    """

    role: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """One event record.

    Attributes:
        type: Its type, such as ``control_change``.
        trigger: The word that names the happening.
        factuality: ``asserted``, ``planned``, ``possible`` or ``negated``.
        arguments: Its arguments, in the order of the text.
        confidence: Probability that trigger and type are right, 0 to 1; 1 in annotations.
        sentence: Index of its sentence in the document.
        factuality_confidence: Probability that the factuality is right, given that the event is.
    """

    type: str
    trigger: Span
    factuality: str
    arguments: tuple[Argument, ...] = ()
    confidence: float = 1.0
    sentence: int = 0
    factuality_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document.

    Attributes:
        start: Offset of its first code point in the document.
        end: Offset after its last one.
        event_types: Probability of each event type that the sentence was found to speak of.
    """

    start: int
    end: int
    event_types: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the events found in it.

    Attributes:
        text: The input, untouched.
        sentences: Its sentences, in order.
        events: Its events, in the order of their triggers.
        id: The name it came with; empty if it had none.
        unread: Stretches that hold words the model's tokenizer has no piece for; empty as a rule.
    """

    text: str
    sentences: tuple[Sentence, ...]
    events: tuple[Event, ...]
    id: str = ""
    unread: tuple[Span, ...] = ()

    def renamed(self, id: str) -> Document:
        """Return the document under another id."""
        return replace(self, id=id)

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain JSON values, schema 1.

        >>> Document("سقطت القائم", (), (), id="a").to_dict()
        {'schema': 1, 'id': 'a', 'text': 'سقطت القائم', 'sentences': [], 'events': [], 'unread': []}
        """
        return {
            "schema": _FORMAT,
            "id": self.id,
            "text": self.text,
            "sentences": [
                {
                    "start": sentence.start,
                    "end": sentence.end,
                    "event_types": {k: round(v, 4) for k, v in sentence.event_types.items()},
                }
                for sentence in self.sentences
            ],
            "events": [_event_to_dict(event) for event in self.events],
            "unread": [span.to_dict() for span in self.unread],
        }


def _event_to_dict(event: Event) -> dict[str, Any]:
    return {
        "type": event.type,
        "sentence": event.sentence,
        "factuality": event.factuality,
        "confidence": round(event.confidence, 4),
        "factuality_confidence": round(event.factuality_confidence, 4),
        "trigger": event.trigger.to_dict(),
        "arguments": [
            {
                "role": argument.role,
                **argument.span.to_dict(),
                "confidence": round(argument.confidence, 4),
            }
            for argument in event.arguments
        ],
    }
