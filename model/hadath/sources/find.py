"""Finds the files that paths, folders and patterns name, in an order that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hadath.sources.item import Failure
from hadath.sources.streams import kind_of

__all__ = ["KINDS", "STDIN", "find_files"]

STDIN = Path("-")
KINDS = (".txt", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")


def find_files(paths: Sequence[Path]) -> tuple[list[Path], list[Failure]]:
    """Turn what was given on the command line into files.

    Args:
        paths: Files of any name; folders, of which all files of a known kind are taken, the folders
            in them included; patterns such as ``news/*.txt`` that the shell left as they are;
            ``-`` for stdin.

    Returns:
        The files, each once, folders and patterns in the order of names; and a failure for each
        path that names nothing.
    """
    found: dict[Path, None] = {}
    failures: list[Failure] = []
    for path in paths:
        if path == STDIN or path.is_file():
            found[path] = None
            continue
        if path.is_dir():
            inside = [f for f in sorted(path.rglob("*")) if f.is_file() and kind_of(f) in KINDS]
            nothing = f"{path}: a folder without a file of a known kind ({', '.join(KINDS)})"
        else:
            pattern = str(path.relative_to(path.anchor))
            inside = [f for f in sorted(Path(path.anchor).glob(pattern)) if f.is_file()]
            nothing = f"{path}: cannot be read (No such file or directory); check the path"
        if not inside:
            failures.append(Failure(str(path), nothing))
        found.update(dict.fromkeys(inside))
    return list(found), failures
