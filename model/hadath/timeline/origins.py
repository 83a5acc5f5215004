"""Where articles come from: outlet and day of publication, from a table beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hadath.errors import SetupError
from hadath.resolve.resolved import Article
from hadath.resolve.tables import parse_toml
from hadath.timeline.form import SOURCES_FILE

__all__ = ["read_articles", "read_origins"]

_KEYS = frozenset({"outlet", "date", "note", "date_basis"})


def read_origins(table: Path | None, files: Iterable[Path]) -> Mapping[str, Article]:
    """Read a table of sources, or the ones that lie beside files.

    Args:
        table: The table; None for every ``sources.toml`` in the files' folders.
        files: The files that are read.

    Raises:
        SetupError: A table cannot be read.
    """
    beside = dict.fromkeys(file.parent / SOURCES_FILE for file in files)
    tables = [table] if table else [one for one in beside if one.is_file()]
    return {name: article for one in tables for name, article in read_articles(one).items()}


def read_articles(path: Path) -> Mapping[str, Article]:
    """Read a ``sources.toml``: a table for each article, named as its file without the ending.

    .. code-block:: toml

        ["002_7212b24ccb4f50f3"]
        outlet = "Reuters"
        date = 2017-11-03

    Raises:
        SetupError: The file is missing, is not TOML, or a value is of the wrong kind.
    """
    try:
        tables = parse_toml(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # UnicodeDecodeError and TOMLDecodeError are kinds of it
        raise SetupError(f"{path}: cannot be read as a table of sources: {error}") from error
    return {name: _article(path, name, table) for name, table in tables.items()}


def _article(path: Path, name: str, table: Any) -> Article:
    if not isinstance(table, dict):
        raise SetupError(
            f'{path}: {name} is {table!r}, expected a table with outlet = "..." and '
            f"date = 2017-11-03"
        )
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise SetupError(
            f"{path}: {name} has {', '.join(unknown)}, expected only {', '.join(sorted(_KEYS))}; "
            f"names with a dot need quotation marks"
        )
    outlet, published = table.get("outlet", ""), table.get("date")
    if not isinstance(outlet, str) or not (published is None or type(published) is date):
        raise SetupError(
            f"{path}: {name} has outlet {outlet!r} and date {published!r}, expected text and a day "
            f"such as 2017-11-03, without quotes"
        )
    return Article(name, outlet, published)
