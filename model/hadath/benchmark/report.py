"""A benchmark's result as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from hadath.benchmark.result import Result

__all__ = ["benchmark_tables"]


def benchmark_tables(result: Result) -> Iterator[Table | str]:
    """Lay out throughput, start and memory, and growth."""
    machine = result.machine
    yield (
        f"{machine.processor}, {machine.cores} cores, fp32 matrix peak "
        f"{machine.matrix_peak:.0f} GFLOP/s; {result.texts} texts, {result.sentences} sentences"
    )
    yield _throughput(result)
    if result.ratio is not None:
        yield f"{result.ratio:.1f} times the pipeline's better batch size"
    stages = result.stages
    yield (
        f"of the model's time: encoder {stages.encoder:.0%}, roles {stages.roles:.0%}, "
        f"everything else {stages.rest:.0%}"
    )
    cold = result.cold
    yield (
        f"one sentence in a process of its own: {cold.seconds:.2f} s, {cold.megabytes:.0f} MB; "
        f"import hadath: {cold.import_seconds:.2f} s; all texts: {cold.many_megabytes:.0f} MB"
    )
    yield _growth(result)
    for reason in result.left_out:
        yield f"not measured: {reason}"


def _throughput(result: Result) -> Table:
    table = Table(title="text to result, best of the rounds")
    table.add_column("")
    for name in ("sentences/s", "pieces/s", "MB/s", "of peak"):
        table.add_column(name, justify="right")
    for one in result.measured:
        table.add_row(
            one.name,
            f"{one.sentences:.1f}",
            f"{one.tokens:,.0f}",
            f"{one.megabytes:.4f}",
            f"{one.peak_share:.0%}",
        )
    return table


def _growth(result: Result) -> Table:
    table = Table(title="how time grows")
    table.add_column("")
    for name in ("times", "seconds", "sentences/s"):
        table.add_column(name, justify="right")
    for one in result.growth:
        rate = one.sentences / one.seconds
        table.add_row(one.what, f"{one.factor}", f"{one.seconds:.2f}", f"{rate:.1f}")
    return table
