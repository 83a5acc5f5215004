"""Metrics against an example worked by hand and against seqeval."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from hadath.document import Argument, Event, Span
from hadath.schema import Schema
from hadath_training.annotations import AnnotatedSentence
from hadath_training.baselines import DictionaryBaseline, majority_factuality
from hadath_training.listing import list_errors
from hadath_training.metrics.bio import seqeval_roles, seqeval_triggers
from hadath_training.metrics.counts import Counts
from hadath_training.metrics.match import Pair
from hadath_training.metrics.scorecard import score
from hadath_training.metrics.seeds import summarise

TEXT = "قصفت طائرات روسية بلدة الباب وقتل عشرة مدنيين"


def span(text: str) -> Span:
    return Span.cut(TEXT, TEXT.index(text), TEXT.index(text) + len(text))


def event(kind: str, trigger: str, *arguments: tuple[str, str], value: str = "asserted") -> Event:
    return Event(kind, span(trigger), value, tuple(Argument(r, span(t)) for r, t in arguments))


GOLD = (
    event("strike", "قصفت", ("Agent", "روسية"), ("Instrument", "طائرات"), ("Place", "بلدة الباب")),
    event(
        "casualties", "وقتل", ("Quantity", "عشرة"), ("Patient", "مدنيين"), ("Place", "بلدة الباب")
    ),
)
PREDICTED = (
    event("strike", "قصفت", ("Agent", "طائرات روسية"), ("Place", "بلدة الباب"), value="planned"),
    event("battle", "وقتل", ("Quantity", "عشرة"), ("Patient", "مدنيين")),
    event("strike", "طائرات", ("Place", "بلدة الباب")),
)


def test_an_example_worked_by_hand(schema: Schema) -> None:
    """Two gold events with six arguments; three predicted ones with five.

    Trig-I: قصفت and وقتل are found, طائرات is not one: 2 of 2 and of 3. Trig-C: only قصفت has its
    type. Arg-I, a set of (type, span): gold has strike {روسية، طائرات، الباب} and casualties
    {عشرة، مدنيين، الباب}; predicted strike {طائرات روسية، الباب} and battle {عشرة، مدنيين}; only
    (strike, الباب) is in both: 1 of 6 and of 4. With the trigger, predicted are 5. Overlap: Agent
    طائرات روسية touches Agent روسية, so 2 of 6 and of 5.
    """
    card = score([Pair("d", GOLD, PREDICTED)], schema)
    assert {name: value.counts for name, value in card.metrics.items()} == {
        "Trig-I": Counts(2, 3, 2),
        "Trig-C": Counts(2, 3, 1),
        "Arg-I": Counts(6, 4, 1),
        "Arg-C": Counts(6, 4, 1),
        "Arg-I+": Counts(6, 5, 1),
        "Arg-C+": Counts(6, 5, 1),
        "Arg-C+ overlap": Counts(6, 5, 2),
    }
    assert card.f1("Trig-C") == pytest.approx(100 * 2 / 5)
    assert card.factuality.counts == Counts(1, 1, 0)
    assert card.by_type["battle"]["Trig-C"] == Counts(0, 1, 0)
    assert card.by_role["Place"] == Counts(2, 2, 1)


def noisy(sentences: tuple[AnnotatedSentence, ...], seed: int) -> tuple[Pair, ...]:
    """Gold with a third of everything dropped or changed."""
    dice = random.Random(seed)
    pairs: list[Pair] = []
    for sentence in sentences:
        predicted: list[Event] = []
        for gold in sentence.events:
            if dice.random() < 0.2:
                continue
            kind = "battle" if dice.random() < 0.2 else gold.type
            arguments = tuple(a for a in gold.arguments if dice.random() < 0.8)
            predicted.append(replace(gold, type=kind, arguments=arguments))
        unique = {(e.trigger, e.type): e for e in predicted}
        pairs.append(Pair(sentence.document, sentence.events, tuple(unique.values())))
    return tuple(pairs)


@pytest.mark.parametrize("seed", range(3))
def test_strict_figures_equal_seqeval(
    sentences: tuple[AnnotatedSentence, ...], schema: Schema, seed: int
) -> None:
    pairs = noisy(sentences, seed)
    card = score(pairs, schema)
    assert 50 < card.f1("Trig-C") < 95
    assert seqeval_triggers(sentences, pairs) == pytest.approx(card.metrics["Trig-C"].counts.f1)
    assert seqeval_roles(sentences, pairs, schema) == pytest.approx(
        card.metrics["Arg-C+"].counts.f1
    )


def test_gold_against_itself_is_perfect(
    sentences: tuple[AnnotatedSentence, ...], schema: Schema
) -> None:
    card = score([Pair(s.document, s.events, s.events) for s in sentences], schema)
    assert {value.counts.f1 for value in card.metrics.values()} == {1.0}
    assert card.factuality.counts.f1 == 1.0
    assert all(value.low == value.high == 1.0 for value in card.metrics.values())


def test_intervals_hold_the_figure_and_say_their_unit(
    sentences: tuple[AnnotatedSentence, ...], schema: Schema
) -> None:
    pairs = noisy(sentences, 5)
    card = score(pairs, schema)
    assert card.unit == "document"
    for value in card.metrics.values():
        assert value.low < value.counts.f1 < value.high < value.low + 0.15
    assert score(pairs[:30], schema).unit == "sentence"
    assert score([], schema).f1("Trig-C") == 0.0


def test_seeds_are_summarised_with_students_t() -> None:
    summary = summarise([80.0, 82.0, 84.0])
    assert summary.mean == 82.0
    assert summary.half_width == pytest.approx(4.303 * 2 / 3**0.5)
    assert summarise([80.0]).half_width is None
    with pytest.raises(ValueError, match="0 seeds, expected 1 to 10"):
        summarise([])


def test_the_dictionary_remembers(sentences: tuple[AnnotatedSentence, ...], schema: Schema) -> None:
    baseline = DictionaryBaseline(sentences)
    card = score([baseline.pair(s) for s in sentences], schema)
    assert card.f1("Trig-C") > 80
    assert baseline.predict("فاز الفريق بالمباراة") == ()
    value, share = majority_factuality(sentences, sentences)
    assert value == "asserted"
    assert 0.7 < share < 0.9


def test_the_listing_shows_gold_and_predicted_in_the_sentence() -> None:
    sentence = AnnotatedSentence("s-1", "d", TEXT, GOLD)
    lines = list(list_errors([sentence], [Pair("d", GOLD, PREDICTED)]))
    assert lines[0] == "s-1 (d)"
    assert (
        "  gold      asserted: [قصفت]strike {طائرات}Instrument {روسية}Agent {بلدة الباب}Place "
        "وقتل عشرة مدنيين" in lines
    )
    assert "  gold      no such event" in lines
    assert not list(list_errors([sentence], [Pair("d", GOLD, GOLD)]))
