"""brat standoff: one ``.txt`` and one ``.ann`` file a document, the sentences one a line.

Triggers and arguments become text-bound annotations, events ``E`` lines, factuality an attribute.
What brat has no place for (sentence ids, batch, theatre, ...) goes into a ``.json`` file beside
them; files that come from brat without one get ids by line number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hadath.document import Argument, Event, Span
from hadath.schema import Schema
from hadath_training.annotations.check import find_problems
from hadath_training.annotations.errors import AnnotationError
from hadath_training.annotations.record import PROVENANCE, AnnotatedSentence

__all__ = ["read_brat", "write_brat"]

_TEXT_BOUND = re.compile(r"^(T\d+)\t(\S+) (\d+) (\d+)\t(.*)$")
_EVENT = re.compile(r"^(E\d+)\t(\S+?):(T\d+)((?: \S+:T\d+)*) ?$")
_FACTUALITY = re.compile(r"^A\d+\tFactuality (E\d+) (\S+)$")
_META = ("id", "document", "start", "origin", *PROVENANCE)


def write_brat(folder: Path, sentences: Sequence[AnnotatedSentence]) -> None:
    """Write documents for brat into a folder.

    Raises:
        AnnotationError: A sentence holds a line end, which brat's lines cannot.
    """
    folder.mkdir(parents=True, exist_ok=True)
    documents: dict[str, list[AnnotatedSentence]] = {}
    for sentence in sentences:
        if "\n" in sentence.text:
            raise AnnotationError(
                [f"{sentence.id}: the text holds a line end; split the sentence there first"]
            )
        documents.setdefault(sentence.document, []).append(sentence)
    for name, members in documents.items():
        text = "".join(f"{sentence.text}\n" for sentence in members)
        meta = [{key: getattr(sentence, key) for key in _META} for sentence in members]
        _write(folder / f"{name}.txt", text)
        _write(folder / f"{name}.ann", "".join(f"{line}\n" for line in _annotations(members)))
        _write(folder / f"{name}.json", json.dumps(meta, ensure_ascii=False, indent=1) + "\n")


def read_brat(folder: Path, schema: Schema) -> tuple[AnnotatedSentence, ...]:
    """Read a folder of brat documents; events and their arguments must lie in one line.

    Raises:
        AnnotationError: There is none, or a line is no brat standoff, or breaks the schema.
    """
    files = sorted(folder.glob("*.ann"))
    if not files:
        raise AnnotationError([f"{folder}: no .ann files there; expected brat standoff"])
    sentences: list[AnnotatedSentence] = []
    problems: list[str] = []
    for file in files:
        try:
            found = _read_document(file)
        except (OSError, KeyError, ValueError) as error:
            problems.append(f"{file}: {type(error).__name__}: {error}; expected brat standoff")
            continue
        for sentence in found:
            problems.extend(
                f"{file}: {sentence.id}: {problem}" for problem in find_problems(sentence, schema)
            )
            sentences.append(sentence)
    if problems:
        raise AnnotationError(problems)
    return tuple(sentences)


def _annotations(sentences: Sequence[AnnotatedSentence]) -> Iterator[str]:
    bound, events, attributes = 0, 0, 0
    offset = 0
    for sentence in sentences:
        for event in sentence.events:
            bound += 1
            trigger = f"T{bound}"
            yield _text_bound(trigger, event.type, event.trigger, offset)
            arguments = ""
            for argument in event.arguments:
                bound += 1
                yield _text_bound(f"T{bound}", argument.role, argument.span, offset)
                arguments += f" {argument.role}:T{bound}"
            events += 1
            yield f"E{events}\t{event.type}:{trigger}{arguments}"
            attributes += 1
            yield f"A{attributes}\tFactuality E{events} {event.factuality}"
        offset += len(sentence.text) + 1


def _text_bound(name: str, label: str, span: Span, offset: int) -> str:
    return f"{name}\t{label} {span.start + offset} {span.end + offset}\t{span.text}"


def _read_document(file: Path) -> list[AnnotatedSentence]:
    lines = file.with_suffix(".txt").read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    meta_file = file.with_suffix(".json")
    meta: list[dict[str, Any]] = (
        json.loads(meta_file.read_text(encoding="utf-8"))
        if meta_file.is_file()
        else [{"id": f"{file.stem}-{n}", "document": file.stem} for n in range(len(lines))]
    )
    if len(meta) != len(lines):
        raise ValueError(f"{len(lines)} lines of text, but {len(meta)} in {meta_file.name}")
    sentences: list[AnnotatedSentence] = []
    events = _read_events(file)
    offset = 0
    for line, known in zip(lines, meta, strict=True):
        end = offset + len(line)
        inside = [e for e in events if offset <= e.trigger.start < max(end, offset + 1)]
        moved = sorted((_moved(event, -offset) for event in inside), key=lambda e: e.trigger)
        sentences.append(AnnotatedSentence(text=line, events=tuple(moved), **known))
        offset = end + 1
    return sentences


def _read_events(file: Path) -> list[Event]:
    spans: dict[str, Span] = {}
    events: dict[str, Event] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if match := _TEXT_BOUND.match(line):
            spans[match[1]] = Span(int(match[3]), int(match[4]), match[5])
        elif match := _EVENT.match(line):
            parts = [part.rsplit(":", 1) for part in match[4].split()]
            arguments = [Argument(re.sub(r"\d+$", "", role), spans[key]) for role, key in parts]
            ordered = tuple(sorted(arguments, key=lambda a: (a.span, a.role)))
            events[match[1]] = Event(match[2], spans[match[3]], "asserted", ordered)
        elif match := _FACTUALITY.match(line):
            events[match[1]] = replace(events[match[1]], factuality=match[2])
        else:
            raise ValueError(f"line {number} is {line!r}")
    return list(events.values())


def _moved(event: Event, by: int) -> Event:
    return replace(
        event,
        trigger=event.trigger.shift(by),
        arguments=tuple(replace(a, span=a.span.shift(by)) for a in event.arguments),
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
