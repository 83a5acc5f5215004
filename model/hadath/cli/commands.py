"""Commands that other packages register, imported when they are asked for."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

import typer
from typer.core import TyperGroup

__all__ = ["LazyGroup"]

_COMMANDS = "hadath.commands"


class LazyGroup(TyperGroup):
    """A group whose registered commands cost nothing until one is asked for, or ``--help``.

    A package registers a command as an entry point of the group ``hadath.commands``: a function
    with typer's annotations, or a `typer.Typer` of subcommands. Contexts and commands are click's
    in older versions of typer and its own in newer ones, hence ``Any``.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the group's own commands and the registered ones."""
        registered = entry_points(group=_COMMANDS).names
        return [*super().list_commands(ctx), *sorted(registered)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find a command, importing it if another package registered it."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        found = next(iter(entry_points(group=_COMMANDS, name=cmd_name)), None)
        return None if found is None else _command(found.name, found.load())


def _command(name: str, registered: object) -> Any:
    if isinstance(registered, typer.Typer):
        group = typer.main.get_command(registered)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(registered)  # type: ignore[type-var]
    return typer.main.get_command(alone)
