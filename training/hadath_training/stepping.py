"""What every training loop does alike: where it computes, and one step downhill."""

from __future__ import annotations

import os
from typing import Any

import torch
from accelerate import Accelerator
from torch import Tensor

from hadath_training.precision import choose_precision

__all__ = ["open_accelerator", "step_down"]

_CLIP = 1.0


def open_accelerator(precision: str, device: torch.device) -> Accelerator:
    """Return an accelerator for a device.

    Args:
        precision: ``auto``, ``fp32``, ``bf16`` or ``fp16``.
        device: A device that is there.
    """
    if device.type != "cpu":
        os.environ["ACCELERATE_TORCH_DEVICE"] = str(device)  # accelerate would take the first GPU
    return Accelerator(
        mixed_precision=choose_precision(precision, device), cpu=device.type == "cpu"
    )


def step_down(
    accelerator: Accelerator, loss: Tensor, network: Any, optimizer: Any, schedule: Any
) -> float:
    """Follow the gradient of a loss one step, clipped, and return the loss."""
    accelerator.backward(loss)
    accelerator.clip_grad_norm_(network.parameters(), _CLIP)
    optimizer.step()
    schedule.step()
    optimizer.zero_grad()
    return float(loss.detach())
