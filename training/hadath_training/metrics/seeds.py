"""A figure over several seeds: mean, and what other seeds would give."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["SeedSummary", "summarise"]

# 97.5 % quantiles of Student's t for 1 to 9 degrees of freedom.
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)


@dataclass(frozen=True, slots=True)
class SeedSummary:
    """A figure over seeds.

    Attributes:
        values: One a seed.
        mean: Their mean.
        half_width: Half of the 95 % t interval of the mean; None for one seed.
    """

    values: tuple[float, ...]
    mean: float
    half_width: float | None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        half = None if self.half_width is None else round(self.half_width, 2)
        return {
            "values": [round(value, 2) for value in self.values],
            "mean": round(self.mean, 2),
            "half_width_95": half,
        }


def summarise(values: Sequence[float]) -> SeedSummary:
    """Summarise a figure over seeds.

    >>> summarise([80.0, 82.0, 84.0]).half_width
    4.968...

    Raises:
        ValueError: There is no value, or more than ten.
    """
    if not 1 <= len(values) <= len(_T) + 1:
        raise ValueError(f"{len(values)} seeds, expected 1 to {len(_T) + 1}")
    half = None
    if len(values) > 1:
        half = _T[len(values) - 2] * statistics.stdev(values) / math.sqrt(len(values))
    return SeedSummary(tuple(values), statistics.fmean(values), half)
