"""``hadath extract``: texts in, event records out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from enum import Enum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hadath.cli.options import (
    DateField,
    Device,
    IdField,
    InputKind,
    Kind,
    Model,
    OutletField,
    Output,
    Sources,
    TextField,
)
from hadath.cli.progress import reading_progress
from hadath.errors import SetupError
from hadath.sinks.opening import GROWING, OutputFormat, open_sink
from hadath.sinks.writable import check_parquet
from hadath.sources import Failure, Fields, Item, find_files, holds_rows, read_items

if TYPE_CHECKING:
    from hadath.engine.outcome import Outcome
    from hadath.engine.run import Files

__all__ = ["Engine", "extract"]


class Engine(str, Enum):
    """Where texts are read."""

    local = "local"
    ray = "ray"


def extract(
    sources: Sources,
    output_format: Annotated[
        OutputFormat,
        typer.Option(
            "--format",
            help="table to read; json: one object, or a list for several texts; jsonl: one object "
            "a line; csv, parquet: one row an event; html: a page with the events marked.",
        ),
    ] = OutputFormat.table,
    output: Output = None,
    model: Model = None,
    device: Device = "auto",
    kind: Kind = InputKind.auto,
    text_field: TextField = "text",
    id_field: IdField = "id",
    date_field: DateField = "date",
    outlet_field: OutletField = "outlet",
    workers: Annotated[
        int, typer.Option(min=1, help="Processes, or actors, that read at once.")
    ] = 1,
    engine: Annotated[
        Engine,
        typer.Option(help="local: this machine; ray: a Ray cluster, needs hadath[ray]."),
    ] = Engine.local,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where a killed run into --output stopped.")
    ] = False,
) -> None:
    """Find the events of news articles.

    Texts that cannot be read are named on stderr, with --output also listed in a file beside it;
    the others are delivered, and the exit code is 1.
    """
    from hadath.engine.run import Run, extract_all

    if resume and (output is None or output_format not in GROWING):
        raise SetupError(
            "--resume goes on in a file: give --output and --format jsonl, csv or parquet"
        )
    if output_format is OutputFormat.parquet:
        check_parquet(output)
    files, missing = find_files(sources)
    fields = Fields(text_field, id_field, date_field, outlet_field)
    held = "" if kind is InputKind.auto else f".{kind.value}"
    roles, predict = _predictor(model, device, workers, engine)
    single = len(files) + len(missing) == 1 and not any(holds_rows(f, held) for f in files)
    beside = None
    if output is not None:
        told = {"format": output_format.value, "model": model or "", "input": kind.value}
        told |= {"text_field": text_field, "id_field": id_field}
        told |= {"date_field": date_field, "outlet_field": outlet_field}
        beside = _beside(output, output_format, files, told, resume=resume)
    with reading_progress(files, single=single) as report:
        run = Run(
            items=chain(missing, read_items(files, fields, held)),
            predict=predict,
            open_sink=partial(open_sink, output_format, output, roles, single=single),
            files=beside,
            report=report,
        )
        end = extract_all(run)
    if end.failed:
        listed = f", listed in {beside.failures}" if beside else ""
        typer.echo(
            f"hadath: {end.items - end.failed} of {end.items} texts read, {end.failed} failed"
            f"{listed}",
            err=True,
        )
        raise typer.Exit(1)


def _predictor(
    model: str | None, device: str, workers: int, engine: Engine
) -> tuple[tuple[str, ...], Callable[[Iterator[Item | Failure]], Generator[Outcome, None, None]]]:
    """Return the model's roles, and what turns items into outcomes."""
    from hadath.engine.chunks import read_here
    from hadath.load import load, model_folder, schema_of

    if engine is Engine.ray:
        from hadath.engine.cluster import RayPool
        from hadath.engine.pool import read_in_pool

        where = None if model is None else str(model_folder(model).resolve())
        roles = schema_of(model).roles
        return roles, partial(read_in_pool, open_pool=partial(RayPool, where, device, workers))
    if workers > 1:
        from hadath.engine.pool import read_in_pool
        from hadath.engine.processes import ProcessPool

        roles = schema_of(model).roles
        return roles, partial(read_in_pool, open_pool=partial(ProcessPool, model, device, workers))
    extractor = load(model, device=device)

    return extractor.schema.roles, partial(read_here, extractor)


def _beside(
    output: Path, form: OutputFormat, files: list[Path], told: dict[str, str], *, resume: bool
) -> Files:
    from hadath.engine.journal import Journal, describe_run
    from hadath.engine.run import FAILURES, JOURNAL, Files

    failures = output.with_name(output.name + FAILURES)
    if form not in GROWING:
        return Files(failures, None)
    journal = Journal(output.with_name(output.name + JOURNAL), describe_run(files, told))
    if not resume:
        journal.remove()
    return Files(failures, journal)
