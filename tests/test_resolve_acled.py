"""ACLED classes from type, means and parties."""

from __future__ import annotations

import pytest

from hadath.document import Argument, Event, Span
from hadath.resolve.acled import classify
from hadath.resolve.party import Party

_STATE = Party("iraq.armed_forces", "Iraqi armed forces", "state", "iraq")
_REBEL = Party("islamic_state", "Islamic State", "rebel")
_CIVILIANS = Party("civilians", "Civilians", "civilian")


@pytest.mark.parametrize(
    ("type_name", "trigger", "means", "agents", "patients", "expected"),
    [
        ("control_change", "استعادت", "", [_STATE], [], "Government regains territory"),
        ("control_change", "سيطر", "", [_REBEL], [], "Non-state actor overtakes territory"),
        ("control_change", "تسليم", "", [_STATE], [], "Non-violent transfer of territory"),
        ("control_change", "سقوط", "", [], [], None),
        ("battle", "معارك", "", [_STATE], [_REBEL], "Armed clash"),
        ("battle", "هجوم", "", [_REBEL], [_CIVILIANS], "Attack"),
        ("strike", "غارة", "", [], [], "Air/drone strike"),
        ("strike", "استهداف", "بصواريخ", [], [], "Shelling/artillery/missile attack"),
        ("strike", "انفجار", "سيارة مفخخة", [], [], "Remote explosive/landmine/IED"),
        ("strike", "تفجير", "حزام ناسف", [], [], "Suicide bomb"),
        ("strike", "استهداف", "", [], [], None),
        ("detention", "اعتقلت", "", [_STATE], [], "Arrests"),
        ("detention", "خطف", "", [_STATE], [], "Abduction/forced disappearance"),
        ("detention", "احتجز", "", [_REBEL], [], "Abduction/forced disappearance"),
        ("negotiation", "هدنة", "", [], [], "Agreement"),
        ("clearance", "إزالة", "", [], [], "Disrupted weapons use"),
        ("casualties", "مقتل", "", [], [], None),
    ],
)
def test_the_class_is_the_nearest_one(
    type_name: str,
    trigger: str,
    means: str,
    agents: list[Party],
    patients: list[Party],
    expected: str | None,
) -> None:
    arguments = (Argument("Instrument", Span(0, len(means), means)),) if means else ()
    event = Event(type_name, Span(0, len(trigger), trigger), "asserted", arguments)
    found = classify(event, agents, patients)
    assert (None if found.value is None else found.value.sub_event_type) == expected
    assert found.how
    assert found.surface == trigger
