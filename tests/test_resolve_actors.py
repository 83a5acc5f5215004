"""Parties: names, institutions with a country, and what stands for a party named before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.document import Span
from hadath.resolve.actors import resolve_actors
from hadath.resolve.folding import variants
from hadath.resolve.parties import open_parties
from hadath.resolve.party import KINDS, Party


def _resolve(text: str, *names: str) -> list[str]:
    spans: list[Span] = []
    at = 0
    for name in names:
        start = text.index(name, at)
        spans.append(Span.cut(text, start, start + len(name)))
        at = start + 1
    return [
        "+".join("-" if one.value is None else one.value.key for one in found)
        for found in resolve_actors(text, spans)
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("تنظيم الدولة الإسلامية", "islamic_state"),
        ("داعش", "islamic_state"),
        ("لتنظيم «الدولة الإسلامية", "islamic_state"),
        ("مقاتلو تنظيم الدولة", "islamic_state"),
        ("قوات النظام", "syria.armed_forces"),
        ("الجيش السوري", "syria.armed_forces"),
        ("قوات بشار", "syria.armed_forces"),
        ("القوات العراقية", "iraq.armed_forces"),
        ("القوات السورية والعراقية", "syria.armed_forces+iraq.armed_forces"),
        ("الحكومة اليمنية", "yemen.government"),
        ("وزارة الدفاع الروسية", "russia.armed_forces"),
        ("الشرطة الكينية", "kenya.police"),
        ("روسي", "russia"),
        ("والولايات المتحدة", "usa"),
        ("المتحدث باسم قوات الدعم السريع", "rsf"),
        ("الحوثيين", "houthis"),
        ("خمسة مدنيين", "civilians"),
        ("طفل", "civilians"),
        ("عبوات ناسفة", "-"),
        ("محللون", "-"),
    ],
)
def test_a_party_is_found_by_its_name(name: str, key: str) -> None:
    assert _resolve(f"قيل إن {name} هناك.", name) == [key]


def test_nouns_and_pronouns_take_the_party_named_before() -> None:
    text = (
        "هاجم تنظيم داعش الموصل، ثم انسحب التنظيم. وقالت الحكومة العراقية إن قواتها دخلت المدينة، "
        "وإن الجيش يلاحق مقاتليه."
    )
    names = ("تنظيم داعش", "التنظيم", "الحكومة العراقية", "قواتها", "الجيش", "مقاتليه")
    assert _resolve(text, *names) == [
        "islamic_state",
        "islamic_state",
        "iraq.government",
        "iraq.armed_forces",
        "iraq.armed_forces",
        "islamic_state",
    ]


def test_a_surname_takes_the_office_that_it_came_with() -> None:
    text = "أعلن رئيس الوزراء العراقي حيدر العبادي النصر، وهنأ العبادي الجنود."
    assert _resolve(text, "رئيس الوزراء العراقي", "العبادي") == ["iraq.government"] * 2


def test_the_wording_is_kept() -> None:
    text = "قصفت قوات الأسد البلدة."
    ((found,),) = resolve_actors(text, [Span.cut(text, 5, 15)])
    assert found.surface == "قوات الأسد"
    assert found.to_dict()["key"] == "syria.armed_forces"


def test_a_party_is_related_to_its_parts_and_the_organs_of_its_state() -> None:
    iraq, army, government = (
        Party(key, "", "state", "iraq") for key in ("iraq", "iraq.armed_forces", "iraq.government")
    )
    assert iraq.related(army)
    assert army.related(iraq)
    assert army.related(government)
    assert not army.related(Party("iraq.kurdistan", "", "state", "iraq"))
    assert not army.related(Party("iran.armed_forces", "", "state", "iran"))
    assert not Party("iran", "", "state", "iran").related(Party("iran_x", "", "state"))


def test_every_party_is_of_a_known_kind_and_country() -> None:
    parties = open_parties()
    for party in parties.by_key.values():
        assert party.kind in KINDS
        assert party.country == "" or party.country in parties.by_key


@given(st.text(alphabet="ابتدرسعقلمنهويةىالأإ «»،.12٣\u200f\u064e", max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    ((found, *_),) = resolve_actors(text, [Span.cut(text, 0, len(text))])
    assert found.surface == text


def test_a_word_comes_first_among_its_variants() -> None:
    assert variants("بوكمال")[0] == "بوكمال"
    assert "القائم" in variants("وبالقائم")
