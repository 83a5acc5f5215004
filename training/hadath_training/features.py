"""Features: annotated sentences as windows with label numbers, and what could not be labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hadath.document import Event, Span
from hadath.schema import Schema
from hadath.text.sentences import SentenceSpan
from hadath.windows import Window, WindowReader
from hadath_training.annotations.record import AnnotatedSentence

__all__ = ["Example", "Lost", "TriggerLabels", "build_examples"]


@dataclass(frozen=True, slots=True)
class TriggerLabels:
    """One gold trigger of a window.

    Attributes:
        word: Index of its word.
        type: Index of its event type.
        factuality: Index of its factuality.
        tags: For each layer of roles, the tag of each word (see `hadath.decoding.tags`).
    """

    word: int
    type: int
    factuality: int
    tags: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One window and its labels.

    Attributes:
        window: What the network reads.
        types: Indices of the event types in it.
        triggers: Its triggers.
    """

    window: Window
    types: tuple[int, ...]
    triggers: tuple[TriggerLabels, ...]


@dataclass(slots=True)
class Lost:
    """Gold spans that the features cannot express; training goes on without them.

    Attributes:
        triggers: Triggers whose word the tokenizer has no piece for, or second ones on one word.
        arguments: Arguments that the window cuts, that overlap another one of their layer, or
            that lie on the trigger itself.
    """

    triggers: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)


def build_examples(
    sentences: Sequence[AnnotatedSentence], schema: Schema, reader: WindowReader
) -> tuple[tuple[Example, ...], Lost]:
    """Cut sentences into windows and number their labels.

    Returns:
        The examples in order, and the gold spans that were lost on the way, as
        ``sentence id: what «text»``.
    """
    examples: list[Example] = []
    lost = Lost()
    for sentence in sentences:
        whole = (SentenceSpan(0, len(sentence.text)),)
        windows, _ = reader.read(sentence.text, whole)
        found: set[int] = set()
        for window in windows:
            examples.append(_example(sentence, window, schema, lost, found))
        lost.triggers.extend(
            f"{sentence.id}: {event.type} «{event.trigger.text}»"
            for index, event in enumerate(sentence.events)
            if index not in found
        )
    return tuple(examples), lost


def _example(
    sentence: AnnotatedSentence, window: Window, schema: Schema, lost: Lost, found: set[int]
) -> Example:
    words = {window.words[i].start: i for i in window.decides}
    triggers: dict[int, TriggerLabels] = {}
    for index, event in enumerate(sentence.events):
        word = words.get(event.trigger.start)
        if word is None or word in triggers:
            continue
        found.add(index)
        triggers[word] = TriggerLabels(
            word=word,
            type=schema.type_names.index(event.type),
            factuality=schema.factuality.index(event.factuality),
            tags=tuple(
                _tags(sentence.id, event, layer, word, window, lost) for layer in schema.layers
            ),
        )
    labels = tuple(triggers[word] for word in sorted(triggers))
    return Example(window, tuple(sorted({label.type for label in labels})), labels)


def _tags(
    where: str, event: Event, layer: tuple[str, ...], trigger: int, window: Window, lost: Lost
) -> tuple[int, ...]:
    tags = [0] * len(window.words)
    for argument in event.arguments:
        if argument.role not in layer:
            continue
        inside = _inside(argument.span, window)
        if not inside or trigger in inside or any(tags[i] for i in inside):
            lost.arguments.append(
                f"{where}: {argument.role} «{argument.span.text}» of «{event.trigger.text}»"
            )
            continue
        begin = 1 + 2 * layer.index(argument.role)
        tags[inside[0]] = begin
        for i in inside[1:]:
            tags[i] = begin + 1
    return tuple(tags)


def _inside(span: Span, window: Window) -> list[int]:
    inside = [i for i, word in enumerate(window.words) if span.start <= word.start < span.end]
    whole = (
        inside
        and window.words[inside[0]].start == span.start
        and window.words[inside[-1]].end == span.end
    )
    return inside if whole else []
