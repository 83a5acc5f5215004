"""Arabic names of places and parties, taken from the story's own wordings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

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
# What stands for a name that was said before.
_ANAPHORA = re.compile(
    "ال(?:مدينة|بلدة|قرية|محافظة|منطقة|بلاد|بلد|بلدين|قضاء|عاصمة|حي|معبر|تنظيم|جيش|قوات|جماعة|حركة"
    "|تحالف|نظام|حكومة|معارضة|فصائل|فصيل|حزب|مرصد|(?:جهادي|مسلح|مقاتل|متشدد)(?:ين|ون))"
)


class Names:
    """How each place and party is called in these articles.

    A value's Arabic name is the wording that it has most often, without clitics that run into the
    article, and a name before what stands for one («التنظيم»). Where no wording means it alone, its
    English name is all there is.
    """

    def __init__(self, documents: Iterable[ResolvedDocument]) -> None:
        """Read the wordings of all resolved arguments.

        Args:
            documents: The story's documents.
        """
        surfaces: dict[tuple[str, bool], Counter[str]] = {}
        for document in documents:
            for event in document.events:
                for one in event.arguments:
                    if len(one.references) != 1:
                        continue
                    value = one.references[0].value
                    if isinstance(value, (Place, Party)):
                        wording = _CLITIC.sub("ال", one.references[0].surface)
                        surfaces.setdefault(_key(value), Counter())[" ".join(wording.split())] += 1
        self._names = {key: _best(counts) for key, counts in surfaces.items()}

    def name(self, value: Place | Party) -> str:
        """Return the Arabic name, or the English one if these articles give none."""
        return self._names.get(_key(value), value.name)

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
            return (f"جزء من: {kind}" if value.part else kind), english
        return "", value.name if isinstance(value, Party) else ""


def _key(value: Place | Party) -> tuple[str, bool]:
    return value.key, isinstance(value, Place) and value.part


def _best(counts: Counter[str]) -> str:
    for wording, count in list(counts.items()):
        bare = wording.removeprefix("و")
        if bare != wording and bare in counts:
            counts[bare] += count
            del counts[wording]
    return min(
        counts, key=lambda wording: (bool(_ANAPHORA.fullmatch(wording)), -counts[wording], wording)
    )
