"""From the words of a time expression to a row of tokens that rules can be matched against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hadath.resolve.number_words import clitic_forms, read_word
from hadath.resolve.numerals import read_number
from hadath.resolve.periods import UnresolvableError
from hadath.resolve.time_words import LONGEST, TIME_WORDS, Token
from hadath.text.normalise import normalise

__all__ = ["Phrase", "kinds_of", "read_phrase"]

_PIECE = re.compile(
    r"[وفبلك]?(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
    r"|[وفبلك]?(?P<day_>\d{1,2})(?P<mark_>[/.-])(?P<month_>\d{1,2})(?P=mark_)(?P<year_>\d{4})(?!\d)"
    r"|(?P<clock>\d{1,2}:\d{2})"
    r"|[وفبلك]?(?P<only_day>\d{1,2})/(?P<only_month>\d{1,2})(?![\d/])"
    r"|(?P<word>[وفبلك]{0,2}(?:ال)?\d+(?:[.,٫٬]\d+)*|[^\W\d_]+)"
    r"|(?P<dash>[-–—])"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # what a bare number of four digits may mean
_FIRST_HIJRI, _LAST_HIJRI = 1000, 1899
# A noun that only carries the time after it, «يوم الجمعة», «عام 2014»: its unit, what follows.
_CARRIERS = {
    "days": re.compile(r"[WGFC]|[NO](?:[&>][NO])?(?:[MH]|U)|[MHu][MH]?"),
    "months": re.compile(r"[MH]"),
    "years": re.compile(r"Y"),
    "hours": re.compile(r"[NOl]?P|O"),
}
# Tokens that mean nothing where they stand.
_IDLE = [
    re.compile(r"(?P<idle>[NO](?:&N)?)P"),  # the hour: «الخامسة والنصف فجراً»
    re.compile(r"(?P<idle>O)[WG]"),
    re.compile(r"P(?P<idle>[Ol])(?![MHU&>])"),  # «ساعات الفجر الأولى»
    re.compile(r"(?P<idle>G)[NO][MH]"),  # «اليوم الخامس عشر من رمضان»
    re.compile(r"[uvd](?P<idle>E)$"),  # «شهراً آخر»
    re.compile(r"^(?P<idle>[&>]+)|(?<!^)(?P<more>[&>]+)$"),
]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of a time expression.

    Attributes:
        tokens: What rules match; without the lead, the part of the day and idle words.
        lead: ``B`` (before), ``A`` (after), ``I`` (since), or empty.
        part: The part of the day that is named, or empty.
        approximate: Whether the words say "about".
    """

    tokens: tuple[Token, ...]
    lead: str
    part: str
    approximate: bool


def read_phrase(text: str) -> Phrase:
    """Read the tokens of a time expression.

    >>> phrase = read_phrase("الخامسة من فجر يوم الجمعة 3 تشرين الثاني/نوفمبر 2017")
    >>> kinds_of(phrase.tokens), phrase.part
    ('WNMY', 'dawn')

    Raises:
        UnresolvableError: A date in digits is impossible, or two parts of the day are named.
    """
    read = list(_read(text))
    approximate = any(token.kind in "qo" for token in read)
    tokens = [token for token in read if token.kind not in "_qo"]
    tokens = _with_years(_with_nights(tokens))
    tokens = _without_carriers(_merge_months(tokens))
    for pattern in _IDLE:
        tokens = _without(tokens, pattern)
    lead = tokens.pop(0).kind if tokens and tokens[0].kind in "BIA" else ""
    parts = {token.name for token in tokens if token.kind == "P"}
    if len(parts) > 1:
        raise UnresolvableError(f"names several parts of the day: {', '.join(sorted(parts))}")
    tokens = _this_last([token for token in tokens if token.kind != "P"])
    return Phrase(tuple(tokens), lead, "".join(parts), approximate)


def kinds_of(tokens: Sequence[Token]) -> str:
    """Return the kinds of some tokens, one letter each."""
    return "".join(token.kind for token in tokens)


def _read(text: str) -> Iterator[Token]:
    pieces = list(_PIECE.finditer(normalise(text)))
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece["word"]:
            words = []
            for following in pieces[at:]:
                if not following["word"]:
                    break
                words.append(following["word"])
            used, tokens = _read_words(words)
            yield from tokens
            at += used
            continue
        yield from _read_digits(piece)
        at += 1


