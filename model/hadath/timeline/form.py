"""What the command line of the time line names: its forms, and the table of sources."""

from __future__ import annotations

from enum import Enum

__all__ = ["SOURCES_FILE", "TimelineFormat"]

# The table of outlets and dates that lies beside articles.
SOURCES_FILE = "sources.toml"


class TimelineFormat(str, Enum):
    """How a story is written."""

    table = "table"
    json = "json"
    csv = "csv"
    geojson = "geojson"
    parquet = "parquet"
    html = "html"
