"""The story of the five articles, on their gold events, and its figures in the docs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hadath.merge import MergedEvent, Story, merge_documents
from hadath.resolve.document import resolve_document
from hadath.schema import Schema
from hadath_training.story.coreference import score_clusters
from hadath_training.story.evaluation import StoryEvaluation, evaluate_stories
from hadath_training.story.gold import Gold, load_gold


@pytest.fixture(scope="module")
def gold(root: Path, schema: Schema) -> Gold:
    return load_gold(root / "annotations", root / "seeds", schema)


@pytest.fixture(scope="module")
def story(gold: Gold) -> Story:
    return merge_documents(
        resolve_document(document, article)
        for document, article in zip(gold.documents, gold.articles, strict=True)
    )


@pytest.fixture(scope="module")
def evaluation(gold: Gold) -> StoryEvaluation:
    return evaluate_stories(gold)


def _find(
    story: Story, type_name: str, place: str, factuality: str = "asserted"
) -> list[MergedEvent]:
    return [
        event
        for event in story.events
        if event.type == type_name
        and event.factuality == factuality
        and event.place is not None
        and place in event.place.name
    ]


def _articles(event: MergedEvent) -> set[str]:
    return {mention.article.id[:3] for mention in event.mentions}


def test_al_qaim_is_retaken_once_by_four_articles(story: Story) -> None:
    event = max(_find(story, "control_change", "Q"), key=lambda one: len(one.mentions))
    assert _articles(event) >= {"000", "001", "002", "003"}
    assert event.time is not None
    assert event.time.start == date(2017, 11, 3)
    assert "iraq.armed_forces" in {
        one.value.to_dict()["key"] for one in event.said("Agent") if one.value
    }
    assert event.acled is not None
    assert event.acled.sub_event_type == "Government regains territory"


def test_deir_ez_zor_is_retaken_once(story: Story) -> None:
    event = max(_find(story, "control_change", "Deir ez-Zor"), key=lambda one: len(one.mentions))
    assert len(_articles(event)) >= 4
    assert event.time is not None
    assert event.time.start in {date(2017, 11, 2), date(2017, 11, 3)}


def test_everything_points_to_albu_kamal_and_what_is_planned_stands_apart(story: Story) -> None:
    planned = [
        e for kind in ("battle", "control_change") for e in _find(story, kind, "Kamāl", "planned")
    ]
    asserted = [
        e for kind in ("advance", "retreat", "control") for e in _find(story, kind, "Kamāl")
    ]
    assert planned
    assert {event.type for event in asserted} == {"advance", "retreat", "control"}


def test_figures_of_one_thing_that_differ_are_told(story: Story) -> None:
    figures = {
        one.label: [{_id(event, at) for at in said.mentions} for said in one.statements]
        for event in story.events
        for one in event.disagreements
        if one.kind == "figure"
    }
    assert figures["37 % / 35 %"] == [{"000", "001"}, {"004"}]
    assert figures["3,000-9,000 people / about 1,500 people"] == [{"002"}, {"004"}]


def _id(event: MergedEvent, mention: int) -> str:
    return event.mentions[mention].article.id[:3]


def test_thirty_kilometres_and_eighteen_miles_agree(story: Story) -> None:
    (event,) = [
        event
        for event in story.events
        if "18 ميلًا" in {s.surfaces[0] for s in event.said("Quantity")}
    ]
    assert {one.label for one in event.said("Quantity")} == {"≥ 30 km", "about 29 km"}
    assert not [one for one in event.disagreements if one.kind == "figure"]
    assert _articles(event) == {"000", "001", "003"}


def test_the_displaced_are_counted_on_their_source_s_word(story: Story) -> None:
    (event,) = _find(story, "displacement", "Deir ez-Zor", "planned")
    figures = {one.value.to_dict()["low"] for one in event.said("Quantity") if one.value}
    assert figures == {350_000, 175_000}
    (source,) = event.said("Source")
    assert source.value is not None
    assert source.value.to_dict()["key"] == "save_the_children"


@pytest.mark.parametrize(
    ("place", "start"), [("Raqqah", date(2017, 10, 1)), ("Mosul", date(2017, 7, 1))]
)
def test_months_are_counted_from_the_day_of_publication(
    story: Story, place: str, start: date
) -> None:
    times = {event.time.start for event in _find(story, "control_change", place) if event.time}
    assert start in times


def test_every_resolver_keeps_its_accuracy(evaluation: StoryEvaluation) -> None:
    least = {"time": 98, "quantity": 98, "place": 85, "actor": 90}
    for one in evaluation.resolvers:
        assert one.accuracy >= least[one.kind], one.mistakes
    assert evaluation.clusters["measured only"].conll > 70
    assert evaluation.clusters["all, every telling apart"].conll < 45


def test_the_docs_give_the_figures_that_are_measured(
    root: Path, evaluation: StoryEvaluation
) -> None:
    told = (root / "model" / "STORY.md").read_text(encoding="utf-8")
    for one in evaluation.resolvers:
        assert (
            f"| {one.kind} | {one.accuracy:.1f} | {one.right} | {one.wrong} | {one.missed} |"
            in told
        )
    for name, score in evaluation.clusters.items():
        assert (
            f"| {name} | {score.conll:.1f} | {score.muc:.1f} | {score.b_cubed:.1f} "
            f"| {score.ceaf_e:.1f} | {score.gold} | {score.system} |"
        ) in told


def test_the_two_passes_agree_as_the_docs_say(root: Path) -> None:
    folder = root / "annotations" / "_story"
    told = (folder / "README.md").read_text(encoding="utf-8")
    first, second = (
        (folder / name / "values.jsonl").read_text(encoding="utf-8").splitlines()
        for name in ("first", "second")
    )
    assert len(first) == len(second)
    agreed = sum(one == other for one, other in zip(first, second, strict=True))
    assert f"{agreed} of {len(first)} values" in told


def test_the_scorer_gives_the_worked_example_of_the_b_cubed_paper() -> None:
    """Bagga and Baldwin 1998: two of three chains joined, so precision 16/21 and recall 1."""
    key = {("a", n): "x" if n <= 5 else "y" if n <= 7 else "z" for n in range(1, 13)}
    given = {("a", n): 1 if n <= 5 else 2 for n in range(1, 13)}
    precision, recall = (5 * 1 + 7 * (2 * 2 / 7 + 5 * 5 / 7) / 7) / 12, 1.0
    f1 = 100 * 2 * precision * recall / (precision + recall)
    assert score_clusters(key, given, {"a"}).b_cubed == pytest.approx(f1, abs=0.06)
