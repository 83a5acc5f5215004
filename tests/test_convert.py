"""Round trips through every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hadath.schema import Schema
from hadath_training.annotations import (
    AnnotatedSentence,
    AnnotationError,
    load_annotations,
    save_annotations,
)
from hadath_training.annotations.brat import read_brat, write_brat
from hadath_training.annotations.conll import read_conll, write_conll
from hadath_training.annotations.dataset import to_dataset


def ordered(sentences: tuple[AnnotatedSentence, ...]) -> list[AnnotatedSentence]:
    return sorted(sentences, key=lambda sentence: sentence.id)


def test_storage_round_trip(
    tmp_path: Path, sentences: tuple[AnnotatedSentence, ...], schema: Schema
) -> None:
    odd = AnnotatedSentence("odd", "odd", "\u202bقُتل\u202c ـ 3\u2028😀 \r", start=4)
    save_annotations(tmp_path / "all.jsonl", (*sentences, odd))
    assert load_annotations(tmp_path, schema) == (*sentences, odd)


def test_brat_round_trip(
    tmp_path: Path, sentences: tuple[AnnotatedSentence, ...], schema: Schema
) -> None:
    write_brat(tmp_path, sentences)
    assert ordered(read_brat(tmp_path, schema)) == ordered(sentences)
    text = (tmp_path / "b1-01.txt").read_text(encoding="utf-8")
    first = (tmp_path / "b1-01.ann").read_text(encoding="utf-8").splitlines()[0]
    assert first == "T1\tcasualties 0 4\tمقتل"
    assert text.startswith("مقتل")


def test_brat_without_our_side_file(
    tmp_path: Path, sentences: tuple[AnnotatedSentence, ...], schema: Schema
) -> None:
    story = tuple(s for s in sentences if s.document == "b1-01")
    write_brat(tmp_path, story)
    (tmp_path / "b1-01.json").unlink()
    found = read_brat(tmp_path, schema)
    assert [s.id for s in found] == [f"b1-01-{n}" for n in range(5)]
    assert [s.events for s in found] == [s.events for s in story]


def test_brat_mistakes_are_named(tmp_path: Path, schema: Schema) -> None:
    with pytest.raises(AnnotationError, match=r"no \.ann files there"):
        read_brat(tmp_path, schema)
    (tmp_path / "a.txt").write_text("قتل ثلاثة\n", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tcasualties 0 3\tقتل\nE1\tcasualties:T9\n", "utf-8")
    with pytest.raises(AnnotationError, match=r"a\.ann: KeyError: 'T9'; expected brat standoff"):
        read_brat(tmp_path, schema)
    with pytest.raises(AnnotationError, match="the text holds a line end"):
        write_brat(tmp_path, [AnnotatedSentence("a", "a", "قتل\nثلاثة")])


def test_conll_round_trip(
    tmp_path: Path, sentences: tuple[AnnotatedSentence, ...], schema: Schema
) -> None:
    odd = AnnotatedSentence("odd", "odd", '"\u202bقُتل\u202c»، 3\t😀 ')
    path = tmp_path / "all.conll"
    write_conll(path, (*sentences, odd), schema)
    assert read_conll(path, schema) == (*sentences, odd)


def test_conll_mistakes_are_named(
    tmp_path: Path, sentences: tuple[AnnotatedSentence, ...], schema: Schema
) -> None:
    path = tmp_path / "a.conll"
    write_conll(path, sentences[:2], schema)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\tB-Agent", "\tI-Agent", 1), encoding="utf-8")
    with pytest.raises(AnnotationError, match="follows no B-Agent"):
        read_conll(path, schema)


def test_dataset_rows_keep_every_field(sentences: tuple[AnnotatedSentence, ...]) -> None:
    rows = to_dataset(sentences[:20])
    assert rows.num_rows == 20
    for row, sentence in zip(rows, sentences, strict=False):
        assert row["text"] == sentence.text
        assert [event["type"] for event in row["events"]] == [e.type for e in sentence.events]


def test_a_document_keeps_its_order_in_brat(tmp_path: Path, schema: Schema) -> None:
    story = tuple(
        replace(AnnotatedSentence(f"z-{n}", "z", f"قتل {n} مدنيين"), start=n * 20)
        for n in range(12)
    )
    write_brat(tmp_path, story)
    assert read_brat(tmp_path, schema) == story
