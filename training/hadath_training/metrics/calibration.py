"""Calibration: how far confidences come true, and what a threshold on them buys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hadath.document import Event
from hadath_training.metrics.match import Pair

__all__ = ["Calibration", "Judged", "judge", "measure_calibration"]

_BINS = 10
_COVERAGES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)


@dataclass(frozen=True, slots=True)
class Judged:
    """Found items of one kind, judged by gold.

    Attributes:
        confidence: What the model said, 0 to 1.
        right: Whether it was so.
    """

    confidence: NDArray[np.float64]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far the confidences of one kind of item come true.

    Attributes:
        items: How many were found.
        error: Expected calibration error, 0 to 1: the mean distance between confidence and
            precision over ten bins of equal width, weighted by their items (Naeini et al. 2015).
        bins: For each bin with items: their number, mean confidence, precision.
        curve: For each coverage (share of the items kept, surest first): the confidence of the
            last one kept, and the precision of all kept.
    """

    items: int
    error: float
    bins: tuple[tuple[int, float, float], ...]
    curve: tuple[tuple[float, float, float], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "items": self.items,
            "expected_calibration_error": round(self.error, 4),
            "bins": [
                {"items": n, "confidence": round(c, 4), "precision": round(p, 4)}
                for n, c, p in self.bins
            ],
            "curve": [
                {"coverage": share, "threshold": round(t, 4), "precision": round(p, 4)}
                for share, t, p in self.curve
            ],
        }


def judge(pairs: Sequence[Pair]) -> dict[str, Judged]:
    """Judge what was found.

    Returns:
        ``events`` (right in Trig-C), ``arguments`` (right in Arg-C+) and ``factuality`` (of events
        that are right).
    """
    found: dict[str, list[tuple[float, bool]]] = {"events": [], "arguments": [], "factuality": []}
    for pair in pairs:
        gold = {_key(event): event for event in pair.gold}
        for event in pair.predicted:
            twin = gold.get(_key(event))
            found["events"].append((event.confidence, twin is not None))
            if twin is not None:
                same = twin.factuality == event.factuality
                found["factuality"].append((event.factuality_confidence, same))
            theirs = {(a.role, a.span) for a in twin.arguments} if twin else set()
            found["arguments"].extend(
                (argument.confidence, (argument.role, argument.span) in theirs)
                for argument in event.arguments
            )
    return {
        kind: Judged(
            np.array([confidence for confidence, _ in items], np.float64),
            np.array([right for _, right in items], np.bool_),
        )
        for kind, items in found.items()
    }


def measure_calibration(judged: Judged) -> Calibration:
    """Measure one kind of item; without items, all is 0 and empty.

    >>> sure = Judged(np.array([0.9, 0.9, 0.3]), np.array([True, False, False]))
    >>> round(measure_calibration(sure).error, 3)  # 2/3 of |0.9 - 0.5| and 1/3 of |0.3 - 0|
    0.367
    """
    count = len(judged.right)
    if not count:
        return Calibration(0, 0.0, (), ())
    bins: list[tuple[int, float, float]] = []
    index = np.minimum((judged.confidence * _BINS).astype(np.int64), _BINS - 1)
    for number in range(_BINS):
        inside = index == number
        if inside.any():
            mean, precision = judged.confidence[inside].mean(), judged.right[inside].mean()
            bins.append((int(inside.sum()), float(mean), float(precision)))
    error = sum(n * abs(mean - precision) for n, mean, precision in bins) / count
    order = np.argsort(-judged.confidence, kind="stable")
    precision_at = np.cumsum(judged.right[order]) / np.arange(1, count + 1)
    curve = []
    for share in _COVERAGES:
        last = max(1, round(share * count)) - 1
        threshold = float(judged.confidence[order[last]])
        curve.append((share, threshold, float(precision_at[last])))
    return Calibration(count, error, tuple(bins), tuple(curve))


def _key(event: Event) -> tuple[int, int, str]:
    return event.trigger.start, event.trigger.end, event.type
