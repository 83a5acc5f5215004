"""Writes a network as the two ONNX graphs that `hadath.runtime.onnx` asks."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from hadath.network.network import EventNetwork
from hadath.runtime.settings import ATTACH, READ

__all__ = ["write_graphs"]

_OPSET = 17
_BATCH = ("pieces", "piece_mask", "first", "last", "word_mask")
_AXES = {
    "pieces": {0: "windows", 1: "pieces"},
    "piece_mask": {0: "windows", 1: "pieces"},
    "first": {0: "windows", 1: "words"},
    "last": {0: "windows", 1: "words"},
    "word_mask": {0: "windows", 1: "words"},
    "words": {0: "windows", 1: "words"},
    "top": {0: "windows"},
    "sentence": {0: "windows"},
    "trigger": {0: "windows", 1: "words"},
    "window": {0: "triggers"},
    "word": {0: "triggers"},
    "type": {0: "triggers"},
    "factuality": {0: "triggers"},
}


def write_graphs(network: EventNetwork, folder: Path) -> None:
    """Write ``read.onnx`` and ``attach.onnx`` in fp32; every size may vary when they run.

    Args:
        network: The network, on the CPU.
        folder: Where to write; it must exist.
    """
    network.train(mode=False)
    encoder: Any = network.encoder
    usual = encoder.config._attn_implementation
    encoder.set_attn_implementation("eager")  # plain operators, which can be quantised
    try:
        _write_both(network, folder)
    finally:
        encoder.set_attn_implementation(usual)


def _write_both(network: EventNetwork, folder: Path) -> None:
    reading = _example(network)
    with torch.inference_mode():
        words, top, _, _ = network.read(*reading)
    _write(_Read(network), reading, _BATCH, ("words", "top", "sentence", "trigger"), folder / READ)
    one = torch.tensor([0, 1])
    layers = tuple(f"layer_{number}" for number in range(len(network.layer_sizes)))
    _write(
        _Attach(network),
        (words, top, one, one, one),
        ("words", "top", "window", "word", "type"),
        ("factuality", *layers),
        folder / ATTACH,
    )


class _Read(nn.Module):
    def __init__(self, network: EventNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, *batch: Tensor) -> tuple[Tensor, ...]:
        return self.network.read(*batch)


class _Attach(nn.Module):
    def __init__(self, network: EventNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, words: Tensor, top: Tensor, window: Tensor, word: Tensor, kind: Tensor
    ) -> tuple[Tensor, ...]:
        factuality, layers = self.network.attach(words, top, window, word, kind)
        return (factuality, *layers)


def _example(network: EventNetwork) -> tuple[Tensor, ...]:
    """Two windows of different sizes, so that nothing is taken for a constant."""
    pieces = torch.full((2, 9), network.config.padding)
    pieces[0], pieces[1, :6] = 4, 5
    mask = (pieces != network.config.padding).long()
    first = torch.tensor([[1, 3, 5], [1, 2, 0]])
    last = torch.tensor([[2, 4, 6], [1, 3, 0]])
    return pieces, mask, first, last, torch.tensor([[1, 1, 1], [1, 1, 0]])


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    inputs: Sequence[str],
    outputs: Sequence[str],
    path: Path,
) -> None:
    axes = {name: _AXES.get(name, {0: "triggers", 1: "words"}) for name in (*inputs, *outputs)}
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")  # of traced shapes and of the tracing exporter's age
        torch.onnx.export(
            module,
            example,
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
