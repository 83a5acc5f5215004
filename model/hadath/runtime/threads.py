"""How many threads compute."""

from __future__ import annotations

import os

__all__ = ["count_threads"]


def count_threads() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
