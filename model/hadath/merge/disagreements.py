"""Finds where the tellings of an event differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from hadath.merge.disagreement import Disagreement
from hadath.merge.mention import Mention
from hadath.merge.statement import Statement
from hadath.merge.statements import FACTUALITY
from hadath.resolve.interval import Interval
from hadath.resolve.party import Party
from hadath.resolve.quantity import Quantity

__all__ = ["find_disagreements"]

# Types whose parties are won or lost: who is named for them matters to who tells it.
_OUTCOMES = frozenset({"control_change", "battle"})


def find_disagreements(
    type_name: str, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> tuple[Disagreement, ...]:
    """Return the statements of one event that cannot all be true.

    Values that agree in different units or bounds («30 كيلومتراً على الأقل» and «18 ميلًا»), a
    party and a part of it, a day and its month are no disagreement; nor is what one article says
    of two things («20 قتيلاً بينهم خمسة أطفال»).

    Args:
        type_name: Type of the event.
        mentions: Its tellings.
        statements: What they say.
    """
    found = list(_figures(statements))
    found += _pairs("date", _of(statements, "Time", Interval), _dates_differ, mentions)
    if type_name == "control_change":
        found += _pairs("captor", _of(statements, "Agent", Party), _parties_differ, mentions)
    if type_name in _OUTCOMES:
        found += _pairs("outcome", _of(statements, "Patient", Party), _parties_differ, mentions)
    told = {one.surfaces[0]: one for one in statements if one.field == FACTUALITY}
    for kind, other in (("claimed_denied", "negated"), ("planned_done", "planned")):
        if "asserted" in told and other in told:
            found.append(Disagreement(kind, (told["asserted"], told[other])))
    return tuple(found)


def _of(statements: Sequence[Statement], field: str, kind: type[object]) -> list[Statement]:
    return [one for one in statements if one.field == field and isinstance(one.value, kind)]


def _figures(statements: Sequence[Statement]) -> Iterator[Disagreement]:
    """Compare numbers of one unit, each the only one of its unit in its tellings."""
    quantities = _of(statements, "Quantity", Quantity)
    for unit in dict.fromkeys(one.value.unit for one in quantities):  # type: ignore[union-attr]
        same = [one for one in quantities if one.value.unit == unit]  # type: ignore[union-attr]
        alone = [
            one
            for one in same
            if not any(
                set(one.mentions) & set(other.mentions) for other in same if other is not one
            )
        ]
        differing = _apart(alone, _numbers_differ)
        if differing:
            yield Disagreement("figure", differing)


def _pairs(
    kind: str,
    statements: Sequence[Statement],
    differ: Callable[[Statement, Statement], bool],
    mentions: Sequence[Mention],
) -> list[Disagreement]:
    """Compare what different articles say."""
    tellers = {
        id(one): frozenset(mentions[at].article.id for at in one.mentions) for one in statements
    }

    def apart(one: Statement, other: Statement) -> bool:
        return tellers[id(one)].isdisjoint(tellers[id(other)]) and differ(one, other)

    differing = _apart(statements, apart)
    return [Disagreement(kind, differing)] if differing else []


def _apart(
    statements: Sequence[Statement], differ: Callable[[Statement, Statement], bool]
) -> tuple[Statement, ...]:
    """Return the statements that differ from another one."""
    marked = {
        at
        for (i, one), (j, other) in combinations(enumerate(statements), 2)
        if differ(one, other)
        for at in (i, j)
    }
    return tuple(statements[at] for at in sorted(marked))


def _numbers_differ(one: Statement, other: Statement) -> bool:
    ours, theirs = one.value, other.value
    assert isinstance(ours, Quantity)
    assert isinstance(theirs, Quantity)
    return not ours.meets(theirs)


def _dates_differ(one: Statement, other: Statement) -> bool:
    ours, theirs = one.value, other.value
    assert isinstance(ours, Interval)
    assert isinstance(theirs, Interval)
    exact = ours.by_day and theirs.by_day
    return exact and not (ours.approximate or theirs.approximate or ours.meets(theirs))


def _parties_differ(one: Statement, other: Statement) -> bool:
    ours, theirs = one.value, other.value
    assert isinstance(ours, Party)
    assert isinstance(theirs, Party)
    return not ours.related(theirs)
