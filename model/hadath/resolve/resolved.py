"""A document whose arguments are resolved: what stands in the text beside what it refers to."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from hadath.document import Argument, Document, Event
from hadath.resolve.acled_class import AcledClass
from hadath.resolve.interval import Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place
from hadath.resolve.quantity import Quantity
from hadath.resolve.resolution import Resolution, Value

__all__ = ["Article", "ResolvedArgument", "ResolvedDocument", "ResolvedEvent", "values_of"]

_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Article:
    """Where a text comes from.

    Attributes:
        id: Its name among the articles that are read together.
        outlet: Who published it; empty if that is not known.
        published: Day of publication; None if that is not known.
    """

    id: str
    outlet: str = ""
    published: date | None = None

    @property
    def name(self) -> str:
        """Its outlet, or its id where the outlet is not known."""
        return self.outlet or self.id

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        published = None if self.published is None else self.published.isoformat()
        return {"id": self.id, "outlet": self.outlet, "published": published}


@dataclass(frozen=True, slots=True)
class ResolvedArgument:
    """An argument and what it refers to.

    Attributes:
        argument: As the text has it.
        references: What it refers to; several where one span names several parties, none for
            roles that refer to nothing that can be listed (``Instrument``).
    """

    argument: Argument
    references: tuple[Resolution[Value], ...]

    def values(self) -> tuple[Value, ...]:
        """Return the values that are resolved."""
        return tuple(one.value for one in self.references if one.value is not None)


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """An event and what its arguments refer to.

    Attributes:
        event: As the text has it.
        arguments: Its arguments, in the order of the text.
        time: When it happened, from its ``Time`` arguments; unresolved where they name no day.
        acled: The nearest class of ACLED's code book.
    """

    event: Event
    arguments: tuple[ResolvedArgument, ...]
    time: Resolution[Interval]
    acled: Resolution[AcledClass]

    def places(self, *roles: str) -> tuple[Place, ...]:
        """Return the resolved places of some roles."""
        return self._values(roles, Place)

    def parties(self, *roles: str) -> tuple[Party, ...]:
        """Return the resolved parties of some roles."""
        return self._values(roles, Party)

    def quantities(self) -> tuple[Quantity, ...]:
        """Return the resolved quantities."""
        return self._values(("Quantity",), Quantity)

    def _values(self, roles: tuple[str, ...], kind: type[_V]) -> tuple[_V, ...]:
        return values_of(self.arguments, roles, kind)


def values_of(
    arguments: Iterable[ResolvedArgument], roles: Container[str], kind: type[_V]
) -> tuple[_V, ...]:
    """Return the resolved values of one kind that arguments of some roles have, each once."""
    found = [
        value
        for one in arguments
        if one.argument.role in roles
        for value in one.values()
        if isinstance(value, kind)
    ]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class ResolvedDocument:
    """A document, where it comes from, and its resolved events.

    Attributes:
        document: As it was read.
        article: Where it comes from.
        events: Its events, in the order of the text.
    """

    document: Document
    article: Article
    events: tuple[ResolvedEvent, ...]
