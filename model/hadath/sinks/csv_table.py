"""CSV: one row an event."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from hadath.document import Document
from hadath.sinks.rows import columns_of, event_rows
from hadath.sinks.target import Target

__all__ = ["CsvSink"]

# Spreadsheets read a file as UTF-8 only with it.
_MARK = "\ufeff"


class CsvSink:
    """Writes one row an event under a header."""

    def __init__(self, target: Target, roles: Sequence[str], *, begun: bool) -> None:
        """Write the header, unless it stands there already.

        Args:
            target: Where to write.
            roles: Roles of the schema, a column each.
            begun: Whether there is a header.
        """
        self._target = target
        self._roles = roles
        if not begun:
            target.write(_MARK + _line(columns_of(roles)))

    def write(self, document: Document) -> None:
        """Write the events of one document."""
        for row in event_rows(document, self._roles):
            self._target.write(_line(list(row.values())))

    def commit(self) -> int:
        """Make sure of everything written so far."""
        return self._target.commit()

    def close(self) -> None:
        """Finish."""
        self._target.close()


def _line(cells: Sequence[object]) -> str:
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerow(cells)
    return page.getvalue()
