"""Groups what is read into chunks that are predicted at once."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator

from hadath.engine.outcome import Outcome
from hadath.extractor import Extractor
from hadath.sources.item import Failure, Item

__all__ = ["make_chunks", "read_chunk", "read_here"]

# Texts whose sentences are sorted by length together, and the characters that bound their memory.
_TEXTS = 32
_CHARACTERS = 400_000

Chunk = tuple[Item | Failure, ...]


def make_chunks(items: Iterable[Item | Failure]) -> Iterator[Chunk]:
    """Group items in order; a long text may fill a chunk alone."""
    chunk: list[Item | Failure] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.text) if isinstance(item, Item) else 0
        if len(chunk) == _TEXTS or size >= _CHARACTERS:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def read_chunk(extractor: Extractor, chunk: Chunk) -> list[Outcome]:
    """Predict the texts of a chunk; one that cannot be predicted fails alone.

    Returns:
        One outcome an item, in order.
    """
    texts = [item.text for item in chunk if isinstance(item, Item)]
    try:
        found = iter(extractor.predict_batch(texts))
    except Exception as error:
        if len(chunk) > 1:
            return [outcome for item in chunk for outcome in read_chunk(extractor, (item,))]
        reason = f"{chunk[0].id}: cannot be predicted ({type(error).__name__}: {error})"
        return [Outcome(Failure(chunk[0].id, reason), chunk[0].done)]
    return [
        Outcome(
            next(found).labelled(item.id, item.date, item.outlet)
            if isinstance(item, Item)
            else item,
            item.done,
        )
        for item in chunk
    ]


def read_here(
    extractor: Extractor, items: Iterable[Item | Failure]
) -> Generator[Outcome, None, None]:
    """Predict items in this process, in order."""
    for chunk in make_chunks(items):
        yield from read_chunk(extractor, chunk)
