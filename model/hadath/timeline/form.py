"""The forms that a story is written in."""

from __future__ import annotations

from enum import Enum

__all__ = ["TimelineFormat"]


class TimelineFormat(str, Enum):
    """How a story is written."""

    table = "table"
    json = "json"
    csv = "csv"
    geojson = "geojson"
    parquet = "parquet"
    html = "html"
