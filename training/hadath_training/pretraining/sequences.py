"""Packs texts into sequences of one length, so that no step computes padding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from hadath.errors import SetupError

__all__ = ["Sequences", "pack_texts"]

Sequences = NDArray[np.int32]
_BATCH = 2000


def pack_texts(
    tokenizer: Tokenizer, texts: Iterable[str], length: int, *, first: int, last: int
) -> Sequences:
    """Lay texts end to end and cut them into sequences.

    Every sequence begins with the `first` piece, every text ends with the `last` one; what is left
    at the end, less than a sequence, is dropped.

    Args:
        tokenizer: The encoder's tokenizer.
        texts: The texts.
        length: Pieces a sequence.
        first: The piece that the encoder knows as the beginning.
        last: The piece that it knows as the end.

    Returns:
        Piece numbers, sequences x length.

    Raises:
        SetupError: There is less text than one sequence.
    """
    parts = [np.array(ids, np.int32) for ids in _numbers(tokenizer, texts, last)]
    stream = np.concatenate(parts) if parts else np.empty(0, np.int32)
    count = len(stream) // (length - 1)
    if not count:
        raise SetupError(
            f"the texts have {len(stream)} word pieces, less than one sequence of {length - 1}; "
            f"give more text"
        )
    body = stream[: count * (length - 1)].reshape(count, length - 1)
    return np.concatenate([np.full((count, 1), first, np.int32), body], axis=1)


def _numbers(tokenizer: Tokenizer, texts: Iterable[str], last: int) -> Iterator[list[int]]:
    iterator = iter(texts)
    while batch := list(islice(iterator, _BATCH)):
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            yield [*encoding.ids, last]
