"""The extractor's contracts, with a model that finds events everywhere and with the shipped one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import hadath
from hadath.extractor import Extractor
from hadath.text.words import find_words
from hadath_training.annotations import AnnotatedSentence
from hadath_training.split import read_plan


@pytest.fixture(scope="module")
def everywhere(untrained: Path) -> Extractor:
    return hadath.load(untrained, device="cpu")


@pytest.fixture(scope="module")
def shipped() -> Extractor:
    return hadath.load(device="cpu")


def check(document: hadath.Document) -> None:
    for event in document.events:
        sentence = document.sentences[event.sentence]
        for span in (event.trigger, *(argument.span for argument in event.arguments)):
            assert document.text[span.start : span.end] == span.text != ""
            assert sentence.start <= span.start < span.end <= sentence.end
        assert 0 <= event.confidence <= 1
        assert all(0 <= argument.confidence <= 1 for argument in event.arguments)
    assert list(document.events) == sorted(document.events, key=lambda e: e.trigger)


def test_the_call_of_the_readme(shipped: Extractor) -> None:
    document = hadath.predict("استعادت القوات العراقية قضاء القائم الجمعة.")
    assert document == shipped.predict(document.text)
    (event,) = document.events
    assert (event.type, event.factuality) == ("control_change", "asserted")
    assert event.trigger == hadath.Span(0, 7, "استعادت")
    found = {argument.role: argument.span.text for argument in event.arguments}
    assert found == {"Agent": "القوات العراقية", "Place": "قضاء القائم", "Time": "الجمعة"}


def test_the_articles_give_events_that_match_their_text(root: Path, shipped: Extractor) -> None:
    paths = sorted((root / "seeds").glob("*.txt"))
    documents = shipped.predict_batch([path.read_bytes().decode("utf-8") for path in paths])
    for document in documents:
        check(document)
        assert len(document.events) >= 10
        assert not document.unread
    taken = [e for d in documents for e in d.events if e.type == "control_change"]
    for place in ("القائم", "دير الزور"):
        assert any(
            any(a.role == "Place" and place in a.span.text for a in event.arguments)
            and any(a.role == "Agent" for a in event.arguments)
            for event in taken
        ), place


def test_a_hundred_thousand_characters_without_a_full_stop(everywhere: Extractor) -> None:
    text = "والاستراتيجيات ستستعرضونها المستشفيات للاستخبارات والميليشيات " * 1650
    assert len(text) > 100_000
    document = everywhere.predict(text)
    check(document)
    assert len(document.sentences) == 1
    assert not document.unread
    # This model takes nearly every word for a trigger: none may be missing or there twice.
    starts = [event.trigger.start for event in document.events]
    assert len(starts) == len(set(starts))
    assert len(starts) > 0.5 * len(find_words(text))
    assert max(starts) > len(text) - 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "...",
        "😀 🚀",
        "\u200f\u202b",
        "hello world",
        "٣٧ 15 %",
        "\ufeffقتل\r\nثلاثة\r\n",
    ],
)
def test_texts_of_every_kind(everywhere: Extractor, text: str) -> None:
    document = everywhere.predict(text)
    check(document)
    assert document.text == text
    json.dumps(document.to_dict())


def test_batches_and_streams_keep_the_order(everywhere: Extractor) -> None:
    texts = [f"قصفت {n} طائرات بلدة الباب " * (1 + n % 5) for n in range(70)] + [""]
    batch = everywhere.predict_batch(texts)
    assert [document.text for document in batch] == texts

    def endless() -> Iterator[str]:
        yield from texts
        raise RuntimeError("the end")

    stream = everywhere.stream(endless())
    for text, expected in zip(texts[:64], batch, strict=False):
        found = next(stream)
        assert found.text == text
        assert [e.trigger for e in found.events] == [e.trigger for e in expected.events]


def test_json_is_the_contract(everywhere: Extractor) -> None:
    data = everywhere.predict("قصفت طائرات بلدة الباب.", id="a.txt").to_dict()
    assert list(data) == ["schema", "id", "text", "sentences", "events", "unread"]
    assert (data["schema"], data["id"]) == (1, "a.txt")
    assert set(data["sentences"][0]) == {"start", "end", "event_types"}
    event = data["events"][0]
    assert list(event) == [
        "type",
        "sentence",
        "factuality",
        "confidence",
        "factuality_confidence",
        "trigger",
        "arguments",
    ]
    assert set(event["trigger"]) == {"start", "end", "text"}
    for argument in event["arguments"]:
        assert set(argument) == {"role", "start", "end", "text", "confidence"}


def test_roles_are_those_that_the_type_admits(everywhere: Extractor) -> None:
    document = everywhere.predict("قصفت طائرات روسية بلدة الباب وقتل عشرة مدنيين قال المرصد " * 20)
    arguments = [(e.type, a.role) for e in document.events for a in e.arguments]
    assert len(arguments) > 50
    assert all(everywhere.schema.admits(kind, role) for kind, role in arguments)


def test_given_triggers(everywhere: Extractor, sentences: tuple[AnnotatedSentence, ...]) -> None:
    some = [s for s in sentences if s.events][:10]
    given = [[(e.type, e.trigger) for e in s.events] for s in some]
    documents = everywhere.attach([s.text for s in some], given)
    for document, wanted in zip(documents, given, strict=True):
        assert [(e.type, e.trigger) for e in document.events] == wanted
    with pytest.raises(ValueError, match="1 lists of triggers for 2 texts"):
        everywhere.attach(["a", "b"], [[]])
    with pytest.raises(ValueError, match=r"unknown event types \['war'\]"):
        everywhere.attach(["قتل"], [[("war", hadath.Span(0, 3, "قتل"))]])


def test_what_is_no_text_is_refused(everywhere: Extractor) -> None:
    with pytest.raises(TypeError, match="texts is one string; pass a list of texts"):
        everywhere.predict_batch("قتل")
    with pytest.raises(TypeError, match="text 1 is of type bytes, expected str"):
        everywhere.predict_batch(["قتل", b"x"])  # type: ignore[list-item]


def test_models_that_cannot_be_loaded(tmp_path: Path, root: Path) -> None:
    with pytest.raises(hadath.SetupError, match="no such model folder; train one with"):
        hadath.load(tmp_path / "none")
    with pytest.raises(hadath.SetupError, match=r"not a hadath model, it lacks config\.json"):
        hadath.load(tmp_path)
    with pytest.raises(hadath.SetupError, match="the Hugging Face hub did not give it"):
        hadath.load("nobody/no-such-model")
    for name in ("config.json", "tokenizer.json"):
        source = root / "model" / "hadath" / "weights" / "default" / name
        (tmp_path / name).write_bytes(source.read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(hadath.SetupError, match="the model cannot be read"):
        hadath.load(tmp_path)


def test_the_shipped_model_never_saw_what_it_is_measured_on(root: Path) -> None:
    metrics = json.loads(
        (root / "model/hadath/weights/default/metrics.json").read_text(encoding="utf-8")
    )
    plan = read_plan(root / "annotations" / "split.toml")
    assert metrics["held_out"]["model"]["documents"] == len(plan.held_out)
    assert metrics["training"]["sentences"]["held_out"] == 30
