"""The one loader of stored annotations: JSON Lines in, checked sentences out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hadath.document import Argument, Event, Span
from hadath.schema import Schema
from hadath_training.annotations.check import find_problems
from hadath_training.annotations.errors import AnnotationError
from hadath_training.annotations.record import AnnotatedSentence

__all__ = ["load_annotations", "save_annotations"]


def load_annotations(path: Path, schema: Schema) -> tuple[AnnotatedSentence, ...]:
    """Load one ``.jsonl`` file, or all of a folder and its folders, in the order of their names.

    Folders whose name begins with ``_`` are passed over: they hold other passes over
    the same texts.

    Raises:
        AnnotationError: The path is missing or holds no sentence, or any line has a problem; the
            message names every problem with file, line and mend.
    """
    files = [path] if not path.is_dir() else _files(path)
    if not files or not files[0].exists():
        raise AnnotationError(
            [f"{path}: no annotations there; expected a .jsonl file or a folder that holds some"]
        )
    sentences: list[AnnotatedSentence] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for file in files:
        for where, line in _lines(file, problems):
            sentence = _parse(line, file.stem, where, problems)
            if sentence is None:
                continue
            if sentence.id in seen:
                problems.append(
                    f"{where}: id {sentence.id!r} was used at {seen[sentence.id]}; "
                    f"give each sentence its own"
                )
            seen[sentence.id] = where
            problems.extend(f"{where}: {problem}" for problem in find_problems(sentence, schema))
            sentences.append(sentence)
    if problems:
        raise AnnotationError(problems)
    if not sentences:
        raise AnnotationError([f"{path}: the files hold no sentence; annotate at least one"])
    return tuple(sentences)


def save_annotations(path: Path, sentences: tuple[AnnotatedSentence, ...]) -> None:
    """Write sentences as JSON Lines in UTF-8, one a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(sentence.to_json() + "\n" for sentence in sentences)
    path.write_text(lines, encoding="utf-8", newline="\n")


def _files(folder: Path) -> list[Path]:
    return [
        file
        for file in sorted(folder.rglob("*.jsonl"))
        if not any(part.startswith("_") for part in file.relative_to(folder).parts)
    ]


def _lines(file: Path, problems: list[str]) -> Iterator[tuple[str, str]]:
    try:
        # Not splitlines(): a text may hold U+2028 and its kin, which end no line of the format.
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{file}: cannot be read as UTF-8 text: {error}; save it as UTF-8")
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield f"{file}:{number}", line


def _parse(line: str, stem: str, where: str, problems: list[str]) -> AnnotatedSentence | None:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        problems.append(f"{where}: not JSON ({error}); expected one object a line")
        return None
    try:
        events = sorted((_event(item) for item in data["events"]), key=lambda e: e.trigger)
        return AnnotatedSentence(
            id=_text(data, "id"),
            document=str(data.get("document", stem)),
            text=_text(data, "text"),
            events=tuple(events),
            start=int(data.get("start", 0)),
            origin=str(data.get("origin", "article")),
            batch=str(data.get("batch", "")),
            theatre=str(data.get("theatre", "")),
            year=str(data.get("year", "")),
            register=str(data.get("register", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problems.append(
            f"{where}: a field is missing or of the wrong kind ({type(error).__name__}: {error}); "
            f"expected id, text and events with type, trigger, factuality, arguments"
        )
        return None


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} is {value!r}, not a string")
    return value


def _event(data: Mapping[str, Any]) -> Event:
    arguments = [Argument(_text(item, "role"), _span(item)) for item in data["arguments"]]
    return Event(
        type=_text(data, "type"),
        trigger=_span(data["trigger"]),
        factuality=_text(data, "factuality"),
        arguments=tuple(sorted(arguments, key=lambda a: (a.span, a.role))),
    )


def _span(data: Mapping[str, Any]) -> Span:
    start, end = data["start"], data["end"]
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"start and end are {start!r} and {end!r}, not whole numbers")
    return Span(start, end, _text(data, "text"))
