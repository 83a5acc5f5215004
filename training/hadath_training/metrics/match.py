"""What counts as the same: the items that each metric compares, one sentence at a time.

Names and definitions are those of TextEE (Huang et al., ACL Findings 2024): `I` identifies a span,
`C` classifies it too, `+` ties an argument to the trigger of its event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hadath.document import Event
from hadath_training.metrics.counts import Counts

__all__ = ["METRICS", "Pair", "count_items", "factuality_counts", "overlap_counts"]

METRICS = ("Trig-I", "Trig-C", "Arg-I", "Arg-C", "Arg-I+", "Arg-C+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence's gold events and the predicted ones.

    Attributes:
        document: The article that the sentence belongs to.
        gold: Gold events.
        predicted: Predicted events, with offsets in the same text.
    """

    document: str
    gold: Sequence[Event]
    predicted: Sequence[Event]


def count_items(pair: Pair, metric: str, *, type: str = "", role: str = "") -> Counts:
    """Count one metric in one sentence, strict: exact offsets, each item once.

    Args:
        pair: The sentence.
        metric: One of `METRICS`.
        type: Count only events of this type; all if empty.
        role: Count only arguments of this role; all if empty.
    """
    gold = _items((e for e in pair.gold if type in ("", e.type)), metric, role)
    predicted = _items((e for e in pair.predicted if type in ("", e.type)), metric, role)
    return Counts(len(gold), len(predicted), len(gold & predicted))


def overlap_counts(pair: Pair) -> Counts:
    """Count Arg-C+ with spans that share at least a code point, each span matched once."""
    gold = sorted(_items(pair.gold, "Arg-C+", ""))
    predicted = sorted(_items(pair.predicted, "Arg-C+", ""))
    free = list(predicted)
    matched = 0
    for item in gold:
        *owner, start, end, role = item
        for other in free:
            *their, low, high, name = other
            if owner == their and role == name and start < high and low < end:
                free.remove(other)
                matched += 1
                break
    return Counts(len(gold), len(predicted), matched)


def factuality_counts(pair: Pair) -> Counts:
    """Count triggers right in Trig-C, and among them those with the right factuality."""
    gold = {(e.trigger.start, e.trigger.end, e.type): e.factuality for e in pair.gold}
    predicted = {(e.trigger.start, e.trigger.end, e.type): e.factuality for e in pair.predicted}
    both = gold.keys() & predicted.keys()
    right = sum(gold[key] == predicted[key] for key in both)
    return Counts(len(both), len(both), right)


def _items(events: Iterable[Event], metric: str, role: str) -> set[tuple[Any, ...]]:
    items: set[tuple[Any, ...]] = set()
    for event in events:
        trigger = (event.trigger.start, event.trigger.end)
        if metric == "Trig-I":
            items.add(trigger)
        elif metric == "Trig-C":
            items.add((*trigger, event.type))
        else:
            owner = (*trigger, event.type) if metric.endswith("+") else (event.type,)
            for argument in event.arguments:
                if role in ("", argument.role):
                    name = (argument.role,) if "C" in metric else ()
                    items.add((*owner, argument.span.start, argument.span.end, *name))
    return items
