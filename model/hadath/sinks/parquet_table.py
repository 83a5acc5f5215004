"""Parquet: one row an event."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hadath.document import Document
from hadath.sinks.chunked import ChunkedFile
from hadath.sinks.rows import columns_of, event_rows
from hadath.sinks.writable import check_parquet

__all__ = ["ParquetSink", "spool_of"]

_BATCH = 1024


def spool_of(path: Path) -> Path:
    """Return the file in which rows wait, since a parquet file cannot be added to."""
    return path.with_name(path.name + ".spool")


class ParquetSink:
    """Collects rows in a file and turns them into parquet at the end."""

    def __init__(self, path: Path, roles: Sequence[str], start: int = 0) -> None:
        """Open the waiting file.

        Args:
            path: The file to write.
            roles: Roles of the schema, a column each.
            start: Bytes of the waiting file to keep.

        Raises:
            SetupError: The package that writes parquet is not installed.
        """
        check_parquet(path)
        self._path = path
        self._roles = roles
        self._spool = ChunkedFile(spool_of(path), start)

    def write(self, document: Document) -> None:
        """Keep the events of one document."""
        for row in event_rows(document, self._roles):
            self._spool.write(json.dumps(row, ensure_ascii=False) + "\n")

    def commit(self) -> int:
        """Make sure of everything kept so far."""
        return self._spool.commit()

    def close(self) -> None:
        """Write the file."""
        import pyarrow
        from pyarrow import parquet

        self._spool.close()
        whole, real, text = pyarrow.int64(), pyarrow.float64(), pyarrow.string()
        kinds = dict.fromkeys(("sentence", "trigger_start", "trigger_end"), whole)
        kinds |= dict.fromkeys(("confidence", "factuality_confidence"), real)
        columns = columns_of(self._roles)
        schema = pyarrow.schema([(name, kinds.get(name, text)) for name in columns])
        with (
            self._spool.path.open(encoding="utf-8") as lines,
            parquet.ParquetWriter(self._path, schema) as writer,
        ):
            rows: list[dict[str, Any]] = []
            for line in lines:
                rows.append(json.loads(line))
                if len(rows) == _BATCH:
                    writer.write_table(pyarrow.Table.from_pylist(rows, schema))
                    rows.clear()
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
        self._spool.path.unlink()
