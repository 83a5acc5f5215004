"""Processes of their own: how fast they start, and how much memory they need."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from hadath.benchmark.result import Cold
from hadath.errors import SetupError

__all__ = ["measure_cold", "peak_of_extract"]

_SENTENCE = "استعادت القوات العراقية قضاء القائم الجمعة."
_COMMAND = "from hadath.cli.main import main; main()"
_WATCHED = "import sys; from hadath.benchmark.memory import tell_peak; tell_peak(sys.argv.pop(1)); "
_ROUNDS = 3


def measure_cold(model: str | None, texts: Sequence[str]) -> Cold:
    """Start processes that read one sentence, and one that reads all texts, on the CPU.

    Args:
        model: A model folder; the package's own if None.
        texts: Texts for the process that reads many.

    Raises:
        SetupError: A process failed.
    """
    chosen = ["--device", "cpu", *([] if model is None else ["--model", model])]
    with tempfile.TemporaryDirectory() as name:
        one, many = Path(name) / "one.txt", Path(name) / "many"
        one.write_text(_SENTENCE, encoding="utf-8")
        many.mkdir()
        for number, text in enumerate(texts):
            (many / f"{number}.txt").write_text(text, encoding="utf-8", errors="replace")
        alone = [_run("-c", _COMMAND, "extract", str(one), *chosen) for _ in range(_ROUNDS)]
        few = peak_of_extract(str(one), *chosen)
        crowd = peak_of_extract(str(many), "--format", "jsonl", *chosen)
    imports, bare = (
        statistics.median(_run("-c", program) for _ in range(_ROUNDS))
        for program in ("import hadath", "pass")
    )
    return Cold(
        seconds=statistics.median(alone),
        import_seconds=max(0.0, imports - bare),
        megabytes=few,
        many_megabytes=crowd,
    )


def peak_of_extract(*arguments: str) -> float:
    """Run ``hadath extract`` in a process of its own and return its peak resident megabytes.

    Args:
        arguments: What follows ``hadath extract``.

    Raises:
        SetupError: The process failed.
    """
    with tempfile.TemporaryDirectory() as name:
        told = Path(name) / "peak"
        _run("-c", _WATCHED + _COMMAND, str(told), "extract", *arguments)
        return float(told.read_text(encoding="utf-8"))


def _run(*arguments: str) -> float:
    """Run Python and return its seconds."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUTF8": "1"},
        check=False,
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SetupError(
            f"a process that was to be measured ended with exit code {done.returncode} "
            f"({said[-1] if said else 'it said nothing'}); mend that and measure again"
        )
    return seconds
