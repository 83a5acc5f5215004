"""Words of a phrase as resolvers compare them: spelling folded, clitics told apart."""

from __future__ import annotations

from functools import lru_cache

from hadath.text.normalise import normalise
from hadath.text.words import find_words

__all__ = ["fold", "fold_name", "fold_word", "variants", "without_article"]

# News repeats its words: so many are kept folded, some 10 MB.
_KEPT = 1 << 16

# Conjunctions and prepositions that are written onto a word.
_CLITICS = ("وبال", "وال", "بال", "فال", "كال")


@lru_cache(_KEPT)
def fold_word(word: str) -> str:
    """Return one word with its spelling folded."""
    return normalise(word)


def fold(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """Return the words of a stretch of text with their spelling folded.

    >>> fold("ومدينةُ «البوكمال»")
    ('ومدينه', 'البوكمال')
    """
    return tuple(fold_word(text[word.start : word.end]) for word in find_words(text, start, end))


def fold_name(name: str) -> str:
    """Return a name as it is looked up: folded words, one space between."""
    return " ".join(fold(name))


@lru_cache(_KEPT)
def variants(word: str) -> tuple[str, ...]:
    """Return what the first word of a phrase may be once its clitics are taken off.

    The word itself comes first, so that a name that begins with such a letter is found before it
    is cut.

    >>> variants("والرقه"), variants("للتنظيم"), variants("بوكمال")
    (('والرقه', 'الرقه'), ('للتنظيم', 'التنظيم', 'لتنظيم', 'تنظيم'), ('بوكمال', 'وكمال'))
    """
    found = [word]
    if word.startswith("لل") and len(word) > 4:
        found += ["ال" + word[2:], word[1:], word[2:]]
    elif word.startswith("ولل") and len(word) > 5:
        found += ["ال" + word[3:], word[3:]]
    elif word.startswith(_CLITICS) and len(word) > 5:
        found.append(word[word.index("ال") :])
    elif word[:1] in tuple("وبلفك") and len(word) > 3:
        found.append(word[1:])
        if word[0] in "وف" and word[1:2] in tuple("بل") and len(word) > 5:
            found.append("ال" + word[3:] if word[1:3] == "لل" else word[2:])
    return tuple(dict.fromkeys(found))


def without_article(word: str) -> str:
    """Return a word without its article.

    >>> without_article("السوريه"), without_article("الي")
    ('سوريه', 'الي')
    """
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
