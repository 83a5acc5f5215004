"""hadath (حدث, event): reads Arabic conflict news and returns event records."""

from hadath.document import Argument, Document, Event, Sentence, Span
from hadath.errors import HadathError, InputError, SetupError
from hadath.extractor import Extractor
from hadath.load import load, predict
from hadath.schema import EventType, Schema

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
