"""How often the resolvers are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hadath.document import Span
from hadath.resolve.interval import Duration, Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place
from hadath.resolve.quantity import Quantity
from hadath.resolve.resolution import Resolution, Value
from hadath.resolve.resolved import ResolvedDocument
from hadath_training.story.gold import GoldValue

__all__ = ["ResolverScore", "notation", "score_resolvers"]

_KINDS = {
    "time": ("Time",),
    "quantity": ("Quantity",),
    "place": ("Place", "Origin", "Destination"),
    "actor": ("Agent", "Patient", "Supporter", "Source"),
}
_NONE = "unresolved"


@dataclass(frozen=True, slots=True)
class ResolverScore:
    """How often one resolver is right.

    Attributes:
        kind: ``time``, ``quantity``, ``place`` or ``actor``.
        right: References that have the gold value, or rightly none.
        wrong: References that were given another value.
        missed: References that have a gold value and were given none.
        mistakes: What was not right: article, words, gold value, value given and how.
    """

    kind: str
    right: int
    wrong: int
    missed: int
    mistakes: tuple[tuple[str, str, str, str, str], ...]

    @property
    def accuracy(self) -> float:
        """Right references, per cent of all."""
        return 100 * self.right / max(1, self.right + self.wrong + self.missed)


def score_resolvers(
    gold: Sequence[GoldValue], documents: Iterable[ResolvedDocument]
) -> tuple[ResolverScore, ...]:
    """Compare what arguments were resolved to with their gold values.

    An argument that several events share counts once. Where gold allows several keys (``a|b``),
    each is right; whether a part of the place is meant does not count.

    Args:
        gold: Gold values.
        documents: The annotated articles, resolved.
    """
    given: dict[tuple[str, Span, str], tuple[Resolution[Value], ...]] = {}
    for document in documents:
        for event in document.events:
            for one in event.arguments:
                kind = next((k for k, roles in _KINDS.items() if one.argument.role in roles), "")
                given[document.article.id, one.argument.span, kind] = one.references
    return tuple(_score(kind, [one for one in gold if one.kind == kind], given) for kind in _KINDS)


def _score(
    kind: str,
    gold: Sequence[GoldValue],
    given: dict[tuple[str, Span, str], tuple[Resolution[Value], ...]],
) -> ResolverScore:
    right = wrong = missed = 0
    mistakes: list[tuple[str, str, str, str, str]] = []
    for one in gold:
        references = given[one.document, one.span, kind]
        told = "+".join(notation(reference.value) for reference in references)
        if _equal(told, one.value):
            right += 1
            continue
        wrong += told != _NONE
        missed += told == _NONE
        how = "; ".join(reference.how for reference in references)
        mistakes.append((one.document, one.span.text, one.value, told, how))
    return ResolverScore(kind, right, wrong, missed, tuple(mistakes))


def _equal(told: str, gold: str) -> bool:
    return any(set(told.split("+")) == set(way.split("+")) for way in gold.split("|"))


def notation(value: Value | None) -> str:
    """Write a value in the notation of the gold values.

    >>> from datetime import date
    >>> notation(Interval(date(2014, 6, 1), date(2014, 8, 31), "season"))
    '2014-06-01..2014-08-31 season'
    """
    if isinstance(value, Place | Party):
        return value.key
    if isinstance(value, Interval):
        start = "" if value.start is None else value.start.isoformat()
        end = "" if value.end is None else value.end.isoformat()
        return f"{start}..{end} {value.granularity if start else f'{value.granularity}s'}"
    if isinstance(value, Duration):
        return f"duration {'?' if value.amount is None else f'{value.amount:g}'} {value.unit}"
    if isinstance(value, Quantity):
        low, high = (
            "" if bound is None else f"{round(bound, 4):.10g}" for bound in (value.low, value.high)
        )
        return f"{low}..{high} {value.unit}"
    return _NONE
