"""Arabic words and labels, and whether their colours can be read."""

from __future__ import annotations

import doctest
import re
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from hadath.html.labels import duration_label, interval_label, quantity_label
from hadath.html.names import Names
from hadath.html.words import (
    ACLED,
    DISAGREEMENT_MEANING,
    DISAGREEMENTS,
    FACTUALITY,
    FACTUALITY_MEANING,
    FORMS,
    ROLE_MEANING,
    ROLES,
    TYPES,
    counted,
)
from hadath.merge.disagreement import KINDS
from hadath.resolve.interval import Duration, Interval
from hadath.resolve.place import Place
from hadath.resolve.quantity import UNITS, Quantity
from hadath.schema import Schema

NOVEMBER = date(2017, 11, 3)


def test_everything_that_is_annotated_has_an_arabic_name(schema: Schema) -> None:
    assert set(TYPES) == set(schema.type_names)
    assert set(ROLES) == set(ROLE_MEANING) == set(schema.roles)
    assert set(FACTUALITY) == set(FACTUALITY_MEANING) == set(schema.factuality)
    assert set(DISAGREEMENTS) == set(DISAGREEMENT_MEANING) == set(KINDS)
    assert {name for kind in schema.types for name in kind.acled} <= set(ACLED)
    assert set(UNITS) - {"share"} <= set(FORMS)


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "event", "0 حدث"),
        (1, "event", "حدث واحد"),
        (2, "event", "حدثان"),
        (3, "event", "3 أحداث"),
        (10, "article", "10 مقالات"),
        (11, "article", "11 مقالاً"),
        (99, "people", "99 شخصاً"),
        (100, "people", "100 شخص"),
        (103, "days", "103 أيام"),
        (350000, "people", "350,000 شخص"),
        (2.5, "km", "2.5 كيلومتر"),
        (17, "items", "17"),
    ],
)
def test_numbers_agree_with_their_nouns(number: float, noun: str, said: str) -> None:
    assert counted(number, noun) == said


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval(NOVEMBER, NOVEMBER, "day"), "الجمعة 3 تشرين الثاني/نوفمبر 2017"),
        (
            Interval(NOVEMBER, NOVEMBER, "part_of_day", "dawn"),
            "الجمعة 3 تشرين الثاني/نوفمبر 2017، فجراً",
        ),
        (Interval(date(2014, 1, 1), date(2014, 12, 31), "year"), "عام 2014"),
        (Interval(date(2014, 6, 1), date(2014, 8, 31), "season"), "صيف 2014"),
        (Interval(date(2014, 12, 1), date(2015, 2, 28), "season"), "شتاء 2014 – 2015"),
        (Interval(date(2017, 9, 1), date(2017, 9, 30), "month"), "أيلول/سبتمبر 2017"),
        (Interval(date(2017, 9, 4), date(2017, 9, 10), "week"), "من 4 إلى 10 أيلول/سبتمبر 2017"),
        (Interval(None, NOVEMBER, "month"), "حتى 3 تشرين الثاني/نوفمبر 2017"),
        (
            Interval(NOVEMBER, None, "day", approximate=True),
            "منذ 3 تشرين الثاني/نوفمبر 2017 تقريباً",
        ),
        (Interval(None, None, "month"), "زمن مفتوح"),
    ],
)
def test_stretches_of_days_read_as_arabic(interval: Interval, said: str) -> None:
    assert interval_label(interval) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Quantity(1500, 1500, "people"), "1,500 شخص"),
        (Quantity(12, 12, "people", approximate=True), "12 شخصاً تقريباً"),
        (Quantity(30, None, "km"), "30 كيلومتراً على الأقل"),
        (Quantity(None, 12, "items", noun="مدرعة"), "12 على الأكثر (مدرعة)"),
        (Quantity(20, 99, "people"), "من 20 إلى 99 شخصاً"),
        (Quantity(0.5, 1, "share"), "من 50 % إلى 100 %"),
        (Quantity(1234567, 1234567, "people"), "1,234,567 شخصاً"),
    ],
)
def test_quantities_read_as_arabic(value: Quantity, said: str) -> None:
    assert quantity_label(value) == said


@pytest.mark.parametrize("name", ["labels", "marks", "page", "projection", "words"])
def test_the_examples_of_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(import_module(f"hadath.html.{name}"))
    assert result.attempted
    assert not result.failed


def test_lengths_of_time_read_as_arabic() -> None:
    assert duration_label(Duration(2, "months")) == "شهران"
    assert duration_label(Duration(None, "hours")) == "ساعات"


def test_a_part_is_called_a_part_and_a_country_by_its_usual_name() -> None:
    part = Place("country:iraq", "Iraq", "country", "IQ", 33.0, 44.0, part=True)
    assert Names(()).name(part) == "جزء من العراق"


def test_without_arabic_wording_the_english_name_stands() -> None:
    assert Names(()).name(Place("x", "Raqqa", "city", "SY", 35.9, 39.0)) == "Raqqa"


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _mix(colour: str, ground: str, share: float) -> str:
    parts = (
        round(int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_letters_stand_out_from_their_ground(root: Path, mode: int) -> None:
    style = (root / "model/hadath/html/data/style.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[mode]))
    letters = (
        {"trigger", "unread", "accent", "warn", "ink", "soft", "link"}
        | set(FACTUALITY)
        | set(ROLES)
    )
    pairs = [(name, ground) for name in letters for ground in ("card", "page")]
    pairs += [("ink", "target"), ("ink", "warn-page"), ("warn", "warn-page"), ("soft", "warn-page")]
    pairs += [("soft", "target"), ("country", "land"), ("country", "sea"), ("on-mark", "mark")]
    pairs += [("ink", "land"), ("ink", "sea"), ("mark", "land"), ("mark", "sea")]
    for name, ground in pairs:
        assert _contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    for name in {*ROLES, "trigger", "unread"}:
        tint = _mix(colours[name], colours["card"], 0.11)
        assert _contrast(colours["ink"], tint) >= 4.5, name
        assert _contrast(colours[name], tint) >= 4.5, f"{name} in the legend"
