"""What annotations hold, counted against a plan: events, roles, factuality, lengths, forms."""

from __future__ import annotations

import statistics
import sys
from collections import Counter
from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path

from hadath.errors import SetupError
from hadath.schema import Schema
from hadath.text.normalise import normalise
from hadath_training.annotations.forms import count_forms
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.guard import normal_words

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["Coverage", "Goal", "measure_coverage", "read_goals"]

_LONG = 35
# What a plan appends to the name of a count for its upper bound.
_MOST = ", most"
# A word is a war word if it is a trigger at least that often, and more often than not.
_TRIGGER_LEAST = 3


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of a plan, as measured.

    Attributes:
        name: What is counted.
        least: What the plan asks for; ``None`` where it asks for nothing.
        measured: What there is.
        unit: ``""`` for counts, ``"%"`` for shares.
        most: The plan's upper bound, if it has one.
    """

    name: str
    least: float | None
    measured: float
    unit: str = ""
    most: float | None = None

    @property
    def met(self) -> bool:
        """Whether the plan is fulfilled here."""
        low = self.least is None or self.measured >= self.least
        return low and (self.most is None or self.measured <= self.most)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What some annotations hold.

    Attributes:
        goals: The plan line by line.
        factuality: For each event type, its events by factuality.
        roles: For each event type, its arguments by role; only roles that it admits.
        forms: Sentences that hold each form of copy (digits, months, quotations, ...).
        theatres: Sentences of each theatre.
        registers: Sentences of each register.
        batches: Sentences of each batch.
    """

    goals: tuple[Goal, ...]
    factuality: dict[str, dict[str, int]]
    roles: dict[str, dict[str, int]]
    forms: dict[str, int]
    theatres: dict[str, int]
    registers: dict[str, int]
    batches: dict[str, int]

    @property
    def missed(self) -> tuple[Goal, ...]:
        """The goals that are not met."""
        return tuple(goal for goal in self.goals if not goal.met)


def read_goals(path: Path) -> dict[str, float]:
    """Read a plan: ``coverage.toml`` with a table ``goals`` of numbers.

    Raises:
        SetupError: The file is missing or holds something else.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))["goals"]
        return {str(name): float(value) for name, value in data.items()}
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise SetupError(
            f"{path}: cannot be read as a plan ({type(error).__name__}: {error}); "
            f"expected a table [goals] of numbers"
        ) from error


def measure_coverage(
    sentences: Sequence[AnnotatedSentence], schema: Schema, goals: dict[str, float]
) -> Coverage:
    """Count what sentences hold and compare it with a plan.

    Args:
        sentences: Annotated sentences.
        schema: What labels may be.
        goals: What `read_goals` read; a name that is left out asks for nothing.

    Raises:
        SetupError: The plan asks for something that is not counted.
    """
    factuality = {name: dict.fromkeys(schema.factuality, 0) for name in schema.type_names}
    roles = {kind.name: dict.fromkeys(kind.roles, 0) for kind in schema.types}
    for event in (event for sentence in sentences for event in sentence.events):
        factuality[event.type][event.factuality] += 1
        for argument in event.arguments:
            roles[event.type][argument.role] += 1
    measured = {
        **_measure_sentences(sentences),
        **_measure_events(schema.factuality[0], factuality, roles),
    }
    unknown = {name.removesuffix(_MOST) for name in goals} - set(measured)
    if unknown:
        raise SetupError(
            f"the plan asks for {', '.join(sorted(unknown))}, which is not counted; "
            f"use {', '.join(measured)}"
        )
    return Coverage(
        goals=tuple(
            Goal(name, goals.get(name), value, unit, goals.get(name + _MOST))
            for name, (value, unit) in measured.items()
        ),
        factuality=factuality,
        roles=roles,
        forms=count_forms(sentences),
        theatres=_tally(sentences, lambda sentence: sentence.theatre),
        registers=_tally(sentences, lambda sentence: sentence.register),
        batches=_tally(sentences, lambda sentence: sentence.batch),
    )


def _measure_sentences(sentences: Sequence[AnnotatedSentence]) -> dict[str, tuple[float, str]]:
    lengths = [len(sentence.text.split()) for sentence in sentences]
    full = [sentence for sentence in sentences if sentence.events]
    without = [sentence for sentence in sentences if not sentence.events]
    return {
        "sentences": (len(sentences), ""),
        "mean words": (round(statistics.fmean(lengths), 1), ""),
        "sentences over 35 words": _share(sum(length > _LONG for length in lengths), lengths),
        "sentences with two or more events": _share(
            sum(len(sentence.events) > 1 for sentence in sentences), sentences
        ),
        "sentences without event": _share(len(without), sentences),
        "hard ones among them": _share(_count_hard(full, without), without),
    }


def _measure_events(
    usual: str, factuality: dict[str, dict[str, int]], roles: dict[str, dict[str, int]]
) -> dict[str, tuple[float, str]]:
    events = {kind: sum(row.values()) for kind, row in factuality.items()}
    other = {kind: events[kind] - row[usual] for kind, row in factuality.items()}
    total = sum(events.values())
    return {
        "events": (total, ""),
        "events not asserted": _share(sum(other.values()), range(total)),
        "fewest events of a type": (min(events.values()), ""),
        "fewest not asserted of a type": (min(other.values()), ""),
        "fewest examples of a role in a type": (
            min(count for row in roles.values() for count in row.values()),
            "",
        ),
    }


def _share(part: int, whole: Sized) -> tuple[float, str]:
    return round(100 * part / max(1, len(whole)), 1), "%"


def _count_hard(full: Sequence[AnnotatedSentence], without: Sequence[AnnotatedSentence]) -> int:
    """Count sentences without an event that hold a word which in others is mostly a trigger."""
    triggers = Counter(
        normalise(event.trigger.text) for sentence in full for event in sentence.events
    )
    words = Counter(word for sentence in full for word in normal_words(sentence.text))
    war = {
        word
        for word, count in triggers.items()
        if count >= _TRIGGER_LEAST and 2 * count >= words[word]
    }
    return sum(not war.isdisjoint(normal_words(sentence.text)) for sentence in without)


def _tally(
    sentences: Sequence[AnnotatedSentence], key: Callable[[AnnotatedSentence], str]
) -> dict[str, int]:
    return dict(Counter(key(sentence) for sentence in sentences).most_common())
