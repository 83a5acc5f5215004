"""hadath (حدث, event): reads Arabic conflict news and returns event records.

Importing it loads no numpy and no runtime; the first model that is loaded does.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hadath.document import Argument, Document, Event, Sentence, Span
from hadath.errors import HadathError, InputError, SetupError
from hadath.load import load, predict
from hadath.schema import EventType, Schema

if TYPE_CHECKING:
    from hadath.extractor import Extractor

__all__ = [
    "Argument",
    "Document",
    "Event",
    "EventType",
    "Extractor",
    "HadathError",
    "InputError",
    "Schema",
    "Sentence",
    "SetupError",
    "Span",
    "load",
    "predict",
]


def __getattr__(name: str) -> Any:
    """Import the one public name that needs numpy when it is asked for."""
    if name == "Extractor":
        return import_module("hadath.extractor").Extractor
    raise AttributeError(f"module 'hadath' has no attribute {name!r}")
