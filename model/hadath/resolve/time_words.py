"""The words of time expressions, each with its kind, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from hadath.resolve import calendar
from hadath.text.normalise import normalise

__all__ = ["LONGEST", "TIME_WORDS", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or phrase of a time expression.

    Attributes:
        kind: One letter, so that rules can be regular expressions over the kinds:
            ``W`` weekday, ``M`` month, ``H`` hijri month, ``Y`` year, ``C`` date in digits,
            ``N`` number, ``O`` ordinal, ``S`` season, ``P`` part of the day, ``E`` part of a
            period, ``F`` feast, ``Z`` decade, ``c`` century, ``G`` day counted from today,
            ``K`` now, ``L`` past, ``l`` last, ``X`` next (how many units away), ``T`` this,
            ``R`` named elsewhere, ``r`` recurring; units ``u`` ``d`` ``v`` (singular, dual,
            plural) and ``U`` ``D`` ``V`` with the article; ``n`` «ليلة»; ``B`` before,
            ``I`` since, ``A`` after; ``&`` and, ``>`` to; ``o`` «نيف»; ``q`` about; ``_``
            without meaning; ``z`` unknown.
        number: Number of the weekday, month, year, ordinal or part; offset of the day.
        name: Name of the unit, season or part of the day.
        high: Most that a number can be; of how many parts an ``E`` is one; last day of a feast.
    """

    kind: str
    number: float = 0
    name: str = ""
    high: float = 0


# Singular, dual, plural.
_UNITS = {
    "seconds": ("ثانية", "ثانيتين ثانيتان", "ثوان ثواني"),
    "minutes": ("دقيقة", "دقيقتين دقيقتان", "دقائق"),
    "hours": ("ساعة", "ساعتين ساعتان ساعتي", "ساعات"),
    "days": ("يوم يوما", "يومين يومان يومي", "أيام أياما"),
    "nights": ("", "ليلتين ليلتان", "ليال ليالي لياليا"),
    "weeks": ("أسبوع أسبوعا", "أسبوعين أسبوعان", "أسابيع"),
    "months": ("شهر شهرا", "شهرين شهران شهري", "أشهر أشهرا شهور شهورا"),
    "years": ("عام عاما سنة", "عامين عامان عامي سنتين سنتان سنتي", "أعوام أعواما سنوات سنين"),
    "decades": ("عقد عقدا", "عقدين عقدان", "عقود عقودا"),
    "centuries": ("قرن قرنا", "قرنين قرنان", "قرون قرونا"),
}
_KINDS = {
    "L": "الماضي,الماضية,الماضيين,الماضيتين,الفائت,الفائتة,الفائتين,المنصرم,المنصرمة,المنصرمين",
    "l": "الأخير,الأخيرة,الأخيرين,الأخيرتين",
    "X": "المقبل,المقبلة,المقبلين,المقبلتين,القادم,القادمة,القادمين,القادمتين,الآتي,الآتية",
    "T": "هذا,هذه,هذين,الجاري,الجارية,الحالي,الحالية,الراهن,الراهنة",
    "R": "نفسه,نفسها,ذاته,ذاتها,عينه,عينها,ذلك,تلك,ذاك,التالي,التالية,اللاحق,اللاحقة,اللاحقين,"
    "السابق,السابقة,السابقين,يومها,حينها,وقتها,آنذاك,مذاك,وقت سابق,وقت لاحق,فيما بعد,لاحقا,سابقا",
    "r": "كل,يوميا,أسبوعيا,شهريا,سنويا,دوريا",
    "K": "الآن,حاليا,راهنا,حاضرا,الوقت الراهن,الوقت الحالي,الوقت الحاضر,هذه الأيام,هذه الساعة,"
    "قبل قليل,منذ قليل,قبل لحظات",
    "B": "قبل,قبيل",
    "I": "منذ,مذ",
    "A": "بعد,بعيد,عقب",
    ">": "إلى,حتى,لغاية,وحتى,وإلى",
    "&": "و",
    "o": "نيف,نيفا",
    "q": "نحو,حوالي,زهاء,قرابة,تقريبا,أكثر من,أقل من,ما يقارب,ما يزيد على,ما يزيد عن,ما يقرب من",
    # Words that leave the time as it is, and nouns that only carry a part of the day.
    "_": "من,في,خلال,طوال,طيلة,مدى,على,غضون,مدة,فترة,الفترة,بين,كامل,كاملة,كاملا,كاملين,كاملان,"
    "كاملتين,الكامل,متواصلة,متواصلا,متتالية,متتاليين,متواصلين,أخرى,إضافية,إضافي,القليلة,قليلة,طويلة,عدة,"
    "الزمن,على الأقل,فقط,وقت,متأخر,متأخرة,مبكر,مبكرة,متقدمة,م,ميلادي,ميلادية,صلاة,أذان,بزوغ,طلوع,"
    "حلول,موعد,عطلة,نهار,نهارا,النهار,هـ,هجري,هجرية,ليلتي",
}
_DAYS_FROM_TODAY = {
    -2: "أول أمس,أول من أمس,أمس الأول,أول البارحة",
    -1: "أمس,البارحة,الأمس",
    0: "اليوم",
    1: "غد,غدا,الغد",
    2: "بعد غد,بعد الغد,بعد غدا",
}
_ORDINAL_PARTS = {
    2: ("النصف", ["الأول", "الثاني"]),
    3: ("الثلث", ["الأول", "الثاني", "الأخير"]),
    4: ("الربع", ["الأول", "الثاني", "الثالث", "الأخير"]),
}


