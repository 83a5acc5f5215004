"""The extractor: texts in, documents with event records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

import numpy as np
from tokenizers import Tokenizer

from hadath.batch import Batch, Reading, RoleReading, Triggers, plan_batches
from hadath.decoding.events import build_events, find_triggers, sentence_probabilities
from hadath.decoding.temperatures import Temperatures
from hadath.document import Document, Event, Sentence, Span
from hadath.schema import Schema
from hadath.text.sentences import SentenceSpan, find_sentences
from hadath.windows import Window, WindowReader

__all__ = ["Extractor", "Runtime"]

# Pieces a batch, padding included. On two cores 2,048 reads a seventh faster than 4,096, and a half
# faster than 256 or 8,192.
_BUDGET = 2048
# Texts read ahead by `stream`, so that sentences of like length meet in a batch.
_AHEAD = 32


class Runtime(Protocol):
    """What runs the network: two questions, answered in numpy."""

    def read(self, batch: Batch) -> Reading:
        """Encode windows and ask for sentence types and triggers."""

    def attach(self, reading: Reading, triggers: Triggers) -> RoleReading:
        """Ask for factuality and roles of triggers in the windows just read."""


@dataclass(slots=True)
class _Work:
    """One text on its way through the network."""

    text: str
    sentences: tuple[SentenceSpan, ...]
    windows: tuple[Window, ...]
    unread: tuple[Span, ...]
    chances: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    events: list[Event] = field(default_factory=list)


class Extractor:
    """Finds events in Arabic news text; made by `hadath.load`.

    Attributes:
        schema: The types, roles and factuality values that it knows.
        runtime: What runs its network.
        temperatures: What logits are divided by; they change confidences, never what is found.
    """

    def __init__(
        self,
        runtime: Runtime,
        tokenizer: Tokenizer,
        schema: Schema,
        *,
        max_pieces: int,
        padding: int,
        temperatures: Temperatures,
    ) -> None:
        """Put the parts together.

        Args:
            runtime: What runs the network.
            tokenizer: The network's tokenizer.
            schema: The schema that the network was trained on.
            max_pieces: Pieces that the network reads at once.
            padding: The tokenizer's padding piece.
            temperatures: What makes the confidences honest.
        """
        self.schema = schema
        self.temperatures = temperatures
        self.runtime = runtime
        self._windows = WindowReader(tokenizer, max_pieces)
        self._padding = padding

    def at(self, temperatures: Temperatures) -> Extractor:
        """Return an extractor with other temperatures that shares the network.

        Args:
            temperatures: ``Temperatures()`` gives the network's own, uncalibrated confidences.
        """
        other = copy(self)
        other.temperatures = temperatures
        return other

    def on(self, runtime: Runtime) -> Extractor:
        """Return an extractor that asks another runtime, such as one that keeps the time.

        Args:
            runtime: It must run the same network, or one with the same tokenizer and schema.
        """
        other = copy(self)
        other.runtime = runtime
        return other

    def predict(self, text: str, *, id: str = "") -> Document:
        """Find the events of one text.

        >>> doc = load().predict("استعادت القوات العراقية قضاء القائم الجمعة.")  # doctest: +SKIP
        >>> event = doc.events[0]  # doctest: +SKIP
        >>> event.type, event.trigger.text, event.factuality  # doctest: +SKIP
        ('control_change', 'استعادت', 'asserted')
        >>> [(a.role, a.span.text) for a in event.arguments]  # doctest: +SKIP
        [('Agent', 'القوات العراقية'), ('Place', 'قضاء القائم'), ('Time', 'الجمعة')]

        Args:
            text: Any length; long texts are split into sentences, over-long sentences into
                overlapping windows, and every word is read.
            id: The name that the document gets.

        Raises:
            TypeError: `text` is not a string.
        """
        return self.predict_batch([text])[0].labelled(id)

    def predict_batch(self, texts: Sequence[str], *, split: bool = True) -> list[Document]:
        """Find the events of several texts at once.

        Args:
            texts: The texts.
            split: Whether to split texts into sentences; if not, each text is taken as one.

        Returns:
            One document a text, in the same order.

        Raises:
            TypeError: `texts` is a string, or one of them is not.
        """
        work = self._open(texts, split)
        for owners, windows in self._batches(work):
            reading = self.runtime.read(Batch.of(windows, self._padding))
            for row, (owner, window) in enumerate(zip(owners, windows, strict=True)):
                chances = work[owner].chances
                chances[window.sentence] = np.maximum(
                    chances[window.sentence],
                    sentence_probabilities(reading, row, self.temperatures.sentence),
                )
            triggers, confidence = find_triggers(windows, reading, self.temperatures.trigger)
            self._attach(work, owners, windows, reading, triggers, confidence)
        return [self._close(item) for item in work]

    def stream(self, texts: Iterable[str]) -> Iterator[Document]:
        """Find the events of any number of texts in bounded memory, in order.

        Raises:
            TypeError: A text is not a string.
        """
        iterator = iter(texts)
        while batch := list(islice(iterator, _AHEAD)):
            yield from self.predict_batch(batch)

    def attach(
        self, texts: Sequence[str], triggers: Sequence[Sequence[tuple[str, Span]]]
    ) -> list[Document]:
        """Find the arguments and factuality of triggers that are known already.

        Args:
            texts: Sentences; they are not split.
            triggers: For each sentence its triggers, as event type and word.

        Returns:
            One document a sentence, with one event for each trigger that a word of it carries;
            their confidence is 1.

        Raises:
            TypeError: A text is not a string.
            ValueError: There is not one list of triggers a text, or a type is unknown.
        """
        if len(texts) != len(triggers):
            raise ValueError(
                f"{len(triggers)} lists of triggers for {len(texts)} texts; give one for each"
            )
        unknown = {kind for items in triggers for kind, _ in items} - set(self.schema.type_names)
        if unknown:
            raise ValueError(
                f"unknown event types {sorted(unknown)}; use {', '.join(self.schema.type_names)}"
            )
        work = self._open(texts, split=False)
        for owners, windows in self._batches(work):
            reading = self.runtime.read(Batch.of(windows, self._padding))
            rows = [
                (row, word, self.schema.type_names.index(kind))
                for row, (owner, window) in enumerate(zip(owners, windows, strict=True))
                for kind, span in triggers[owner]
                for word in window.decides
                if window.words[word].start == span.start
            ]
            columns = np.array(rows, np.int64).reshape(-1, 3).T
            given = Triggers(columns[0], columns[1], columns[2])
            certain = np.ones(len(rows), np.float32)
            self._attach(work, owners, windows, reading, given, certain)
        return [self._close(item) for item in work]

    def _open(self, texts: Sequence[str], split: bool) -> list[_Work]:
        if isinstance(texts, str):
            raise TypeError("texts is one string; pass a list of texts, or use predict(text)")
        work: list[_Work] = []
        for number, text in enumerate(texts):
            if not isinstance(text, str):
                raise TypeError(
                    f"text {number} is of type {type(text).__name__}, expected str; "
                    f"read files and decode bytes first"
                )
            whole = (SentenceSpan(0, len(text)),) if text else ()
            sentences = find_sentences(text) if split else whole
            windows, unread = self._windows.read(text, sentences)
            chances = np.zeros((len(sentences), len(self.schema.types)), np.float32)
            work.append(_Work(text, sentences, windows, unread, chances))
        return work

    def _batches(self, work: Sequence[_Work]) -> Iterator[tuple[list[int], list[Window]]]:
        owners = [number for number, item in enumerate(work) for _ in item.windows]
        windows = [window for item in work for window in item.windows]
        for batch in plan_batches(windows, _BUDGET):
            yield [owners[i] for i in batch], [windows[i] for i in batch]

    def _attach(
        self,
        work: Sequence[_Work],
        owners: Sequence[int],
        windows: Sequence[Window],
        reading: Reading,
        triggers: Triggers,
        confidence: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
    ) -> None:
        if not len(triggers.word):
            return
        roles = self.runtime.attach(reading, triggers)
        texts = [work[owner].text for owner in owners]
        events = build_events(
            texts, windows, triggers, confidence, roles, self.schema, self.temperatures
        )
        for row, event in zip(triggers.window.tolist(), events, strict=True):
            work[owners[row]].events.append(event)

    def _close(self, item: _Work) -> Document:
        sentences = tuple(
            Sentence(
                span.start,
                span.end,
                {
                    kind: float(chance)
                    for kind, chance in zip(self.schema.type_names, chances, strict=True)
                    if chance >= 0.5
                },
            )
            for span, chances in zip(item.sentences, item.chances, strict=True)
        )
        events = tuple(sorted(item.events, key=lambda event: event.trigger))
        return Document(item.text, sentences, events, unread=item.unread)
