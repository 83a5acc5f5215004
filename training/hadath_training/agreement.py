"""Agreement of two annotation passes, in the metrics that models are scored with."""

from __future__ import annotations

from collections.abc import Sequence

from hadath.schema import Schema
from hadath_training.annotations.errors import AnnotationError
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.metrics.match import Pair
from hadath_training.metrics.scorecard import Scorecard, score

__all__ = ["compare_passes"]


def compare_passes(
    first: Sequence[AnnotatedSentence], second: Sequence[AnnotatedSentence], schema: Schema
) -> Scorecard:
    """Score the second pass as if the first were gold; F1 is the same the other way round.

    Raises:
        AnnotationError: The passes are not over the same sentences.
    """
    texts = {sentence.id: sentence.text for sentence in second}
    differing = [s.id for s in first if texts.get(s.id) != s.text]
    if differing or len(first) != len(second):
        named = f"; the first that differs is {differing[0]!r}" if differing else ""
        raise AnnotationError(
            [
                f"the passes hold {len(first)} and {len(second)} sentences{named}; "
                f"expected the same ids with the same texts in both"
            ]
        )
    events = {sentence.id: sentence.events for sentence in second}
    pairs = [Pair(s.document, s.events, events[s.id]) for s in first]
    return score(pairs, schema)
