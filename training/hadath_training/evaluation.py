"""An evaluation: the model's scorecard, given triggers, seqeval's view, and the baselines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hadath.decoding.temperatures import Temperatures
from hadath.errors import SetupError
from hadath.extractor import Extractor
from hadath.schema import Schema
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.baselines import DictionaryBaseline, majority_factuality
from hadath_training.metrics.bio import seqeval_roles, seqeval_triggers
from hadath_training.metrics.calibration import Calibration, judge, measure_calibration
from hadath_training.metrics.match import Pair
from hadath_training.metrics.scorecard import Scorecard, score
from hadath_training.metrics.seeds import summarise
from hadath_training.scoring import pair_given_triggers, pair_predictions

__all__ = ["Evaluation", "evaluate", "over_seeds", "pool_folds"]


@dataclass(frozen=True)
class Evaluation:
    """Everything that is reported of one model on one set of sentences.

    Attributes:
        model: The model from text alone.
        given_triggers: The model with gold triggers and types given: arguments and factuality.
        dictionary: The dictionary baseline.
        majority: The most frequent factuality and its share of the gold events.
        seqeval: Strict F1 of the BIO views ``triggers`` and ``roles`` as seqeval computes it.
        calibration: How far confidences of ``events``, ``arguments``, ``factuality`` come true.
        uncalibrated: The same before the temperatures.
        pairs: Gold and predicted events of each sentence, in order.
        given_pairs: The same with gold triggers given.
        dictionary_pairs: The same for the dictionary.
        raw_pairs: The model's own with uncalibrated confidences.
    """

    model: Scorecard
    given_triggers: Scorecard
    dictionary: Scorecard
    majority: tuple[str, float]
    seqeval: dict[str, float]
    calibration: dict[str, Calibration]
    uncalibrated: dict[str, Calibration]
    pairs: tuple[Pair, ...]
    given_pairs: tuple[Pair, ...]
    dictionary_pairs: tuple[Pair, ...]
    raw_pairs: tuple[Pair, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; rates in per cent."""
        given = self.given_triggers.to_dict()
        return {
            "model": self.model.to_dict(),
            "given_triggers": {
                "Arg-C+": given["metrics"]["Arg-C+"],
                "factuality": given["factuality"],
            },
            "seqeval_strict": {name: round(100 * f1, 2) for name, f1 in self.seqeval.items()},
            "calibration": {
                kind: {
                    **value.to_dict(),
                    "error_before": round(self.uncalibrated[kind].error, 4),
                }
                for kind, value in self.calibration.items()
            },
            "baselines": {
                "dictionary": self.dictionary.to_dict()["metrics"],
                "majority": {
                    "Trig-C": 0.0,
                    "Arg-C+": 0.0,
                    "factuality": {
                        "always": self.majority[0],
                        "accuracy": round(100 * self.majority[1], 2),
                    },
                },
            },
        }


def evaluate(
    extractor: Extractor,
    measured: Sequence[AnnotatedSentence],
    training: Sequence[AnnotatedSentence],
    schema: Schema,
) -> Evaluation:
    """Evaluate a model.

    Args:
        extractor: The model.
        measured: The sentences to measure on.
        training: The sentences that the baselines learn from.
        schema: What labels may be.

    Raises:
        SetupError: The model was trained on other types, roles or factuality values.
    """
    if extractor.schema != schema:
        raise SetupError(
            f"the model was trained on another schema, with {_labels(extractor.schema)}; the "
            f"annotations have {_labels(schema)}; measure it on annotations of its own schema"
        )
    dictionary = DictionaryBaseline(training)
    return _compare(
        measured,
        pair_predictions(extractor, measured),
        pair_given_triggers(extractor, measured),
        tuple(dictionary.pair(sentence) for sentence in measured),
        pair_predictions(extractor.at(Temperatures()), measured),
        majority_factuality(training, measured),
        schema,
    )


def pool_folds(
    folds: Sequence[Evaluation], measured: Sequence[AnnotatedSentence], schema: Schema
) -> Evaluation:
    """Pool the folds of a cross-validation into one evaluation of all their sentences.

    Args:
        folds: The evaluation of each fold.
        measured: The sentences of all folds, fold after fold.
        schema: What labels may be.
    """
    value = folds[0].majority[0]
    events = [event.factuality for sentence in measured for event in sentence.events]
    return _compare(
        measured,
        tuple(pair for fold in folds for pair in fold.pairs),
        tuple(pair for fold in folds for pair in fold.given_pairs),
        tuple(pair for fold in folds for pair in fold.dictionary_pairs),
        tuple(pair for fold in folds for pair in fold.raw_pairs),
        (value, events.count(value) / max(1, len(events))),
        schema,
    )


def _compare(
    measured: Sequence[AnnotatedSentence],
    pairs: tuple[Pair, ...],
    given: tuple[Pair, ...],
    dictionary: tuple[Pair, ...],
    raw: tuple[Pair, ...],
    majority: tuple[str, float],
    schema: Schema,
) -> Evaluation:
    return Evaluation(
        model=score(pairs, schema),
        given_triggers=score(given, schema),
        dictionary=score(dictionary, schema),
        majority=majority,
        seqeval={
            "triggers": seqeval_triggers(measured, pairs),
            "roles": seqeval_roles(measured, pairs, schema),
        },
        calibration=_calibration(pairs),
        uncalibrated=_calibration(raw),
        pairs=pairs,
        given_pairs=given,
        dictionary_pairs=dictionary,
        raw_pairs=raw,
    )


def _calibration(pairs: Sequence[Pair]) -> dict[str, Calibration]:
    return {kind: measure_calibration(judged) for kind, judged in judge(pairs).items()}


def over_seeds(evaluations: Sequence[Evaluation]) -> dict[str, Any]:
    """Summarise the headline figures of the same evaluation with several seeds, in per cent."""
    figures = {
        name: [evaluation.model.f1(name) for evaluation in evaluations]
        for name in ("Trig-I", "Trig-C", "Arg-C+", "Arg-C+ overlap")
    }
    figures["Arg-C+, gold triggers"] = [e.given_triggers.f1("Arg-C+") for e in evaluations]
    for kind in ("events", "arguments"):
        figures[f"calibration error, {kind}"] = [
            100 * e.calibration[kind].error for e in evaluations
        ]
    figures["factuality"] = [100 * e.model.factuality.counts.f1 for e in evaluations]
    return {name: summarise(values).to_dict() for name, values in figures.items()}


def _labels(schema: Schema) -> str:
    parts = (schema.type_names, schema.roles, schema.factuality)
    return " | ".join(", ".join(part) for part in parts)
