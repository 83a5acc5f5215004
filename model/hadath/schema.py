"""The schema: event types, the roles each admits, factuality values and role layers."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hadath.errors import SetupError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["EventType", "Schema"]


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event.

    Attributes:
        name: As it stands in annotations and records, such as ``control_change``.
        roles: The roles that events of this type may have.
        acled: The nearest ACLED sub-event types; empty where ACLED has none.
    """

    name: str
    roles: tuple[str, ...]
    acled: tuple[str, ...]


@dataclass(frozen=True)
class Schema:
    """Everything that labels may be.

    Attributes:
        types: The event types, in label order.
        layers: Roles in groups; roles of one layer exclude each other on a word of one event.
        factuality: The factuality values, in label order.
    """

    types: tuple[EventType, ...]
    layers: tuple[tuple[str, ...], ...]
    factuality: tuple[str, ...]

    def __post_init__(self) -> None:
        """Check that the parts fit each other.

        Raises:
            SetupError: A type admits a role that no layer has, or a name stands twice.
        """
        for what, names in (
            ("type", [kind.name for kind in self.types]),
            ("role", list(self.roles)),
            ("factuality", list(self.factuality)),
        ):
            if not names or len(set(names)) != len(names):
                raise SetupError(
                    f"schema: {what} names are {names}; expected at least one, each once"
                )
        for kind in self.types:
            unknown = sorted(set(kind.roles) - set(self.roles))
            if unknown:
                raise SetupError(
                    f"schema: type {kind.name} admits {unknown}, which no layer lists; "
                    f"add them to [layers] or take them out of the type"
                )

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """All roles, layer by layer."""
        return tuple(role for layer in self.layers for role in layer)

    @cached_property
    def type_names(self) -> tuple[str, ...]:
        """The names of the event types, in label order."""
        return tuple(kind.name for kind in self.types)

    def admits(self, type_name: str, role: str) -> bool:
        """Say whether events of a type may have a role."""
        return role in self.types[self.type_names.index(type_name)].roles

    def to_dict(self) -> dict[str, Any]:
        """Return the schema as plain JSON values, as it stands in a model's ``config.json``."""
        return {
            "factuality": list(self.factuality),
            "layers": [list(layer) for layer in self.layers],
            "types": [
                {"name": kind.name, "roles": list(kind.roles), "acled": list(kind.acled)}
                for kind in self.types
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Schema:
        """Read what `to_dict` wrote."""
        return cls(
            types=tuple(
                EventType(kind["name"], tuple(kind["roles"]), tuple(kind["acled"]))
                for kind in data["types"]
            ),
            layers=tuple(tuple(layer) for layer in data["layers"]),
            factuality=tuple(data["factuality"]),
        )

    @classmethod
    def read(cls, path: Path) -> Schema:
        """Read a ``schema.toml``.

        Raises:
            SetupError: The file is missing, is not TOML, or lacks a part.
        """
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            types = tuple(
                EventType(name, tuple(kind["roles"]), tuple(kind.get("acled", ())))
                for name, kind in data["types"].items()
            )
            layers = tuple(tuple(layer) for layer in data["layers"].values())
            return cls(types, layers, tuple(data["factuality"]))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SetupError(f"{path}: cannot be read as a schema: {error}") from error
        except (KeyError, TypeError, AttributeError) as error:
            raise SetupError(
                f"{path}: a part is missing or of the wrong kind ({error}); expected `factuality`, "
                f"`[layers]` and a `[types.NAME]` with `roles` for each type"
            ) from error
