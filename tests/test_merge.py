"""Merging: which tellings are one event, who says what of it, and where they differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hadath.document import Argument, Document, Event, Sentence, Span
from hadath.merge import MergedEvent, Story, merge_documents
from hadath.merge.cluster import cluster
from hadath.merge.copies import group_copies
from hadath.merge.features import Features
from hadath.merge.likeness import SAME, compare
from hadath.resolve.document import resolve_document
from hadath.resolve.place import Place
from hadath.resolve.resolved import Article, ResolvedDocument

_DAY = date(2017, 11, 4)


def _told(
    name: str,
    text: str,
    type_name: str,
    trigger: str,
    factuality: str = "asserted",
    published: date | None = _DAY,
    **roles: str,
) -> ResolvedDocument:
    """Return an article of one sentence with one event; several words of a role part by ``|``."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span.cut(text, start, start + len(words))

    arguments = tuple(
        Argument(role, span(words)) for role, told in roles.items() for words in told.split("|")
    )
    event = Event(type_name, span(trigger), factuality, arguments)
    document = Document(text, (Sentence(0, len(text), {}),), (event,), name)
    return resolve_document(document, Article(name, f"outlet {name}", published))


def _one(*documents: ResolvedDocument) -> MergedEvent:
    story = merge_documents(documents)
    assert len(story.events) == 1
    return story.events[0]


_TAKEN = "استعادت القوات العراقية قضاء القائم الجمعة."


def _taken(name: str = "a", **other: object) -> ResolvedDocument:
    roles = {"Agent": "القوات العراقية", "Place": "قضاء القائم", "Time": "الجمعة"}
    return _told(name, _TAKEN, "control_change", "استعادت", **{**roles, **other})  # type: ignore[arg-type]


def test_two_wordings_of_one_capture_are_one_event() -> None:
    other = _told(
        "b",
        "أعلن العبادي سيطرة القوات الحكومية العراقية على مدينة القائم وطرد داعش منها يوم الجمعة.",
        "control_change",
        "سيطرة",
        Agent="القوات الحكومية العراقية",
        Place="مدينة القائم",
        Patient="داعش",
        Time="يوم الجمعة",
    )
    event = _one(_taken(), other)
    assert event.sources == 2
    assert event.outlets == ("outlet a", "outlet b")
    assert event.time is not None
    assert event.time.label == "2017-11-03"
    assert event.acled is not None
    assert event.acled.sub_event_type == "Government regains territory"
    assert event.disagreements == ()
    (patient,) = event.said("Patient")
    assert (patient.label, patient.mentions) == ("Islamic State", (1,))


def test_copies_of_one_text_are_one_source() -> None:
    event = _one(_taken("a"), _taken("b"), _taken("c"))
    assert len(event.mentions) == 3
    assert event.sources == 1
    assert merge_documents([_taken("a"), _taken("b")]).copies == 1


@pytest.mark.parametrize(
    "other",
    [
        _told("b", "استعادت القوات العراقية راوة.", "control_change", "استعادت", Place="راوة"),
        _told("b", "دخلت القوات العراقية القائم.", "advance", "دخلت", Place="القائم"),
        _told(
            "b",
            "استعادت القوات العراقية القائم في 2014.",
            "control_change",
            "استعادت",
            Place="القائم",
            Time="2014",
        ),
        _told(
            "b",
            "خسر تنظيم الدولة القائم ودير الزور الجمعة.",
            "control_change",
            "خسر",
            Place="القائم|ودير الزور",
            Time="الجمعة",
        ),
    ],
    ids=["another place", "another type", "another year", "a sum of two"],
)
def test_other_events_stay_apart(other: ResolvedDocument) -> None:
    assert len(merge_documents([_taken(), other]).events) == 2


