"""The options of a pretraining run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from hadath.errors import SetupError
from hadath_training.options import EMBEDDED, PRECISIONS

__all__ = ["PretrainOptions"]


@dataclass(frozen=True, slots=True)
class PretrainOptions:
    """Everything that a pretraining run depends on, besides its text.

    Attributes:
        encoder: ``embedded``, a folder, or a name on the Hugging Face hub.
        length: Pieces a sequence; texts are packed, so none of them is padding.
        batch_size: Sequences a step.
        epochs: Passes over the text; may be a fraction.
        learning_rate: Peak rate.
        warmup: Share of the steps in which the rate rises; it falls linearly after that.
        weight_decay: AdamW weight decay.
        masked: Share of the words that are to be guessed.
        seed: Seed of everything random.
        device: ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
        precision: ``auto`` (bf16 where the processor computes in it), ``fp32``, ``bf16``, ``fp16``.
        compiled: Whether to compile the encoder with ``torch.compile``; needs a C++ compiler.
    """

    encoder: str = EMBEDDED
    length: int = 128
    batch_size: int = 16
    epochs: float = 1.0
    learning_rate: float = 2e-4
    warmup: float = 0.05
    weight_decay: float = 0.01
    masked: float = 0.2
    seed: int = 13
    device: str = "auto"
    precision: str = "auto"
    compiled: bool = False

    def __post_init__(self) -> None:
        """Check the values.

        Raises:
            SetupError: A value makes no sense.
        """
        for name, least in (("length", 8), ("batch_size", 1)):
            value = getattr(self, name)
            if value < least:
                raise SetupError(f"{name} is {value}, expected at least {least}")
        for name in ("epochs", "learning_rate"):
            value = getattr(self, name)
            if value <= 0:
                raise SetupError(f"{name} is {value}, expected a number above 0")
        if not 0 < self.masked < 1:
            raise SetupError(f"masked is {self.masked}, expected a share between 0 and 1")
        if self.precision not in PRECISIONS:
            raise SetupError(
                f"precision is {self.precision!r}, expected one of {', '.join(PRECISIONS)}"
            )

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)
