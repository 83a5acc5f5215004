"""Chooses whole words to be guessed."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from hadath.errors import SetupError
from hadath_training.encoder.vocabulary import find_mask

__all__ = ["WordMasker"]

# Of the words to be guessed, these shares are hidden or replaced by something else; the rest stay
# as they are (Devlin et al., BERT, 2019).
_HIDDEN, _REPLACED = 0.8, 0.1


@dataclass(frozen=True, slots=True)
class WordMasker:
    """Hides whole words: a clitic is too easy to guess from the rest of its word.

    Attributes:
        begins: For each piece of the vocabulary, whether a word begins with it.
        special: For each piece, whether it is no text.
        mask: The piece that hides.
        share: Share of the words to be guessed.
    """

    begins: Tensor
    special: Tensor
    mask: int
    share: float

    @classmethod
    def of(cls, tokenizer: Tokenizer, share: float) -> WordMasker:
        """Read a tokenizer's vocabulary, unigram or WordPiece.

        Raises:
            SetupError: It has no mask piece.
        """
        numbers = tokenizer.get_vocab()
        mask = find_mask(tokenizer)
        if mask is None:
            raise SetupError("the tokenizer has no <mask> or [MASK] piece; use a masked-LM encoder")
        pieces = [piece for piece, _ in sorted(numbers.items(), key=lambda item: item[1])]
        inside = any(piece.startswith("##") for piece in pieces)
        added = {token.content for token in tokenizer.get_added_tokens_decoder().values()}
        begins = [
            piece in added or (not piece.startswith("##") if inside else piece.startswith("▁"))
            for piece in pieces
        ]
        special = [piece in added for piece in pieces]
        return cls(torch.tensor(begins), torch.tensor(special), mask, share)

    def __call__(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """Choose words.

        Args:
            pieces: Piece numbers, sequences x length.

        Returns:
            What the encoder sees, and where it has to guess, both sequences x length.
        """
        word = self.begins[pieces].long().cumsum(1)
        chosen = torch.rand(pieces.shape).gather(1, word.clamp(max=pieces.shape[1] - 1))
        guessed = (chosen < self.share) & ~self.special[pieces]
        fate = (chosen / self.share).clamp(max=1)
        seen = torch.where(guessed & (fate < _HIDDEN), self.mask, pieces)
        other = torch.randint(len(self.begins), pieces.shape)
        replaced = guessed & (fate >= _HIDDEN) & (fate < _HIDDEN + _REPLACED)
        return torch.where(replaced, other, seen), guessed
