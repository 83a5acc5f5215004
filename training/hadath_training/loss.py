"""The loss: the sum of what the four heads get wrong."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from hadath.network.network import EventNetwork
from hadath_training.batches import IGNORED, TrainingBatch

__all__ = ["joint_loss"]

# A sentence's types and a trigger's factuality are easier than spans and must not drown them.
_SENTENCE_WEIGHT = 0.5
_FACTUALITY_WEIGHT = 0.5


def joint_loss(network: EventNetwork, batch: TrainingBatch) -> Tensor:
    """Return the loss of one batch: arguments and factuality are learnt on gold triggers."""
    words, top, sentence, trigger = network.read(*batch.inputs)
    loss = functional.cross_entropy(
        trigger.flatten(0, 1), batch.trigger.flatten(), ignore_index=IGNORED
    )
    types = functional.binary_cross_entropy_with_logits(sentence, batch.sentence)
    loss = loss + _SENTENCE_WEIGHT * types
    if len(batch.window):
        factuality, layers = network.attach(words, top, batch.window, batch.word, batch.type)
        known = functional.cross_entropy(factuality, batch.factuality)
        loss = loss + _FACTUALITY_WEIGHT * known
        for logits, tags in zip(layers, batch.tags, strict=True):
            loss = loss + functional.cross_entropy(
                logits.flatten(0, 1), tags.flatten(), ignore_index=IGNORED
            )
    return torch.as_tensor(loss)
