"""What Arabic news counts, by the unit that it is counted in, and the words that bound a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hadath.resolve.number_words import clitic_forms
from hadath.text.normalise import normalise

__all__ = ["Measure", "bound_after", "bound_before", "find_measure", "means_people", "share_of"]


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit that a noun stands for.

    Attributes:
        unit: One of `hadath.resolve.quantity.UNITS`.
        factor: What a number of the noun is multiplied by.
        rounded: Whether the product is rounded to one decimal and therefore only about right.
    """

    unit: str
    factor: float = 1.0
    rounded: bool = False


# Singulars whose regular plurals are added by `_regular_forms`, and plurals that are not regular.
_PEOPLE = (
    "شخص مدني قتيل جريح مصاب طفل مقاتل جندي عنصر مسلح متمرد إرهابي جهادي انتحاري ضابط عسكري شرطي "
    "حارس رجل سيدة شاب مسن رضيع نازح لاجئ مهاجر مشرد عائد معتقل أسير سجين محتجز موقوف "
    "مخطوف مختطف مفقود متظاهر محتج معتصم مواطن ساكن صحافي صحفي إعلامي مصور طبيب ممرض مسعف منقذ "
    "عامل موظف معلم طالب تلميذ مدرس مزارع صياد مسافر راكب سائق مصل ناشط متطوع قيادي مستشار "
    "خبير مراقب دبلوماسي سفير وزير نائب متسلل منشق مرتزق مهرب مشتبه إنسان فرد بحار طيار مجند "
    "مستوطن أجنبي محاصر ناج متدرب تاجر سوري عراقي فلسطيني لبناني يمني ليبي سوداني إسرائيلي "
    "أميركي أمريكي روسي تركي إيراني كردي سعودي مصري صومالي أفغاني شهيد داعشي حوثي "
    "عضو مظلي قروي مريض مرافق حرفي معارض ناخب محارب عميل فلاح مهجر ناشئ مراهق"
)
_PEOPLE_OTHER = (
    "أشخاص قتلى جرحى ضحية ضحايا أطفال جنود عناصر رجال امرأة امرأتان امرأتين نساء نسوة فتاة فتيات "
    "شبان شباب شهداء أسرى سجناء رهينة رهائن سكان أفراد طلاب طلبة تلاميذ أطباء عمال مصلين حجاج ركاب "
    "ناس أناس بحارة قادة قائد زعماء زعيم مرتزقة شيخ شيوخ ضباط حراس خبراء أجانب بشر نسمة أرواح جثة "
    "جثث جثمان إصابة إصابات آخر آخرون آخرين آخرا مقاتلة وافد رفات وزراء نواب سفراء أعضاء "
    "مرضى فتى فتية فتيان تجار رعاة رفيق رفاق أبناء أبنائ ابن بنات أولاد أهالي بدو عملاء روس "
    "أكراد عرب"
)
_PLACES = (
    "قرية قرى بلدة بلدات مدينة مدن مدينتي حي أحياء حيا منطقة مناطق موقع مواقع موقعا نقطة نقاط تلة "
    "تلال تل تلا حاجز حواجز حاجزا مخيم مخيمات مخيما محافظة محافظات ولاية ولايات قضاء أقضية ناحية "
    "نواح نواحي مزرعة مزارع معسكر معسكرات معسكرا ثكنة ثكنات قاعدة قواعد مستوطنة مستوطنات معبر "
    "معابر جزيرة جزر ضاحية ضواح ضواحي بؤرة بؤر تجمع تجمعات مقاطعة مقاطعات دائرة دوائر واحة واحات "
    "بلدية بلديات مديرية مديريات عاصمة عواصم"
)
_VEHICLES = (
    "سيارة سيارات آلية آليات عربة عربات مركبة مركبات مدرعة مدرعات دبابة دبابات ناقلة ناقلات شاحنة "
    "شاحنات حافلة حافلات صهريج صهاريج صهريجا جرافة جرافات دراجة دراجات همفي زورق زوارق زورقا قارب "
    "قوارب قاربا سفينة سفن مركب مراكب مركبا باص باصات باصا"
)
_MEASURES = {
    "كيلومتر كيلومترا كيلومترات كلم كم كيلومتري km": Measure("km"),
    "متر مترا أمتار": Measure("km", 0.001),
    # 1 mile = 1.609344 km and 1 nautical mile = 1.852 km, both by definition.
    "ميل ميلا أميال": Measure("km", 1.609344, rounded=True),
    "ساعة ساعات": Measure("hours"),
    "دقيقة دقائق": Measure("hours", 1 / 60),
    "يوم يوما أيام أياما ليلة ليال ليالي": Measure("days"),
    "أسبوع أسبوعا أسابيع": Measure("days", 7),
}
_NAUTICAL = Measure("km", 1.852, rounded=True)
_POSSESSIVE = re.compile(r"(?<=..)(?:تهم|تها|ته|هم|هما|هن|ها|ه)$")
_AREA = re.compile(r"مربع(?:ه|ا|ين|ان)?")


