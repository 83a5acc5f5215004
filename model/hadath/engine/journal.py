"""The journal of a run: how far it got, so that another one can go on after a kill."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hadath.errors import SetupError
from hadath.sources.find import STDIN

__all__ = ["Journal", "Position", "describe_run"]


@dataclass(frozen=True, slots=True)
class Position:
    """How far a run got.

    Attributes:
        items: Texts done, delivered or failed.
        output: Bytes of the output that belong to them.
        failures: Bytes of the list of failures that belong to them.
        failed: How many of them failed.
    """

    items: int = 0
    output: int = 0
    failures: int = 0
    failed: int = 0


class Journal:
    """A small file beside the output, replaced as a whole after each commit."""

    def __init__(self, path: Path, run: dict[str, Any]) -> None:
        """Keep where it lies and which run it is of.

        Args:
            path: The file.
            run: What `describe_run` says.
        """
        self._path = path
        self._run = run

    def read(self) -> Position:
        """Return the position of a run that was interrupted; the start if there is none.

        Raises:
            SetupError: The journal is of a run over other files or with other options.
        """
        if not self._path.is_file():
            return Position()
        data = json.loads(self._path.read_text(encoding="utf-8"))
        if data["run"] != self._run:
            changed = [key for key in self._run if data["run"].get(key) != self._run[key]]
            raise SetupError(
                f"{self._path}: the interrupted run differs in {', '.join(changed)}; give the same "
                f"files and options to go on, or leave --resume out to begin anew"
            )
        return Position(**data["position"])

    def write(self, position: Position) -> None:
        """Keep a position; it is on the disk when this returns."""
        draft = self._path.with_name(self._path.name + ".tmp")
        with draft.open("w", encoding="utf-8") as file:
            json.dump({"run": self._run, "position": asdict(position)}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)

    def remove(self) -> None:
        """Forget the run: it is finished."""
        self._path.unlink(missing_ok=True)


def describe_run(files: Sequence[Path], options: dict[str, str]) -> dict[str, Any]:
    """Say what a run reads and how: names, sizes and times of its files, and its options.

    Of stdin only the name is known: going on there takes the same texts piped in again.
    """
    return {"files": [_describe(file) for file in files], **options}


def _describe(file: Path) -> list[str | int]:
    if file == STDIN:
        return [str(file)]
    status = file.stat()
    return [str(file), status.st_size, status.st_mtime_ns]
