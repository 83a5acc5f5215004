"""Events as rows of a table: what spreadsheets and statistics packages read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from hadath.document import Document, Event

__all__ = ["columns_of", "event_rows"]

_SEPARATOR = " | "
_FIXED = (
    "document",
    "sentence",
    "sentence_text",
    "type",
    "factuality",
    "confidence",
    "factuality_confidence",
    "trigger",
    "trigger_start",
    "trigger_end",
)


def columns_of(roles: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a table: fixed ones, one a role, and ``arguments`` with the offsets."""
    return (*_FIXED, *(role.lower() for role in roles), "arguments")


def event_rows(document: Document, roles: Sequence[str]) -> Iterator[dict[str, str | int | float]]:
    """Turn a document into rows, one an event; a document without events has none.

    Several arguments of one role stand in one cell, parted by `` | ``; the column ``arguments`` has
    all of them as JSON with offsets and confidences.
    """
    for event in document.events:
        sentence = document.sentences[event.sentence]
        yield {
            "document": document.id,
            "sentence": event.sentence,
            "sentence_text": document.text[sentence.start : sentence.end].strip(),
            "type": event.type,
            "factuality": event.factuality,
            "confidence": round(event.confidence, 4),
            "factuality_confidence": round(event.factuality_confidence, 4),
            "trigger": event.trigger.text,
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            **{role.lower(): _cell(event, role) for role in roles},
            "arguments": json.dumps(
                [
                    {"role": a.role, **a.span.to_dict(), "confidence": round(a.confidence, 4)}
                    for a in event.arguments
                ],
                ensure_ascii=False,
            ),
        }


def _cell(event: Event, role: str) -> str:
    return _SEPARATOR.join(a.span.text for a in event.arguments if a.role == role)
