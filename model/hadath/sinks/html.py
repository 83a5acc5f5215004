"""One page for people: the articles with their events marked in them."""

from __future__ import annotations

import sys
from pathlib import Path

from hadath.document import Document
from hadath.sinks.writable import open_output

__all__ = ["HtmlSink"]


class HtmlSink:
    """Keeps the documents and writes the page at the end: it begins with what is in all of them."""

    def __init__(self, output: Path | None) -> None:
        """Open the file, before anything is read, or take stdout.

        Raises:
            SetupError: The file cannot be written.
        """
        self._stream = open_output(output) if output else sys.stdout
        self._owned = output is not None
        self._documents: list[Document] = []

    def write(self, document: Document) -> None:
        """Keep one document."""
        self._documents.append(document)

    def commit(self) -> int:
        """Keep on: a page is whole or not there."""
        return 0

    def close(self) -> None:
        """Write the page."""
        from hadath.html import render_documents

        self._stream.write(render_documents(self._documents))
        if self._owned:
            self._stream.close()
