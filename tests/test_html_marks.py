"""Marks in a text: nothing is lost, whatever overlaps."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.html.marks import Mark, escape, mark_text

# NUL and surrogates have no place in HTML; `test_what_no_page_can_hold_is_shown` is about them.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
        st.sampled_from("<>&\"'\r\n\u202e\u200fابـ"),
    ),
    max_size=40,
)


class _Reader(HTMLParser):
    """Collects the text and what is marked, and fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[tuple[str, str]] = []
        self.covered: list[set[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("a", "span")
        assert tag != "a" or all(name != "a" for name, _ in self.open)
        self.open.append((tag, dict(attrs)["class"] or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        kinds = {kind for _, names in self.open for kind in names.split() if kind != "m"}
        self.covered += [kinds] * len(data)


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


@given(
    TEXTS,
    st.lists(
        st.tuples(
            st.integers(-2, 45),
            st.integers(-2, 45),
            st.sampled_from(["Agent", "Patient", "Place", "trigger"]),
            st.sampled_from(["", "#e1"]),
        ),
        max_size=8,
    ),
)
def test_marking_changes_no_character_and_marks_what_it_should(
    text: str, spans: list[tuple[int, int, str, str]]
) -> None:
    marks = [Mark(start, end, kind, f"<{kind}>", href) for start, end, kind, href in spans]
    reader = read(mark_text(text, 0, len(text), marks))
    assert reader.text == text
    for at in range(len(text)):
        assert reader.covered[at] == {mark.kind for mark in marks if mark.start <= at < mark.end}


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_stretch_is_cut_out_of_its_text(text: str, start: int, end: int) -> None:
    marks = [Mark(0, len(text), "Agent", "الفاعل")]
    assert (
        read(mark_text(text, start, max(start, end), marks)).text == text[start : max(start, end)]
    )


def test_crossing_marks_have_one_label_each_where_they_end() -> None:
    html = mark_text("abcdef", 0, 6, [Mark(0, 4, "A", "أول"), Mark(2, 6, "B", "ثان", "#e1")])
    assert html == (
        '<span class="m A" data-l="أول">ab<a class="m B" href="#e1">cd</a></span>'
        '<a class="m B" data-l="ثان" href="#e1">ef</a>'
    )


def test_two_roles_of_one_span_share_its_mark() -> None:
    marks = [Mark(0, 2, "Agent", "الفاعل"), Mark(0, 2, "Source", "المصدر")]
    assert mark_text("ab", 0, 2, marks) == (
        '<span class="m Agent Source" data-l="الفاعل + المصدر">ab</span>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>", "&lt;script&gt;"),
        ("\"'&", "&quot;&#x27;&amp;"),
        ("\r\n", "&#13;\n"),
        ("«القائم»", "«القائم»"),
    ],
)
def test_what_means_something_to_a_browser_is_escaped(text: str, html: str) -> None:
    assert escape(text) == html


def test_what_no_page_can_hold_is_shown() -> None:
    assert escape("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    escape("\ud800").encode("utf-8")
