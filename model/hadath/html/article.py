"""An article in full: every sentence an anchor, every trigger and argument marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hadath.document import Document, Event
from hadath.html.index import sentence_anchor
from hadath.html.marks import Mark, mark_text
from hadath.html.words import ROLES, TYPES, UNREAD

__all__ = ["render_text"]


def render_text(
    number: int, document: Document, href: Callable[[Event], str] = lambda _: ""
) -> str:
    """Return the text of a document as HTML, with its marks and anchors.

    Args:
        number: Its number on the page, for the anchors.
        document: The document.
        href: Where the trigger of an event leads; empty for nowhere, as it is without.
    """
    text = document.text
    by_sentence: dict[int, list[Mark]] = {}
    for event in document.events:
        by_sentence.setdefault(event.sentence, []).extend(_marks(event, href(event)))
    unread = [Mark(span.start, span.end, "unread", UNREAD) for span in document.unread]
    parts: list[str] = []
    at = 0
    for position, sentence in enumerate(document.sentences):
        start, end = max(sentence.start, at), max(sentence.end, at)
        parts.append(mark_text(text, at, start, unread))
        marks = [*by_sentence.get(position, ()), *unread]
        parts.append(
            f'<span class="s" id="{sentence_anchor(number, position)}">'
            f"{mark_text(text, start, end, marks)}</span>"
        )
        at = end
    parts.append(mark_text(text, at, len(text), unread))
    return f'<div class="text" dir="auto">{"".join(parts)}</div>'


def _marks(event: Event, href: str) -> Iterator[Mark]:
    trigger, kind = event.trigger, TYPES.get(event.type, event.type)
    yield Mark(trigger.start, trigger.end, "trigger", kind, href)
    for argument in event.arguments:
        role = ROLES.get(argument.role, argument.role)
        yield Mark(argument.span.start, argument.span.end, argument.role, role)