def _read_digits(piece: re.Match[str]) -> list[Token]:
    """Read a date in digits, a time of the clock or a dash."""
    year = piece["year"] or piece["year_"]
    day = piece["day"] or piece["day_"] or piece["only_day"]
    month = piece["month"] or piece["month_"] or piece["only_month"]
    if day is None:
        return [Token(">" if piece["dash"] else "_")]
    try:
        # 2000 is a leap year: it has every day that some year has.
        when = date(int(year or 2000), int(month), int(day))
    except ValueError:
        raise UnresolvableError(f"{piece[0]} is no day of the calendar") from None
    if year is None:
        return [Token("N", when.day, high=when.day), Token("M", when.month)]
    return [Token("C", when.toordinal())]


def _read_words(words: list[str]) -> tuple[int, list[Token]]:
    """Read the longest phrase that is known, or else a number; return how many words it takes."""
    teen = len(words) > 1 and words[1].startswith("عشر") and words[0].endswith("احد")
    for length in range(min(LONGEST, len(words)), 0, -1):
        if teen:
            break
        for first, joined in _forms(words[0]):
            found = TIME_WORDS.get(" ".join([first, *words[1:length]]))
            if found is not None:
                return length, [*([Token("&")] if joined else []), *found]
    numeral = read_number(words)
    if numeral is None or numeral.kind == "dual":
        return 1, [Token("z", name=words[0])]
    kind = "O" if numeral.kind == "ordinal" else "N"
    first_word = read_word(words[0])
    joined = first_word is not None and first_word.joined
    number = Token(kind, numeral.low, high=numeral.high)
    return numeral.words, [*([Token("&")] if joined else []), number]


def _forms(word: str) -> list[tuple[str, bool]]:
    """Return a word without its clitics, but with its article: «اليوم» is not «يوم»."""
    forms: list[tuple[str, bool]] = []
    for form, joined in clitic_forms(word):
        forms.append((form, joined))
        if form.startswith("ال"):
            break
    return forms


def _with_nights(tokens: list[Token]) -> list[Token]:
    """Tell «ليلة الجمعة», a part of the day, from «ليلة واحدة», a length of time."""
    found = []
    for at, token in enumerate(tokens):
        if token.kind == "n":
            rest = kinds_of(tokens[at + 1 :])
            night = re.match(r"[WGFC]|[NO](?:[&>][NO])?[MHU]", rest)
            kind = "P" if night and kinds_of(tokens[:at])[-1:] != "N" else "u"
            found.append(Token(kind, name="night" if kind == "P" else "nights"))
        else:
            found.append(token)
    return found


def _with_years(tokens: list[Token]) -> list[Token]:
    found: list[Token] = []
    for at, token in enumerate(tokens):
        whole = token.kind == "N" and token.number == token.high == int(token.number)
        following = kinds_of(tokens[at + 1 : at + 2])
        after_hijri = bool(found) and found[-1].kind == "H"
        years = (_FIRST_HIJRI, _LAST_HIJRI) if after_hijri else (_FIRST_YEAR, _LAST_YEAR)
        if whole and years[0] <= token.number <= years[1] and following not in {*"uvdVM"}:
            found.append(Token("Y", token.number))
        else:
            found.append(token)
    return found


def _merge_months(tokens: list[Token]) -> list[Token]:
    """Make one month of two names of it: «أيلول/سبتمبر», «أيلول - سبتمبر»."""
    found: list[Token] = []
    for token in tokens:
        if token.kind == "M" and found and found[-1] == token:
            continue
        if token.kind == "M" and kinds_of(found[-2:]) == "M>" and found[-2] == token:
            found.pop()
            continue
        found.append(token)
    return found


def _without_carriers(tokens: list[Token]) -> list[Token]:
    found: list[Token] = []
    for at, token in enumerate(tokens):
        carried = _CARRIERS.get(token.name) if token.kind in "udvUDV" else None
        counted = kinds_of(tokens[at - 1 : at]) == "N" if at else False
        if carried is None or counted or not carried.match(kinds_of(tokens[at + 1 :])):
            found.append(token)
    return found


def _without(tokens: list[Token], pattern: re.Pattern[str]) -> list[Token]:
    found = list(tokens)
    for match in reversed(list(pattern.finditer(kinds_of(tokens)))):
        for name in match.groupdict():
            if match[name]:
                del found[match.start(name) : match.end(name)]
    return found


def _this_last(tokens: list[Token]) -> list[Token]:
    """Put «هذا» after its noun, where «الجاري» stands, so that one rule serves both."""
    found = list(tokens)
    for at in range(len(found) - 1):
        if found[at].kind == "T" and found[at + 1].kind in "UVSWMG":
            found[at], found[at + 1] = found[at + 1], found[at]
    return found
