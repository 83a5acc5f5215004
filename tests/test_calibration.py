"""Calibration: errors against a hand-worked example, temperatures against known ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from hadath.decoding.temperatures import Temperatures
from hadath.document import Argument, Event, Span
from hadath.load import load
from hadath.schema import Schema
from hadath_training import AnnotatedSentence
from hadath_training.calibration import calibrate, fit_temperature
from hadath_training.metrics.calibration import Judged, judge, measure_calibration
from hadath_training.metrics.match import Pair


def test_the_error_of_a_hand_worked_example() -> None:
    confidence = np.array([0.95, 0.95, 0.95, 0.95, 0.55, 0.55])
    right = np.array([True, True, True, False, True, False])
    result = measure_calibration(Judged(confidence, right))
    assert result.error == pytest.approx((4 * (0.95 - 0.75) + 2 * (0.55 - 0.5)) / 6)
    assert [n for n, _, _ in result.bins] == [2, 4]
    assert result.curve[0] == pytest.approx((1.0, 0.55, 4 / 6))
    assert result.curve[-1] == (0.1, 0.95, 1.0)
    assert measure_calibration(Judged(confidence[:0], right[:0])).items == 0
    certain = measure_calibration(Judged(np.ones(3), np.ones(3, np.bool_)))
    assert certain.error == 0


def test_an_argument_is_right_only_with_its_event() -> None:
    text = "قصف الجيش حلب"
    strike, army, town = Span.cut(text, 0, 3), Span.cut(text, 4, 9), Span.cut(text, 10, 13)
    gold = Event("strike", strike, "asserted", (Argument("Agent", army), Argument("Place", town)))
    found = (Argument("Agent", army, 0.8), Argument("Patient", town, 0.4))
    same = Event("strike", strike, "planned", found, 0.9, factuality_confidence=0.6)
    other = Event("battle", strike, "asserted", found, 0.7)
    judged = judge([Pair("a", [gold], [same]), Pair("b", [gold], [other])])
    assert judged["events"].right.tolist() == [True, False]
    assert judged["arguments"].right.tolist() == [True, False, False, False]
    assert judged["factuality"].right.tolist() == [False]
    assert judged["factuality"].confidence.tolist() == [0.6]


def test_a_known_temperature_is_found_again() -> None:
    random = np.random.default_rng(1)
    logits = random.normal(0, 2, (4000, 5))
    chances = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    labels = np.array([random.choice(5, p=row) for row in chances])

    def loss(temperature: float) -> float:
        scaled = 3 * logits / temperature
        logs = scaled - np.log(np.exp(scaled).sum(1, keepdims=True))
        return float(-logs[np.arange(len(labels)), labels].sum())

    assert fit_temperature(loss) == pytest.approx(3, abs=0.2)


def test_temperatures_are_kept_with_the_model_and_change_no_finding(
    tmp_path: Path, untrained: Path, sentences: tuple[AnnotatedSentence, ...], schema: Schema
) -> None:
    folder = shutil.copytree(untrained, tmp_path / "model")
    some = sentences[:12]
    fitted = calibrate(folder, some, schema)
    assert fitted != Temperatures()
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert config["temperatures"] == fitted.to_dict()
    assert calibrate(folder, some, schema) == fitted  # fitted to the logits, not to the last ones
    extractor = load(folder, device="cpu")
    assert extractor.temperatures == fitted
    texts = [sentence.text for sentence in some]
    hot = extractor.at(Temperatures(3.0, 3.0, 3.0, 3.0)).predict_batch(texts)
    raw = extractor.at(Temperatures()).predict_batch(texts)
    found = [[(e.type, e.trigger, e.factuality) for e in doc.events] for doc in raw]
    assert sum(map(len, found)) > 20
    assert found == [[(e.type, e.trigger, e.factuality) for e in doc.events] for doc in hot]
    for cold, warm in zip(raw, hot, strict=True):
        for one, two in zip(cold.events, warm.events, strict=True):
            assert [(a.role, a.span) for a in one.arguments] == [
                (a.role, a.span) for a in two.arguments
            ]
            assert two.confidence < one.confidence
