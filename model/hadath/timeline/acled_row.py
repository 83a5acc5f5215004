"""A merged event as a row in the columns of ACLED."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hadath.merge.merged_event import MergedEvent
from hadath.resolve.country import countries_by_iso, countries_by_key
from hadath.resolve.interval import Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place

__all__ = ["COLUMNS", "REAL_COLUMNS", "WHOLE_COLUMNS", "acled_row"]

# ACLED Codebook 2024, table of data columns; then what hadath adds.
COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
    *("hadath_id", "hadath_type", "factuality", "confidence", "end_date", "independent_sources"),
    *("tellings", "first_report", "said_by", "quantities", "disagreements"),
    *("agents", "patients", "supporters", "places", "origins", "destinations", "times"),
    "instruments",
)
WHOLE_COLUMNS = (
    *("year", "time_precision", "iso", "geo_precision", "hadath_id", "independent_sources"),
    "tellings",
)
REAL_COLUMNS = ("latitude", "longitude", "confidence")
# Every value that is told, or the wording where none could be told.
_LISTED = {
    "said_by": "Source",
    "quantities": "Quantity",
    "agents": "Agent",
    "patients": "Patient",
    "supporters": "Supporter",
    "places": "Place",
    "origins": "Origin",
    "destinations": "Destination",
    "times": "Time",
    "instruments": "Instrument",
}
# Longest time, in days, of the codebook's time precision: 1 the day, 2 the week, 3 the month.
_TIME_PRECISION = {1: 1, 7: 2, 31: 3}
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
    have no ``event_date``; those that did not happen, or that were never said to have, and those
    of types that ACLED does not code no ``event_type``. Wordings that could not be resolved stand
    in hadath's own columns, ``agents`` to ``instruments``. ``admin1`` is spelled as GeoNames
    spells it for towns and as hadath's list does for provinces.

    Args:
        event: A merged event.
    """
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    row |= _when(event.time)
    row |= _where(event.place)
    row |= _who(event)
    if event.acled is not None and event.factuality == "asserted":
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
        "disagreements": "; ".join(f"{one.kind}: {one.label}" for one in event.disagreements),
    }
    return row | {column: _labels(event, role) for column, role in _LISTED.items()}


def _when(time: Interval | None) -> dict[str, Any]:
    """Return the date columns; an open beginning («الأشهر الماضية») has no ``event_date``."""
    if time is None:
        return {}
    end = "" if time.end is None else time.end.isoformat()
    if time.start is None:
        return {"end_date": end}
    precision: int | str = ""
    if time.end is not None:
        days = (time.end - time.start).days + 1
        precision = next((one for most, one in _TIME_PRECISION.items() if days <= most), "")
    return {
        "event_date": time.start.isoformat(),
        "year": time.start.year,
        "time_precision": precision,
        "end_date": end,
    }


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    country = countries_by_iso().get(place.country)
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
    beside = [one for one in _parties(event, "Supporter") if one not in agents]
    home = event.place.country if event.place else ""
    inter1, inter2 = _inter(agents, home), _inter(patients, home)
    harmed = event.factuality == "asserted" and any(one.kind == "civilian" for one in patients)
    return {
        "actor1": agents[0].name if agents else "",
        "assoc_actor_1": "; ".join(one.name for one in (*agents[1:], *beside)),
        "inter1": inter1,
        "actor2": patients[0].name if patients else "",
        "assoc_actor_2": "; ".join(one.name for one in patients[1:]),
        "inter2": inter2,
        "interaction": "-".join(filter(None, (inter1, inter2))),
        "civilian_targeting": "Civilian targeting" if harmed else "",
    }


def _parties(event: MergedEvent, role: str) -> tuple[Party, ...]:
    return tuple(one.value for one in event.said(role) if isinstance(one.value, Party))


def _inter(parties: Iterable[Party], home: str) -> str:
    """Return ACLED's kind of actor of the first party; states abroad are external forces."""
    first = next(iter(parties), None)
    if first is None:
        return ""
    owner = countries_by_key().get(first.country)
    abroad = home and owner is not None and owner.iso != home
    return (
        _INTER["international"] if first.kind == "state" and abroad else _INTER.get(first.kind, "")
    )


def _labels(event: MergedEvent, field: str) -> str:
    return "; ".join(dict.fromkeys(one.label for one in event.said(field)))
