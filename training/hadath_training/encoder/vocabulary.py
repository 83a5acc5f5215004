"""Cuts a unigram vocabulary to the pieces that a kind of text needs, and says what that costs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from hadath.errors import SetupError

__all__ = ["VocabularyReport", "choose_pieces", "cut_vocabulary", "find_mask", "read_texts"]

_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_MASK = "<mask>"
# The prefixes that multilingual-e5 was trained with.
_PREFIXES = ("▁passage", "▁que", "ry", ":")
_BATCH = 2000
_MEASURED = 20
# Single characters that any Arabic text may hold are kept whatever their count, so that every word
# can be spelled: basic Latin, Arabic, general punctuation, currency, Arabic presentation forms.
_SINGLE = ((0x20, 0x17F), (0x600, 0x6FF), (0x2010, 0x203A), (0x20A0, 0x20BF), (0x2581, 0x2581))


@dataclass(frozen=True, slots=True)
class VocabularyReport:
    """What a cut keeps.

    Attributes:
        pieces: Pieces kept, special ones included.
        texts: Lines that were measured.
        words: White-space words in them.
        pieces_per_word: Pieces a word after the cut.
        pieces_per_word_before: The same with the whole vocabulary.
        unknown_rate: Share of pieces that are unknown after the cut.
    """

    pieces: int
    texts: int
    words: int
    pieces_per_word: float
    pieces_per_word_before: float
    unknown_rate: float

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)


def read_texts(folder: Path) -> Iterator[str]:
    """Yield the lines of all ``.txt`` files of a folder that are not empty.

    Raises:
        SetupError: The folder holds no ``.txt`` file.
    """
    files = sorted(folder.rglob("*.txt"))
    if not files:
        raise SetupError(f"{folder}: no .txt file there; give a folder of Arabic news text")
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from (line.strip() for line in lines if line.strip())


def choose_pieces(
    tokenizer: Tokenizer, texts: Sequence[str], least: int
) -> tuple[tuple[str, ...], VocabularyReport]:
    """Choose the pieces that texts need, and measure the tokenizer that they make.

    Every twentieth text is kept out of the choice; the report is measured on those.

    Args:
        tokenizer: The tokenizer with its whole vocabulary.
        texts: Texts of the kind that will be read.
        least: How often a piece must be used to be kept; single characters that any Arabic text
            may hold are kept whatever their count.
    """
    measured = texts[::_MEASURED]
    counts = _count(tokenizer, (text for i, text in enumerate(texts) if i % _MEASURED))
    single = {
        piece
        for piece in tokenizer.get_vocab()
        if len(piece) == 1 and any(low <= ord(piece) <= high for low, high in _SINGLE)
    }
    used = {piece for piece, count in counts.items() if count >= least}
    kept = tuple(sorted((single | used | set(_PREFIXES)) - {*_SPECIAL, _MASK}))
    small = cut_vocabulary(tokenizer, kept)
    words = sum(len(text.split()) for text in measured)
    after = _count(small, measured)
    report = VocabularyReport(
        pieces=small.get_vocab_size(),
        texts=len(measured),
        words=words,
        pieces_per_word=after.total() / words,
        pieces_per_word_before=_count(tokenizer, measured).total() / words,
        unknown_rate=after["<unk>"] / after.total(),
    )
    return kept, report


def cut_vocabulary(tokenizer: Tokenizer, kept: Iterable[str]) -> Tokenizer:
    """Return the tokenizer with only these pieces (in the old order) and its special tokens.

    Raises:
        SetupError: A piece is not in the vocabulary.
    """
    layout = json.loads(tokenizer.to_str())
    scores = dict(layout["model"]["vocab"])
    wanted = set(kept)
    unknown = sorted(wanted - set(scores))
    if unknown:
        raise SetupError(
            f"{len(unknown)} pieces are not in the tokenizer, the first is {unknown[0]!r}; "
            f"choose the pieces from the same tokenizer"
        )
    body = [piece for piece, _ in layout["model"]["vocab"] if piece in wanted]
    vocabulary = [*_SPECIAL, *(p for p in body if p not in (*_SPECIAL, _MASK)), _MASK]
    layout["model"]["vocab"] = [[piece, scores.get(piece, 0.0)] for piece in vocabulary]
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    for token in layout["added_tokens"]:
        token["id"] = numbers[token["content"]]
    return Tokenizer.from_str(json.dumps(layout))


def find_mask(tokenizer: Tokenizer) -> int | None:
    """Return the number of the piece that hides words, if the vocabulary has one."""
    known = (tokenizer.token_to_id(name) for name in (_MASK, "[MASK]"))
    return next((piece for piece in known if piece is not None), None)


def _count(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[str]:
    counts: Counter[int] = Counter()
    for batch in _batches(texts):
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            counts.update(encoding.ids)
    pieces = {number: piece for piece, number in tokenizer.get_vocab().items()}
    return Counter({pieces[number]: count for number, count in counts.items()})


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
