"""Training batches: windows side by side with their labels as tensors."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Sampler

from hadath.batch import Batch
from hadath.schema import Schema
from hadath_training.features import Example

__all__ = ["IGNORED", "Collator", "LengthSampler", "TrainingBatch"]

IGNORED = -100
# Batches are formed inside stretches of that many batches' worth of shuffled examples.
_STRETCH = 8


@dataclass(frozen=True, slots=True)
class TrainingBatch:
    """One step's input and labels.

    Attributes:
        inputs: The five tensors of `hadath.batch.Batch`, in its order.
        sentence: 1 where a window holds an event of a type, windows x types.
        trigger: 0 or 1 + type for each word, windows x words; `IGNORED` where nothing is decided.
        window: Row of each trigger.
        word: Word of each trigger.
        type: Type of each trigger.
        factuality: Factuality of each trigger.
        tags: For each layer of roles, the tag of each word, triggers x words, padded with
            `IGNORED`.
    """

    inputs: tuple[Tensor, ...]
    sentence: Tensor
    trigger: Tensor
    window: Tensor
    word: Tensor
    type: Tensor
    factuality: Tensor
    tags: tuple[Tensor, ...]

    def to(self, device: torch.device) -> TrainingBatch:
        """Return the batch on a device."""
        return TrainingBatch(
            inputs=tuple(tensor.to(device) for tensor in self.inputs),
            sentence=self.sentence.to(device),
            trigger=self.trigger.to(device),
            window=self.window.to(device),
            word=self.word.to(device),
            type=self.type.to(device),
            factuality=self.factuality.to(device),
            tags=tuple(tensor.to(device) for tensor in self.tags),
        )


class Collator:
    """Lays examples side by side."""

    def __init__(
        self, schema: Schema, padding: int, *, mask: int | None = None, masking: float = 0.0
    ) -> None:
        """Prepare for a schema and a tokenizer.

        Args:
            schema: What labels may be.
            padding: The tokenizer's padding piece.
            mask: Its mask piece; nothing is masked without one.
            masking: Share of the words whose pieces are masked, drawn with torch's generator.
        """
        self._schema = schema
        self._padding = padding
        self._mask = mask
        self._masking = masking

    def __call__(self, examples: Sequence[Example]) -> TrainingBatch:
        """Make a batch of examples."""
        batch = Batch.of([example.window for example in examples], self._padding)
        words = batch.word_mask.shape[1]
        sentence = np.zeros((len(examples), len(self._schema.types)), np.float32)
        trigger = np.full((len(examples), words), IGNORED, np.int64)
        rows: list[tuple[int, int, int, int]] = []
        tags: list[list[Tensor]] = [[] for _ in self._schema.layers]
        for row, example in enumerate(examples):
            decides = example.window.decides
            trigger[row, decides.start : decides.stop] = 0
            sentence[row, list(example.types)] = 1
            for label in example.triggers:
                trigger[row, label.word] = 1 + label.type
                rows.append((row, label.word, label.type, label.factuality))
                for layer, values in enumerate(label.tags):
                    padded = torch.full((words,), IGNORED)
                    padded[: len(values)] = torch.tensor(values)
                    # The trigger itself is never decoded as an argument, so it teaches nothing.
                    padded[label.word] = IGNORED
                    tags[layer].append(padded)
        if self._mask is not None:
            drawn = torch.rand(batch.word_mask.shape).numpy() < self._masking
            for row, word in np.argwhere(drawn & (batch.word_mask == 1)):
                first, last = batch.first[row, word], batch.last[row, word]
                batch.pieces[row, first : last + 1] = self._mask
        columns = torch.tensor(rows, dtype=torch.long).reshape(-1, 4).T
        return TrainingBatch(
            inputs=tuple(torch.from_numpy(getattr(batch, field.name)) for field in fields(batch)),
            sentence=torch.from_numpy(sentence),
            trigger=torch.from_numpy(trigger),
            window=columns[0],
            word=columns[1],
            type=columns[2],
            factuality=columns[3],
            tags=tuple(
                torch.stack(layer) if layer else torch.zeros((0, words), dtype=torch.long)
                for layer in tags
            ),
        )


class LengthSampler(Sampler[list[int]]):
    """Shuffles examples, then batches those of like length; the same order for the same epoch."""

    def __init__(self, lengths: Sequence[int], batch_size: int, seed: int) -> None:
        """Keep the lengths.

        Args:
            lengths: Pieces of each example.
            batch_size: Examples a batch.
            seed: Seed of the shuffling.
        """
        self._lengths = lengths
        self._size = batch_size
        self._seed = seed
        self.epoch = 0

    def __len__(self) -> int:
        """Return the number of batches in an epoch."""
        return math.ceil(len(self._lengths) / self._size)

    def __iter__(self) -> Iterator[list[int]]:
        """Yield the batches of `epoch`."""
        random = np.random.default_rng((self._seed, self.epoch))
        order = random.permutation(len(self._lengths))
        batches: list[list[int]] = []
        stretch = self._size * _STRETCH
        for start in range(0, len(order), stretch):
            near = sorted(order[start : start + stretch].tolist(), key=self._lengths.__getitem__)
            batches.extend(near[i : i + self._size] for i in range(0, len(near), self._size))
        yield from (batches[i] for i in random.permutation(len(batches)))
