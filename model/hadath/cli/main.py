"""The ``hadath`` command: its own commands and those that other packages register."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer
from rich.console import Console

from hadath.cli.benchmark import benchmark
from hadath.cli.commands import LazyGroup
from hadath.cli.extract import extract
from hadath.cli.timeline import timeline
from hadath.errors import HadathError

__all__ = ["app", "main"]

app = typer.Typer(
    cls=LazyGroup,
    help="Read Arabic conflict news and return event records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(extract)
app.command()(timeline)
app.command()(benchmark)


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
