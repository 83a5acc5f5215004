"""One page for people: the articles with their events marked in them."""

from __future__ import annotations

import sys
from pathlib import Path

from hadath.document import Document
from hadath.errors import SetupError

__all__ = ["HtmlSink"]


class HtmlSink:
    """Keeps the documents and writes the page at the end: it begins with what is in all of them."""

    def __init__(self, output: Path | None) -> None:
        """Check that the file can be written, before anything is read.

        Raises:
            SetupError: It cannot.
        """
        self._output = output
        self._documents: list[Document] = []
        if output is not None and not output.parent.is_dir():
            raise SetupError(
                f"{output}: cannot be written (no folder {output.parent}); give --output a file in "
                f"a folder that exists"
            )

    def write(self, document: Document) -> None:
        """Keep one document."""
        self._documents.append(document)

    def commit(self) -> int:
        """Keep on: a page is whole or not there."""
        return 0

    def close(self) -> None:
        """Write the page."""
        from hadath.html import render_documents

        page = render_documents(self._documents)
        if self._output is None:
            sys.stdout.write(page)
        else:
            self._output.write_text(page, encoding="utf-8", newline="\n")
