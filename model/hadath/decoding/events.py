"""From logits to event records, the same for every runtime."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hadath.batch import Reading, RoleReading, Triggers
from hadath.decoding.tags import log_softmax, read_tags
from hadath.decoding.temperatures import Temperatures
from hadath.document import Argument, Event, Span
from hadath.schema import Schema
from hadath.windows import Window

__all__ = ["build_events", "find_triggers", "sentence_probabilities"]


def find_triggers(
    windows: Sequence[Window], reading: Reading, temperature: float = 1.0
) -> tuple[Triggers, NDArray[np.float32]]:
    """Take every word that is likelier some trigger than none, where its window decides.

    Returns:
        The triggers, and the probability of each one's type.
    """
    best = reading.trigger.argmax(-1)
    rows: list[tuple[int, int, int]] = [
        (row, word, int(best[row, word]) - 1)
        for row, window in enumerate(windows)
        for word in window.decides
        if best[row, word]
    ]
    columns = np.array(rows, np.int64).reshape(-1, 3).T
    triggers = Triggers(window=columns[0], word=columns[1], type=columns[2])
    chosen = reading.trigger[triggers.window, triggers.word]
    chances = np.exp(log_softmax(chosen / np.float32(temperature)))
    return triggers, chances[np.arange(len(rows)), triggers.type + 1]


def sentence_probabilities(
    reading: Reading, row: int, temperature: float = 1.0
) -> NDArray[np.float32]:
    """Return the probability of each event type for one window."""
    chances: NDArray[np.float32] = 1 / (1 + np.exp(-reading.sentence[row] / temperature))
    return chances


def build_events(
    texts: Sequence[str],
    windows: Sequence[Window],
    triggers: Triggers,
    confidence: NDArray[np.float32],
    roles: RoleReading,
    schema: Schema,
    temperatures: Temperatures,
) -> list[Event]:
    """Decode factuality and arguments of the triggers of a batch.

    Args:
        texts: The text that each window's offsets refer to.
        windows: The windows of the batch.
        triggers: The triggers.
        confidence: Probability of each one's type.
        roles: What the network said of them.
        schema: Names of the labels, and which role which type admits.
        temperatures: What makes probabilities of factuality and roles honest.

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
        tagged = read_tags(logits, counts, admitted, triggers.word, temperature=temperatures.roles)
        for index, spans in enumerate(tagged):
            row = int(triggers.window[index])
            words = windows[row].words
            for span in spans:
                cut = Span.cut(texts[row], words[span.first].start, words[span.last].end)
                chance = float(confidence[index]) * span.confidence
                found[index].append(Argument(layer[span.role], cut, chance))
    values = roles.factuality.argmax(-1).tolist()
    certainty = np.exp(log_softmax(roles.factuality / np.float32(temperatures.factuality)).max(-1))
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
                factuality_confidence=float(certainty[index]),
                sentence=windows[row].sentence,
            )
        )
    return events
