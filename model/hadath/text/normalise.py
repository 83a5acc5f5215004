"""The one place that knows what may differ between two spellings of the same Arabic word.

Nothing here touches a text that offsets refer to: `normalise` is for comparing words, the patterns
are for a tokenizer's normalizer, which keeps offsets by itself.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["ARABIC_DIGITS", "REMOVED", "normalise"]

# Harakat and Quranic signs, superscript alef, tatweel, joiners, bidi controls, BOM, soft hyphen.
REMOVED = (
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)
# Arabic-Indic and Persian digits with the Latin ones they stand for.
ARABIC_DIGITS = tuple(
    (chr(base + value), str(value)) for base in (0x0660, 0x06F0) for value in range(10)
)
_DIGITS = str.maketrans(dict(ARABIC_DIGITS))
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})


def normalise(word: str) -> str:
    """Fold spellings of a word: harakat, tatweel, alef, ta marbuta, digits, presentation forms.

    >>> normalise("القُـــوّات"), normalise("إدارة"), normalise("٣٧")
    ('القوات', 'اداره', '37')
    """
    folded = unicodedata.normalize("NFKC", word)
    return re.sub(REMOVED, "", folded).translate(_DIGITS).translate(_LETTERS).lower()
