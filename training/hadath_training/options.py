"""The options of a training run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hadath.errors import SetupError

__all__ = ["EMBEDDED", "PRECISIONS", "TrainOptions"]

EMBEDDED = "embedded"
# Sentences read in training, repetitions included, and what bounds the passes over them.
_READ = 60_000
_LEAST_EPOCHS, _MOST_EPOCHS = 12, 24
PRECISIONS = ("auto", "fp32", "bf16", "fp16")


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """Everything that a training run depends on, besides its data.

    Attributes:
        encoder: ``embedded``, a folder, or a name on the Hugging Face hub.
        epochs: Most passes over the training sentences; if None, as many as `plan_epochs` says.
        patience: Epochs without improvement on the development part before training ends.
        batch_size: Windows a step.
        learning_rate: Peak rate of the encoder.
        head_learning_rate: Peak rate of the heads.
        warmup: Share of the steps in which the rates rise.
        weight_decay: AdamW weight decay.
        dropout: Dropout of the heads.
        word_masking: Share of the words whose pieces are masked in training, so that the model
            learns from context and not only names.
        max_pieces: Pieces that are read at once.
        seed: Seed of everything random.
        device: ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
        precision: ``auto`` (bf16 where the processor computes in it), ``fp32``, ``bf16``, ``fp16``.
    """

    encoder: str = EMBEDDED
    epochs: int | None = None
    patience: int = 4
    batch_size: int = 8
    learning_rate: float = 1e-4
    head_learning_rate: float = 1e-3
    warmup: float = 0.1
    weight_decay: float = 0.01
    dropout: float = 0.2
    word_masking: float = 0.15
    max_pieces: int = 256
    seed: int = 13
    device: str = "auto"
    precision: str = "auto"

    def __post_init__(self) -> None:
        """Check the values.

        Raises:
            SetupError: A value makes no sense.
        """
        for name in ("epochs", "patience", "batch_size"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise SetupError(f"{name} is {value}, expected at least 1")
        for name in ("dropout", "word_masking"):
            value = getattr(self, name)
            if not 0 <= value < 1:
                raise SetupError(f"{name} is {value}, expected a share from 0 to less than 1")
        for name in ("learning_rate", "head_learning_rate"):
            value = getattr(self, name)
            if value <= 0:
                raise SetupError(f"{name} is {value}, expected a number above 0")
        if self.precision not in PRECISIONS:
            raise SetupError(
                f"precision is {self.precision!r}, expected one of {', '.join(PRECISIONS)}"
            )

    def plan_epochs(self, sentences: int) -> int:
        """Return how many passes to plan: many over little data, few over much.

        A few hundred sentences want two dozen passes, five thousand settle in twelve; between them
        60,000 sentences are read, counted with repetition.

        >>> [TrainOptions().plan_epochs(count) for count in (100, 500, 2000, 5000)]
        [24, 24, 24, 12]
        """
        if self.epochs is not None:
            return self.epochs
        return min(_MOST_EPOCHS, max(_LEAST_EPOCHS, round(_READ / sentences)))

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self) | {"encoder": _name(self.encoder)}


def _name(encoder: str) -> str:
    """Name an encoder without the folders of this machine."""
    return Path(encoder).name if Path(encoder).is_absolute() else encoder
