"""Kinds of files, for commands that read them."""

from __future__ import annotations

from enum import Enum

__all__ = ["InputKind"]


class InputKind(str, Enum):
    """What files hold, whatever their names."""

    auto = "auto"
    text = "text"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    parquet = "parquet"
