"""Weights in 8 bits a value: half the size of fp16, for what is shipped with the package.

Each matrix is stored as int8 with one fp32 scale a row, ``scale = max |row| / 127``; everything
else as fp16. The network computes in fp32 after loading, so only storage is rounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

__all__ = ["PACKED", "pack", "unpack"]

PACKED = "model.int8.safetensors"
_SCALE = ".scale"


def pack(state: Mapping[str, Tensor], folder: Path) -> Path:
    """Write a state dict in 8 bits.

    Returns:
        The file, ``model.int8.safetensors`` in the folder.
    """
    packed: dict[str, Tensor] = {}
    for name, tensor in state.items():
        if tensor.ndim != 2:
            packed[name] = tensor.half() if tensor.is_floating_point() else tensor
            continue
        scale = tensor.float().abs().amax(1).clamp(min=1e-12) / 127
        packed[name] = torch.round(tensor.float() / scale[:, None]).to(torch.int8)
        packed[name + _SCALE] = scale
    path = folder / PACKED
    save_file({name: tensor.contiguous().cpu() for name, tensor in packed.items()}, path)
    path.chmod(0o644)  # safetensors leaves files readable to their owner alone
    return path


def unpack(path: Path) -> dict[str, Tensor]:
    """Read what `pack` wrote, in fp32."""
    packed = load_file(path)
    return {
        name: tensor.float() * packed[name + _SCALE][:, None]
        if name + _SCALE in packed
        else tensor.float()
        if tensor.is_floating_point()
        else tensor
        for name, tensor in packed.items()
        if not name.endswith(_SCALE)
    }
