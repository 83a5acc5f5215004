"""The loader and drafts: every mistake is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hadath.schema import Schema
from hadath_training.annotations import AnnotatedSentence, AnnotationError, load_annotations
from hadath_training.annotations.draft import resolve_draft

TEXT = "استعادت «القوات العراقية» قضاء القائم."


def line(**changes: Any) -> dict[str, Any]:
    event: dict[str, Any] = {
        "type": "control_change",
        "trigger": {"start": 0, "end": 7, "text": "استعادت"},
        "factuality": "asserted",
        "arguments": [{"role": "Agent", "start": 9, "end": 24, "text": "القوات العراقية"}],
    }
    return {"id": "a-0", "text": TEXT, "events": [{**event, **changes}]}


def load(folder: Path, schema: Schema, *lines: Any) -> tuple[AnnotatedSentence, ...]:
    text = "".join(
        (item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) + "\n"
        for item in lines
    )
    (folder / "a.jsonl").write_text(text, encoding="utf-8")
    return load_annotations(folder, schema)


def argument(role: str, start: int, end: int, text: str) -> dict[str, Any]:
    return {"arguments": [{"role": role, "start": start, "end": end, "text": text}]}


def test_a_sound_line_is_loaded(tmp_path: Path, schema: Schema) -> None:
    (sentence,) = load(tmp_path, schema, line())
    assert sentence.document == "a"
    assert sentence.events[0].arguments[0].span.text == "القوات العراقية"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (argument("Agent", 30, 99, "x"), "offsets 30-99 lie outside the text of 38 code points"),
        (argument("Agent", -3, 4, "x"), "offsets -3-4 lie outside"),
        (argument("Agent", 9, 24, "القوات"), "cut out «القوات العراقية», not «القوات»"),
        (argument("Agent", 9, 15, "العراقية"), "«العراقية» begins at 16"),
        (argument("Agent", 8, 24, "«القوات العراقية"), "does not begin and end with a whole word"),
        (argument("Agent", 11, 24, "قوات العراقية"), "does not begin and end with a whole word"),
        (argument("Attacker", 9, 24, "القوات العراقية"), "role 'Attacker' is unknown; use one of"),
        (argument("Origin", 9, 24, "القوات العراقية"), "control_change does not admit Origin"),
        ({"type": "war"}, "the type is unknown; use one of control_change"),
        ({"factuality": "certain"}, "factuality 'certain' is unknown; use one of asserted"),
        (
            {"trigger": {"start": 9, "end": 24, "text": "القوات العراقية"}, "arguments": []},
            "the trigger has 2 words; expected exactly one",
        ),
        ({"trigger": {"start": "0", "end": 7, "text": "استعادت"}}, "not whole numbers"),
        ({"arguments": None}, "a field is missing or of the wrong kind"),
    ],
)
def test_each_mistake_is_named_with_file_line_and_mend(
    tmp_path: Path, schema: Schema, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(AnnotationError) as caught:
        load(tmp_path, schema, line(), line(**changes) | {"id": "a-1"})
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / 'a.jsonl'}:2: ")


def test_all_mistakes_are_named_at_once(tmp_path: Path, schema: Schema) -> None:
    double = line()
    double["events"] *= 2
    twice = line(arguments=line()["events"][0]["arguments"] * 2)
    with pytest.raises(AnnotationError) as caught:
        load(tmp_path, schema, line(), line(), "{", {**double, "id": "b"}, {**twice, "id": "c"}, {})
    problems = caught.value.problems
    assert len(problems) == 5
    assert "id 'a-0' was used at" in problems[0]
    assert ":3: not JSON" in problems[1]
    assert "event control_change «استعادت» stands more than once" in problems[2]
    assert "Agent «القوات العراقية» stands 2 times" in problems[3]
    assert ":6: a field is missing" in problems[4]


def test_a_long_list_of_mistakes_is_shown_in_part(tmp_path: Path, schema: Schema) -> None:
    with pytest.raises(AnnotationError, match="and 5 more"):
        load(tmp_path, schema, *["{"] * 25)


def test_nothing_to_load(tmp_path: Path, schema: Schema) -> None:
    with pytest.raises(AnnotationError, match=r"no annotations there; expected a \.jsonl file"):
        load_annotations(tmp_path, schema)
    with pytest.raises(AnnotationError, match="the files hold no sentence"):
        load(tmp_path, schema, "")
    (tmp_path / "a.jsonl").write_bytes("قتل".encode("cp1256"))
    with pytest.raises(AnnotationError, match="cannot be read as UTF-8"):
        load_annotations(tmp_path, schema)


def test_a_draft_finds_the_occurrence_that_is_a_whole_word(tmp_path: Path, schema: Schema) -> None:
    sentence = AnnotatedSentence("a-0", "a", "مقتل ثلاثة، قتل منهم اثنان ثم قتل آخر")
    draft = tmp_path / "draft.jsonl"
    event: dict[str, Any] = {"t": "casualties", "trig": "قتل", "n": 2, "f": "asserted", "args": []}
    draft.write_text(json.dumps({"id": "a-0", "events": [event]}), encoding="utf-8")
    (resolved,) = resolve_draft(draft, [sentence], schema)
    assert resolved.events[0].trigger.start == 30
    cases: list[tuple[dict[str, Any], str]] = [
        ({"n": 3}, "the sentence holds it 2 times as whole words"),
        ({"trig": "قت"}, "the sentence holds it 0 times"),
        ({"t": "war"}, "the type is unknown"),
    ]
    for changes, message in cases:
        data = {"id": "a-0", "events": [event | changes]}
        draft.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(AnnotationError, match=message):
            resolve_draft(draft, [sentence], schema)
    draft.write_text("", encoding="utf-8")
    with pytest.raises(AnnotationError, match="1 sentences are not drafted, the first is 'a-0'"):
        resolve_draft(draft, [sentence], schema)


def test_the_corpus_is_whole(sentences: tuple[AnnotatedSentence, ...]) -> None:
    articles = [s for s in sentences if s.origin == "article"]
    authored = [s for s in sentences if s.origin == "authored"]
    assert len(articles) == 116
    assert len(authored) >= 420
    assert len(articles) + len(authored) == len(sentences)
