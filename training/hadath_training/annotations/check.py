"""Everything that one annotated sentence can get wrong, in words that say the mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hadath.document import Event, Span
from hadath.schema import Schema
from hadath.text.words import find_words
from hadath_training.annotations.record import AnnotatedSentence

__all__ = ["find_problems"]


def find_problems(sentence: AnnotatedSentence, schema: Schema) -> Iterator[str]:
    """Yield what is wrong with a sentence: offsets, texts, word boundaries, labels, doubles."""
    if not sentence.text.strip():
        yield "the text is empty; write the sentence or delete the line"
        return
    words = find_words(sentence.text)
    starts = {word.start for word in words}
    ends = {word.end for word in words}
    for event in sentence.events:
        where = f"event {event.type} «{event.trigger.text}»"
        yield from _label_problems(event, schema, where)
        spans = [("trigger", event.trigger)]
        spans += [(argument.role, argument.span) for argument in event.arguments]
        for name, span in spans:
            yield from _span_problems(span, sentence.text, starts, ends, f"{where}: {name}")
        inside = [w for w in words if event.trigger.start <= w.start < event.trigger.end]
        if len(inside) > 1:
            yield (
                f"{where}: the trigger has {len(inside)} words; expected exactly one: "
                f"mark the word that names the happening most directly"
            )
    yield from _doubles(sentence)


def _label_problems(event: Event, schema: Schema, where: str) -> Iterator[str]:
    if event.factuality not in schema.factuality:
        yield (
            f"{where}: factuality {event.factuality!r} is unknown; "
            f"use one of {', '.join(schema.factuality)}"
        )
    if event.type not in schema.type_names:
        yield f"{where}: the type is unknown; use one of {', '.join(schema.type_names)}"
        return
    for argument in event.arguments:
        if argument.role not in schema.roles:
            known = ", ".join(schema.roles)
            yield f"{where}: role {argument.role!r} is unknown; use one of {known}"
        elif not schema.admits(event.type, argument.role):
            admitted = schema.types[schema.type_names.index(event.type)].roles
            yield (
                f"{where}: {event.type} does not admit {argument.role} «{argument.span.text}»; "
                f"use one of {', '.join(admitted)}, or leave it out"
            )


def _span_problems(
    span: Span, text: str, starts: set[int], ends: set[int], where: str
) -> Iterator[str]:
    if not 0 <= span.start < span.end <= len(text):
        yield (
            f"{where}: offsets {span.start}-{span.end} lie outside the text of {len(text)} "
            f"code points; offsets count code points of the sentence, end exclusive"
        )
        return
    found = text[span.start : span.end]
    if found != span.text:
        at = text.find(span.text)
        mend = f"«{span.text}» begins at {at}" if at >= 0 else "the sentence has no such string"
        cut = f"offsets {span.start}-{span.end} cut out «{found}», not «{span.text}»"
        yield f"{where}: {cut}; {mend}"
        return
    if span.start not in starts or span.end not in ends:
        yield (
            f"{where}: «{found}» does not begin and end with a whole word; keep clitics inside "
            f"and leave punctuation, quotation marks and brackets at the edges outside"
        )


def _doubles(sentence: AnnotatedSentence) -> Iterator[str]:
    triggers = Counter((event.trigger.start, event.type) for event in sentence.events)
    for event in sentence.events:
        if triggers.pop((event.trigger.start, event.type), 1) > 1:
            yield f"event {event.type} «{event.trigger.text}» stands more than once; keep one"
        arguments = Counter((a.role, a.span) for a in event.arguments)
        for (role, span), count in arguments.items():
            if count > 1:
                yield (
                    f"event {event.type} «{event.trigger.text}»: {role} «{span.text}» "
                    f"stands {count} times; keep one"
                )
