"""The torch runtime: asks an `EventNetwork` and answers in numpy, on CPU or GPU."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import torch
from torch import Tensor

from hadath.batch import Batch, Reading, RoleReading, Triggers
from hadath.network.network import EventNetwork

__all__ = ["TorchRuntime"]

# Triggers whose arguments are asked for at once, which bounds memory on texts full of triggers.
_TRIGGERS = 256


class TorchRuntime:
    """Runs a network without gradients.

    Attributes:
        network: The network; `TorchRuntime` puts it into evaluation mode for each question and
            leaves it as it was.
    """

    def __init__(self, network: EventNetwork) -> None:
        """Wrap a network that is on its device already."""
        self.network = network

    def read(self, batch: Batch) -> Reading:
        """Encode windows and ask for sentence types and triggers."""
        with _Evaluating(self.network):
            inputs = [self._tensor(getattr(batch, field.name)) for field in fields(batch)]
            words, top, sentence, trigger = self.network.read(*inputs)
        return Reading((words, top), _numpy(sentence), _numpy(trigger))

    def attach(self, reading: Reading, triggers: Triggers) -> RoleReading:
        """Ask for factuality and roles of triggers in the windows just read."""
        assert isinstance(reading.states, tuple)
        words, top = reading.states
        inputs = [self._tensor(a) for a in (triggers.window, triggers.word, triggers.type)]
        parts: list[tuple[Tensor, tuple[Tensor, ...]]] = []
        with _Evaluating(self.network):
            for start in range(0, len(triggers.word), _TRIGGERS):
                chunk = [tensor[start : start + _TRIGGERS] for tensor in inputs]
                parts.append(self.network.attach(words, top, *chunk))
        return RoleReading(
            factuality=_numpy(torch.cat([factuality for factuality, _ in parts])),
            layers=tuple(
                _numpy(torch.cat(layer)) for layer in zip(*(p for _, p in parts), strict=True)
            ),
        )

    def _tensor(self, array: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Tensor:
        return torch.from_numpy(array).to(self.network.device)


class _Evaluating:
    """Evaluation mode without gradients, undone on the way out."""

    def __init__(self, network: EventNetwork) -> None:
        self._network = network
        self._training = network.training
        self._inference = torch.inference_mode()

    def __enter__(self) -> None:
        self._network.train(mode=False)
        self._inference.__enter__()

    def __exit__(self, *error: object) -> None:
        self._inference.__exit__(None, None, None)
        self._network.train(self._training)


def _numpy(tensor: Tensor) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    array: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = tensor.float().cpu().numpy()
    return array
