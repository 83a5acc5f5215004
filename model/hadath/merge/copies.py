"""Finds sentences of different articles that are copies of one text, as wire copy is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from hadath.resolve.folding import fold

__all__ = ["count_groups", "group_copies"]

# Two sentences are copies if so many of the shorter one's word runs of this length are the other's.
_RUN = 4
_SHARED = 0.5
# A run that so many sentences have is a formula («في حين أن …») and tells nothing.
_FORMULA = 500


def group_copies(sentences: Sequence[tuple[str, str]]) -> list[int]:
    """Give the same number to sentences that are copies of each other.

    Two sentences of different articles are copies if half of the four-word runs of the shorter one
    stand in the longer one: publishers shorten, re-order and re-name («الجيش» to «النظام»).
    Sentences of fewer than eight words must have the same words. The time grows with the number of
    words, not of pairs: only sentences that share a run are compared.

    >>> text = "سيطرت القوات العراقية على قضاء القائم يوم الجمعة بعد أسبوع على بدء العملية"
    >>> group_copies([("a", text), ("b", text.replace("العراقية", "الحكومية")), ("b", "انتهى")])
    [0, 0, 2]

    Args:
        sentences: Name of the article and text of each sentence.

    Returns:
        For each sentence the position of the first one that it is a copy of.
    """
    parents = list(range(len(sentences)))
    holders: dict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for at, (article, text) in enumerate(sentences):
        runs = _runs(fold(text))
        sizes.append(len(runs))
        shared: Counter[int] = Counter()
        for run in runs:
            shared.update(other for other in holders[run] if sentences[other][0] != article)
            if len(holders[run]) < _FORMULA:
                holders[run].append(at)
        for other, count in shared.items():
            if count >= _SHARED * min(sizes[at], sizes[other]):
                _join(parents, other, at)
    return [_root(parents, at) for at in range(len(sentences))]


def _runs(words: Sequence[str]) -> set[int]:
    if len(words) < 2 * _RUN:
        return {hash(("whole", *words))} if words else set()
    return {hash(run) for run in zip(*(islice(words, k, None) for k in range(_RUN)), strict=False)}


def _root(parents: list[int], at: int) -> int:
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


def _join(parents: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first


def count_groups(numbers: Iterable[int]) -> int:
    """Count the numbers that stand more than once."""
    return sum(count > 1 for count in Counter(numbers).values())
