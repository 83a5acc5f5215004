"""Sources: files, folders, patterns and streams of texts, read one text after the other."""

from hadath.sources.find import find_files
from hadath.sources.item import Failure, Item
from hadath.sources.read import holds_rows, read_items
from hadath.sources.rows import LINES, Fields

__all__ = [
    "LINES",
    "Failure",
    "Fields",
    "Item",
    "find_files",
    "holds_rows",
    "read_items",
]
