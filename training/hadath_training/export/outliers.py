"""Finds the matrices whose input cannot be rounded to 8 bits without losing what matters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from hadath.network.network import EventNetwork
from hadath.network.store import build_extractor

__all__ = ["find_outliers"]

# Eight bits have 255 steps: an input whose largest value is a hundred times its root mean square
# leaves two or three of them to most of its values.
_MOST = 100.0


def find_outliers(
    network: EventNetwork, tokenizer: Tokenizer, texts: Sequence[str]
) -> tuple[str, ...]:
    """Name the encoder's linear layers with single huge values in their input.

    In BERT-like encoders these are the outputs of a few feed-forward blocks (Bondarenko et al.,
    Understanding and Overcoming the Challenges of Efficient Transformer Quantization, EMNLP 2021).

    Args:
        network: The network.
        tokenizer: Its tokenizer.
        texts: Sentences to watch the layers on.

    Returns:
        Names as in `named_modules`, such as ``encoder.encoder.layer.4.output.dense``.
    """
    ranges: dict[str, _Range] = {}
    hooks = []
    for name, module in network.encoder.named_modules(prefix="encoder"):
        if isinstance(module, nn.Linear):
            ranges[name] = _Range()
            hooks.append(module.register_forward_pre_hook(partial(_watch, ranges[name])))
    try:
        build_extractor(network, tokenizer).predict_batch(texts, split=False)
    finally:
        for hook in hooks:
            hook.remove()
    return tuple(name for name, seen in ranges.items() if seen.ratio > _MOST)


class _Range:
    """The largest value of a layer's input beside its root mean square."""

    def __init__(self) -> None:
        self.largest = 0.0
        self.squares = 0.0
        self.count = 0

    @property
    def ratio(self) -> float:
        if not self.squares:
            return 0.0
        return self.largest / float((self.squares / self.count) ** 0.5)


def _watch(seen: _Range, _module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
    values = inputs[0].float()
    seen.largest = max(seen.largest, float(values.abs().max()))
    seen.squares += float(torch.square(values).sum())
    seen.count += values.numel()
