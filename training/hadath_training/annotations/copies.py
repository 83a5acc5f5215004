"""The near-copy check: no authored sentence repeats eight words in a row of anyone else's."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hadath.sources.streams import open_stream
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.guard import ngrams, normal_words

__all__ = ["Copy", "find_copies"]

_Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Words that an authored sentence shares with something else.

    Attributes:
        id: The authored sentence.
        words: The words in a row, spelt as `hadath.text.normalise` folds them.
        source: What holds them too: a sentence's id, or ``file:line``.
    """

    id: str
    words: str
    source: str


def find_copies(
    sentences: Sequence[AnnotatedSentence], texts: Sequence[Path] = ()
) -> tuple[Copy, ...]:
    """Find authored sentences that share an 8-gram with articles, texts, or another batch.

    The sentences are held in memory, the texts are streamed; 90 MB take about two minutes.

    >>> find_copies(load_annotations(Path("annotations"), schema))  # doctest: +SKIP
    ()

    Args:
        sentences: The corpus: authored sentences, and the articles among them as sources.
        texts: Text files in UTF-8, also compressed (``.gz``, ``.bz2``, ``.xz``, ``.zst``).

    Returns:
        At most one copy for each authored sentence and source, in the order found.

    Raises:
        InputError: A text cannot be opened.
    """
    authored: dict[_Gram, list[AnnotatedSentence]] = {}
    for sentence in sentences:
        if sentence.origin == "authored":
            for gram in dict.fromkeys(ngrams(normal_words(sentence.text))):
                authored.setdefault(gram, []).append(sentence)
    found: dict[tuple[str, str], Copy] = {}
    for gram, source in _foreign(sentences, texts):
        for sentence in authored.get(gram, ()):
            found.setdefault((sentence.id, source), Copy(sentence.id, " ".join(gram), source))
    for gram, members in authored.items():
        first = members[0]
        for other in members[1:]:
            if other.batch != first.batch:
                found.setdefault((other.id, first.id), Copy(other.id, " ".join(gram), first.id))
    return tuple(found.values())


def _foreign(
    sentences: Sequence[AnnotatedSentence], texts: Sequence[Path]
) -> Iterator[tuple[_Gram, str]]:
    for sentence in sentences:
        if sentence.origin != "authored":
            for gram in ngrams(normal_words(sentence.text)):
                yield gram, sentence.id
    for path in texts:
        with open_stream(path) as (stream, _):
            lines = io.TextIOWrapper(stream, encoding="utf-8")
            for number, line in enumerate(lines, start=1):
                for gram in ngrams(normal_words(line)):
                    yield gram, f"{path}:{number}"
