"""Where articles come from: outlet and day of publication, from a table beside them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hadath.errors import SetupError
from hadath.resolve.resolved import Article

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["read_articles"]


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
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SetupError(f"{path}: cannot be read as a table of sources: {error}") from error
    return {name: _article(path, name, table) for name, table in tables.items()}


def _article(path: Path, name: str, table: Any) -> Article:
    if not isinstance(table, dict):
        raise SetupError(
            f'{path}: {name} is {table!r}, expected a table with outlet = "..." and '
            f"date = 2017-11-03"
        )
    outlet, published = table.get("outlet", ""), table.get("date")
    if not isinstance(outlet, str) or not (published is None or type(published) is date):
        raise SetupError(
            f"{path}: {name} has outlet {outlet!r} and date {published!r}, expected text and a day "
            f"such as 2017-11-03, without quotes"
        )
    return Article(name, outlet, published)
