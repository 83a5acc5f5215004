"""JSON Lines: one object a document."""

from __future__ import annotations

import json

from hadath.document import Document
from hadath.sinks.target import Target

__all__ = ["JsonlSink"]


class JsonlSink:
    """Writes one JSON object a line."""

    def __init__(self, target: Target) -> None:
        """Keep the target."""
        self._target = target

    def write(self, document: Document) -> None:
        """Write one document."""
        self._target.write(json.dumps(document.to_dict(), ensure_ascii=False) + "\n")

    def commit(self) -> int:
        """Make sure of everything written so far."""
        return self._target.commit()

    def close(self) -> None:
        """Finish."""
        self._target.close()
