"""A pool of processes on this machine."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from hadath.engine.chunks import Chunk, read_chunk
from hadath.engine.outcome import Outcome
from hadath.engine.pool import WorkerDiedError
from hadath.extractor import Extractor
from hadath.runtime.threads import count_threads

__all__ = ["ProcessPool"]


class ProcessPool:
    """Processes with an extractor each; the death of one breaks them all, so all are started again.

    Attributes:
        workers: How many.
        tries: A text whose process dies again when it is read alone is given up.
    """

    def __init__(self, model: str | None, device: str, workers: int) -> None:
        """Start the processes; each loads the model when it gets its first chunk.

        Args:
            model: A model folder; the package's own if None.
            device: Where each process computes.
            workers: How many; the cores are shared out among them.
        """
        self.workers = workers
        self.tries = 1
        self._arguments = (model, device, max(1, count_threads() // workers))
        self._start()

    def submit(self, chunk: Chunk) -> Future[list[Outcome]]:
        """Give a chunk to a process."""
        try:
            return self._executor.submit(_read, chunk)
        except BrokenProcessPool:
            self.revive()
            return self._executor.submit(_read, chunk)

    def result(self, ticket: Future[list[Outcome]]) -> list[Outcome]:
        """Wait for a chunk.

        Raises:
            WorkerDiedError: A process died.
        """
        try:
            return ticket.result()
        except BrokenProcessPool as error:
            raise WorkerDiedError from error

    def revive(self) -> bool:
        """Start all processes again."""
        self.close()
        self._start()
        return True

    def close(self) -> None:
        """End the processes."""
        self._executor.shutdown(cancel_futures=True)

    def _start(self) -> None:
        self._executor = ProcessPoolExecutor(
            self.workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare,
            initargs=self._arguments,
        )


_model: tuple[str | None, str, int] = (None, "auto", 1)


def _prepare(model: str | None, device: str, threads: int) -> None:
    global _model  # noqa: PLW0603 - one model a process
    _model = (model, device, threads)


@cache
def _extractor() -> Extractor:
    """Load on the first chunk: an error there reaches the user, one at the start kills the pool."""
    from hadath.load import load

    model, device, threads = _model
    return load(model, device=device, threads=threads)


def _read(chunk: Chunk) -> list[Outcome]:
    return read_chunk(_extractor(), chunk)
