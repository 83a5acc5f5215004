"""Collects what the tellings of an event say, field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from hadath.merge.mention import Mention
from hadath.merge.statement import Statement
from hadath.resolve.folding import fold_name
from hadath.resolve.resolution import Value

__all__ = ["FACTUALITY", "collect_statements"]

FACTUALITY = "factuality"


def collect_statements(mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """Return each value that is given for each field, with who gives it.

    Equal values are one statement, whatever their wording; wordings that could not be resolved are
    one if they are the same words. Fields stand in the order in which they are first told, the
    statements of a field by how many tellings make them.

    Args:
        mentions: The tellings of one event.
    """
    values: dict[tuple[str, object], Value | None] = {}
    surfaces: dict[tuple[str, object], Counter[str]] = defaultdict(Counter)
    tellers: dict[tuple[str, object], dict[int, None]] = defaultdict(dict)
    for at, mention in enumerate(mentions):
        for field, value, surface in _told(mention):
            key = (field, fold_name(surface) if value is None else _identity(value))
            values.setdefault(key, value)
            surfaces[key][surface] += 1
            tellers[key][at] = None
    statements = [
        Statement(
            field=key[0],
            value=value,
            surfaces=tuple(surface for surface, _ in surfaces[key].most_common()),
            mentions=tuple(tellers[key]),
        )
        for key, value in values.items()
    ]
    order = {field: at for at, field in enumerate(dict.fromkeys(key[0] for key in values))}
    return tuple(sorted(statements, key=lambda one: (order[one.field], -len(one.mentions))))


def _told(mention: Mention) -> list[tuple[str, Value | None, str]]:
    told: list[tuple[str, Value | None, str]] = [
        (FACTUALITY, None, mention.record.event.factuality)
    ]
    for one in mention.record.arguments:
        role, surface = one.argument.role, one.argument.span.text
        found = [(role, reference.value, surface) for reference in one.references]
        told += found or [(role, None, surface)]
    return told


def _identity(value: Value) -> object:
    """Return what makes two values one: the key of a place or party, else all of it."""
    return getattr(value, "key", value)
