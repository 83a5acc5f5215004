"""How time grows with the number of documents and with the length of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from hadath.benchmark.result import Growth
from hadath.benchmark.throughput import ROUNDS, best_seconds
from hadath.document import Document
from hadath.extractor import Extractor

__all__ = ["measure_growth"]


def measure_growth(
    extractor: Extractor, texts: Sequence[str], factors: Sequence[int]
) -> Iterator[Growth]:
    """Read more and more documents, then one that grows.

    Args:
        extractor: The model.
        texts: The texts; all of them together are the smallest input, the first one is what grows.
        factors: How often the texts are repeated, and the first text within one document.

    Yields:
        One measurement a factor, first for documents, then for one document.
    """
    for factor in factors:
        yield _measure("documents", factor, partial(extractor.stream, list(texts) * factor))
    for factor in factors:
        long = "\n".join([texts[0]] * factor)
        yield _measure("one document", factor, partial(extractor.predict_batch, [long]))


def _measure(what: str, factor: int, read: Callable[[], Iterable[Document]]) -> Growth:
    counts: list[int] = []

    def once() -> None:
        counts.append(sum(len(document.sentences) for document in read()))

    seconds = best_seconds(once, rounds=1 if factor > 10 else ROUNDS)
    return Growth(what, factor, seconds, counts[0])
