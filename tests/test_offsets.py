"""Offsets survive whatever Arabic text holds, with AraBERT's tokenizer and the embedded one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from hadath.extractor import Extractor
from hadath.load import EMBEDDED_ENCODER, load
from hadath.schema import Schema
from hadath.text.sentences import SentenceSpan
from hadath.windows import WindowReader
from hadath_training.encoder.cleanup import add_clean_up
from hadath_training.encoder.load import load_encoder
from hadath_training.options import TrainOptions

PLAIN = ["استعادت", "القوات", "العراقية", "قضاء", "القائم", "و37", "في", "المئة", "داعش", "AK-47"]
NOISE = st.sampled_from(
    [
        "",
        "\u064f",
        "\u0651\u064e",
        "ـــ",
        "\u200f",
        "\u202b",
        "\u200c",
        "\ufeff",
        "😀",
        "،",
        ".",
        "«",
    ]
)


@st.composite
def messy(draw: st.DrawFn) -> str:
    """Words with harakat, tatweel, marks, emoji and punctuation inside and around them."""
    parts: list[str] = []
    for word in draw(
        st.lists(st.sampled_from([*PLAIN, "٣٫٥", "١٢", "15"]), min_size=1, max_size=8)
    ):
        letters = "".join(char + draw(NOISE) for char in word)
        parts.append(draw(NOISE) + letters)
    return draw(st.sampled_from([" ", "  ", "\u00a0", " \u202c"])).join(parts)


def pieces_of_words(tokenizer: Tokenizer, text: str) -> list[tuple[str, list[str]]]:
    """Each word with the stretches of text that its first and last piece stand for."""
    reader = WindowReader(tokenizer, 512)
    windows, unread = reader.read(text, (SentenceSpan(0, len(text)),))
    assert not [span for span in unread if any(char.isalnum() for char in span.text)]
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets
    (window,) = windows
    return [
        (
            text[word.start : word.end],
            [text[slice(*offsets[piece - 1])] for piece in (first, last)],
        )
        for word, first, last in zip(window.words, window.first, window.last, strict=True)
    ]


@pytest.fixture(scope="module")
def tokenizers(arabert: Path, schema: Schema) -> dict[str, Tokenizer]:
    _, wordpiece = load_encoder(TrainOptions(encoder=str(arabert)), schema)
    unigram = Tokenizer.from_file(str(EMBEDDED_ENCODER / "tokenizer.json"))
    return {"arabert": wordpiece, "embedded": add_clean_up(unigram)}


@pytest.mark.parametrize("name", ["arabert", "embedded"])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=messy())
def test_pieces_lie_in_their_words(tokenizers: dict[str, Tokenizer], name: str, text: str) -> None:
    for word, stretches in pieces_of_words(tokenizers[name], text):
        for stretch in stretches:
            assert set(stretch) & set(word), (word, stretch)


@pytest.mark.parametrize("name", ["arabert", "embedded"])
def test_clean_up_reads_both_spellings_alike(tokenizers: dict[str, Tokenizer], name: str) -> None:
    encode = tokenizers[name].encode
    assert encode("قُــتِــلَ ٣٧ جنديًّا").ids == encode("قتل 37 جنديا").ids
    assert encode("قال\u200f ذلك").ids == encode("قال ذلك").ids


def test_arabert_sets_digits_and_punctuation_apart(tokenizers: dict[str, Tokenizer]) -> None:
    encode = tokenizers["arabert"].encode
    assert encode("قتل15جنديا،وجرح").tokens == encode("قتل 15 جنديا ، وجرح").tokens


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=messy())
def test_every_span_of_a_document_is_its_text(untrained: Path, text: str) -> None:
    document = _extractor(untrained).predict(text)
    spans = [event.trigger for event in document.events]
    spans += [argument.span for event in document.events for argument in event.arguments]
    for span in spans:
        assert document.text == text
        assert text[span.start : span.end] == span.text != ""


@cache
def _extractor(folder: Path) -> Extractor:
    return load(folder, device="cpu")
