r"""Drafts: annotations as people write them, strings with occurrence numbers, resolved to offsets.

A draft is JSON Lines, one object a sentence::

    {"id": "000-02", "events": [{"t": "retreat", "trig": "انكفأ", "n": 1, "f": "asserted",
      "args": [["Agent", "تنظيم \"الدولة الإسلامية", 1],
               ["Destination", "مدينة البوكمال السورية", 1]]}]}

``n`` counts the occurrences of the string that begin and end with a whole word, from 1.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hadath.document import Argument, Event, Span
from hadath.schema import Schema
from hadath.text.words import find_words
from hadath_training.annotations.check import find_problems
from hadath_training.annotations.errors import AnnotationError
from hadath_training.annotations.record import AnnotatedSentence

__all__ = ["resolve_draft"]


def resolve_draft(
    draft: Path, sentences: Sequence[AnnotatedSentence], schema: Schema
) -> tuple[AnnotatedSentence, ...]:
    """Turn a draft into annotated sentences.

    Args:
        draft: The draft file.
        sentences: The sentences it is about, found by ``id``; their own events are ignored.
        schema: What labels may be.

    Returns:
        The drafted sentences, in the order of the draft.

    Raises:
        AnnotationError: A line is no draft, names an unknown sentence or a string that the sentence
            does not hold that often, breaks the schema, or a sentence is drafted twice or never.
    """
    by_id = {sentence.id: sentence for sentence in sentences}
    resolved: dict[str, AnnotatedSentence] = {}
    problems: list[str] = []
    for number, line in enumerate(draft.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{draft}:{number}"
        try:
            data = json.loads(line)
            sentence = by_id[data["id"]]
            if sentence.id in resolved:
                raise ValueError(f"sentence {sentence.id!r} is drafted twice")
            events = sorted(
                (_event(item, sentence.text) for item in data["events"]), key=_by_trigger
            )
        except json.JSONDecodeError as error:
            problems.append(f"{where}: not JSON ({error}); expected one object a line")
        except (KeyError, TypeError, ValueError) as error:
            problems.append(f"{where}: {type(error).__name__}: {error}")
        else:
            resolved[sentence.id] = replace(sentence, events=tuple(events))
            problems.extend(
                f"{where}: {problem}" for problem in find_problems(resolved[sentence.id], schema)
            )
    missing = [key for key in by_id if key not in resolved]
    if missing and not problems:
        problems.append(
            f"{draft}: {len(missing)} sentences are not drafted, the first is {missing[0]!r}; "
            f"write a line with an empty list of events where there is none"
        )
    if problems:
        raise AnnotationError(problems)
    return tuple(resolved.values())


def _by_trigger(event: Event) -> Span:
    return event.trigger


def _event(data: Mapping[str, Any], text: str) -> Event:
    arguments = [
        Argument(role, _find(text, string, occurrence)) for role, string, occurrence in data["args"]
    ]
    return Event(
        type=data["t"],
        trigger=_find(text, data["trig"], data["n"]),
        factuality=data["f"],
        arguments=tuple(sorted(arguments, key=lambda a: (a.span, a.role))),
    )


def _find(text: str, string: str, occurrence: int) -> Span:
    words = find_words(text)
    ends = {word.end for word in words}
    found = [
        word.start
        for word in words
        if text.startswith(string, word.start) and word.start + len(string) in ends
    ]
    if not 1 <= occurrence <= len(found):
        raise ValueError(
            f"«{string}» occurrence {occurrence}: the sentence holds it {len(found)} times as "
            f"whole words; copy the string from the sentence, without punctuation at its edges"
        )
    return Span.cut(text, found[occurrence - 1], found[occurrence - 1] + len(string))
