"""Batches: windows as padded arrays, and the triggers whose arguments are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hadath.windows import Window

__all__ = ["Batch", "Reading", "RoleReading", "Triggers", "plan_batches"]

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded to the longest.

    Attributes:
        pieces: Piece numbers, windows x pieces, padded with the tokenizer's padding piece.
        piece_mask: 1 where there is a piece, windows x pieces.
        first: Index of each word's first piece, windows x words.
        last: Index of its last piece, windows x words.
        word_mask: 1 where there is a word, windows x words.
    """

    pieces: Integers
    piece_mask: Integers
    first: Integers
    last: Integers
    word_mask: Integers

    @classmethod
    def of(cls, windows: Sequence[Window], padding: int) -> Batch:
        """Lay windows side by side."""
        width = max(len(window.pieces) for window in windows)
        words = max(len(window.words) for window in windows)
        batch = cls(
            pieces=np.full((len(windows), width), padding, np.int64),
            piece_mask=np.zeros((len(windows), width), np.int64),
            first=np.zeros((len(windows), words), np.int64),
            last=np.zeros((len(windows), words), np.int64),
            word_mask=np.zeros((len(windows), words), np.int64),
        )
        for row, window in enumerate(windows):
            batch.pieces[row, : len(window.pieces)] = window.pieces
            batch.piece_mask[row, : len(window.pieces)] = 1
            batch.first[row, : len(window.words)] = window.first
            batch.last[row, : len(window.words)] = window.last
            batch.word_mask[row, : len(window.words)] = 1
        return batch


@dataclass(frozen=True, slots=True)
class Triggers:
    """Triggers in the windows of a batch.

    Attributes:
        window: Row of the batch, one a trigger.
        word: Index of the trigger word in that window.
        type: Index of the event type in the schema.
    """

    window: Integers
    word: Integers
    type: Integers


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a batch before arguments are asked for.

    Attributes:
        states: Word states, windows x words x hidden; kept by the network for the second question.
        sentence: Logit of each event type, windows x types.
        trigger: Logits of no trigger and of each type, windows x words x (1 + types).
    """

    states: object
    sentence: Floats
    trigger: Floats


@dataclass(frozen=True, slots=True)
class RoleReading:
    """What the network says of given triggers.

    Attributes:
        factuality: Logits, triggers x factuality values.
        layers: For each layer of roles the logits of outside, begin and inside of each role,
            triggers x words x (1 + 2 roles).
    """

    factuality: Floats
    layers: tuple[Floats, ...]


def plan_batches(windows: Sequence[Window], budget: int) -> Iterator[list[int]]:
    """Group windows of like length into batches of at most `budget` pieces, padding included.

    Yields:
        Indices into `windows`; each window comes once, a window longer than the budget alone.
    """
    batch: list[int] = []
    for index in sorted(range(len(windows)), key=lambda i: len(windows[i].pieces)):
        if batch and len(windows[index].pieces) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
