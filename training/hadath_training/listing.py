"""The error listing: gold against predicted, in the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hadath.document import Event, Span
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.metrics.match import Pair

__all__ = ["list_errors"]


def list_errors(sentences: Sequence[AnnotatedSentence], pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the lines of a listing of every sentence in which something is wrong.

    Each event that differs is shown twice, as gold has it and as it was predicted, with its trigger
    and arguments marked in the sentence: ``[trigger]type`` and ``{argument}Role``.
    """
    for sentence, pair in zip(sentences, pairs, strict=True):
        gold = {(event.trigger, event.type): event for event in pair.gold}
        predicted = {(event.trigger, event.type): event for event in pair.predicted}
        lines: list[str] = []
        for key in sorted(gold.keys() | predicted.keys()):
            left, right = gold.get(key), predicted.get(key)
            if left is not None and right is not None and _same(left, right):
                continue
            for name, event in (("gold", left), ("predicted", right)):
                shown = _marked(sentence.text, event) if event else "no such event"
                lines.append(f"  {name:<9} {shown}")
        if lines:
            yield f"{sentence.id} ({sentence.document})"
            yield from lines
            yield ""


def _same(left: Event, right: Event) -> bool:
    return left.factuality == right.factuality and {(a.role, a.span) for a in left.arguments} == {
        (a.role, a.span) for a in right.arguments
    }


def _marked(text: str, event: Event) -> str:
    marks: list[tuple[Span, str, str]] = [(event.trigger, "[", f"]{event.type}")]
    marks += [(a.span, "{", "}" + a.role) for a in event.arguments]
    inserts: list[tuple[int, int, int, str]] = []
    for span, opener, closer in marks:
        inserts.append((span.start, 1, -span.end, opener))
        inserts.append((span.end, 0, -span.start, closer))
    shown, at = "", 0
    for position, _, _, mark in sorted(inserts):
        shown += text[at:position] + mark
        at = position
    return f"{event.factuality}: {shown}{text[at:]}"
