"""Sentence boundaries of Arabic news copy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hadath.text.words import find_words

__all__ = ["SentenceSpan", "find_sentences"]

_CLOSERS = "\"'”“’»)\\]}›"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# A full stop ends a sentence before white space, at the end, or glued to the next sentence
# ("العراق.وتواصل") where a word of two letters or more stands before it, which spares "أ.ف.ب",
# "د.محمد", "3.5" and "example.com". Two or more dots are a pause, as Arabic desks use them.
_END = re.compile(
    rf"(?:(?<![.…])\.(?![.…\d])|[!?؟]+)[{_CLOSERS}{_INVISIBLE}]*"
    rf"(?=\s|$|[-–] |[\u0621-\u064a\"«“]|(?<=[{_CLOSERS}])\w)"
)
_SINGLE_LETTER = re.compile(r"(?:^|[\s.(«\"“])[\u0621-\u064a]\.$")
# Agency subheads between dashes, glued to the paragraph below: "- القوات في القائم -تشكل".
_SUBHEAD = re.compile(r"[-–] [^-–\n]{3,90}? [-–](?=\s|\w)")


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """Where one sentence lies in a text.

    Attributes:
        start: Offset of its first code point that is not white space.
        end: Offset after its last code point that is not white space.
    """

    start: int
    end: int


def find_sentences(text: str) -> tuple[SentenceSpan, ...]:
    r"""Split a text into sentences.

    Every word of the text lies in exactly one sentence; lines always end a sentence. Lines and
    stretches without a word (rules, bullets, emoji) are no sentences.

    >>> text = "سقطت القائم.وتواصل القوات زحفها.\n- قتلى -أعلنت أ.ف.ب الخبر"
    >>> [text[span.start : span.end] for span in find_sentences(text)]
    ['سقطت القائم.', 'وتواصل القوات زحفها.', '- قتلى -', 'أعلنت أ.ف.ب الخبر']
    """
    spans: list[SentenceSpan] = []
    for line in re.finditer(r"[^\n\r\v\f\x85\u2028\u2029]+", text):
        start = line.start()
        for end in (*_ends(text, line.start(), line.end()), line.end()):
            span = _trim(text, start, end)
            if span is not None:
                spans.append(span)
            start = end
    return tuple(spans)


def _ends(text: str, start: int, end: int) -> list[int]:
    """Return the inner boundaries of one line, in order."""
    ends: list[int] = []
    position = start
    while position < end:
        while position < end and text[position].isspace():
            position += 1
        subhead = _SUBHEAD.match(text, position, end)
        if subhead:
            position = subhead.end()
            ends.append(position)
            continue
        match = _next_end(text, position, end)
        if match is None:
            break
        position = match
        ends.append(position)
    return ends


def _next_end(text: str, position: int, end: int) -> int | None:
    for match in _END.finditer(text, position, end):
        before = text[max(position, match.start() - 2) : match.start() + 1]
        if text[match.start()] == "." and _SINGLE_LETTER.search(before):
            continue
        return match.end()
    return None


def _trim(text: str, start: int, end: int) -> SentenceSpan | None:
    if not find_words(text, start, end):
        return None
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return SentenceSpan(start, end)
