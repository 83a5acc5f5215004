"""``hadath benchmark``: what reading costs on this machine."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from hadath.errors import InputError
from hadath.sources import Failure, Fields, find_files, read_items

__all__ = ["benchmark"]


def benchmark(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(help="Texts to measure with; the articles in seeds/ if left out."),
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="A model folder; the package's own if left out.")
    ] = None,
    repeat: Annotated[int, typer.Option(min=1, help="How often the texts are repeated.")] = 4,
    growth: Annotated[
        list[int] | None,
        typer.Option(min=1, help="Sizes for the growth. [default: 1, 10 and 100]"),
    ] = None,
    compare: Annotated[
        bool, typer.Option(help="Measure a transformers pipeline as well; needs hadath[train].")
    ] = True,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write the result there as JSON.")
    ] = None,
) -> None:
    """Measure speed, start, memory and growth, beside a transformers pipeline, in one run.

    Ratios within a run hold on other machines of the kind; seconds do not.
    """
    from rich.console import Console

    from hadath.benchmark.report import benchmark_tables
    from hadath.benchmark.run import run_benchmark
    from hadath.cli.console import table_console

    texts = _read(sources or [Path("seeds")])
    console = Console(stderr=True, highlight=False)
    result = run_benchmark(
        texts,
        model=model,
        repeat=repeat,
        factors=growth or (1, 10, 100),
        compare=compare,
        tell=lambda message: console.print(f"measuring {message} ..."),
    )
    for part in benchmark_tables(result):
        table_console(sys.stdout).print(part)
    if json_file is not None:
        written = json.dumps(result.to_dict(), ensure_ascii=False, indent=1)
        json_file.write_text(written + "\n", encoding="utf-8")


def _read(sources: list[Path]) -> list[str]:
    files, missing = find_files(sources)
    texts = []
    for item in (*missing, *read_items(files, Fields())):
        if isinstance(item, Failure):
            raise InputError(f"{item.reason}; a benchmark needs every text: give others")
        texts.append(item.text)
    return [text for text in texts if text.strip()]
