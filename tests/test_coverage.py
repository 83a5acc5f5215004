"""What the corpus holds: counts against a hand-worked example, goals, and copies."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from hadath.document import Argument, Event, Span
from hadath.errors import SetupError
from hadath.schema import Schema
from hadath_training.annotations import AnnotatedSentence
from hadath_training.annotations.copies import find_copies
from hadath_training.annotations.coverage import measure_coverage, read_goals
from hadath_training.annotations.coverage_report import coverage_markdown

WAR = "قُتل ثلاثة مدنيين وأصيب 7 في هجوم على الرقة والموصل وحمص أمس"
SPORT = "شن المدرب هجوم لاذع على الحكم بعد خسارة فريقه في نصف النهائي"


def span(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word), word)


def war(number: int, batch: str = "b1", factuality: str = "asserted") -> AnnotatedSentence:
    places = [Argument("Place", span(WAR, word)) for word in ("الرقة", "والموصل", "وحمص")]
    time = Argument("Time", span(WAR, "أمس"))
    return AnnotatedSentence(
        id=f"{batch}-{number}",
        document=batch,
        text=WAR,
        events=(
            Event("casualties", span(WAR, "قُتل"), factuality, (*places, time)),
            Event("battle", span(WAR, "هجوم"), "asserted", (places[0], time)),
        ),
        origin="authored",
        batch=batch,
        theatre="Syria",
        register="agency",
    )


def test_counts_of_a_hand_worked_example(schema: Schema) -> None:
    sport = AnnotatedSentence("n-0", "n", SPORT, origin="authored", theatre="sport")
    sentences = [war(0), war(1), war(2, factuality="negated"), sport]
    goals = {"sentences": 4.0, "events": 7.0, "mean words": 12.0, "mean words, most": 12.0}
    coverage = measure_coverage(sentences, schema, goals)
    assert coverage.factuality["casualties"] == {
        "asserted": 2,
        "planned": 0,
        "possible": 0,
        "negated": 1,
    }
    assert coverage.roles["battle"]["Place"] == 3
    assert coverage.roles["casualties"]["Place"] == 9
    assert "Patient" not in coverage.roles["control"]
    values = {goal.name: goal.measured for goal in coverage.goals}
    assert values["sentences without event"] == 25.0
    assert values["hard ones among them"] == 100.0  # "هجوم" is a trigger wherever there are events
    assert values["events not asserted"] == 16.7
    assert values["fewest events of a type"] == 0
    assert [goal.name for goal in coverage.missed] == ["events"]
    assert coverage.forms["lists of three or more places"] == 3
    assert coverage.forms["arguments of several events"] == 3
    assert coverage.forms["passives with their vowel"] == 3
    assert coverage.forms["relative dates"] == 3
    assert coverage.forms["Latin digits"] == 3
    assert coverage.forms["shares"] == 1
    assert coverage.theatres == {"Syria": 3, "sport": 1}
    assert "| events | 7 | 6 | no |" in coverage_markdown(coverage)


def test_a_plan_that_asks_for_something_unknown_is_refused(tmp_path: Path, schema: Schema) -> None:
    with pytest.raises(SetupError, match="asks for commas, which is not counted; use sentences"):
        measure_coverage([war(0)], schema, {"commas": 3.0})
    plan = tmp_path / "coverage.toml"
    with pytest.raises(SetupError, match="cannot be read as a plan"):
        read_goals(plan)
    plan.write_text('[goals]\nevents = "many"\n', encoding="utf-8")
    with pytest.raises(SetupError, match=r"expected a table \[goals\] of numbers"):
        read_goals(plan)


def test_copies_of_texts_articles_and_other_batches_are_found(tmp_path: Path) -> None:
    text = tmp_path / "news.txt.gz"
    with gzip.open(text, "wt", encoding="utf-8") as stream:
        stream.write(f"سطر أول\nوقالت الوكالة إنه {WAR.replace('ُ', '')} مساء\n")
    article = AnnotatedSentence("000-1", "000", "وقد " + WAR)
    alone = AnnotatedSentence("b1-9", "b1", SPORT, origin="authored", batch="b1")
    assert not find_copies([war(0), war(1), alone])  # a batch may repeat itself
    assert [c.source for c in find_copies([war(0), alone], [text])] == [f"{text}:2"]
    assert [c.source for c in find_copies([article, war(0)])] == ["000-1"]
    (copy,) = find_copies([war(0), war(0, "b2")])
    assert (copy.id, copy.source) == ("b2-0", "b1-0")
    assert copy.words == "قتل ثلاثه مدنيين واصيب 7 في هجوم علي"


def test_the_data_card_says_what_the_corpus_holds(
    root: Path, schema: Schema, sentences: tuple[AnnotatedSentence, ...]
) -> None:
    card = (root / "annotations" / "README.md").read_text(encoding="utf-8")
    told = re.search(r"<!-- coverage -->\n(.*)\n<!-- end -->", card, re.DOTALL)
    assert told is not None
    authored = [sentence for sentence in sentences if sentence.origin == "authored"]
    goals = read_goals(root / "annotations" / "coverage.toml")
    assert told[1] == coverage_markdown(measure_coverage(authored, schema, goals))


def test_every_authored_sentence_says_where_it_comes_from_and_is_nobody_elses(
    sentences: tuple[AnnotatedSentence, ...],
) -> None:
    authored = [sentence for sentence in sentences if sentence.origin == "authored"]
    assert len(authored) >= 420
    for sentence in authored:
        assert sentence.theatre, sentence.id
        assert sentence.register, sentence.id
        assert sentence.id.startswith(f"{sentence.batch}-"), sentence.id
        assert sentence.document.startswith(f"{sentence.batch}-"), sentence.id
    assert not find_copies(sentences)
