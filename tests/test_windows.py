"""Windows: every word is read once, whatever the text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from hadath.errors import SetupError
from hadath.load import EMBEDDED_ENCODER
from hadath.text.sentences import SentenceSpan
from hadath.text.words import find_words
from hadath.windows import WindowReader
from hadath_training.encoder.cleanup import add_clean_up

TOKENIZER = add_clean_up(Tokenizer.from_file(str(EMBEDDED_ENCODER / "tokenizer.json")))


def check(text: str, max_pieces: int) -> None:
    windows, unread = WindowReader(TOKENIZER, max_pieces).read(text, (SentenceSpan(0, len(text)),))
    decided = [w.words[i] for w in windows for i in w.decides]
    lost = {span.start for span in unread}
    assert decided == [word for word in find_words(text) if word.start not in lost]
    for window in windows:
        assert len(window.pieces) <= max_pieces
        assert all(
            0 < a <= b < len(window.pieces) for a, b in zip(window.first, window.last, strict=True)
        )


@settings(deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.sampled_from("ابتثجقوات الُّـ\u200f.،٣7😀ɞ"), min_size=1, max_size=30),
        max_size=30,
    ),
    st.integers(12, 64),
)
def test_each_word_is_decided_once_whatever_the_text(parts: list[str], max_pieces: int) -> None:
    check(" ".join(parts), max_pieces)


def test_a_window_shares_its_ends_with_its_neighbours() -> None:
    text = "تقدمت القوات نحو المدينة " * 200
    windows, unread = WindowReader(TOKENIZER, 64).read(text, (SentenceSpan(0, len(text)),))
    assert not unread
    for left, right in pairwise(windows):
        shared = set(left.words) & set(right.words)
        assert len(shared) >= 8
        assert left.words[left.decides.stop - 1] in shared
        assert right.words[right.decides.start] in shared


def test_a_word_of_fifty_thousand_letters_is_cut_and_said_so() -> None:
    text = "قتل " + "ق" * 50_000 + " جندي"
    windows, unread = WindowReader(TOKENIZER, 128).read(text, (SentenceSpan(0, len(text)),))
    assert [text[w.start : w.end][:4] for window in windows for w in window.words] == [
        "قتل",
        "قققق",
        "جندي",
    ]
    assert len(unread) == 1
    assert unread[0].end == 50_004


def test_too_small_windows_are_refused() -> None:
    with pytest.raises(SetupError, match="max_pieces is 3, expected at least 8"):
        WindowReader(TOKENIZER, 3)


def test_the_embedded_encoder_is_an_ordinary_folder() -> None:
    names = {path.name for path in Path(EMBEDDED_ENCODER).iterdir()}
    assert {"config.json", "model.safetensors", "tokenizer.json"} <= names
