"""The near-duplicate guard: nothing that is measured on may be learnt from, not even reworded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hadath.text.normalise import normalise
from hadath.text.words import find_words
from hadath_training.annotations.record import AnnotatedSentence

__all__ = ["Guarded", "guard", "ngrams", "normal_words"]

_GRAM = 8
# Share of the shorter sentence's words that the other one holds too. Wire copy that an outlet
# reworded keeps about two thirds; unrelated sentences of the same war share under a half.
_MOST = 0.6
# Headlines of three words share most of them by chance.
_LEAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the guard let through.

    Attributes:
        kept: Sentences that resemble none of the measured ones.
        dropped: The others, each with the measured sentence that it resembles.
    """

    kept: tuple[AnnotatedSentence, ...]
    dropped: tuple[tuple[AnnotatedSentence, AnnotatedSentence], ...]


def guard(training: Sequence[AnnotatedSentence], measured: Sequence[AnnotatedSentence]) -> Guarded:
    """Drop training sentences that share an 8-gram or most of their words with a measured one.

    Words are compared as `normalise` folds them.
    """
    grams: dict[tuple[str, ...], AnnotatedSentence] = {}
    bags: list[tuple[Counter[str], AnnotatedSentence]] = []
    for sentence in measured:
        words = normal_words(sentence.text)
        grams.update(dict.fromkeys(ngrams(words), sentence))
        bags.append((Counter(words), sentence))
    kept: list[AnnotatedSentence] = []
    dropped: list[tuple[AnnotatedSentence, AnnotatedSentence]] = []
    for sentence in training:
        words = normal_words(sentence.text)
        twin = next((grams[gram] for gram in ngrams(words) if gram in grams), None)
        twin = twin or _most_alike(Counter(words), bags)
        if twin is None:
            kept.append(sentence)
        else:
            dropped.append((sentence, twin))
    return Guarded(tuple(kept), tuple(dropped))


def normal_words(text: str) -> list[str]:
    """Return the words of a text as the guard compares them."""
    return [normalise(text[word.start : word.end]) for word in find_words(text)]


def ngrams(words: Sequence[str], size: int = _GRAM) -> list[tuple[str, ...]]:
    """Return the n-grams of some words; a sentence of fewer words has none."""
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]


def _most_alike(
    bag: Counter[str], bags: Sequence[tuple[Counter[str], AnnotatedSentence]]
) -> AnnotatedSentence | None:
    for other, sentence in bags:
        shorter = min(bag.total(), other.total())
        if shorter >= _LEAST_WORDS and (bag & other).total() >= _MOST * shorter:
            return sentence
    return None
