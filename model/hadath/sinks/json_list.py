"""JSON: one object, or a list of them."""

from __future__ import annotations

import json
from typing import Any

from hadath.document import Document
from hadath.sinks.target import Target

__all__ = ["JsonSink"]


class JsonSink:
    """Keeps all documents and writes them at the end; for a few texts, not for a stream."""

    def __init__(self, target: Target, *, single: bool) -> None:
        """Keep the target.

        Args:
            target: Where to write.
            single: Whether one object stands alone, without a list around it.
        """
        self._target = target
        self._single = single
        self._found: list[dict[str, Any]] = []

    def write(self, document: Document) -> None:
        """Keep one document."""
        self._found.append(document.to_dict())

    def commit(self) -> int:
        """Do nothing: a list is written whole."""
        return 0

    def close(self) -> None:
        """Write everything; a single text that failed leaves nothing."""
        if self._found or not self._single:
            data = self._found[0] if self._single else self._found
            self._target.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        self._target.close()
