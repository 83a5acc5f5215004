"""The BIO view, scored by seqeval: an outside check of the strict figures."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from seqeval.metrics import f1_score
from seqeval.scheme import IOB2

from hadath.document import Event, Span
from hadath.schema import Schema
from hadath.text.words import find_words
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.metrics.match import Pair

__all__ = ["role_tags", "seqeval_roles", "seqeval_triggers", "trigger_tags"]


def trigger_tags(text: str, events: Sequence[Event]) -> list[str]:
    """Return one IOB2 tag a word: event types of triggers."""
    return _tags(text, [(event.trigger, event.type) for event in events])


def role_tags(text: str, event: Event, layer: Sequence[str]) -> list[str]:
    """Return one IOB2 tag a word: roles of one layer to one event."""
    return _tags(text, [(a.span, a.role) for a in event.arguments if a.role in layer])


def seqeval_triggers(sentences: Sequence[AnnotatedSentence], pairs: Sequence[Pair]) -> float:
    """Return seqeval's strict F1 of trigger tags, 0 to 1; equals Trig-C."""
    gold = [trigger_tags(s.text, pair.gold) for s, pair in zip(sentences, pairs, strict=True)]
    predicted = [
        trigger_tags(s.text, pair.predicted) for s, pair in zip(sentences, pairs, strict=True)
    ]
    return _f1(gold, predicted)


def seqeval_roles(
    sentences: Sequence[AnnotatedSentence], pairs: Sequence[Pair], schema: Schema
) -> float:
    """Return seqeval's strict F1 of role tags, 0 to 1.

    One sequence for each layer of each event in gold or predicted, so that it equals Arg-C+.
    """
    gold: list[list[str]] = []
    predicted: list[list[str]] = []
    for sentence, pair in zip(sentences, pairs, strict=True):
        left = {(event.trigger, event.type): event for event in pair.gold}
        right = {(event.trigger, event.type): event for event in pair.predicted}
        for key in left.keys() | right.keys():
            bare = Event(key[1], key[0], "")
            for layer in schema.layers:
                gold.append(role_tags(sentence.text, left.get(key, bare), layer))
                predicted.append(role_tags(sentence.text, right.get(key, bare), layer))
    return _f1(gold, predicted)


def _tags(text: str, labelled: Sequence[tuple[Span, str]]) -> list[str]:
    words = find_words(text)
    tags = ["O"] * len(words)
    for span, label in labelled:
        inside = [i for i, word in enumerate(words) if span.start <= word.start < span.end]
        for position, i in enumerate(inside):
            tags[i] = f"{'I' if position else 'B'}-{label}"
    return tags


def _f1(gold: list[list[str]], predicted: list[list[str]]) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # seqeval warns of labels that nothing was predicted for
        return float(f1_score(gold, predicted, mode="strict", scheme=IOB2, zero_division=0))
