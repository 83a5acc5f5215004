"""Reads the tables that come with the package."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["read_table"]


def read_table(name: str) -> dict[str, Any]:
    """Read a TOML file of the package's ``resolve/data``."""
    return tomllib.loads((files("hadath.resolve") / "data" / name).read_text(encoding="utf-8"))