def _units() -> dict[str, list[Token]]:
    table = {}
    for name, numbers in _UNITS.items():
        for kind, forms in zip("udv", numbers, strict=True):
            for form in forms.split():
                plain = normalise(form)
                table[plain] = [Token(kind, name=name)]
                if name != "seconds":  # «الثانية» is an hour of the clock
                    table["ال" + plain] = [Token(kind.upper(), name=name)]
    table["القرن"] = [Token("c")]
    return table


def _table() -> dict[str, list[Token]]:
    table = _units()
    for kind, forms in _KINDS.items():
        for form in map(normalise, forms.split(",")):
            table[form] = [Token(kind, 1)]
            if kind in "LX":  # «الأسبوع قبل الماضي»
                table[f"{'قبل' if kind == 'L' else 'بعد'} {form}"] = [Token(kind, 2)]
    for kind, numbers in [
        ("M", calendar.MONTHS),
        ("H", calendar.HIJRI_MONTHS),
        ("W", calendar.WEEKDAYS),
        ("Z", calendar.DECADES),
    ]:
        table.update({name: [Token(kind, number)] for name, number in numbers.items()})
    for kind, names in [("P", calendar.PARTS), ("S", calendar.SEASONS)]:
        table.update({form: [Token(kind, name=name)] for form, name in names.items()})
    for offset, forms in _DAYS_FROM_TODAY.items():
        table.update({normalise(form): [Token("G", offset)] for form in forms.split(",")})
    for name, (month, first, last) in calendar.FEASTS.items():
        table[name] = [Token("F", month, high=last, name=str(first))]
    return table | _edges() | _nights()


def _edges() -> dict[str, list[Token]]:
    table = {name: [Token("E", index, high=3)] for name, index in calendar.EDGES.items()}
    for parts, (noun, ordinals) in _ORDINAL_PARTS.items():
        for index, ordinal in enumerate(ordinals, start=1):
            table[normalise(f"{noun} {ordinal}")] = [Token("E", index, high=parts)]
    table[normalise("الربع الرابع")] = [Token("E", 4, high=4)]
    return table


def _nights() -> dict[str, list[Token]]:
    night = Token("P", name="night")
    table = {normalise("ليلة"): [Token("n", name="nights")]}
    table[normalise("ليلة")] = [Token("n", name="nights")]
    table[normalise("الليلة")] = [Token("G", 0), night]
    table[normalise("هذه الليلة")] = [Token("G", 0), night]
    for past in ("الماضية", "الفائتة", "المنصرمة"):
        table[normalise(f"الليلة {past}")] = [Token("G", -1), night]
        table[normalise(f"الليلة قبل {past}")] = [Token("G", -2), night]
    return table


TIME_WORDS = _table()
LONGEST = max(len(phrase.split()) for phrase in TIME_WORDS)
