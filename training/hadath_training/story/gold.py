"""Gold values of arguments and gold clusters of events, beside the annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hadath.document import Argument, Document, Event, Sentence, Span
from hadath.errors import SetupError
from hadath.resolve.resolved import Article
from hadath.schema import Schema
from hadath.timeline.origins import read_articles
from hadath_training.annotations.load import load_annotations
from hadath_training.annotations.record import AnnotatedSentence

__all__ = ["Gold", "GoldValue", "annotated_document", "load_gold"]

_FOLDER = "_story"


@dataclass(frozen=True, slots=True)
class GoldValue:
    """What an argument refers to, decided by hand.

    Attributes:
        document: Its article.
        span: Where the argument stands in the article.
        kind: ``time``, ``quantity``, ``place`` or ``actor``.
        value: In the notation of ``annotations/_story/README.md``; ``unresolved`` where nothing can
            be told from the words.
    """

    document: str
    span: Span
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated articles with gold values and clusters.

    Attributes:
        documents: The articles with their gold events.
        articles: Where each comes from, in the same order.
        values: Gold values of their arguments.
        clusters: Gold cluster of each event, by article and position of its event.
    """

    documents: tuple[Document, ...]
    articles: tuple[Article, ...]
    values: tuple[GoldValue, ...]
    clusters: Mapping[tuple[str, int], str]


def load_gold(annotations: Path, seeds: Path, schema: Schema) -> Gold:
    """Load the annotated articles, their gold values and their gold clusters.

    Args:
        annotations: Folder with ``seeds/`` and ``_story/``.
        seeds: Folder with the articles' texts and ``sources.toml``.
        schema: What labels may be.

    Raises:
        SetupError: A file is missing or does not fit the articles.
    """
    sentences = load_annotations(annotations / "seeds", schema)
    names = tuple(dict.fromkeys(sentence.document for sentence in sentences))
    known = read_articles(seeds / "sources.toml")
    missing = [name for name in names if name not in known]
    if missing:
        raise SetupError(f"{seeds / 'sources.toml'} lacks {missing}; add a table for each")
    own = {name: [one for one in sentences if one.document == name] for name in names}
    documents = tuple(
        annotated_document(name, _read(seeds / f"{name}.txt"), own[name]) for name in names
    )
    by_id = {sentence.id: sentence for sentence in sentences}
    return Gold(
        documents=documents,
        articles=tuple(known[name] for name in names),
        values=tuple(_values(annotations / _FOLDER / "values.jsonl", by_id)),
        clusters=dict(_clusters(annotations / _FOLDER / "clusters.jsonl", by_id, documents)),
    )


def annotated_document(name: str, text: str, sentences: Sequence[AnnotatedSentence]) -> Document:
    """Return a document with its gold events, as a model would return it.

    Args:
        name: Its id.
        text: The whole text.
        sentences: Its annotated sentences; their `start` counts from the start of the text.
    """
    spans = tuple(
        Sentence(one.start, one.start + len(one.text), {event.type: 1.0 for event in one.events})
        for one in sentences
    )
    events = tuple(
        _shifted(event, one.start, at) for at, one in enumerate(sentences) for event in one.events
    )
    return Document(text, spans, events, name)


def _read(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def _shifted(event: Event, start: int, sentence: int) -> Event:
    arguments = tuple(Argument(one.role, one.span.shift(start)) for one in event.arguments)
    return Event(
        event.type, event.trigger.shift(start), event.factuality, arguments, sentence=sentence
    )


def _rows(file: Path, sentences: Mapping[str, AnnotatedSentence]) -> Iterator[dict[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SetupError(f"{file}: cannot be read ({error.strerror}); it holds the gold") from error
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            known = row["sentence"] in sentences
        except (ValueError, KeyError, TypeError) as error:
            raise SetupError(
                f"{file}:{number}: no JSON object with a sentence ({error})"
            ) from error
        if not known:
            raise SetupError(f"{file}:{number}: no annotated sentence {row['sentence']!r}")
        yield row


def _values(file: Path, sentences: Mapping[str, AnnotatedSentence]) -> Iterator[GoldValue]:
    for row in _rows(file, sentences):
        sentence = sentences[row["sentence"]]
        start, end = row["start"], row["end"]
        if sentence.text[start:end] != row["text"]:
            raise SetupError(
                f"{file}: {row['sentence']} has {sentence.text[start:end]!r} at {start}-{end}, "
                f"expected {row['text']!r}; mend the offsets"
            )
        span = Span(start, end, row["text"]).shift(sentence.start)
        yield GoldValue(sentence.document, span, row["kind"], row["value"])


def _clusters(
    file: Path, sentences: Mapping[str, AnnotatedSentence], documents: Sequence[Document]
) -> Iterator[tuple[tuple[str, int], str]]:
    at = {
        (document.id, event.trigger): position
        for document in documents
        for position, event in enumerate(document.events)
    }
    for row in _rows(file, sentences):
        sentence = sentences[row["sentence"]]
        trigger = sentence.events[row["event"]].trigger.shift(sentence.start)
        yield (sentence.document, at[sentence.document, trigger]), row["cluster"]
