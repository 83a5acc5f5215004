"""The gate: an exported form must be as good as what it replaces, and faster."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from hadath.errors import SetupError
from hadath.extractor import Extractor
from hadath.schema import Schema
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.metrics.scorecard import score
from hadath_training.scoring import pair_predictions

__all__ = ["MOST_LOST", "GateError", "Trial", "compare", "pass_gate"]

# Points of Arg-C+ that rounding may cost.
MOST_LOST = 0.5
# Each form reads the sentences this often, in turns; the median pair counts.
_ROUNDS = 5


class GateError(SetupError):
    """A form that is worse than what it would replace."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a form was measured to be beside the checkpoint, on the same sentences in one run.

    Attributes:
        trig_c: Trig-C of the form, F1 in per cent.
        trig_c_before: Of the checkpoint.
        arg_c: Arg-C+ of the form.
        arg_c_before: Of the checkpoint.
        speed: Sentences a second of the form, as a multiple of the checkpoint's.
        sentences: How many sentences were read.
    """

    trig_c: float
    trig_c_before: float
    arg_c: float
    arg_c_before: float
    speed: float
    sentences: int

    def to_dict(self) -> dict[str, float]:
        """Return plain JSON values."""
        return {name: round(value, 2) for name, value in asdict(self).items()}

    def __str__(self) -> str:
        """Both figures, before and after."""
        return (
            f"Arg-C+ {self.arg_c_before:.1f} -> {self.arg_c:.1f}, Trig-C {self.trig_c_before:.1f} "
            f"-> {self.trig_c:.1f}, {self.speed:.1f} times as fast, on {self.sentences} sentences"
        )


def compare(
    form: Extractor,
    checkpoint: Extractor,
    sentences: Sequence[AnnotatedSentence],
    schema: Schema,
) -> Trial:
    """Measure a form beside the checkpoint that it was made of.

    Args:
        form: The exported model.
        checkpoint: The torch model.
        sentences: Annotated sentences, best of the development part.
        schema: What labels may be.
    """
    after, before = (
        score(pair_predictions(extractor, sentences), schema) for extractor in (form, checkpoint)
    )
    texts = [sentence.text for sentence in sentences]
    ratios = [_seconds(checkpoint, texts) / _seconds(form, texts) for _ in range(_ROUNDS)]
    return Trial(
        trig_c=after.f1("Trig-C"),
        trig_c_before=before.f1("Trig-C"),
        arg_c=after.f1("Arg-C+"),
        arg_c_before=before.f1("Arg-C+"),
        speed=statistics.median(ratios),
        sentences=len(texts),
    )


def pass_gate(trial: Trial) -> None:
    """Let a form through or not.

    >>> pass_gate(Trial(80, 80, 60.0, 60.2, 2.0, 249))
    >>> pass_gate(Trial(80, 80, 59.0, 60.2, 2.0, 249))
    Traceback (most recent call last):
    ...
    hadath_training.export.gate.GateError: the form loses 1.2 points of Arg-C+ (at most 0.5): ...

    Raises:
        GateError: It loses more than half a point of Arg-C+, or is slower.
    """
    lost = trial.arg_c_before - trial.arg_c
    if lost > MOST_LOST:
        raise GateError(
            f"the form loses {lost:.1f} points of Arg-C+ (at most {MOST_LOST}): {trial}; nothing "
            f"was written, choose another --form"
        )
    if trial.speed < 1:
        raise GateError(
            f"the form is slower than the checkpoint ({trial}); nothing was written, choose "
            f"another --form"
        )


def _seconds(extractor: Extractor, texts: Sequence[str]) -> float:
    started = time.perf_counter()
    extractor.predict_batch(texts, split=False)
    return time.perf_counter() - started
