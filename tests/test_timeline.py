"""``hadath timeline``: texts and records in, tables, ACLED's columns, GeoJSON and a page out."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from hadath.document import Argument, Document, Event, Sentence, Span
from hadath.errors import InputError, SetupError
from hadath.merge import Story, merge_documents
from hadath.resolve import Article, resolve_document
from hadath.schema import Schema
from hadath.timeline.acled_row import COLUMNS, acled_row
from hadath.timeline.articles import find_article, read_day
from hadath.timeline.form import TimelineFormat
from hadath.timeline.forms import write_story
from hadath.timeline.geojson import to_geojson
from hadath.timeline.origins import read_articles
from hadath_training.story.gold import Gold, load_gold
from test_cli import run

TEXT = "استعادت القوات العراقية مدينة القائم من تنظيم الدولة الجمعة."
WORDS = {
    "Agent": "القوات العراقية",
    "Place": "مدينة القائم",
    "Patient": "تنظيم الدولة",
    "Time": "الجمعة",
}


def _document(name: str = "a", text: str = TEXT) -> Document:
    arguments = tuple(
        Argument(role, Span.cut(text, text.index(words), text.index(words) + len(words)))
        for role, words in WORDS.items()
    )
    event = Event("control_change", Span.cut(text, 0, 7), "asserted", arguments, confidence=0.9)
    return Document(text, (Sentence(0, len(text), {}),), (event,), name)


@pytest.fixture(scope="module")
def story() -> Story:
    day = date(2017, 11, 4)
    nowhere = Document("انسحبوا.", (Sentence(0, 8, {}),), (), "b")
    retreat = Event("retreat", Span(0, 7, "انسحبوا"), "negated")
    documents = (
        resolve_document(_document(), Article("a", "رويترز", day)),
        resolve_document(
            Document(nowhere.text, nowhere.sentences, (retreat,), "b"), Article("b", "", None)
        ),
    )
    return merge_documents(documents)


@pytest.fixture(scope="module")
def gold(root: Path, schema: Schema) -> Gold:
    return load_gold(root / "annotations", root / "seeds", schema)


def test_a_row_has_acled_s_columns_and_guesses_nothing(story: Story) -> None:
    first, last = (acled_row(event) for event in story.events)
    assert tuple(first) == COLUMNS
    assert {name: first[name] for name in ("event_date", "year", "time_precision")} == {
        "event_date": "2017-11-03",
        "year": 2017,
        "time_precision": 1,
    }
    assert (first["event_type"], first["sub_event_type"], first["disorder_type"]) == (
        "Battles",
        "Government regains territory",
        "Political violence",
    )
    assert (first["actor1"], first["inter1"]) == ("Iraqi armed forces", "State forces")
    assert (first["actor2"], first["inter2"]) == ("Islamic State", "Rebel group")
    assert (first["country"], first["iso"], first["geo_precision"]) == ("Iraq", 368, 1)
    assert first["source"] == "رويترز"
    assert first["notes"] == TEXT
    assert first["fatalities"] == ""
    told = {"event_date", "country", "latitude", "actor1"}
    assert {last[name] for name in told} == {""}
    assert last["sub_event_type"] == ""  # it is told that they did not
    assert last["factuality"] == "negated"


def test_geojson_keeps_the_events_without_a_place(story: Story) -> None:
    found = json.loads(json.dumps(to_geojson(story)))
    first, last = found["features"]
    assert found["type"] == "FeatureCollection"
    longitude, latitude = first["geometry"]["coordinates"]
    assert 40 < longitude < 42
    assert 34 < latitude < 35
    assert last["geometry"] is None
    assert first["properties"]["mentions"][0]["trigger"]["text"] == "استعادت"


def test_every_form_holds_every_event(story: Story, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    for form in TimelineFormat:
        write_story(story, form, tmp_path / form.value)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8"))))
    assert [row["hadath_type"] for row in rows] == ["control_change", "retreat"]
    assert parquet.read_table(tmp_path / "parquet").num_rows == 2
    assert len(json.loads((tmp_path / "json").read_text(encoding="utf-8"))["events"]) == 2
    table = (tmp_path / "table").read_text(encoding="utf-8")
    assert "2 articles, 2 events: 1 without a day, 1 without a place" in table
    assert "استعادت" in (tmp_path / "html").read_text(encoding="utf-8")


def test_what_cannot_be_written_is_said(story: Story, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"cannot be written .* in a folder that exists"):
        write_story(story, TimelineFormat.json, tmp_path / "no" / "out.json")
    with pytest.raises(SetupError, match="parquet is a file format: give --output a file"):
        write_story(story, TimelineFormat.parquet)


def test_a_record_is_read_back_as_it_was_written() -> None:
    document = _document().labelled("a", "2017-11-04", "رويترز")
    assert Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": 2}, r"schema 2, expected 1; write it again"),
        ({"text": TEXT.replace("القائم", "البلدة")}, r"the text was changed"),
        ({"events": None}, r"not a record of hadath extract"),
        ({"sentences": []}, r"in sentence 0, but has 0 sentences"),
        ({"text": None}, r"text is None, expected str"),
        ({"text": 5}, r"text is 5, expected str"),
        (
            {"sentences": [{"start": "x", "end": 3, "event_types": {}}]},
            r"start is 'x', expected int",
        ),
        (
            {"sentences": [{"start": -5, "end": 3, "event_types": {}}]},
            r"sentence 0 at -5-3 of a text",
        ),
        ({"events": [{**_document().to_dict()["events"][0], "sentence": "1"}]}, r"sentence is '1'"),
        ({"events": [{**_document().to_dict()["events"][0], "type": 7}]}, r"type is 7"),
        (
            {"events": [{**_document().to_dict()["events"][0], "factuality": None}]},
            r"factuality is",
        ),
        ({"events": [{**_document().to_dict()["events"][0], "confidence": "high"}]}, r"is 'high'"),
    ],
)
def test_a_record_that_does_not_fit_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        Document.from_dict({**_document().to_dict(), **change})


def test_the_date_of_the_row_comes_before_the_table_and_the_option() -> None:
    listed = {"a": Article("a", "رويترز", date(2017, 11, 4))}
    option = date(2017, 11, 5)
    row = _document("x/a.txt").labelled("x/a.txt", "2017-11-03", "سانا")
    assert find_article(row, listed, option) == Article("x/a.txt", "سانا", date(2017, 11, 3))
    named = _document("x/a.txt")
    assert find_article(named, listed, option) == Article("x/a.txt", "رويترز", date(2017, 11, 4))
    assert find_article(_document("y"), listed, option).published == option
    assert find_article(_document("y"), listed, None).published is None
    assert read_day(" 2017-11-03T08:15:00Z ", "a") == date(2017, 11, 3)
    for wrong in ("amis", "2018-03-1099", "20180310", "2018-W10-6", "2018-02-30"):
        with pytest.raises(InputError, match=f"{wrong!r}, expected a day such as 2017-11-03"):
            read_day(wrong, "a")


def test_only_endings_that_tell_a_kind_are_taken_off_names() -> None:
    listed = {"2018.03.10": Article("2018.03.10", "رويترز", date(2018, 3, 10))}
    assert find_article(_document("x/2018.03.10.txt.gz"), listed, None).outlet == "رويترز"
    assert find_article(_document("x/2018.txt"), listed, None).outlet == ""


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[", "cannot be read as a table of sources"),
        ("a = 1", "a is 1, expected a table with outlet"),
        ('[a]\ndate = "2017-11-03"', "such as 2017-11-03, without quotes"),
        ("[a]\noutlet = 3", "has outlet 3"),
        ("[a]\npublished = 2017-11-03", "a has published, expected only date, date_basis, note"),
    ],
)
def test_a_table_of_sources_that_is_none_is_refused(
    tmp_path: Path, table: str, message: str
) -> None:
    (tmp_path / "sources.toml").write_text(table, encoding="utf-8")
    with pytest.raises(SetupError, match=message):
        read_articles(tmp_path / "sources.toml")


def test_the_command_reads_texts_and_tells_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("مدينة", "قضاء"), encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    page = tmp_path / "story.html"
    done = run("timeline", tmp_path, "--format", "json", "--report", page)
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert "empty.txt: empty, expected text" in errors
    assert "2 of 2 articles have no day of publication" in errors
    (event,) = json.loads(done.stdout)["events"]
    assert (event["type"], event["time"], event["sources"]) == ("control_change", None, 2)
    assert "<html" in page.read_text(encoding="utf-8")
    (tmp_path / "empty.txt").unlink()
    dated = run("timeline", tmp_path, "--date", "2017-11-04", "--format", "json")
    assert dated.returncode == 0, dated.stderr.decode()
    (event,) = json.loads(dated.stdout)["events"]
    assert event["time"]["start"] == "2017-11-03"


def test_the_command_takes_records_with_their_dates(tmp_path: Path, gold: Gold) -> None:
    lines = [
        json.dumps(document.labelled(document.id, f"{article.published}", article.outlet).to_dict())
        for document, article in zip(gold.documents, gold.articles, strict=True)
    ]
    records = tmp_path / "records.jsonl"
    records.write_text("\n".join([*lines, '{"schema": 1}', "{"]), encoding="utf-8")
    done = run("timeline", "--records", records, "--format", "csv")
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert "records.jsonl:6: not a record of hadath extract" in errors
    assert "records.jsonl:7: no JSON" in errors
    assert "5 articles read, 2 failed" in errors
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert any("figure: 37 % / 35 %" in row["disagreements"] for row in rows)


def test_extracted_records_keep_the_dates_of_their_rows(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    row = {"id": "x", "text": TEXT, "date": "2017-11-04", "outlet": "رويترز"}
    rows.write_text(json.dumps(row) + "\n", encoding="utf-8")
    records = tmp_path / "records.jsonl"
    assert run("extract", rows, "--format", "jsonl", "--output", records).returncode == 0
    done = run("timeline", "--records", records, "--format", "json")
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert found["articles"] == [
        {"id": "x", "outlet": "رويترز", "published": "2017-11-04", "unread": []}
    ]
    assert found["events"][0]["time"]["start"] == "2017-11-03"


def test_options_for_texts_do_not_go_with_records(tmp_path: Path) -> None:
    done = run("timeline", "--records", tmp_path / "x.jsonl", "--model", "y")
    assert done.returncode == 2
    assert "--records takes what hadath extract wrote" in done.stderr.decode()


def test_what_cannot_be_written_is_said_before_anything_is_read(tmp_path: Path) -> None:
    missing = tmp_path / "no"
    for arguments in (
        ("--output", missing / "x"),
        ("--report", missing / "x"),
        ("--format", "parquet", "--output", tmp_path),
    ):
        done = run("timeline", tmp_path / "missing.txt", *arguments)
        assert done.returncode == 2
        assert "cannot be written" in done.stderr.decode()
        assert "missing.txt" not in done.stderr.decode()


def test_stdin_may_hold_rows() -> None:
    row = {"text": TEXT, "date": "2017-11-04", "id": "x"}
    done = run(
        "timeline", "-", "--input", "jsonl", "--format", "json", stdin=json.dumps(row).encode()
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["articles"][0]["published"] == "2017-11-04"


def test_texts_of_one_id_are_told_apart(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        "".join(
            json.dumps({"id": i, "text": TEXT, "date": "2017-11-04"}) + "\n"
            for i in ("1", "1", "1#2")
        ),
        encoding="utf-8",
    )
    found = json.loads(run("timeline", rows, "--format", "json").stdout)
    assert sorted(one["id"] for one in found["articles"]) == ["1", "1#2", "1#2#2"]
    (event,) = found["events"]
    assert (len(event["mentions"]), event["sources"]) == (3, 1)


def test_extract_writes_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run("extract", "-", "--format", "html", "--output", page, stdin=TEXT.encode())
    assert done.returncode == 0, done.stderr.decode()
    shown = page.read_text(encoding="utf-8")
    assert 'dir="rtl"' in shown
    assert "استعادت" in shown
    for path in (tmp_path / "no" / "x.html", tmp_path):
        refused = run("extract", "-", "--format", "html", "--output", path)
        assert refused.returncode == 2
        assert "cannot be written" in refused.stderr.decode()
