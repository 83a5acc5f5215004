"""Windows: what the network reads at once, cut from sentences so that every word is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tokenizers import Encoding, Tokenizer

from hadath.document import Span
from hadath.errors import SetupError
from hadath.text.sentences import SentenceSpan
from hadath.text.words import Word, find_words

__all__ = ["Window", "WindowReader"]

# No Arabic word needs that many pieces; a run of 60,000 letters without a space must still fit.
_MAX_WORD_PIECES = 48
# The share of a window that it has in common with the next one of the same sentence.
_OVERLAP = 0.25


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence, or a part of one that is too long to be read at once.

    Attributes:
        sentence: Index of the sentence in its text.
        words: Its words, with offsets in the text.
        pieces: The tokenizer's piece numbers, special ones included.
        first: For each word, the index of its first piece in `pieces`.
        last: For each word, the index of its last piece.
        decides: Which words' triggers this window decides; windows of one sentence share them out.
    """

    sentence: int
    words: tuple[Word, ...]
    pieces: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    decides: range


class WindowReader:
    """Cuts texts into windows with a tokenizer whose offsets refer to the untouched text."""

    def __init__(self, tokenizer: Tokenizer, max_pieces: int) -> None:
        """Prepare to cut.

        Args:
            tokenizer: A fast tokenizer; truncation and padding are switched off on it.
            max_pieces: Pieces that a window may have, special ones included.

        Raises:
            SetupError: `max_pieces` leaves no room for two words.
        """
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        before, after = _special_pieces(tokenizer)
        self._before, self._after = before, after
        self._room = max_pieces - len(before) - len(after)
        self._word_limit = min(_MAX_WORD_PIECES, self._room // 2)
        if self._word_limit < 1:
            raise SetupError(f"max_pieces is {max_pieces}, expected at least 8")

    def read(
        self, text: str, sentences: Sequence[SentenceSpan]
    ) -> tuple[tuple[Window, ...], tuple[Span, ...]]:
        """Cut the sentences of a text into windows.

        Returns:
            The windows in order, and the stretches of words that have no piece (left out of the
            windows) or too many (the rest of such a word is not read).
        """
        parts = [text[sentence.start : sentence.end] for sentence in sentences]
        windows: list[Window] = []
        unread: list[Span] = []
        for index, encoding in enumerate(
            self._tokenizer.encode_batch(parts, add_special_tokens=False)
        ):
            aligned = _align(text, sentences[index], encoding, self._word_limit)
            unread.extend(aligned.unread)
            windows.extend(self._cut(index, aligned))
        return tuple(windows), tuple(unread)

    def _cut(self, sentence: int, aligned: _Aligned) -> list[Window]:
        count = len(aligned.words)
        if not count:
            return []
        if len(aligned.pieces) <= self._room:
            return [self._window(sentence, aligned, 0, count, range(count), whole=True)]
        stretches = self._stretches(aligned)
        # Two neighbours share their common words at the middle, where both still see context.
        cuts = [
            0,
            *((right[0] + left[1]) // 2 for left, right in pairwise(stretches)),
            count,
        ]
        return [
            self._window(sentence, aligned, start, end, range(cuts[i] - start, cuts[i + 1] - start))
            for i, (start, end) in enumerate(stretches)
        ]

    def _stretches(self, aligned: _Aligned) -> list[tuple[int, int]]:
        """Return overlapping word ranges that fit, covering all words."""
        first, last = aligned.first, aligned.last
        stretches: list[tuple[int, int]] = []
        start = 0
        while True:
            end = start + 1
            while end < len(first) and last[end] - first[start] < self._room:
                end += 1
            stretches.append((start, end))
            if end == len(first):
                return stretches
            following = end
            while following > start + 1 and last[end - 1] - first[following - 1] < (
                self._room * _OVERLAP
            ):
                following -= 1
            start = following

    def _window(
        self,
        sentence: int,
        aligned: _Aligned,
        start: int,
        end: int,
        decides: range,
        *,
        whole: bool = False,
    ) -> Window:
        low = 0 if whole else aligned.first[start]
        high = len(aligned.pieces) if whole else aligned.last[end - 1] + 1
        shift = len(self._before) - low
        return Window(
            sentence=sentence,
            words=aligned.words[start:end],
            pieces=(*self._before, *aligned.pieces[low:high], *self._after),
            first=tuple(piece + shift for piece in aligned.first[start:end]),
            last=tuple(piece + shift for piece in aligned.last[start:end]),
            decides=decides,
        )


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A whole sentence: its readable words, its pieces, and where each word's pieces lie."""

    words: tuple[Word, ...]
    pieces: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    unread: tuple[Span, ...]


def _align(text: str, sentence: SentenceSpan, encoding: Encoding, limit: int) -> _Aligned:
    """Say which pieces stand for which word, and drop what a word has beyond the limit."""
    offsets = encoding.offsets
    words: list[Word] = []
    ranges: list[tuple[int, int]] = []
    unread: list[Span] = []
    dropped: set[int] = set()
    at = 0
    for word in find_words(text, sentence.start, sentence.end):
        low, high = word.start - sentence.start, word.end - sentence.start
        while at < len(offsets) and offsets[at][1] <= low:
            at += 1
        end = at
        while end < len(offsets) and offsets[end][0] < high:
            end += 1
        if end == at:
            unread.append(Span.cut(text, word.start, word.end))
            continue
        if end - at > limit:
            unread.append(Span.cut(text, sentence.start + offsets[at + limit][0], word.end))
            dropped.update(range(at + limit, end))
            end = at + limit
        words.append(word)
        ranges.append((at, end))
    kept = [number for number in range(len(offsets)) if number not in dropped]
    position = {number: index for index, number in enumerate(kept)}
    return _Aligned(
        words=tuple(words),
        pieces=tuple(encoding.ids[number] for number in kept),
        first=tuple(position[low] for low, _ in ranges),
        last=tuple(position[high - 1] for _, high in ranges),
        unread=tuple(unread),
    )


def _special_pieces(tokenizer: Tokenizer) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the pieces that the tokenizer puts before and after a text."""
    probe = "و"
    bare = tokenizer.encode(probe, add_special_tokens=False).ids
    dressed = tokenizer.encode(probe, add_special_tokens=True).ids
    for at in range(len(dressed) - len(bare) + 1):
        if dressed[at : at + len(bare)] == bare:
            return tuple(dressed[:at]), tuple(dressed[at + len(bare) :])
    raise SetupError(
        f"the tokenizer turns «{probe}» into {dressed} with special tokens and {bare} without; "
        f"expected the second inside the first"
    )
