"""Says where each text of a timeline comes from, and when it was published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hadath.document import Document
from hadath.errors import InputError
from hadath.resolve.resolved import Article
from hadath.sources.streams import COMPRESSIONS

__all__ = ["find_article", "read_day"]

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ][\d:.,+Z -]*)?", re.ASCII)
_ENDINGS = (".txt", *COMPRESSIONS)


def find_article(
    document: Document, known: Mapping[str, Article], published: date | None
) -> Article:
    """Return where a text comes from: its own fields, else the table of sources, else the option.

    Args:
        document: The text, with the date and outlet of its row, if it has them.
        known: The table of sources, by id or by file name without folder and ending.
        published: The day for texts that nothing else gives one.

    Raises:
        InputError: The date of its row is none.
    """
    name = document.id
    listed = known.get(name) or known.get(_stem(name)) or Article(name)
    day = read_day(document.date, name) if document.date else listed.published or published
    return Article(name, document.outlet or listed.outlet, day)


def _stem(name: str) -> str:
    """Return a file's name without its folder and the endings that tell what it holds."""
    path = Path(name)
    while path.suffix in _ENDINGS:
        path = path.with_suffix("")
    return path.name


def read_day(value: str, name: str) -> date:
    """Read a day of publication; a time of day behind it is left out.

    >>> read_day("2017-11-03T08:15:00Z", "a")
    datetime.date(2017, 11, 3)

    Args:
        value: A date, as ISO 8601 writes it.
        name: What it belongs to, for the error.

    Raises:
        InputError: It is no such date.
    """
    match = _DAY.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError(value)
        return date.fromisoformat(match[1])
    except ValueError as error:
        raise InputError(
            f"{name}: the date of publication is {value!r}, expected a day such as 2017-11-03; "
            f"write it so, or leave it out"
        ) from error
