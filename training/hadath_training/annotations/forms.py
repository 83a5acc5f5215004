"""The forms that news copy comes in: digits, months, quotations, shared arguments, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hadath.document import Span
from hadath_training.annotations.record import AnnotatedSentence

__all__ = ["count_forms"]

_LEVANTINE = "كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين"
_MAGHREBI = "جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت"
_GULF = "يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
_RELATIVE = re.compile(
    r"\b(?:أمس|اليوم|الماضي|الماضية|الفائت|المقبل|المقبلة|قبل|بعد|منذ|مطلع|أواخر|الجاري)\b"
)
_NUMERALS = (
    "اثنان|اثنين|ثلاث|ثلاثة|أربع|أربعة|خمس|خمسة|ست|ستة|سبع|سبعة|ثماني|ثمانية|تسع|تسعة|عشر|عشرة|"
    "عشرين|ثلاثين|أربعين|خمسين|ستين|سبعين|ثمانين|تسعين|مئة|مئتي|ألف|آلاف"
)
_FORMS = {
    "Latin digits": re.compile(r"[0-9]"),
    "Arabic-Indic digits": re.compile("[\u0660-\u0669]"),
    "numbers in words": re.compile(rf"\b[وب]?(?:{_NUMERALS})\b"),
    "shares": re.compile(r"%|٪|في المئة|بالمئة|بالمائة|في المائة|ثلث|نصف|ربع"),
    "distances": re.compile(r"كيلومتر|كلم|كم\b|ميلا?ً?\b|أميال|أمتار|متر"),
    "Levantine months": re.compile(rf"\b(?:{_LEVANTINE})\b"),
    "Maghrebi months": re.compile(rf"\b(?:{_MAGHREBI})\b"),
    "Gulf and Egyptian months": re.compile(rf"\b(?:{_GULF})\b"),
    "quotations": re.compile('["«“]'),
}


def count_forms(sentences: Sequence[AnnotatedSentence]) -> dict[str, int]:
    """Count the sentences that hold each form.

    Months, digits and quotation marks are told by spelling, the rest by the annotation; words that
    are spelt like a month (`آب`) are counted with it.
    """
    forms = {
        name: sum(bool(pattern.search(sentence.text)) for sentence in sentences)
        for name, pattern in _FORMS.items()
    }
    forms["relative dates"] = sum(
        any(
            a.role == "Time" and _RELATIVE.search(a.span.text)
            for e in s.events
            for a in e.arguments
        )
        for s in sentences
    )
    forms["headlines"] = sum(sentence.register == "headline" for sentence in sentences)
    forms["passives with their vowel"] = sum(
        any(event.trigger.text.lstrip("وف")[1:2] == "\u064f" for event in s.events)
        for s in sentences
    )
    forms["arguments of several events"] = sum(_shares_arguments(s) for s in sentences)
    forms["nested attribution"] = sum(
        any(sum(a.role == "Source" for a in e.arguments) > 1 for e in s.events) for s in sentences
    )
    forms["lists of three or more places"] = sum(
        any(sum(a.role == "Place" for a in e.arguments) > 2 for e in s.events) for s in sentences
    )
    return forms


def _shares_arguments(sentence: AnnotatedSentence) -> bool:
    spans: Counter[Span] = Counter(
        span for event in sentence.events for span in {a.span for a in event.arguments}
    )
    return any(count > 1 for count in spans.values())