def _regular_forms(noun: str) -> tuple[str, ...]:
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    return (noun, *(stem + end for end in ("ا", "ة", "ات", "ون", "ين", "و", "ي", "ان")))


def _nouns() -> dict[str, Measure]:
    table: dict[str, Measure] = {}
    for forms, measure in [
        *((" ".join(_regular_forms(noun)), Measure("people")) for noun in _PEOPLE.split()),
        (_PEOPLE_OTHER, Measure("people")),
        (_PLACES, Measure("places")),
        (_VEHICLES, Measure("vehicles")),
        *_MEASURES.items(),
    ]:
        for form in forms.split():
            stem = form[:-1] + "ت" if form.endswith("ة") else form
            for ending in (form, stem + "ين", stem + "ان"):
                table.setdefault(normalise(ending), measure)
    return table


_NOUNS = _nouns()
# Sound masculine plurals are people, but for these.
_NO_PEOPLE = re.compile(
    r"بساتين|ميادين|قوانين|سكاكين|براكين|طواحين|دكاكين|عناوين|تشرين|كانون|قانون|تلفزيون|زيتون|بنزين"
)
_PLURAL = re.compile(r"(?:ال)?\w{3,}(?:ين|ون)")

_SHARES = {
    "كامل كاملة كل كافة جميع": (1.0, 1.0),
    "معظم غالبية أغلبية أغلب غالب جل أكثرية أكثرهم أكثرها": (0.5, 1.0),
}
_SHARE_OF = {normalise(form): share for forms, share in _SHARES.items() for form in forms.split()}

# What the words of casualties, capture and flight begin with: «جرح 30», «اعتقال 12».
_TOLL = re.compile(
    r"(?:قتل|قتيل|مقتل|جرح|جريح|جراح|بجروح|اصيب|اصاب|مصاب|ضحا|ضحي|شهيد|شهدا|استشه|مصرع|توفي|وفا"
    r"|اعتق|معتقل|توقيف|اوقف|اسر|احتجا|احتجز|محتجز|خطف|اختط|نزح|نزوح|نازح|تشريد|شرد|اجلا|اعدام|اعدم|افرج|مفقود|فقدان|غرق|حصيله|القتل|الجرح|الضحا|هرب|فرار|لجا|هؤلاء|\w+(?:هم|هن)$)"
)

