"""The scorecard: every figure of an evaluation, with its support and its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hadath.schema import Schema
from hadath_training.metrics.counts import Counts
from hadath_training.metrics.match import (
    METRICS,
    Pair,
    count_items,
    factuality_counts,
    overlap_counts,
)

__all__ = ["Score", "Scorecard", "score"]

_RESAMPLES = 2000
# Fewer articles than that say nothing about other articles, so sentences are resampled instead.
_LEAST_DOCUMENTS = 10
_SEED = 20171103


@dataclass(frozen=True, slots=True)
class Score:
    """One figure.

    Attributes:
        counts: What it is made of.
        low: Lower end of its 95 % bootstrap interval, 0 to 1.
        high: Upper end.
    """

    counts: Counts
    low: float
    high: float

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; rates in per cent."""
        interval = [round(100 * self.low, 2), round(100 * self.high, 2)]
        return {**self.counts.to_dict(), "interval": interval}


@dataclass(frozen=True)
class Scorecard:
    """An evaluation.

    Attributes:
        metrics: F1 scores by name: those of `METRICS` and ``Arg-C+ overlap``.
        factuality: Accuracy of factuality on triggers right in Trig-C (as F1 of equal counts).
        by_type: Trig-C and Arg-C+ of each event type in gold or predicted.
        by_role: Arg-C+ of each role in gold or predicted.
        sentences: How many sentences were compared.
        documents: How many articles they come from.
        unit: What the bootstrap resampled, ``document`` or ``sentence``.
    """

    metrics: dict[str, Score]
    factuality: Score
    by_type: dict[str, dict[str, Counts]]
    by_role: dict[str, Counts]
    sentences: int
    documents: int
    unit: str

    def f1(self, metric: str) -> float:
        """Return one headline figure in per cent."""
        return 100 * self.metrics[metric].counts.f1

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; rates in per cent."""
        return {
            "sentences": self.sentences,
            "documents": self.documents,
            "interval_unit": self.unit,
            "metrics": {name: value.to_dict() for name, value in self.metrics.items()},
            "factuality": {
                "accuracy": round(100 * self.factuality.counts.f1, 2),
                "support": self.factuality.counts.gold,
                "interval": self.factuality.to_dict()["interval"],
            },
            "by_type": {
                kind: {name: counts.to_dict() for name, counts in values.items()}
                for kind, values in self.by_type.items()
            },
            "by_role": {role: counts.to_dict() for role, counts in self.by_role.items()},
        }


def score(pairs: Sequence[Pair], schema: Schema) -> Scorecard:
    """Compare predicted events with gold.

    Intervals are percentile bootstrap intervals (Efron 1979) of the micro-averaged figure, 2,000
    resamples of articles, or of sentences where there are fewer than ten articles.

    >>> card = score(pairs, schema)  # doctest: +SKIP
    >>> card.f1("Trig-C"), card.f1("Arg-C+")  # doctest: +SKIP
    (76.2, 50.4)
    """
    documents = sorted({pair.document for pair in pairs})
    unit = "document" if len(documents) >= _LEAST_DOCUMENTS else "sentence"
    groups = (
        np.array([documents.index(pair.document) for pair in pairs], np.int64)
        if unit == "document"
        else np.arange(len(pairs))
    )

    def interval(count: Callable[[Pair], Counts]) -> Score:
        each = [count(pair) for pair in pairs]
        total = sum(each, Counts())
        low, high = _interval(np.array([[c.gold, c.predicted, c.matched] for c in each]), groups)
        return Score(total, low, high)

    def total(metric: str, **only: str) -> Counts:
        return sum((count_items(pair, metric, **only) for pair in pairs), Counts())

    metrics = {m: interval(lambda pair, m=m: count_items(pair, m)) for m in METRICS}  # type: ignore[misc]
    metrics["Arg-C+ overlap"] = interval(overlap_counts)
    by_type = {
        kind: {metric: total(metric, type=kind) for metric in ("Trig-C", "Arg-C+")}
        for kind in schema.type_names
    }
    by_role = {role: total("Arg-C+", role=role) for role in schema.roles}
    return Scorecard(
        metrics=metrics,
        factuality=interval(factuality_counts),
        by_type={k: v for k, v in by_type.items() if v["Trig-C"].gold + v["Trig-C"].predicted},
        by_role={k: v for k, v in by_role.items() if v.gold + v.predicted},
        sentences=len(pairs),
        documents=len(documents),
        unit=unit,
    )


def _interval(counts: NDArray[np.int64], groups: NDArray[np.int64]) -> tuple[float, float]:
    if not len(counts):
        return 0.0, 0.0
    units = int(groups.max()) + 1
    summed = np.zeros((units, 3))
    np.add.at(summed, groups, counts)
    draws = np.random.default_rng(_SEED).multinomial(units, [1 / units] * units, _RESAMPLES)
    gold, predicted, matched = (draws @ summed).T
    total = np.maximum(gold + predicted, 1)
    low, high = np.quantile(2 * matched / total, [0.025, 0.975])
    return float(low), float(high)
