"""Orthographic words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.text.words import find_words


def words(text: str) -> list[str]:
    return [text[word.start : word.end] for word in find_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتِلَ ١٢ مدنيًّا.", ["قُتِلَ", "١٢", "مدنيًّا"]),
        ("أيلول/سبتمبر الماضي", ["أيلول", "سبتمبر", "الماضي"]),
        ("و”دولة الخلافة” (وسط)", ["و", "دولة", "الخلافة", "وسط"]),
        ("37% و٣٫٥ و1,500", ["37", "%", "و٣", "٥", "و1", "500"]),
        ("نحو 1,500 أو ٣٫٥", ["نحو", "1,500", "أو", "٣٫٥"]),
        ("كـــتاب\u200fهم \u202bقال\u202c", ["كـــتاب\u200fهم", "قال"]),
        ("😀 ... —", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(alphabet=st.sampled_from("اب ُّـ\u200f\u202b.،«»٣3%😀\n-/"), max_size=60))
def test_every_letter_and_digit_lies_in_one_word(text: str) -> None:
    covered = [i for word in find_words(text) for i in range(word.start, word.end)]
    assert covered == sorted(set(covered))
    assert {i for i, char in enumerate(text) if char.isalnum()} <= set(covered)
