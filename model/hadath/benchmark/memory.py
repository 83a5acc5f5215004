"""The peak memory of a process, told by itself."""

from __future__ import annotations

import atexit
import sys
from pathlib import Path

__all__ = ["peak_megabytes", "tell_peak"]


def tell_peak(path: str) -> None:
    """Write this process's peak resident megabytes into a file when it ends.

    The parent's view (``wait4``) will not do: it counts what the child shared with a big parent
    before it became a program of its own.
    """
    atexit.register(lambda: Path(path).write_text(f"{peak_megabytes()}", encoding="utf-8"))


def peak_megabytes() -> float:
    """Return the most memory that this process has had resident, in megabytes of 10^6 bytes.

    On Windows, which does not tell it without more packages, it is nan.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    if sys.platform == "win32":
        return float("nan")
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
