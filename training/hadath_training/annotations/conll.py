"""CoNLL BIO: one word a line, one block of columns an event, sentences apart by an empty line.

The first column is the word, the second the white space and punctuation before it, so that the text
comes back untouched; then for each event a column for its trigger (``B-type``) and one for each
layer of roles. Comment lines carry what columns cannot::

    # id = b1-01-0
    # factuality = asserted asserted
    # after = "."
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from hadath.document import Argument, Event, Span
from hadath.schema import Schema
from hadath.text.words import Word, find_words
from hadath_training.annotations.check import find_problems
from hadath_training.annotations.errors import AnnotationError
from hadath_training.annotations.record import PROVENANCE, AnnotatedSentence
from hadath_training.metrics.bio import role_tags, trigger_tags

__all__ = ["read_conll", "write_conll"]

_META = ("id", "document", "start", "origin", *PROVENANCE)


def write_conll(path: Path, sentences: Sequence[AnnotatedSentence], schema: Schema) -> None:
    """Write sentences as one CoNLL file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = ("\n".join(_block(sentence, schema)) + "\n\n" for sentence in sentences)
    path.write_text("".join(blocks), encoding="utf-8", newline="\n")


def read_conll(path: Path, schema: Schema) -> tuple[AnnotatedSentence, ...]:
    """Read what `write_conll` wrote, or others wrote in its columns.

    Raises:
        AnnotationError: The file cannot be read, a line has the wrong columns or an invalid tag, or
            a sentence breaks the schema.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotationError([f"{path}: cannot be read as UTF-8 text: {error}"]) from error
    sentences: list[AnnotatedSentence] = []
    problems: list[str] = []
    number = 1
    for block in text.split("\n\n"):
        where = f"{path}:{number}"
        number += block.count("\n") + 2
        if not block.strip():
            continue
        try:
            sentence = _sentence(
                block.strip("\n").split("\n"), f"{path.stem}-{len(sentences)}", schema
            )
        except (KeyError, ValueError, TypeError, IndexError) as error:
            problems.append(f"{where}: {type(error).__name__}: {error}; expected CoNLL columns")
            continue
        problems.extend(f"{where}: {problem}" for problem in find_problems(sentence, schema))
        sentences.append(sentence)
    if problems:
        raise AnnotationError(problems)
    return tuple(sentences)


def _block(sentence: AnnotatedSentence, schema: Schema) -> Iterator[str]:
    words = find_words(sentence.text)
    for key in _META:
        yield f"# {key} = {getattr(sentence, key)}"
    yield f"# factuality = {' '.join(event.factuality for event in sentence.events)}"
    after = sentence.text[words[-1].end if words else 0 :]
    yield f"# after = {json.dumps(after, ensure_ascii=False)}"
    columns = [
        column
        for event in sentence.events
        for column in (
            trigger_tags(sentence.text, [event]),
            *(role_tags(sentence.text, event, layer) for layer in schema.layers),
        )
    ]
    end = 0
    for number, word in enumerate(words):
        before = json.dumps(sentence.text[end : word.start], ensure_ascii=False)
        tags = [column[number] for column in columns]
        yield "\t".join([sentence.text[word.start : word.end], before, *tags])
        end = word.end


def _sentence(lines: Sequence[str], name: str, schema: Schema) -> AnnotatedSentence:
    meta = dict(_meta(line) for line in lines if line.startswith("# "))
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    text = ""
    words: list[Word] = []
    for row in rows:
        text += json.loads(row[1])
        words.append(Word(len(text), len(text) + len(row[0])))
        text += row[0]
    text += json.loads(meta.get("after", '""'))
    block = 1 + len(schema.layers)
    width = {len(row) for row in rows}
    if len(width) > 1 or (rows and (len(rows[0]) - 2) % block):
        raise ValueError(
            f"rows have {sorted(width)} columns, expected 2 and {block} for each event"
        )
    factuality = meta.get("factuality", "").split()
    events = [
        _event(text, words, [[row[at + i] for row in rows] for i in range(block)], value)
        for at, value in zip(range(2, len(rows[0]) if rows else 2, block), factuality, strict=True)
    ]
    return AnnotatedSentence(
        id=meta.get("id", name),
        document=meta.get("document", name),
        text=text,
        events=tuple(events),
        start=int(meta.get("start", 0)),
        origin=meta.get("origin", "article"),
        batch=meta.get("batch", ""),
        theatre=meta.get("theatre", ""),
        year=meta.get("year", ""),
        register=meta.get("register", ""),
    )


def _event(
    text: str, words: Sequence[Word], columns: Sequence[Sequence[str]], factuality: str
) -> Event:
    ((kind, trigger),) = _spans(text, words, columns[0])
    arguments = [
        Argument(role, span) for tags in columns[1:] for role, span in _spans(text, words, tags)
    ]
    ordered = tuple(sorted(arguments, key=lambda a: (a.span, a.role)))
    return Event(kind, trigger, factuality, ordered)


def _spans(text: str, words: Sequence[Word], tags: Sequence[str]) -> list[tuple[str, Span]]:
    spans: list[tuple[str, int, int]] = []
    for number, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix == "B":
            spans.append((label, number, number))
        elif prefix == "I" and spans and spans[-1][0] == label and spans[-1][2] == number - 1:
            spans[-1] = (label, spans[-1][1], number)
        elif tag != "O":
            raise ValueError(f"tag {tag!r} of word {number} follows no B-{label}")
    return [(label, Span.cut(text, words[a].start, words[b].end)) for label, a, b in spans]


def _meta(line: str) -> tuple[str, str]:
    key, _, value = line.removeprefix("# ").partition(" = ")
    return key, value
