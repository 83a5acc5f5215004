"""Places: names, kinds, parts, what stands for a place named before, and abstention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.document import Span
from hadath.resolve.gazetteer import open_gazetteer
from hadath.resolve.place import Place
from hadath.resolve.places import resolve_places


def _resolve(text: str, *names: str) -> list[str]:
    """Return the keys of the places; a name is looked for after the one before it."""
    spans: list[Span] = []
    at = 0
    for name in names:
        start = text.index(name, at)
        spans.append(Span.cut(text, start, start + len(name)))
        at = start
    return [
        "+".join("-" if one.value is None else one.value.key for one in found)
        for found in resolve_places(text, spans)
    ]


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("سيطرت القوات العراقية على قضاء القائم.", "قضاء القائم", "IQ.al_qaim_district"),
        ("سيطرت القوات العراقية على مدينة القائم.", "مدينة القائم", "geonames:92138"),
        ("سيطرت القوات العراقية على معبر القائم.", "معبر القائم", "IQ.al_qaim_crossing"),
        ("تقدم الجيش السوري نحو البوكمال.", "البوكمال", "geonames:174448"),
        ("تقدم الجيش السوري نحو أبو كمال.", "أبو كمال", "geonames:174448"),
        ("تقدم الجيش السوري نحو «البُوكمال».", "البُوكمال", "geonames:174448"),
        ("معارك في محافظة دير الزور السورية.", "محافظة دير الزور", "SY.deir_ez_zor_province"),
        ("معارك في سوريا على ضفاف نهر الفرات.", "ضفاف نهر الفرات", "XX.euphrates"),
        ("قصف في غرب العراق.", "غرب العراق", "country:iraq"),
        ("انسحبوا من الأراضي السورية.", "الأراضي السورية", "country:syria"),
        ("معارك في جنوب السودان.", "جنوب السودان", "country:south_sudan"),
        ("قصف على مدينة عدن في اليمن.", "مدينة عدن", "geonames:415189"),
        ("اشتباكات في مدينة الفاشر السودانية.", "مدينة الفاشر السودانية", "geonames:379555"),
        ("معارك على الحدود بين العراق وسوريا.", "الحدود بين العراق وسوريا", "XX.iraq_syria_border"),
    ],
)
def test_a_place_is_found(text: str, name: str, key: str) -> None:
    assert _resolve(text, name) == [key]


def test_what_stands_for_a_place_takes_the_one_named_before() -> None:
    text = (
        "دخل الجيش السوري مدينة الرقة، وقصف أحياء المدينة، ثم وصل إلى الحدود مع العراق في البلدين."
    )
    found = _resolve(text, "مدينة الرقة", "أحياء المدينة", "الحدود مع العراق", "البلدين")
    assert found[:3] == ["geonames:172955", "geonames:172955", "XX.iraq_syria_border"]
    assert set(found[3].split("+")) == {"country:syria", "country:iraq"}


def test_a_part_of_a_place_is_told_apart() -> None:
    text = "قصف الجيش السوري ريف حلب الشمالي وحلب."
    spans = [Span.cut(text, 17, 32), Span.cut(text, 33, 37)]
    countryside, town = resolve_places(text, spans)
    assert countryside[0].value is not None
    assert countryside[0].value.part
    assert countryside[0].value.kind == "province"
    assert town[0].value is not None
    assert not town[0].value.part
    assert town[0].value.kind == "city"


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("سيطروا على بعض المناطق.", "بعض المناطق", "names no place"),
        ("قصفوا قرية الزعفرانة الغربية القديمة.", "قرية الزعفرانة الغربية القديمة", "listed"),
        ("عادوا إلى المدينة.", "المدينة", "none was named before"),
        ("قصف في الرقة.", "الرقة", "country"),
    ],
)
def test_what_cannot_be_told_is_left_with_the_reason(text: str, name: str, why: str) -> None:
    start = text.index(name)
    ((found,),) = resolve_places(text, [Span.cut(text, start, start + len(name))])
    if found.value is None:
        assert why in found.how
    else:  # a large town is taken without its country
        assert found.value.key == "geonames:172955"
    assert found.surface == name


def test_the_other_places_of_an_article_choose_among_towns_of_one_name() -> None:
    libya = "قصف الجيش الليبي مدينة طرابلس في ليبيا."
    lebanon = "قصف الجيش اللبناني مدينة طرابلس في لبنان."
    assert _resolve(libya, "مدينة طرابلس") == ["geonames:2210247"]
    assert _resolve(lebanon, "مدينة طرابلس") == ["geonames:266826"]


@given(st.text(alphabet="ابتدرسعقلمنهويةىالأإ «»،.12٣\u200f\u064e", max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    ((found, *_),) = resolve_places(text, [Span.cut(text, 0, len(text))])
    assert found.surface == text


def test_distances_are_great_circles() -> None:
    # Damascus to Baghdad; 752 km by an independent great-circle calculator.
    damascus = Place("a", "", "city", "SY", 33.5102, 36.29128)
    baghdad = Place("b", "", "city", "IQ", 33.34058, 44.40088)
    assert damascus.distance(baghdad) == pytest.approx(752, abs=2)


def test_the_list_holds_what_it_says() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.get("XX.euphrates") is not None
    border = gazetteer.border("SY", "IQ")
    assert border is not None
    assert border.key == "XX.iraq_syria_border"
    assert {one.place.country for one in gazetteer.find("الموصل")} >= {"IQ"}
