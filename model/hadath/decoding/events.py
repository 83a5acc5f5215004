"""From logits to event records, the same for every runtime."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hadath.batch import Reading, RoleReading, Triggers
from hadath.decoding.tags import log_softmax, read_tags
from hadath.document import Argument, Event, Span
from hadath.schema import Schema
from hadath.windows import Window

__all__ = ["build_events", "find_triggers", "sentence_probabilities"]


def find_triggers(
    windows: Sequence[Window], reading: Reading
) -> tuple[Triggers, NDArray[np.float32]]:
    """Take every word that is likelier some trigger than none, where its window decides.

    Returns:
        The triggers, and the probability of each one's type.
    """
    probabilities = np.exp(log_softmax(reading.trigger))
    best = probabilities.argmax(-1)
    rows: list[tuple[int, int, int]] = [
        (row, word, int(best[row, word]) - 1)
        for row, window in enumerate(windows)
        for word in window.decides
        if best[row, word]
    ]
    columns = np.array(rows, np.int64).reshape(-1, 3).T
    triggers = Triggers(window=columns[0], word=columns[1], type=columns[2])
    return triggers, probabilities[triggers.window, triggers.word, triggers.type + 1]


def sentence_probabilities(reading: Reading, row: int) -> NDArray[np.float32]:
    """Return the probability of each event type for one window."""
    chances: NDArray[np.float32] = 1 / (1 + np.exp(-reading.sentence[row]))
    return chances


def build_events(
    texts: Sequence[str],
    windows: Sequence[Window],
    triggers: Triggers,
    confidence: NDArray[np.float32],
    roles: RoleReading,
    schema: Schema,
) -> list[Event]:
    """Decode factuality and arguments of the triggers of a batch.

    Args:
        texts: The text that each window's offsets refer to.
        windows: The windows of the batch.
        triggers: The triggers.
        confidence: Probability of each one's type.
        roles: What the network said of them.
        schema: Names of the labels, and which role which type admits.

    Returns:
        One event a trigger, in the same order.
    """
    admits = np.array([[role in kind.roles for role in schema.roles] for kind in schema.types])
    counts = np.array([len(windows[row].words) for row in triggers.window.tolist()], np.int64)
    found: list[list[Argument]] = [[] for _ in counts]
    at = 0
    for layer, logits in zip(schema.layers, roles.layers, strict=True):
        admitted = admits[triggers.type, at : at + len(layer)]
        at += len(layer)
        for index, spans in enumerate(read_tags(logits, counts, admitted, triggers.word)):
            row = int(triggers.window[index])
            words = windows[row].words
            for span in spans:
                cut = Span.cut(texts[row], words[span.first].start, words[span.last].end)
                found[index].append(Argument(layer[span.role], cut, span.confidence))
    values = roles.factuality.argmax(-1).tolist()
    events: list[Event] = []
    for index, arguments in enumerate(found):
        row = int(triggers.window[index])
        word = windows[row].words[int(triggers.word[index])]
        events.append(
            Event(
                type=schema.type_names[int(triggers.type[index])],
                trigger=Span.cut(texts[row], word.start, word.end),
                factuality=schema.factuality[values[index]],
                arguments=tuple(sorted(arguments, key=lambda a: (a.span, a.role))),
                confidence=float(confidence[index]),
                sentence=windows[row].sentence,
            )
        )
    return events
