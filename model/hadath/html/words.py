"""The Arabic words of the report: what types, roles and the rest are called."""

from __future__ import annotations

__all__ = [
    "ACLED",
    "DISAGREEMENTS",
    "DISAGREEMENT_MEANING",
    "FACTUALITY",
    "FACTUALITY_MEANING",
    "FIELDS",
    "FORMS",
    "PLACE_KINDS",
    "ROLES",
    "ROLE_MEANING",
    "TYPES",
    "UNREAD",
    "counted",
]

TYPES = {
    "control_change": "تغيّر السيطرة",
    "control": "سيطرة قائمة",
    "advance": "تقدّم قوات",
    "battle": "قتال",
    "strike": "قصف أو تفجير",
    "retreat": "انسحاب",
    "displacement": "نزوح",
    "siege": "حصار",
    "casualties": "ضحايا",
    "detention": "أسر أو اعتقال",
    "clearance": "إزالة أسلحة وألغام",
    "negotiation": "تفاوض واتفاق",
}

FACTUALITY = {
    "asserted": "وقع",
    "planned": "مخطط له",
    "possible": "محتمل",
    "negated": "منفي",
}

FACTUALITY_MEANING = {
    "asserted": "يُروى على أنه وقع أو ما زال قائماً",
    "planned": "هدف أو أمر أو توقع لم يتم بعد",
    "possible": "احتمال أو شرط أو تهديد",
    "negated": "لم يقع، أو نفته جهة، أو فشل",
}

ROLES = {
    "Agent": "الفاعل",
    "Patient": "المتأثر",
    "Supporter": "الداعم",
    "Place": "المكان",
    "Origin": "المنطلق",
    "Destination": "الوجهة",
    "Time": "الزمن",
    "Instrument": "الوسيلة",
    "Quantity": "المقدار",
    "Source": "المصدر",
}

ROLE_MEANING = {
    "Agent": "من قام بالفعل، أو من آل إليه المكان",
    "Patient": "من وقع عليه الفعل، أو من خسر المكان",
    "Supporter": "من ساند الفاعل",
    "Place": "أين وقع",
    "Origin": "من أين بدأت الحركة",
    "Destination": "إلى أين تتجه",
    "Time": "متى",
    "Instrument": "السلاح أو الوسيلة",
    "Quantity": "عدد أو نسبة أو مسافة",
    "Source": "من أورد الخبر أو ادّعاه",
}

FIELDS = {**ROLES, "factuality": "حال الوقوع"}

UNREAD = "لم يُقرأ"

DISAGREEMENTS = {
    "figure": "خلاف في الأرقام",
    "date": "خلاف في التاريخ",
    "captor": "خلاف في المسيطر",
    "outcome": "خلاف في المتضرر",
    "claimed_denied": "بين التأكيد والنفي",
    "planned_done": "بين التوقع والوقوع",
}

DISAGREEMENT_MEANING = {
    "figure": "أرقام لا يصح أكثر من واحد منها",
    "date": "أيام مختلفة للحدث نفسه",
    "captor": "من آل إليه المكان يختلف باختلاف الرواية",
    "outcome": "من خسر المكان أو هوجم يختلف باختلاف الرواية",
    "claimed_denied": "تؤكده رواية وتنفيه أخرى",
    "planned_done": "تتوقعه رواية وتذكر أخرى أنه وقع",
}

PLACE_KINDS = {
    "city": "مدينة أو بلدة",
    "town": "بلدة",
    "village": "قرية",
    "district": "قضاء",
    "province": "محافظة",
    "country": "دولة",
    "region": "منطقة",
    "river": "نهر",
    "crossing": "معبر",
    "border": "حدود",
    "neighbourhood": "حي",
    "site": "موقع",
    "mountain": "جبل",
    "island": "جزيرة",
    "sea": "بحر",
    "camp": "مخيم",
    "airport": "مطار",
}

