"""Reads chunks in several processes, in order, and survives the death of any of them."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import cache

from hadath.engine.chunks import Chunk, make_chunks, read_chunk
from hadath.engine.outcome import Outcome
from hadath.extractor import Extractor
from hadath.sources.item import Failure, Item

__all__ = ["read_in_processes"]

# Chunks under way for each process: one being read, one waiting.
_AHEAD = 2


def read_in_processes(
    items: Iterable[Item | Failure], *, model: str | None, device: str, workers: int
) -> Iterator[Outcome]:
    """Predict texts in processes of their own.

    If a process dies, the texts under way are read again, those of the first chunk one by one; a
    text that kills its process once more becomes a failure.

    Args:
        items: What was read.
        model: A model folder; the package's own if None.
        device: Where each process computes.
        workers: How many processes; the cores are shared out among them.

    Yields:
        Outcomes, in the order of the items.
    """
    chunks = make_chunks(items)
    waiting: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()
    with closing(_Pool(model, device, workers)) as pool:
        while True:
            while len(waiting) < _AHEAD * workers and (chunk := next(chunks, None)) is not None:
                waiting.append((chunk, pool.submit(chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.restart()
                for item in chunk:
                    yield _alone(pool, item)
                waiting = deque((chunk, pool.submit(chunk)) for chunk, _ in waiting)


def _alone(pool: _Pool, item: Item | Failure) -> Outcome:
    try:
        (outcome,) = pool.submit((item,)).result()
    except BrokenProcessPool:
        pool.restart()
        reason = (
            f"{item.id}: the process that read it died, twice; too little memory is the usual "
            f"reason: run with fewer --workers, or split the text"
        )
        return Outcome(Failure(item.id, reason), item.done)
    return outcome


class _Pool:
    """Processes with an extractor each."""

    def __init__(self, model: str | None, device: str, workers: int) -> None:
        self._arguments = (model, device, max(1, (os.cpu_count() or 1) // workers))
        self._workers = workers
        self._start()

    def _start(self) -> None:
        self._executor = ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare,
            initargs=self._arguments,
        )

    def submit(self, chunk: Chunk) -> Future[list[Outcome]]:
        try:
            return self._executor.submit(_read, chunk)
        except BrokenProcessPool:
            self.restart()
            return self._executor.submit(_read, chunk)

    def restart(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        self._executor.shutdown(cancel_futures=True)


_model: tuple[str | None, str] = (None, "auto")


def _prepare(model: str | None, device: str, threads: int) -> None:
    global _model  # noqa: PLW0603 - one model a process
    _model = (model, device)
    os.environ["OMP_NUM_THREADS"] = str(threads)  # before torch counts the cores for itself


@cache
def _extractor() -> Extractor:
    """Load on the first chunk: an error there reaches the user, one at the start kills the pool."""
    from hadath.load import load

    model, device = _model
    return load(model, device=device)


def _read(chunk: Chunk) -> list[Outcome]:
    return read_chunk(_extractor(), chunk)
