"""A story as GeoJSON."""

from __future__ import annotations

from typing import Any

from hadath.merge.story import Story

__all__ = ["to_geojson"]


def to_geojson(story: Story) -> dict[str, Any]:
    """Return the events as a GeoJSON FeatureCollection (RFC 7946).

    Each event is a feature with all that is known of it as its properties; those without a place
    have a null geometry, so that none is lost. Coordinates are longitude, latitude, in degrees.

    Args:
        story: A merged story.
    """
    features = []
    for event in story.events:
        point = None
        if event.place is not None:
            point = {
                "type": "Point",
                "coordinates": [event.place.longitude, event.place.latitude],
            }
        properties = event.to_dict()
        features.append(
            {"type": "Feature", "id": event.id, "geometry": point, "properties": properties}
        )
    return {"type": "FeatureCollection", "features": features}
