"""Numbers as Arabic news writes them: digits of three systems, words, and the two mixed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hadath.resolve.number_words import Lexeme, read_word

__all__ = ["KINDS", "Numeral", "read_number"]

KINDS = ("cardinal", "ordinal", "fraction", "dual", "vague")

# «1.250 مليون» is the exception that `_digits` makes: nobody writes 1250 million so.
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,٬]\d{3})+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was read.

    Attributes:
        low: Least value that the words allow.
        high: Most that they allow; the same as `low` unless `kind` is ``vague``.
        words: How many words were read.
        kind: One of `KINDS`; a ``dual`` is a noun that says "two" by its ending, a ``fraction``
            lies between 0 and 1.
    """

    low: float
    high: float
    words: int
    kind: str

    @property
    def exact(self) -> bool:
        """Whether the words give one value."""
        return self.low == self.high


def read_number(words: Sequence[str]) -> Numeral | None:
    """Read the number that a sequence of words begins with.

    >>> read_number(["بثلاثة", "ملايين", "و200", "ألف", "نازح"])
    Numeral(low=3200000.0, high=3200000.0, words=4, kind='cardinal')
    >>> read_number(["عشرات", "الآلاف"])
    Numeral(low=20000.0, high=99999.0, words=2, kind='vague')

    Tens are 20 to 99, hundreds 200 to 999 and so on; «بضع», and «عدة» before them, stand for 3 to
    9, as Arabic grammar has it for «بضع». «نيف» allows up to the next round number.

    Args:
        words: Orthographic words with their clitics and harakat. The first may carry any clitic;
            the others are read as long as they go on with the number.

    Returns:
        The number, or None if the words do not begin with one.
    """
    lexemes: list[Lexeme] = []
    for word in words:
        lexeme = read_word(word)
        if lexeme is None:
            break
        lexemes.append(lexeme)
    return _Reader(lexemes).read()


