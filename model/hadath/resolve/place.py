"""Where: a place with a key, a point and a country."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

__all__ = ["Place"]

_EARTH_KM = 6371.0  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map.

    Attributes:
        key: ``geonames:170794`` for towns, ``SY.deir_ez_zor_province`` for what hadath lists
            itself, ``country:syria`` for countries.
        name: Its usual English name.
        kind: ``city``, ``province``, ``district``, ``country``, ``river``, ``region``, …
        country: ISO 3166-1 alpha-2 code; empty where it spans several.
        latitude: Degrees north of a central point.
        longitude: Degrees east of it.
        admin: First-level province that it lies in; empty if not known.
        part: Whether the words mean a part of it («غرب العراق», «أحيائها الشرقية»).
    """

    key: str
    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    admin: str = ""
    part: bool = False

    @property
    def label(self) -> str:
        """Return its name, with its kind unless it is a town."""
        name = self.name if self.kind in {"city", "country"} else f"{self.name} ({self.kind})"
        return f"in {name}" if self.part else name

    def distance(self, other: Place) -> float:
        """Return the great-circle distance in km (haversine formula)."""
        north, south = radians(self.latitude), radians(other.latitude)
        dy = sin((south - north) / 2) ** 2
        dx = sin(radians(other.longitude - self.longitude) / 2) ** 2
        return 2 * _EARTH_KM * asin(sqrt(dy + cos(north) * cos(south) * dx))

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "key": self.key,
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "admin": self.admin,
            "part": self.part,
        }
