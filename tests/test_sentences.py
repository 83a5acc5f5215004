"""Sentence boundaries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.text.sentences import find_sentences
from hadath.text.words import find_words
from hadath_training.annotations import AnnotatedSentence


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في غرب العراق.وتواصل القوات", ["في غرب العراق.", "وتواصل القوات"]),
        ('قال: "انتهت". وأضاف', ['قال: "انتهت".', "وأضاف"]),
        ("وكالة أ.ف.ب قالت د.محمد", ["وكالة أ.ف.ب قالت د.محمد"]),
        ("بنسبة 3.5 في example.com اليوم", ["بنسبة 3.5 في example.com اليوم"]),
        ("هل سقطت؟ نعم!", ["هل سقطت؟", "نعم!"]),
        ("في العراق.. معارك حاسمة", ["في العراق.. معارك حاسمة"]),
        ("الإرهابية”.- قتلى وجرحى -تشكل", ["الإرهابية”.", "- قتلى وجرحى -", "تشكل"]),
        ("سطر\r\nآخر\u2028ثالث", ["سطر", "آخر", "ثالث"]),
        (" \n---\n😀", []),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet=st.sampled_from('اب .؟!\n\r\u2028"»- 3'), max_size=80))
def test_every_word_lies_in_exactly_one_sentence(text: str) -> None:
    inside = [w for span in find_sentences(text) for w in find_words(text, span.start, span.end)]
    assert inside == list(find_words(text))


def test_the_annotated_sentences_of_the_articles_are_those_that_it_finds(
    root: Path, sentences: tuple[AnnotatedSentence, ...]
) -> None:
    for article in sorted((root / "seeds").glob("*.txt")):
        text = article.read_bytes().decode("utf-8")
        gold = [(s.start, s.start + len(s.text)) for s in sentences if s.document == article.stem]
        assert gold == [(span.start, span.end) for span in find_sentences(text)]
        for sentence in sentences:
            if sentence.document == article.stem:
                assert text[sentence.start :].startswith(sentence.text)
