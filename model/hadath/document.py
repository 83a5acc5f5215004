"""What comes out: documents with sentences and event records, each part with exact offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from hadath.errors import InputError

__all__ = ["Argument", "Document", "Event", "Sentence", "Span"]

_FORMAT = 1
_T = TypeVar("_T")


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
        date: Day of publication, as the input gave it; empty if it gave none.
        outlet: Publisher, as the input gave it; empty if it gave none.
    """

    text: str
    sentences: tuple[Sentence, ...]
    events: tuple[Event, ...]
    id: str = ""
    unread: tuple[Span, ...] = ()
    date: str = ""
    outlet: str = ""

    def labelled(self, id: str, date: str = "", outlet: str = "") -> Document:
        """Return the document under another id, with where it comes from."""
        return replace(self, id=id, date=date, outlet=outlet)

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
            **({"date": self.date} if self.date else {}),
            **({"outlet": self.outlet} if self.outlet else {}),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """Read what `to_dict` wrote.

        Raises:
            InputError: It is no such record; the message says what is missing or does not fit.
        """
        try:
            if data["schema"] != _FORMAT:
                raise InputError(
                    f"a record of schema {data['schema']!r}, expected {_FORMAT}; "
                    f"write it again with this version of hadath extract"
                )
            document = cls(
                text=_take(data, "text", str),
                sentences=tuple(
                    Sentence(
                        _take(one, "start", int), _take(one, "end", int), dict(one["event_types"])
                    )
                    for one in data["sentences"]
                ),
                events=tuple(_event_from_dict(one) for one in data["events"]),
                id=str(data.get("id", "")),
                unread=tuple(_span_from_dict(one) for one in data.get("unread", ())),
                date=str(data.get("date", "")),
                outlet=str(data.get("outlet", "")),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                f"not a record of hadath extract ({type(error).__name__}: {error}); expected JSON "
                f"with schema, text, sentences and events; write it again with hadath extract"
            ) from error
        document._check()
        return document

    def _check(self) -> None:
        size = len(self.text)
        for at, sentence in enumerate(self.sentences):
            if not 0 <= sentence.start <= sentence.end <= size:
                raise InputError(
                    f"the record puts sentence {at} at {sentence.start}-{sentence.end} of a text "
                    f"of {size} characters; write it again with hadath extract"
                )
        for event in self.events:
            for span in (event.trigger, *(one.span for one in event.arguments)):
                found = self.text[max(0, span.start) : max(0, span.end)]
                if found != span.text or span.start < 0:
                    raise InputError(
                        f"the record says {span.text!r} stands at {span.start}-{span.end}, where "
                        f"its text has {found!r}: the text was changed; extract it again"
                    )
            if not 0 <= event.sentence < len(self.sentences):
                raise InputError(
                    f"the record puts an event in sentence {event.sentence}, but has "
                    f"{len(self.sentences)} sentences; write it again with hadath extract"
                )


def _take(data: Mapping[str, Any], name: str, kind: type[_T]) -> _T:
    """Return a value of a record; a number may stand where a fraction is expected."""
    value = data[name]
    fits = isinstance(value, kind) or (kind is float and isinstance(value, int))
    if not fits or isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}, expected {kind.__name__}")
    return cast("_T", value)


def _span_from_dict(data: Mapping[str, Any]) -> Span:
    return Span(_take(data, "start", int), _take(data, "end", int), _take(data, "text", str))


def _event_from_dict(data: Mapping[str, Any]) -> Event:
    return Event(
        type=_take(data, "type", str),
        trigger=_span_from_dict(data["trigger"]),
        factuality=_take(data, "factuality", str),
        arguments=tuple(
            Argument(_take(one, "role", str), _span_from_dict(one), _take(one, "confidence", float))
            for one in data["arguments"]
        ),
        confidence=_take(data, "confidence", float),
        sentence=_take(data, "sentence", int),
        factuality_confidence=_take(
            {"factuality_confidence": 1.0, **data}, "factuality_confidence", float
        ),
    )


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