def test_two_events_of_one_sentence_stay_apart() -> None:
    text = "قصف الجيش السوري مدينة حلب ثم قصف الجيش السوري مدينة حلب."
    events = tuple(
        Event(
            "strike",
            Span.cut(text, at, at + 3),
            "asserted",
            (Argument("Place", Span.cut(text, at + 14, at + 23)),),
        )
        for at in (0, 30)
    )
    document = Document(text, (Sentence(0, len(text), {}),), events, "a")
    resolved = resolve_document(document, Article("a", "", _DAY))
    assert len(merge_documents([resolved]).events) == 2


def _share(name: str, words: str) -> ResolvedDocument:
    text = f"لا يزال تنظيم الدولة الإسلامية يسيطر على {words} من محافظة دير الزور السورية."
    return _told(
        name,
        text,
        "control",
        "يسيطر",
        Agent="تنظيم الدولة الإسلامية",
        Quantity=words,
        Place="محافظة دير الزور السورية",
    )


def test_figures_that_cannot_both_be_true_are_a_disagreement() -> None:
    event = _one(_share("a", "37 في المئة"), _share("b", "٣٥ بالمئة"), _share("c", "37%"))
    (found,) = event.disagreements
    assert (found.kind, found.label) == ("figure", "37 % / 35 %")
    assert [len(one.mentions) for one in found.statements] == [2, 1]


def _distance(name: str, words: str, before: str) -> ResolvedDocument:
    text = f"باتت القوات السورية تبعد {before} {words} عن البوكمال في سوريا."
    return _told(
        name,
        text,
        "advance",
        "تبعد",
        Agent="القوات السورية",
        Quantity=words,
        Destination="البوكمال",
    )


def test_equal_values_in_other_units_are_no_disagreement() -> None:
    near = _one(_distance("a", "30 كيلومتراً", "نحو"), _distance("b", "18 ميلاً", "قرابة"))
    assert near.disagreements == ()
    far = _one(_distance("a", "30 كيلومتراً", "نحو"), _distance("b", "60 كيلومتراً", "نحو"))
    assert [one.kind for one in far.disagreements] == ["figure"]


def test_figures_of_two_things_in_one_telling_are_no_disagreement() -> None:
    text = "قتل 20 مدنياً بينهم خمسة أطفال في غارة على مدينة حلب السورية."
    event = _one(
        _told("a", text, "casualties", "قتل", Quantity="20|خمسة", Place="مدينة حلب السورية")
    )
    assert event.disagreements == ()


def test_days_parties_and_outcomes_that_differ_are_told() -> None:
    later = _taken("b", published=date(2017, 11, 5))
    text = "استعاد الحشد الشعبي قضاء القائم السبت من جبهة النصرة."
    other = _told(
        "c",
        text,
        "control_change",
        "استعاد",
        Agent="الحشد الشعبي",
        Place="قضاء القائم",
        Time="السبت",
        Patient="جبهة النصرة",
    )
    kinds = {one.kind for one in _one(_taken(), later, other).disagreements}
    assert kinds == {"date", "captor"}


@pytest.mark.parametrize(
    ("factuality", "kind"), [("negated", "claimed_denied"), ("planned", "planned_done")]
)
def test_denied_and_planned_tellings_are_told_apart(factuality: str, kind: str) -> None:
    event = _one(_taken(), _taken("b", factuality=factuality))
    assert event.factuality == "asserted"
    assert [one.kind for one in event.disagreements] == [kind]


def test_the_first_report_is_the_earliest_article() -> None:
    event = _one(_taken("late", published=date(2017, 11, 5)), _taken("early"))
    assert event.first.article.id == "early"


def test_without_a_day_of_publication_times_stay_unresolved() -> None:
    event = _one(_taken(published=None))
    assert event.time is None
    (said,) = event.said("Time")
    assert said.value is None
    assert said.label == "الجمعة"
    assert "publication" in event.mentions[0].record.time.how


def test_nothing_gives_an_empty_story() -> None:
    story = merge_documents([])
    assert story == Story((), (), 0)
    assert story.to_dict()["events"] == []


