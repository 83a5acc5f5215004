"""Orthographic words: the unit that triggers and arguments are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Word", "find_words"]

# Harakat, Quranic signs and superscript alef: combining marks that `\w` leaves out.
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0300-\u036f"
# Zero-width joiners and bidi controls: part of a word only between two of its letters.
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_LETTERS = rf"\w{_MARKS}"
_WORD = re.compile(
    rf"(?:\d+(?:[.,٫٬]\d+)+(?![{_LETTERS}])"  # one number with separators: 1,500 and ٣٫٥
    rf"|[{_LETTERS}]+(?:[{_INVISIBLE}]+[{_LETTERS}]+)*"
    r"|[%٪$€£])"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One orthographic word.

    Attributes:
        start: Offset of the first code point in the text.
        end: Offset after the last code point.
    """

    start: int
    end: int


def find_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Find the orthographic words of a text, in order.

    Clitics, harakat and tatweel belong to the word; quotation marks, brackets and punctuation do
    not. Percent and currency signs are words of their own, so that ``37%`` can be one quantity.

    >>> text = 'فرض "التنظيم" سيطرته على 37% منها.'
    >>> [text[word.start : word.end] for word in find_words(text)]
    ['فرض', 'التنظيم', 'سيطرته', 'على', '37', '%', 'منها']

    Args:
        text: Any text; it is read, never changed.
        start: Where to begin looking.
        end: Where to stop looking; the end of the text if left out.
    """
    stop = len(text) if end is None else end
    return tuple(Word(*match.span()) for match in _WORD.finditer(text, start, stop))
