"""What two tellings are compared by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hadath.merge.mention import Mention
from hadath.resolve.folding import fold, variants, without_article
from hadath.resolve.interval import Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place

__all__ = ["Features", "describe"]

# Where an event is, for each type: movements are told by where they go.
_WHERE = ("Place", "Destination", "Origin")
# Kinds that are a point on the map; the others surround it.
_POINTS = frozenset({"city", "district", "neighbourhood", "crossing", "camp", "site", "island"})
_SHORTEST = 3
# Beginnings of triggers of casualties, spelling folded, without clitics.
_HARM = {
    "killed": (
        "قتل",
        "قتيل",
        "مقتل",
        "مصرع",
        "استشه",
        "شهيد",
        "شهداء",
        "وفاه",
        "توف",
        "لقي",
        "اعدام",
        "اغتيال",
    ),
    "wounded": ("جرح", "جريح", "جراح", "اصيب", "اصاب", "مصاب"),
    "missing": ("فقد", "مفقود"),
}


@dataclass(frozen=True, slots=True)
class Features:
    """What two tellings are compared by.

    Attributes:
        type: Type of the event.
        trigger: The trigger without its article, spelling folded.
        sentence: Its article and where its sentence begins there.
        copy: Number of its group of copied sentences.
        published: Day of publication.
        time: When, if that could be told.
        points: Towns and the like where it is.
        areas: Provinces, countries and the like, where no town is told.
        agents: Who does it.
        patients: Whom it is done to.
        harm: What casualties are told: ``killed``, ``wounded``, ``missing``; else empty.
        counts: Whether it says how many people, as in «بقي 1500 من المقاتلين».
        words: The sentence's words, folded and without articles.
    """

    type: str
    trigger: str
    sentence: tuple[str, int]
    copy: int
    published: date | None
    time: Interval | None
    points: tuple[Place, ...]
    areas: tuple[Place, ...]
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    harm: str
    counts: bool
    words: frozenset[str]

    @property
    def signature(self) -> tuple[object, ...]:
        """Return what tellings of one event mostly have in common, to try that event first."""
        day = self.time or self.published
        return (
            self.type,
            day,
            self.counts,
            self.harm,
            tuple(sorted(place.key for place in self.points)),
            tuple(sorted(party.key for party in self.agents)),
            tuple(sorted(party.key for party in self.patients)),
        )


def describe(mention: Mention) -> Features:
    """Return the features of a telling."""
    record = mention.record
    places: tuple[Place, ...] = ()
    for role in _WHERE:
        places = places or record.places(role)
    points = tuple(place for place in places if place.kind in _POINTS)
    trigger = fold(record.event.trigger.text)
    return Features(
        type=record.event.type,
        trigger=without_article(trigger[0]) if trigger else "",
        sentence=(mention.article.id, mention.sentence.start),
        copy=mention.copy,
        published=mention.article.published,
        time=record.time.value,
        points=points,
        areas=() if points else places,
        agents=record.parties("Agent"),
        patients=record.parties("Patient"),
        harm=_harm(trigger) if record.event.type == "casualties" else "",
        counts=any(one.unit == "people" for one in record.quantities()),
        words=frozenset(
            without_article(word) for word in fold(mention.sentence.text) if len(word) > _SHORTEST
        ),
    )


def _harm(trigger: Sequence[str]) -> str:
    forms = tuple(without_article(form) for word in trigger for form in variants(word))
    for harm, stems in _HARM.items():
        if any(form.startswith(stems) for form in forms):
            return harm
    return ""