# ACLED's code book (2024), event types and sub-event types.
ACLED = {
    "Battles": "معارك",
    "Explosions/Remote violence": "تفجيرات وعنف عن بعد",
    "Violence against civilians": "عنف ضد المدنيين",
    "Protests": "احتجاجات",
    "Riots": "أعمال شغب",
    "Strategic developments": "تطورات استراتيجية",
    "Government regains territory": "الحكومة تستعيد أرضاً",
    "Non-state actor overtakes territory": "جهة غير حكومية تستولي على أرض",
    "Non-violent transfer of territory": "انتقال أرض بلا عنف",
    "Armed clash": "اشتباك مسلح",
    "Air/drone strike": "غارة جوية أو بمسيّرة",
    "Shelling/artillery/missile attack": "قصف مدفعي أو صاروخي",
    "Remote explosive/landmine/IED": "عبوة أو لغم",
    "Suicide bomb": "تفجير انتحاري",
    "Grenade": "قنبلة يدوية",
    "Chemical weapon": "سلاح كيميائي",
    "Attack": "هجوم على مدنيين",
    "Abduction/forced disappearance": "خطف أو إخفاء قسري",
    "Sexual violence": "عنف جنسي",
    "Arrests": "اعتقالات",
    "Agreement": "اتفاق",
    "Change to group/activity": "تحول في جماعة أو نشاط",
    "Disrupted weapons use": "إحباط استعمال سلاح",
    "Headquarters or base established": "إقامة مقر أو قاعدة",
    "Looting/property destruction": "نهب أو إتلاف ممتلكات",
    "Other": "غير ذلك",
    "Other (strategic developments)": "تطورات استراتيجية أخرى",
}

# Singular, dual, plural of three to ten, accusative of eleven to ninety-nine.
FORMS = {
    "event": ("حدث واحد", "حدثان", "أحداث", "حدثاً"),
    "article": ("مقال واحد", "مقالان", "مقالات", "مقالاً"),
    "text": ("نص واحد", "نصان", "نصوص", "نصاً"),
    "source": ("مصدر مستقل واحد", "مصدران مستقلان", "مصادر مستقلة", "مصدراً مستقلاً"),
    "telling": ("رواية واحدة", "روايتان", "روايات", "رواية"),
    "copies": ("مجموعة واحدة", "مجموعتان", "مجموعات", "مجموعة"),
    "reference": ("إشارة واحدة", "إشارتان", "إشارات", "إشارة"),
    "stretch": ("مقطع واحد", "مقطعان", "مقاطع", "مقطعاً"),
    "place": ("مكان واحد", "مكانان", "أماكن", "مكاناً"),
    "sentence": ("جملة واحدة", "جملتان", "جمل", "جملة"),
    "people": ("شخص واحد", "شخصان", "أشخاص", "شخصاً"),
    "km": ("كيلومتر واحد", "كيلومتران", "كيلومترات", "كيلومتراً"),
    "places": ("مكان واحد", "مكانان", "أماكن", "مكاناً"),
    "vehicles": ("مركبة واحدة", "مركبتان", "مركبات", "مركبة"),
    "items": ("واحد", "اثنان", "", ""),
    "minutes": ("دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة"),
    "hours": ("ساعة واحدة", "ساعتان", "ساعات", "ساعة"),
    "days": ("يوم واحد", "يومان", "أيام", "يوماً"),
    "weeks": ("أسبوع واحد", "أسبوعان", "أسابيع", "أسبوعاً"),
    "months": ("شهر واحد", "شهران", "أشهر", "شهراً"),
    "years": ("سنة واحدة", "سنتان", "سنوات", "سنة"),
}
# After a hundred, a thousand, zero or a fraction the noun is a plain genitive singular.
_GENITIVE = {
    "event": "حدث",
    "article": "مقال",
    "text": "نص",
    "source": "مصدر مستقل",
    "stretch": "مقطع",
    "place": "مكان",
    "people": "شخص",
    "km": "كيلومتر",
    "places": "مكان",
    "days": "يوم",
    "weeks": "أسبوع",
    "months": "شهر",
}


def counted(number: float, noun: str) -> str:
    """Return a number with its noun in the form that Arabic gives it.

    >>> counted(2, "source"), counted(5, "article"), counted(1500, "people")
    ('مصدران مستقلان', '5 مقالات', '1,500 شخص')

    Args:
        number: How many.
        noun: A key of `FORMS`.
    """
    one, two, few, many = FORMS[noun]
    if number == 1:
        return one
    if number == 2:
        return two
    digits = f"{round(number, 1):,}".removesuffix(".0")
    rest = number % 100
    if rest in range(3, 11):
        form = few
    elif rest in range(11, 100):
        form = many
    else:
        form = _GENITIVE.get(noun, many)
    return f"{digits} {form}".rstrip()