class _Reader:
    """Goes through the words of one number."""

    def __init__(self, lexemes: list[Lexeme]) -> None:
        self._lexemes = lexemes
        self._at = 0
        self._ordinal = False

    def read(self) -> Numeral | None:
        for rule in (self._few, self._vague, self._fraction, self._exact, self._dual):
            self._at = 0
            self._ordinal = False
            found = rule()
            if found is not None:
                return found
        return None

    def _take(self, *kinds: str, joined: bool = False) -> Lexeme | None:
        """Go past the next word if it is of one of the kinds, and joined with «و» if it has to be.

        On the first word «و» says nothing: it joins the number to what stands before it.
        """
        if self._at >= len(self._lexemes):
            return None
        lexeme = self._lexemes[self._at]
        if lexeme.kind not in kinds or (self._at > 0 and lexeme.joined != joined):
            return None
        self._at += 1
        return lexeme

    def _numeral(self, low: float, high: float, kind: str) -> Numeral:
        return Numeral(float(low), float(high), self._at, kind)

    def _few(self) -> Numeral | None:
        """Read «بضعة», «بضعة آلاف», «عدة مئات», «بضعة عشر»."""
        several = self._take("few", "several")
        if several is None:
            return None
        if self._take("ten"):
            return self._numeral(13, 19, "vague")
        unit = self._take("vague", "plural", "hundred")
        if unit is None:
            return self._numeral(3, 9, "vague") if several.kind == "few" else None
        scale = unit.value / 2 if unit.kind == "vague" else unit.value
        more = self._take("plural", "scale")
        scale *= 1 if more is None else more.value
        return self._numeral(3 * scale, 9 * scale, "vague")

    def _vague(self) -> Numeral | None:
        """Read «عشرات», «مئات الآلاف», «ملايين»."""
        unit = self._take("vague")
        scale = self._take("plural")
        if unit is None and scale is None:
            return None
        low = 2 if unit is None else unit.value
        times = 1 if scale is None else scale.value
        return self._numeral(low * times, 5 * low * times - 1, "vague")

    def _fraction(self) -> Numeral | None:
        """Read «ثلثي», «ثلاثة أرباع», «نصف مليون»."""
        if count := self._take("one"):
            parts = self._take("parts")
            value = 0.0 if parts is None else count.value / parts.value
            return None if parts is None else self._numeral(value, value, "fraction")
        share = self._take("fraction")
        if share is None:
            return None
        scale = self._take("scale")
        value = share.value * (1 if scale is None else scale.value)
        return self._numeral(value, value, "fraction" if scale is None else "cardinal")

    def _dual(self) -> Numeral | None:
        return self._numeral(2, 2, "dual") if self._take("dual") else None

    def _exact(self) -> Numeral | None:
        """Read groups with falling scales: «مليون ومئتي ألف وخمسين»."""
        total: float | None = None
        last = float("inf")
        while last > 1:
            before = self._at
            value, scale = self._scaled(joined=total is not None)
            if value is None or scale >= last:
                self._at = before
                break
            total, last = value + (total or 0), scale
        if total is None:
            return None
        if self._take("odd", joined=True):
            step = 10 ** (len(f"{total:.0f}") - len(f"{total:.0f}".rstrip("0")))
            return self._numeral(total, total + max(step - 1, 1), "vague")
        return self._numeral(total, total, "ordinal" if self._ordinal else "cardinal")

    def _scaled(self, joined: bool) -> tuple[float | None, float]:
        """Read a group with its scale, «خمسين ألفاً», and return the value and the scale."""
        if double := self._take("double", joined=joined):
            return double.value + self._share(double.value / 2), double.value / 2
        if single := self._take("either", joined=joined):
            # «ألفا قتيل» is two thousand, «ألفا ومئتين» is how «ألفاً ومئتين» is often printed.
            goes_on = self._at < len(self._lexemes) and self._lexemes[self._at].joined
            return (1 if goes_on or joined else 2) * single.value, single.value
        group = self._group(joined)
        if group is None:
            scale = self._take("scale", joined=joined)
            group = 1
        else:
            group += self._share(1)
            scale = self._take("scale", "plural", "either")
            if scale is None:
                return group, 1
        if scale is None:
            return None, 1
        return group * scale.value + self._share(scale.value), scale.value

    def _share(self, scale: float) -> float:
        """Read a fraction that is added, «ونصف» or «ونصف المليون»; 0 if there is none."""
        before = self._at
        share = self._take("fraction", joined=True)
        if share is None:
            return 0
        again = self._take("scale")
        if again is not None and again.value != scale:
            self._at = before
            return 0
        return share.value * scale

    def _group(self, joined: bool) -> float | None:
        """Read a number below one thousand, or one in digits."""
        if digits := self._take("digits", joined=joined):
            return self._digits(digits.text)
        before = self._at
        if hundreds := self._take("hundred", "hundreds", joined=joined):
            return hundreds.value + (self._below_hundred(joined=True) or 0)
        if (count := self._take("one", joined=joined)) and self._take("hundred"):
            return 100 * count.value + (self._below_hundred(joined=True) or 0)
        self._at = before
        return self._below_hundred(joined)

    def _below_hundred(self, joined: bool) -> float | None:
        if tens := self._take("tens", "ten", joined=joined):
            return tens.value
        before = self._at
        ones = self._take("one", "half_one", "ordinal", "half_ordinal", joined=joined)
        if ones is None:
            return None
        more = self._take("ten") or self._take("tens", joined=True)
        if more is None and ones.kind.startswith("half"):
            self._at = before
            return None
        self._ordinal = ones.kind.endswith("ordinal")
        return ones.value + (0 if more is None else more.value)

    def _digits(self, text: str) -> float | None:
        """Give digits their value: «1.500» and «1 500» are thousands, «1,8» is a decimal."""
        following = self._lexemes[self._at] if self._at < len(self._lexemes) else None
        millions = following is not None and following.value >= 1e6 and not following.joined
        if _GROUPED.fullmatch(text) and not (millions and len(text) <= 7):
            return float(re.sub(r"\D", "", text))
        if not re.fullmatch(r"\d+(?:[.,٫٬]\d+)?", text):
            return None
        if text.isdigit() and len(text) <= 3:
            while three := self._take_three():
                text += three
        return float(re.sub("[,٫٬]", ".", text))

    def _take_three(self) -> str:
        """Go past three digits that a space parts from those before; empty if there are none."""
        before = self._at
        more = self._take("digits")
        if more is not None and re.fullmatch(r"\d{3}", more.text):
            return more.text
        self._at = before
        return ""