def test_killed_and_wounded_of_one_sentence_are_two_events() -> None:
    text = "مقتل 35 مدنياً وإصابة 70 مدنياً في قصف على مدينة دوما السورية."
    place = Span.cut(text, text.index("مدينة"), len(text) - 1)
    events = []
    for trigger, number in (("مقتل", "35"), ("وإصابة", "70")):
        at, start = text.index(trigger), text.index(number)
        told = (Argument("Quantity", Span.cut(text, start, start + 2)), Argument("Place", place))
        events.append(Event("casualties", Span.cut(text, at, at + len(trigger)), "asserted", told))
    for name, own in (("a", events), ("b", events[:1])):
        document = Document(text, (Sentence(0, len(text), {}),), tuple(own), name)
        resolved = resolve_document(document, Article(name, "", _DAY))
        story = merge_documents([resolved])
        assert len(story.events) == len(own)
        assert not any(event.disagreements for event in story.events)


def test_a_short_sentence_is_no_copy_of_those_that_hold_its_words() -> None:
    short = "وقتل عدد من المدنيين"
    first = f"وقصفت الطائرات بلدة في الريف {short} أمس في السوق القديم"
    second = f"وقال ناشطون إن قذائف سقطت {short} اليوم قرب المدرسة الثانوية"
    assert group_copies([("a", short), ("b", first), ("c", second), ("d", "")]) == [0, 1, 2, 3]


def test_what_has_no_day_or_party_is_compared_with_what_has() -> None:
    bare = _told("b", "استعادة قضاء القائم.", "control_change", "استعادة", Place="قضاء القائم")
    assert len(_one(_taken(), bare).mentions) == 2
    undated = _told(
        "c",
        "استعادة قضاء القائم.",
        "control_change",
        "استعادة",
        published=None,
        Place="قضاء القائم",
    )
    assert len(_one(_taken(), undated).mentions) == 2


def test_short_sentences_are_copies_only_if_they_are_equal() -> None:
    assert group_copies([("a", "سقطت القائم"), ("b", "سقطت القائم!"), ("c", "سقطت راوة")]) == [
        0,
        0,
        2,
    ]
    assert group_copies([("a", "سقطت القائم"), ("a", "سقطت القائم")]) == [0, 1]


def _features(number: int, place: Place, week: int) -> Features:
    day = date.fromordinal(736_000 + 7 * week)
    return Features(
        type="strike",
        trigger=f"t{number}",
        sentence=(f"a{number}", 0),
        copy=number,
        published=day,
        time=None,
        points=(place,),
        areas=(),
        agents=(),
        patients=(),
        harm="",
        counts=False,
        words=frozenset({f"w{number}"}),
    )


def test_comparisons_grow_with_the_tellings_and_not_with_their_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ten times the tellings, of other weeks as news is, cost ten times the comparisons."""
    calls = 0

    def counted(one: Features, other: Features) -> float:
        nonlocal calls
        calls += 1
        return compare(one, other)

    monkeypatch.setattr("hadath.merge.cluster.compare", counted)
    places = [Place(f"p{k}", "", "city", "SY", 2.0 * k, 2.0 * k) for k in range(10)]
    counts = []
    for weeks in (10, 100):
        calls = 0
        cluster([_features(k, places[k % 10], k // 40) for k in range(40 * weeks)])
        counts.append(calls)
    assert 0 < counts[1] <= 11 * counts[0]


def test_a_crowded_cell_does_not_grow_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counted(*_: Features) -> float:
        nonlocal calls
        calls += 1
        return SAME - 0.1

    monkeypatch.setattr("hadath.merge.cluster.compare", counted)
    country = Place("country:palestine", "", "country", "PS", 31.9, 35.2)
    cluster([replace(_features(k, country, 0), points=(), areas=(country,)) for k in range(1500)])
    assert calls <= 1500 * 3 * 60
