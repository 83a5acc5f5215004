"""Fits a temperature to each head on sentences that were not learnt from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from hadath.decoding.temperatures import Temperatures
from hadath.network.network import EventNetwork
from hadath.network.store import load_network
from hadath.schema import Schema
from hadath.windows import WindowReader
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.batches import IGNORED, Collator, TrainingBatch
from hadath_training.features import build_examples

__all__ = ["calibrate", "fit_temperature"]

_BATCH = 16
# Temperatures are looked for between a fifth and five; golden-section search, to a thousandth.
_RANGE = math.log(5.0)
_STEPS = 20
_GOLDEN = (math.sqrt(5.0) - 1) / 2
# Logits and the labels that they should have given: numbers, or zeros and ones for each type.
_Part = tuple[Tensor, Tensor]


def calibrate(folder: Path, sentences: Sequence[AnnotatedSentence], schema: Schema) -> Temperatures:
    """Fit the temperatures of a model folder and keep them in its ``config.json``.

    Each is the one that gives the labels of the sentences the highest likelihood (Guo et al.,
    ICML 2017); arguments and factuality are asked for gold triggers.

    Args:
        folder: A folder that training wrote.
        sentences: Annotated sentences that the model did not learn from.
        schema: What labels may be.
    """
    network, tokenizer = load_network(folder)
    reader = WindowReader(tokenizer, network.config.max_pieces)
    examples, _ = build_examples(sentences, schema, reader)
    collate = Collator(schema, network.config.padding)
    parts: dict[str, list[_Part]] = {}
    with torch.inference_mode():
        for start in range(0, len(examples), _BATCH):
            for name, part in _ask(network, collate(examples[start : start + _BATCH])):
                parts.setdefault(name, []).append(part)
    fitted = {name: fit_temperature(partial(_loss, part)) for name, part in parts.items()}
    temperatures = Temperatures.of(fitted)
    network.config.temperatures = temperatures.to_dict()
    network.config.save_pretrained(folder)
    return temperatures


def fit_temperature(loss: Callable[[float], float]) -> float:
    """Find the temperature with the least loss; the loss must have one valley.

    >>> round(fit_temperature(lambda t: (t - 1.7) ** 2), 2)
    1.7
    """
    low, high = -_RANGE, _RANGE
    for _ in range(_STEPS):
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if loss(math.exp(left)) < loss(math.exp(right)):
            high = right
        else:
            low = left
    return round(math.exp((low + high) / 2), 4)


def _ask(network: EventNetwork, batch: TrainingBatch) -> Iterator[tuple[str, _Part]]:
    words, top, sentence, trigger = network.read(*batch.inputs)
    yield "sentence", (sentence, batch.sentence)
    decided = batch.trigger != IGNORED
    yield "trigger", (trigger[decided], batch.trigger[decided])
    if len(batch.window):
        factuality, layers = network.attach(words, top, batch.window, batch.word, batch.type)
        yield "factuality", (factuality, batch.factuality)
        for logits, tags in zip(layers, batch.tags, strict=True):
            yield "roles", (logits[tags != IGNORED], tags[tags != IGNORED])


def _loss(parts: Sequence[_Part], temperature: float) -> float:
    return sum(
        float(
            functional.binary_cross_entropy_with_logits(
                logits / temperature, labels, reduction="sum"
            )
            if labels.is_floating_point()
            else functional.cross_entropy(logits / temperature, labels, reduction="sum")
        )
        for logits, labels in parts
    )
