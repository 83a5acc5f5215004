"""Arabic names of places and parties, taken from the story's own wordings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TypeGuard

from hadath.html.countries import COUNTRIES
from hadath.html.labels import duration_label, interval_label, quantity_label
from hadath.html.words import PLACE_KINDS
from hadath.resolve.interval import Duration, Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place
from hadath.resolve.quantity import Quantity
from hadath.resolve.resolution import Value
from hadath.resolve.resolved import ResolvedDocument

__all__ = ["Names"]

# Clitics that run into the article are plain to see; a bare «و» may be part of the name («واشنطن»).
_CLITIC = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=..)")
# «مدينتا الرقة والموصل»: the noun is of both.
_DUAL = re.compile(r"^[وفبلك]?(?:مدينت|محافظت|بلدت|قريت|منطقت|قضاء)(?:ا|ي) ")
# What stands for a name that was said before.
_ANAPHORA = re.compile(
    "ال(?:مدينة|بلدة|قرية|محافظة|منطقة|بلاد|بلد|بلدين|قضاء|عاصمة|حي|معبر|تنظيم|جيش|قوات|جماعة|حركة"
    "|تحالف|نظام|حكومة|معارضة|فصائل|فصيل|حزب|مرصد|(?:جهادي|مسلح|مقاتل|متشدد)(?:ين|ون))"
)


class Names:
    """How each place and party is called in these articles.

    A value's Arabic name is the wording that it has most often, without clitics that run into the
    article, and a name before what stands for one («التنظيم»). Where no wording means it alone, its
    English name is all there is. Countries have their usual names.
    """

    def __init__(self, documents: Iterable[ResolvedDocument]) -> None:
        """Read the wordings of all resolved arguments.

        Args:
            documents: The story's documents.
        """
        surfaces: dict[str, Counter[str]] = {}
        for document in documents:
            for event in document.events:
                for one in event.arguments:
                    value = one.references[0].value if len(one.references) == 1 else None
                    if _named(value):
                        wording = _CLITIC.sub("ال", " ".join(one.references[0].surface.split()))
                        wording = _DUAL.sub("", wording)
                        surfaces.setdefault(value.key, Counter())[wording] += 1
        self._names = {key: _best(counts) for key, counts in surfaces.items()}

    def name(self, value: Place | Party) -> str:
        """Return the Arabic name, or the English one if these articles give none."""
        # Before the wordings, because a country is often told by its adjective only («دعم روسي»).
        name = COUNTRIES.get(value.name) or self._names.get(value.key, value.name)
        return f"جزء من {name}" if isinstance(value, Place) and value.part else name

    def label(self, value: Value) -> str:
        """Return any value as an Arabic reader would write it."""
        if isinstance(value, (Place, Party)):
            return self.name(value)
        if isinstance(value, Interval):
            return interval_label(value)
        if isinstance(value, Duration):
            return duration_label(value)
        return quantity_label(value) if isinstance(value, Quantity) else value.label

    def remark(self, value: Value) -> tuple[str, str]:
        """Return what identifies a place or party beyond its name: in Arabic, and in English."""
        if isinstance(value, Place):
            kind = PLACE_KINDS.get(value.kind, value.kind)
            english = ", ".join(filter(None, (value.name, value.admin, value.country)))
            return kind, english
        return "", value.name if isinstance(value, Party) else ""


def _named(value: Value | None) -> TypeGuard[Place | Party]:
    """Say whether a wording of the value is a name of it, and not of one of its parts."""
    return isinstance(value, Party) or (isinstance(value, Place) and not value.part)


def _best(counts: Counter[str]) -> str:
    for wording, count in list(counts.items()):
        bare = wording.removeprefix("و")
        if bare != wording and bare in counts:
            counts[bare] += count
            del counts[wording]
    return min(
        counts, key=lambda wording: (bool(_ANAPHORA.fullmatch(wording)), -counts[wording], wording)
    )
