"""The machine: its processor, and how fast it multiplies matrices."""

from __future__ import annotations

import platform
import time
from pathlib import Path

import numpy as np

from hadath.benchmark.result import Machine
from hadath.runtime.threads import count_threads

__all__ = ["look_at_machine"]

_SIZE = 1536
_ROUNDS = 8


def look_at_machine() -> Machine:
    """Name the processor and measure its peak of fp32 matrix products with numpy."""
    left = np.random.default_rng(0).random((_SIZE, _SIZE), np.float32)
    best = float("inf")
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        left @ left
        best = min(best, time.perf_counter() - started)
    return Machine(_processor(), count_threads(), 2 * _SIZE**3 / best / 1e9)


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        for line in listing.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
