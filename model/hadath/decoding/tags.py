"""Constrained decoding of BIO tags: the best sequence in which no inside lacks its begin.

Tags of a layer of roles are numbered: 0 is outside, for role *r* 1 + 2 *r* is its begin and
2 + 2 *r* its inside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["TaggedSpan", "log_softmax", "read_tags"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A stretch of words that got one role.

    Attributes:
        role: Index of the role in its layer.
        first: Index of the first word.
        last: Index of the last word.
        confidence: Product of the probabilities of its words' tags, and of the next word not going
            on with it.
    """

    role: int
    first: int
    last: int
    confidence: float


def log_softmax(logits: Floats) -> Floats:
    """Turn logits into log probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return logs


def read_tags(
    logits: Floats,
    counts: Integers,
    admitted: NDArray[np.bool_],
    blocked: Integers,
    *,
    temperature: float = 1.0,
) -> list[list[TaggedSpan]]:
    """Find the best valid tag sequence of one layer for each event, and read its spans.

    Viterbi over three moves: outside and begin may follow anything, the inside of a role only its
    own begin or inside.

    Args:
        logits: Events x words x (1 + 2 roles).
        counts: How many words each event's window has; the rest is padding.
        admitted: For each event and role, whether the event's type admits it.
        blocked: For each event, a word that stays outside: the trigger is no argument of its own.
        temperature: What logits are divided by for the confidences; the sequence stays the same.
    """
    scores = log_softmax(logits)
    events, words = scores.shape[:2]
    rows = np.arange(events)
    forbidden = np.repeat(~admitted, 2, axis=1)[:, None]
    np.copyto(scores[:, :, 1:], -np.inf, where=forbidden)
    scores[rows, blocked, 1:] = -np.inf
    padding = np.arange(words) >= counts[:, None]
    scores[padding] = -np.inf
    scores[padding, 0] = 0.0
    path = _best_path(scores)
    chances = np.exp(log_softmax(logits / np.float32(temperature)))
    return [
        _spans(path[event, :count].tolist(), chances[event])
        for event, count in enumerate(counts.tolist())
    ]


def _best_path(scores: Floats) -> Integers:
    events, words, tags = scores.shape
    rows = np.arange(events)
    inside = np.arange(2, tags, 2)
    back = np.zeros((words, events, tags), np.int64)
    total = scores[:, 0].copy()
    total[:, inside] = -np.inf
    for word in range(1, words):
        best = total.argmax(1)
        moved = np.repeat(total[rows, best][:, None], tags, axis=1)
        back[word] = best[:, None]
        own = np.where(total[:, inside - 1] > total[:, inside], inside - 1, inside)
        moved[:, inside] = np.take_along_axis(total, own, axis=1)
        back[word][:, inside] = own
        total = moved + scores[:, word]
    path = np.zeros((events, words), np.int64)
    path[:, -1] = total.argmax(1)
    for word in range(words - 1, 0, -1):
        path[:, word - 1] = back[word, rows, path[:, word]]
    return path


def _spans(path: list[int], chances: Floats) -> list[TaggedSpan]:
    spans: list[TaggedSpan] = []
    word = 0
    while word < len(path):
        tag = path[word]
        end = word + 1
        if tag:
            while end < len(path) and path[end] == tag + 1:
                end += 1
            confidence = math.prod(float(chances[i, path[i]]) for i in range(word, end))
            if end < len(path):
                confidence *= 1 - float(chances[end, tag + 1])
            spans.append(TaggedSpan((tag - 1) // 2, word, end - 1, confidence))
        word = end
    return spans
