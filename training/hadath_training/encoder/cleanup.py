"""Clean-up of Arabic inside a tokenizer, where it cannot move an offset.

AraBERT's authors clean text before tokenising it: harakat and tatweel go, digits and punctuation
are set apart (Antoun et al. 2020, `arabert.preprocess`). Done on the text, that shifts every offset
after the first change; done in the tokenizer's normalizer and pre-tokenizer, offsets go on
referring to the untouched text. Bidi marks and joiners go too, and Arabic-Indic digits are read as
Latin ones, so that both digit systems train the same pieces.
"""

from __future__ import annotations

import json

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from hadath.text.normalise import ARABIC_DIGITS, REMOVED

__all__ = ["add_clean_up"]


def add_clean_up(tokenizer: Tokenizer) -> Tokenizer:
    """Return the tokenizer with the clean-up before its own normalizer.

    WordPiece tokenizers also learn to set digits apart from letters; unigram ones have pieces of
    their own for what touches. A tokenizer that cleans up already is returned as it is.
    """
    copy = Tokenizer.from_str(tokenizer.to_str())
    if REMOVED in json.dumps(json.loads(copy.to_str())["normalizer"], ensure_ascii=False):
        return copy
    steps: list[normalizers.Normalizer] = [normalizers.Replace(Regex(REMOVED), "")]
    steps += [normalizers.Replace(digit, latin) for digit, latin in ARABIC_DIGITS]
    if copy.normalizer is not None:
        steps.append(copy.normalizer)
    copy.normalizer = normalizers.Sequence(steps)
    if isinstance(copy.model, models.WordPiece) and copy.pre_tokenizer is not None:
        digits = pre_tokenizers.Digits(individual_digits=False)
        copy.pre_tokenizer = pre_tokenizers.Sequence([copy.pre_tokenizer, digits])
    return copy
