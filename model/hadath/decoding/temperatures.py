"""Temperatures: what logits are divided by, so that confidences come true as often as they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

__all__ = ["Temperatures"]


@dataclass(frozen=True, slots=True)
class Temperatures:
    """One temperature a head; above 1 they make a model less sure, never change what it finds.

    Source: Guo et al., On Calibration of Modern Neural Networks, ICML 2017.

    Attributes:
        sentence: For the event types of a sentence.
        trigger: For triggers and their types.
        factuality: For factuality.
        roles: For the tags of all role layers.
    """

    sentence: float = 1.0
    trigger: float = 1.0
    factuality: float = 1.0
    roles: float = 1.0

    @classmethod
    def of(cls, values: Mapping[str, float]) -> Temperatures:
        """Read what `to_dict` wrote.

        Raises:
            TypeError: A head is unknown.
        """
        return cls(**values)

    def to_dict(self) -> dict[str, float]:
        """Return plain JSON values."""
        return asdict(self)
