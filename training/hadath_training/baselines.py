"""Baselines: what is reached without a network, so that its figures mean something."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from hadath.document import Argument, Event, Span
from hadath.text.normalise import normalise
from hadath.text.words import Word, find_words
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.guard import normal_words
from hadath_training.metrics.match import Pair

__all__ = ["DictionaryBaseline", "majority_factuality"]

_LONGEST = 8


class DictionaryBaseline:
    """Remembers the triggers and arguments of the training sentences.

    A word is a trigger where it was one more often than not, with its most frequent type and
    factuality. Stretches that were arguments are found again, longest first, and go to the nearest
    trigger whose type had such a stretch, with the role that it had most often.
    """

    def __init__(self, sentences: Sequence[AnnotatedSentence]) -> None:
        """Count words and stretches."""
        words = Counter(word for s in sentences for word in normal_words(s.text))
        triggers: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        roles: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for event in sentence.events:
                triggers[normalise(event.trigger.text)][event.type, event.factuality] += 1
                for argument in event.arguments:
                    phrase = " ".join(normal_words(argument.span.text))
                    roles[phrase, event.type][argument.role] += 1
        self._triggers = {
            word: counts.most_common(1)[0][0]
            for word, counts in triggers.items()
            if 2 * counts.total() > words[word]
        }
        self._roles = {key: counts.most_common(1)[0][0] for key, counts in roles.items()}

    def pair(self, sentence: AnnotatedSentence) -> Pair:
        """Predict a sentence and set the result beside gold."""
        return Pair(sentence.document, sentence.events, self.predict(sentence.text))

    def predict(self, text: str) -> tuple[Event, ...]:
        """Find the events of one sentence."""
        words = find_words(text)
        normal = [normalise(text[word.start : word.end]) for word in words]
        found = {i: self._triggers[word] for i, word in enumerate(normal) if word in self._triggers}
        arguments = self._arguments(
            text, words, normal, {i: kind for i, (kind, _) in found.items()}
        )
        return tuple(
            Event(
                kind, Span.cut(text, words[i].start, words[i].end), factuality, tuple(arguments[i])
            )
            for i, (kind, factuality) in found.items()
        )

    def _arguments(
        self, text: str, words: Sequence[Word], normal: Sequence[str], types: dict[int, str]
    ) -> dict[int, list[Argument]]:
        arguments: dict[int, list[Argument]] = {i: [] for i in types}
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST), start, -1):
                phrase = " ".join(normal[start:end])
                fitting = [
                    i
                    for i, kind in types.items()
                    if (phrase, kind) in self._roles and not start <= i < end
                ]
                if fitting:
                    nearest = min(fitting, key=lambda i: abs(i - start))
                    span = Span.cut(text, words[start].start, words[end - 1].end)
                    role = self._roles[phrase, types[nearest]]
                    arguments[nearest].append(Argument(role, span))
                    start = end - 1
                    break
            start += 1
        return arguments


def majority_factuality(
    training: Sequence[AnnotatedSentence], measured: Sequence[AnnotatedSentence]
) -> tuple[str, float]:
    """Return the most frequent factuality in training and its share of the measured events.

    It is the only figure of the majority baseline that is not 0: the most frequent label of a word
    is to be no trigger.
    """
    counts = Counter(event.factuality for s in training for event in s.events)
    value = counts.most_common(1)[0][0]
    events = [event.factuality for s in measured for event in s.events]
    return value, events.count(value) / len(events) if events else 0.0
