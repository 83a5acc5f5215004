"""Reads chunks with workers elsewhere, in order, and survives the death of any of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from typing import Generic, Protocol, TypeVar

from hadath.engine.chunks import Chunk, make_chunks
from hadath.engine.outcome import Outcome
from hadath.sources.item import Failure, Item

__all__ = ["Pool", "WorkerDiedError", "read_in_pool"]

# Chunks under way for each worker: one being read, one waiting.
_AHEAD = 2

Ticket = TypeVar("Ticket")


class WorkerDiedError(Exception):
    """The worker that had a chunk is gone, and the chunk with it."""


class Pool(Protocol, Generic[Ticket]):
    """Workers that read chunks.

    Attributes:
        workers: How many there are.
        tries: How often a text may see its worker die, alone with it, before it is given up.
    """

    workers: int
    tries: int

    def submit(self, chunk: Chunk) -> Ticket:
        """Give a chunk to a worker."""

    def result(self, ticket: Ticket) -> list[Outcome]:
        """Wait for a chunk.

        Raises:
            WorkerDiedError: It is lost.
        """

    def revive(self) -> bool:
        """Replace the dead; return whether all tickets given out so far are void."""

    def close(self) -> None:
        """Let the workers go."""


def read_in_pool(
    items: Iterable[Item | Failure], open_pool: Callable[[], Pool[Ticket]]
) -> Generator[Outcome, None, None]:
    """Predict texts with a pool that is opened when the first outcome is asked for.

    If a worker dies, the texts of its chunk are read again one by one; a text whose worker dies
    every time becomes a failure, the others go on.

    Args:
        items: What was read.
        open_pool: Makes the pool; it is closed at the end.

    Yields:
        Outcomes, in the order of the items.
    """
    chunks = make_chunks(items)
    waiting: deque[tuple[Chunk, Ticket]] = deque()
    with closing(open_pool()) as pool:
        while True:
            while len(waiting) < _AHEAD * pool.workers and (chunk := next(chunks, None)):
                waiting.append((chunk, pool.submit(chunk)))
            if not waiting:
                return
            chunk, ticket = waiting.popleft()
            try:
                yield from pool.result(ticket)
            except WorkerDiedError:
                void = pool.revive()
                for item in chunk:
                    outcome, again = _alone(pool, item)
                    void |= again
                    yield outcome
                if void:
                    waiting = deque((chunk, pool.submit(chunk)) for chunk, _ in waiting)


def _alone(pool: Pool[Ticket], item: Item | Failure) -> tuple[Outcome, bool]:
    """Read one text by itself; say whether the other tickets are void after that."""
    void = False
    for _ in range(pool.tries):
        try:
            (outcome,) = pool.result(pool.submit((item,)))
        except WorkerDiedError:
            void |= pool.revive()
            continue
        return outcome, void
    reason = (
        f"{item.id}: the process that read it died, {pool.tries + 1} times; too little memory is "
        f"the usual reason: run with fewer --workers, or split the text"
    )
    return Outcome(Failure(item.id, reason), item.done), void
