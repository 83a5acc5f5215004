"""Devices in ONNX Runtime's words."""

from __future__ import annotations

import onnxruntime

from hadath.errors import SetupError

__all__ = ["CUDA", "Provider", "choose_providers"]

_CPU = "CPUExecutionProvider"
CUDA = "CUDAExecutionProvider"

Provider = str | tuple[str, dict[str, str]]


def choose_providers(device: str) -> list[Provider]:
    """Turn ``auto``, ``cpu``, ``cuda`` or ``cuda:1`` into providers that are there.

    >>> choose_providers("cpu")
    ['CPUExecutionProvider']

    Raises:
        SetupError: The device is not there, or an exported model cannot run on it.
    """
    kind, _, index = device.partition(":")
    there = onnxruntime.get_available_providers()
    if device == "cpu" or (device == "auto" and CUDA not in there):
        return [_CPU]
    if device == "mps":
        raise SetupError(
            "device 'mps' runs torch checkpoints only; give --model a folder that `hadath train` "
            "wrote, or use --device cpu"
        )
    if kind not in {"auto", "cuda"} or (index and not index.isdigit()):
        raise SetupError(f"device {device!r} is unknown; use auto, cpu, cuda, cuda:N or mps")
    if CUDA not in there:
        raise SetupError(
            f"device {device!r} was asked for, but this ONNX Runtime has no CUDA; use --device "
            f"auto or cpu, or run: pip uninstall onnxruntime && pip install onnxruntime-gpu"
        )
    return [(CUDA, {"device_id": index or "0"}), _CPU]
