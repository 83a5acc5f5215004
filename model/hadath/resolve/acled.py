"""The nearest class of ACLED's code book for an event."""

from __future__ import annotations

from collections.abc import Sequence

from hadath.document import Event
from hadath.resolve.acled_class import AcledClass
from hadath.resolve.folding import fold, variants, without_article
from hadath.resolve.party import Party
from hadath.resolve.resolution import Resolution

__all__ = ["classify"]

# Event types of the sub-event types, ACLED Codebook 2023 (version 2.0), table 2.
_EVENT_TYPES = {
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Armed clash": "Battles",
    "Air/drone strike": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Arrests": "Strategic developments",
    "Agreement": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}
_FIXED = {
    "advance": "Other",
    "retreat": "Other",
    "siege": "Other",
    "clearance": "Disrupted weapons use",
    "negotiation": "Agreement",
}
# Beginnings of words, spelling folded and without article, that tell the means of a strike; the
# first that is met decides, so the narrower ones stand first.
_MEANS = (
    ("Suicide bomb", ("انتحاري", "حزام", "احزمه")),
    (
        "Remote explosive/landmine/IED",
        ("عبو", "لغم", "الغام", "مفخخ", "ملغوم", "ناسف", "سيار", "دراجه", "انفجار", "تفجير"),
    ),
    (
        "Shelling/artillery/missile attack",
        (
            "صاروخ",
            "صواريخ",
            "مدفعي",
            "قذيف",
            "قذائف",
            "هاون",
            "راجم",
            "دبابه",
            "دبابات",
            "باليستي",
            "غواصه",
        ),
    ),
    (
        "Air/drone strike",
        ("طائر", "طيران", "غار", "جوي", "مسير", "مروحي", "مقاتلات", "براميل", "درون", "قصف"),
    ),
)
_ABDUCTED = ("خطف", "اختطف", "مختطف", "اختطاف", "احتجاز", "رهين", "اخف")
_HANDED = ("تسليم", "تسلم", "سلم", "انسحاب", "اخلاء")


def classify(
    event: Event, agents: Sequence[Party], patients: Sequence[Party]
) -> Resolution[AcledClass]:
    """Return the nearest ACLED class, from type, means and parties, or why there is none.

    >>> from hadath.document import Span
    >>> from hadath.resolve.party import Party
    >>> army = Party("iraq.armed_forces", "Iraqi armed forces", "state", "iraq")
    >>> event = Event("control_change", Span(0, 7, "استعادت"), "asserted")
    >>> classify(event, [army], []).value.sub_event_type
    'Government regains territory'

    Args:
        event: An event of any type.
        agents: The parties that do it.
        patients: The parties that it is done to.
    """
    surface = event.trigger.text
    name, how = _sub_event(event, agents, patients)
    if not name:
        return Resolution.unresolved(surface, how)
    return Resolution(surface, AcledClass(_EVENT_TYPES[name], name), how)


def _sub_event(event: Event, agents: Sequence[Party], patients: Sequence[Party]) -> tuple[str, str]:
    """Return the sub-event type and how it was reached; an empty one with the reason."""
    kinds = {party.kind for party in agents}
    if event.type == "control_change":
        return _capture(event, kinds)
    if event.type == "strike":
        return _strike(event)
    if event.type == "battle":
        civilians = bool(patients) and all(party.kind == "civilian" for party in patients)
        return ("Attack", "by type and patient") if civilians else ("Armed clash", "by type")
    if event.type == "detention":
        taken = _tells(event.trigger.text, _ABDUCTED) or (bool(kinds) and "state" not in kinds)
        return "Abduction/forced disappearance" if taken else "Arrests", "by type and agent"
    fixed = _FIXED.get(event.type, "")
    return fixed, "by type" if fixed else f"ACLED has no class for {event.type}"


def _capture(event: Event, kinds: set[str]) -> tuple[str, str]:
    if _tells(event.trigger.text, _HANDED):
        return "Non-violent transfer of territory", "by type and trigger"
    if not kinds:
        return "", "who ended up with the place is not told"
    if not kinds & {"state", "international", "rebel", "militia"}:
        return "", "whoever ended up with the place is no armed party"
    state = bool(kinds & {"state", "international"})
    name = "Government regains territory" if state else "Non-state actor overtakes territory"
    return name, "by type and agent"


def _strike(event: Event) -> tuple[str, str]:
    means = [one.span.text for one in event.arguments if one.role == "Instrument"]
    for word in (*means, event.trigger.text):
        for name, stems in _MEANS:
            if _tells(word, stems):
                return name, "by means"
    return "", "by what means is not told"


def _tells(text: str, stems: Sequence[str]) -> bool:
    """Say whether a word of a text begins with a stem, clitics and article aside."""
    return any(
        without_article(form).startswith(tuple(stems))
        for word in fold(text)
        for form in variants(word)
    )
