"""Reads the tables that come with the package."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["parse_toml", "read_table"]


def read_table(name: str) -> dict[str, Any]:
    """Read a TOML file of the package's ``resolve/data``."""
    return parse_toml((files("hadath.resolve") / "data" / name).read_text(encoding="utf-8"))


def parse_toml(text: str) -> dict[str, Any]:
    """Read TOML.

    Raises:
        ValueError: It is none.
    """
    return tomllib.loads(text)
