"""The progress of reading, on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hadath.sources import Failure

if TYPE_CHECKING:
    from hadath.engine.outcome import Outcome

__all__ = ["reading_progress"]

# A single file below that is read before anyone has seen a bar.
_WORTH_A_BAR = 1 << 20


@contextmanager
def reading_progress(files: list[Path], *, single: bool) -> Iterator[Callable[[Outcome], None]]:
    """Name failures on stderr; show a bar there if it is a terminal and there is more to read."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
    total = sum(file.stat().st_size for file in files if file.is_file())
    shown = sys.stderr.isatty() and (not single or total > _WORTH_A_BAR)
    columns = (
        TextColumn("{task.completed:,.0f} bytes"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[texts]:,} texts, {task.fields[rate]:.1f} a second"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not shown) as progress:
        task = progress.add_task("reading", total=total or None, texts=0, rate=0.0)
        texts = 0

        def report(outcome: Outcome) -> None:
            nonlocal texts
            texts += 1
            elapsed = progress.tasks[0].elapsed or 1.0
            progress.update(task, completed=outcome.done, texts=texts, rate=texts / elapsed)
            if isinstance(outcome.result, Failure):
                console.print(f"hadath: {outcome.result.reason}")

        yield report
