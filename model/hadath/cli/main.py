"""The ``hadath`` command: its own commands and those that other packages register."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points, version
from typing import Annotated

import typer
from rich.console import Console

from hadath.cli.extract import extract
from hadath.errors import HadathError

__all__ = ["app", "main"]

_COMMANDS = "hadath.commands"

app = typer.Typer(
    help="Read Arabic conflict news and return event records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(extract)
for _entry in sorted(entry_points(group=_COMMANDS), key=lambda entry: entry.name):
    _command = _entry.load()
    if isinstance(_command, typer.Typer):
        app.add_typer(_command, name=_entry.name)
    else:
        app.command(_entry.name)(_command)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"hadath {version('hadath')}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Read Arabic conflict news and return event records."""


def main() -> None:
    """Run the command line; a mendable error ends it with exit code 2."""
    try:
        app()
    except (HadathError, ImportError) as error:
        Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print(
            f"hadath: {error}", style="red"
        )
        sys.exit(2)
