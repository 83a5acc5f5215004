"""A whole run: sources in, records out, position kept, failures listed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from hadath.document import Document
from hadath.engine.journal import Journal, Position
from hadath.engine.outcome import Outcome
from hadath.sinks.chunked import ChunkedFile
from hadath.sinks.sink import Sink
from hadath.sources.item import Failure, Item

__all__ = ["FAILURES", "JOURNAL", "Files", "Run", "extract_all"]

# What is appended to the name of the output.
JOURNAL = ".journal"
FAILURES = ".failures.jsonl"


@dataclass(frozen=True, slots=True)
class Files:
    """The files beside an output file.

    Attributes:
        failures: Where failures are listed, with their reasons.
        journal: Where the position is kept; None if nobody can go on in the output.
    """

    failures: Path
    journal: Journal | None


@dataclass(frozen=True, slots=True)
class Run:
    """What is done with what.

    Attributes:
        items: Everything that is to be read, from the first.
        predict: Turns items into outcomes, in order.
        open_sink: Opens the sink where a position says.
        files: Files beside the output; None if it is a stream.
        report: Is told the outcome of every text.
        pause: Seconds between commits: what a kill may cost to read again.
    """

    items: Iterator[Item | Failure]
    predict: Callable[[Iterator[Item | Failure]], Generator[Outcome, None, None]]
    open_sink: Callable[[Position], Sink]
    files: Files | None
    report: Callable[[Outcome], None]
    pause: float = 2.0


def extract_all(run: Run) -> Position:
    """Read everything from where an interrupted run got to.

    Output and failures are committed together with the position every few seconds; what was
    written after the last commit of a killed run is cut off and read again.

    Returns:
        The final position: how many texts were done and how many of them failed.
    """
    journal = run.files.journal if run.files else None
    position = journal.read() if journal else Position()
    with ExitStack() as stack:
        sink = run.open_sink(position)
        stack.enter_context(closing(sink))
        listing = None
        if run.files:
            listing = ChunkedFile(run.files.failures, position.failures)
            stack.enter_context(closing(listing))
        due = time.monotonic() + run.pause
        outcomes = run.predict(islice(run.items, position.items, None))
        stack.enter_context(closing(outcomes))  # workers go home whatever happens here
        for outcome in outcomes:
            position = _deliver(outcome, sink, listing, position)
            run.report(outcome)
            if time.monotonic() >= due:
                position = _commit(sink, listing, journal, position)
                due = time.monotonic() + run.pause
        position = _commit(sink, listing, journal, position)
    if run.files:
        if journal:
            journal.remove()
        if not position.failed:
            run.files.failures.unlink()
    return position


def _deliver(
    outcome: Outcome, sink: Sink, listing: ChunkedFile | None, position: Position
) -> Position:
    result = outcome.result
    failed = isinstance(result, Failure)
    if isinstance(result, Document):
        sink.write(result)
    elif listing:
        line = {"id": result.id, "reason": result.reason}
        listing.write(json.dumps(line, ensure_ascii=False) + "\n")
    return replace(position, items=position.items + 1, failed=position.failed + failed)


def _commit(
    sink: Sink, listing: ChunkedFile | None, journal: Journal | None, position: Position
) -> Position:
    output = sink.commit()
    failures = listing.commit() if listing else 0
    position = replace(position, output=output, failures=failures)
    if journal:
        journal.write(position)
    return position
