"""Constrained decoding against exhaustive search."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hadath.decoding.tags import log_softmax, read_tags


def valid(path: tuple[int, ...]) -> bool:
    return all(
        tag == 0 or tag % 2 or (i and path[i - 1] in (tag, tag - 1)) for i, tag in enumerate(path)
    )


def spans(path: tuple[int, ...]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for i, tag in enumerate(path):
        if tag % 2:
            found.append(((tag - 1) // 2, i, i))
        elif tag:
            found[-1] = (found[-1][0], found[-1][1], i)
    return found


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_decoding_equals_trying_every_valid_sequence(seed: int, counts: list[int]) -> None:
    random = np.random.default_rng(seed)
    logits = random.normal(size=(len(counts), max(counts), 5)).astype(np.float32)
    admitted = random.integers(2, size=(len(counts), 2)).astype(bool)
    blocked = random.integers(counts)
    scores = log_softmax(logits)
    found = read_tags(logits, np.array(counts), admitted, blocked)
    for event, count in enumerate(counts):
        tags = [0, *(t for r in range(2) if admitted[event, r] for t in (1 + 2 * r, 2 + 2 * r))]
        paths = [p for p in product(tags, repeat=count) if valid(p) and p[blocked[event]] == 0]
        chosen = max(paths, key=lambda p: sum(scores[event, i, tag] for i, tag in enumerate(p)))
        assert [(s.role, s.first, s.last) for s in found[event]] == spans(chosen)


def test_confidence_is_the_product_of_tag_probabilities() -> None:
    probabilities = np.array([[0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.3, 0.2, 0.5]], np.float32)
    logits = np.log(probabilities)[None]
    ((span,),) = read_tags(logits, np.array([3]), np.array([[True]]), np.array([0]))
    assert (span.first, span.last) == (1, 2)
    assert span.confidence == pytest.approx(0.8 * 0.5, rel=1e-5)
    ((short,),) = read_tags(logits[:, [0, 1, 0]], np.array([3]), np.array([[True]]), np.array([0]))
    assert (short.first, short.last) == (1, 1)
    assert short.confidence == pytest.approx(0.8 * (1 - 0.05), rel=1e-5)