_COUNT = r"(?: (?:عدد|حصيل|مجموع|نسب|مساح|اعداد)\w*(?: \w+){0,2})?"
_MORE = r"(?:زيد|زاد|زادت|ربو|فوق|فاق|فاقت|تجاوز|تجاوزت|تعدي|تعدت|نيف)"
_BEFORE = [
    (rf"لا [يت]قل{_COUNT}(?: عن)?|ليس(?:ت)? ب?اقل من|علي الاقل|علي اقل تقدير", "least"),
    (rf"(?:لا|لم|لن) [يت]?{_MORE}{_COUNT}(?: عن| علي)?|علي الاكثر|كحد اقصي", "most"),
    (rf"(?:اكثر|ازيد|اكبر) من|ما فوق|[يت]?{_MORE}{_COUNT}(?: عن| علي)?", "least"),
    (r"اقل من|ما دون|ما [يت]قل عن|[يت]صل الي|حتي|لغايه", "most"),
    (
        r"نحو|حوالي|زهاء|قرابه|[يت]?قارب|ناهز|[يت]ناهز|ما يقرب من|يقرب من|(?:في |ب)?حدود|تقريبا"
        rf"|[يت]?قدرت?{_COUNT}",
        "about",
    ),
]
_BOUNDS_BEFORE = [(re.compile(rf"(?:^| )[وفبلك]?(?:{words})$"), kind) for words, kind in _BEFORE]
_AFTER = [
    (r"علي الاقل|علي اقل تقدير|[بك]حد ادني|او اكثر|فاكثر|فما فوق", "least"),
    (r"علي الاكثر|علي ابعد تقدير|[بك]حد اقصي|او اقل|فاقل", "most"),
    (r"تقريبا", "about"),
]
_BOUNDS_AFTER = [(re.compile(rf"(?:^| )(?:{words})(?: |$)"), kind) for words, kind in _AFTER]


def find_measure(words: list[str]) -> tuple[Measure | None, int]:
    """Find the unit of the noun that some words begin with, and how many words it takes.

    >>> find_measure(["كيلومترات", "من"])
    (Measure(unit='km', factor=1.0, rounded=False), 1)
    >>> find_measure(["كيلومتراً", "مربعاً"])
    (Measure(unit='items', factor=1.0, rounded=False), 2)
    >>> find_measure(["غارة"])
    (None, 0)
    """
    if not words:
        return None, 0
    following = normalise(words[1]) if len(words) > 1 else ""
    for form, _ in clitic_forms(normalise(words[0])):
        measure = _NOUNS.get(form) or _NOUNS.get(_POSSESSIVE.sub("", form))
        if measure is None:
            continue
        if measure.unit == "km" and _AREA.fullmatch(following):
            return Measure("items"), 2
        if measure.rounded and following.startswith("بحري"):
            return _NAUTICAL, 2
        return measure, 1
    plain = normalise(words[0])
    if _PLURAL.fullmatch(plain) and not _NO_PEOPLE.fullmatch(plain.removeprefix("ال")):
        return Measure("people"), 1
    return None, 0


def share_of(word: str) -> tuple[float, float] | None:
    """Return the share that a word without a number stands for, or None.

    >>> share_of("معظمهم"), share_of("بالكامل"), share_of("عدة")
    ((0.5, 1.0), (1.0, 1.0), None)
    """
    for form, _ in clitic_forms(normalise(word)):
        for plain in (form, _POSSESSIVE.sub("", form), _POSSESSIVE.sub("ه", form)):
            if plain in _SHARE_OF:
                return _SHARE_OF[plain]
    return None


def means_people(words: list[str]) -> bool:
    """Say whether words around a bare number are of casualties, capture or flight."""
    return any(_TOLL.match(form) for word in words for form, _ in clitic_forms(normalise(word)))


def bound_before(words: list[str]) -> tuple[str, ...]:
    """Return what the words before a number make of it: ``least``, ``most``, ``about``.

    >>> bound_before("بعد مقتل ما لا يقل عن".split()), bound_before(["قُتل"])
    (('least',), ())
    """
    joined = " ".join(normalise(word) for word in words)
    for pattern, kind in _BOUNDS_BEFORE:
        if match := pattern.search(joined):
            return (kind, *bound_before(joined[: match.start()].split()))
    return ()


def bound_after(words: list[str]) -> tuple[str, ...]:
    """Return what the words after a number make of it.

    >>> bound_after("شخصاً على الأقل".split())
    ('least',)
    """
    joined = " ".join(normalise(word) for word in words)
    return tuple(kind for pattern, kind in _BOUNDS_AFTER if pattern.search(joined))
