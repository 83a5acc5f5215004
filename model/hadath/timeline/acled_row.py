"""A merged event as a row in the columns of ACLED."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hadath.merge.merged_event import MergedEvent
from hadath.resolve.country import read_countries
from hadath.resolve.interval import Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place

__all__ = ["COLUMNS", "acled_row"]

# ACLED Codebook 2024, table of data columns; then what hadath adds.
COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
    *("hadath_id", "hadath_type", "factuality", "confidence", "end_date", "independent_sources"),
    *("tellings", "first_report", "said_by", "quantities", "disagreements"),
)
# Time precision 1 to 3 and geo precision 1 to 3, as the codebook defines them.
_TIME_PRECISION = {"part_of_day": 1, "day": 1, "week": 2, "month": 3, "season": 3, "year": 3}
_TOWNS = frozenset({"city", "neighbourhood", "crossing", "camp", "site"})
_INTER = {
    "state": "State forces",
    "rebel": "Rebel group",
    "militia": "Political militia",
    "civilian": "Civilians",
    "international": "External/Other forces",
}
_STRATEGIC = "Strategic developments"


def acled_row(event: MergedEvent) -> dict[str, Any]:
    """Return an event in ACLED's columns, with hadath's own behind them.

    What ACLED's coders add from elsewhere (``region``, ``source_scale``, ``admin2`` and ``admin3``,
    ``fatalities``, ``tags``, ``timestamp``) stays empty: nothing is guessed. Events without a day
    have no ``event_date``, those of types that ACLED does not code no ``event_type``.

    Args:
        event: A merged event.
    """
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    row |= _when(event.time)
    row |= _where(event.place)
    row |= _who(event)
    if event.acled is not None:
        kind = event.acled.event_type
        row["event_type"], row["sub_event_type"] = kind, event.acled.sub_event_type
        row["disorder_type"] = _STRATEGIC if kind == _STRATEGIC else "Political violence"
    iso = event.place.country if event.place else ""
    row |= {
        "event_id_cnty": f"{iso}{event.id}",
        "source": "; ".join(event.outlets),
        "notes": event.first.sentence.text.replace("\n", " "),
        "hadath_id": event.id,
        "hadath_type": event.type,
        "factuality": event.factuality,
        "confidence": round(event.confidence, 4),
        "independent_sources": event.sources,
        "tellings": len(event.mentions),
        "first_report": event.first.article.id,
        "said_by": _labels(event, "Source"),
        "quantities": _labels(event, "Quantity"),
        "disagreements": "; ".join(f"{one.kind}: {one.label}" for one in event.disagreements),
    }
    return row


def _when(time: Interval | None) -> dict[str, Any]:
    if time is None or (start := time.start or time.end) is None:
        return {}
    return {
        "event_date": start.isoformat(),
        "year": start.year,
        "time_precision": _TIME_PRECISION[time.granularity] if time.start else 3,
        "end_date": "" if time.end is None else time.end.isoformat(),
    }


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    known = {country.iso: country for country in read_countries()}
    country = known.get(place.country)
    exact = 1 if place.kind in _TOWNS else 2 if place.kind == "district" else 3
    return {
        "iso": "" if country is None else country.numeric,
        "country": "" if country is None else country.english,
        "admin1": place.name if place.kind == "province" else place.admin,
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": max(exact, 2) if place.part else exact,
    }


def _who(event: MergedEvent) -> dict[str, Any]:
    agents, patients = _parties(event, "Agent"), _parties(event, "Patient")
    home = event.place.country if event.place else ""
    civilians = any(party.kind == "civilian" for party in patients)
    return {
        "actor1": agents[0].name if agents else "",
        "assoc_actor_1": "; ".join(
            one.name for one in (*agents[1:], *_parties(event, "Supporter"))
        ),
        "inter1": _inter(agents, home),
        "actor2": patients[0].name if patients else "",
        "assoc_actor_2": "; ".join(one.name for one in patients[1:]),
        "inter2": _inter(patients, home),
        "interaction": "-".join(filter(None, (_inter(agents, home), _inter(patients, home)))),
        "civilian_targeting": "Civilian targeting" if civilians else "",
    }


def _parties(event: MergedEvent, role: str) -> tuple[Party, ...]:
    return tuple(one.value for one in event.said(role) if isinstance(one.value, Party))


def _inter(parties: Iterable[Party], home: str) -> str:
    """Return ACLED's kind of actor of the first party; states abroad are external forces."""
    first = next(iter(parties), None)
    if first is None:
        return ""
    countries = {country.key: country.iso for country in read_countries()}
    abroad = home and countries.get(first.country, home) != home
    return (
        _INTER["international"] if first.kind == "state" and abroad else _INTER.get(first.kind, "")
    )


def _labels(event: MergedEvent, field: str) -> str:
    return "; ".join(dict.fromkeys(one.label for one in event.said(field)))
