"""Resolving: what the words of an event record refer to.

Each resolver returns a value and how it was reached, or the reason that there is none; the words
themselves are always kept.
"""

from hadath.resolve.acled import classify
from hadath.resolve.acled_class import AcledClass
from hadath.resolve.actors import resolve_actors
from hadath.resolve.document import resolve_document
from hadath.resolve.interval import Duration, Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place
from hadath.resolve.places import resolve_places
from hadath.resolve.quantities import resolve_quantity
from hadath.resolve.quantity import Quantity
from hadath.resolve.resolution import Resolution
from hadath.resolve.resolved import Article, ResolvedArgument, ResolvedDocument, ResolvedEvent
from hadath.resolve.times import resolve_time

__all__ = [
    "AcledClass",
    "Article",
    "Duration",
    "Interval",
    "Party",
    "Place",
    "Quantity",
    "Resolution",
    "ResolvedArgument",
    "ResolvedDocument",
    "ResolvedEvent",
    "classify",
    "resolve_actors",
    "resolve_document",
    "resolve_places",
    "resolve_quantity",
    "resolve_time",
]
