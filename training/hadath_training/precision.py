"""Which number format a processor trains fastest in."""

from __future__ import annotations

import torch

__all__ = ["choose_precision"]

_ACCELERATE = {"fp32": "no", "bf16": "bf16", "fp16": "fp16"}


def choose_precision(name: str, device: torch.device) -> str:
    """Turn ``auto``, ``fp32``, ``bf16`` or ``fp16`` into accelerate's word for it.

    ``auto`` takes bf16 where the hardware multiplies matrices in it (AMX or AVX-512 BF16 on a CPU,
    Ampere and later GPUs), fp16 on older GPUs, and fp32 elsewhere: emulated bf16 is slower.
    """
    if name != "auto":
        return _ACCELERATE[name]
    if device.type == "cuda":
        return "bf16" if torch.cuda.is_bf16_supported(including_emulation=False) else "fp16"
    if device.type == "cpu" and _cpu_has_bf16():
        return "bf16"
    return "no"


def _cpu_has_bf16() -> bool:
    # get_capabilities came with torch 2.10 or so
    capabilities: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return any(capabilities.get(name) for name in ("amx_bf16", "avx512_bf16", "bf16"))
