"""Scores an extractor on annotated sentences."""

from __future__ import annotations

from collections.abc import Sequence

from hadath.extractor import Extractor
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.metrics.match import Pair

__all__ = ["pair_given_triggers", "pair_predictions"]


def pair_predictions(
    extractor: Extractor, sentences: Sequence[AnnotatedSentence]
) -> tuple[Pair, ...]:
    """Predict each sentence from its text alone and set the result beside gold."""
    documents = extractor.predict_batch([s.text for s in sentences], split=False)
    return tuple(
        Pair(sentence.document, sentence.events, document.events)
        for sentence, document in zip(sentences, documents, strict=True)
    )


def pair_given_triggers(
    extractor: Extractor, sentences: Sequence[AnnotatedSentence]
) -> tuple[Pair, ...]:
    """Predict only arguments and factuality, with gold triggers and types given."""
    given = [[(e.type, e.trigger) for e in s.events] for s in sentences]
    documents = extractor.attach([s.text for s in sentences], given)
    return tuple(
        Pair(sentence.document, sentence.events, document.events)
        for sentence, document in zip(sentences, documents, strict=True)
    )
