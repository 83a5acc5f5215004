"""The model card that lies beside exported weights, made of their figures."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Any

__all__ = ["CARD_FILE", "render_card"]

CARD_FILE = "README.md"
_HEADLINE = ("Trig-I", "Trig-C", "Arg-I", "Arg-C", "Arg-C+", "Arg-C+ overlap")


def render_card(metrics: Mapping[str, Any]) -> str:
    """Return the model card of an exported model.

    Args:
        metrics: Its ``metrics.json``.
    """
    held, training = metrics["held_out"], metrics["training"]
    weights, model = metrics["weights"], held["model"]
    errors = {name: one["expected_calibration_error"] for name, one in held["calibration"].items()}
    template = (files("hadath_training.export") / "card.md").read_text(encoding="utf-8")
    sentences = training["sentences"]
    return Template(template).substitute(
        form=weights["form"],
        megabytes=f"{weights['bytes'] / 1e6:.0f}",
        encoder=training["options"]["encoder"],
        training=f"{sentences['training']:,}",
        development=sentences["development"],
        epochs=training["epochs"],
        seed=training["options"]["seed"],
        precision=training["precision"],
        device=training["device"],
        digest=training["annotations_sha256"][:16],
        version=training["versions"]["hadath"],
        held_sentences=model["sentences"],
        held_documents=model["documents"],
        headline=_headline(held),
        types=_types(model["by_type"]),
        roles=_roles(model["by_role"]),
        events_error=f"{100 * errors['events']:.1f}",
        arguments_error=f"{100 * errors['arguments']:.1f}",
        factuality_error=f"{100 * errors['factuality']:.1f}",
        before=f"{weights['gate']['arg_c_before']:.1f}",
        after=f"{weights['gate']['arg_c']:.1f}",
    )


def _headline(held: Mapping[str, Any]) -> str:
    lines = [
        "| per cent | precision | recall | F1 | interval |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name in _HEADLINE:
        lines.append(_row(name, held["model"]["metrics"][name]))
    lines.append(_row("Arg-C+, gold triggers", held["given_triggers"]["Arg-C+"]))
    factuality = held["given_triggers"]["factuality"]
    low, high = factuality["interval"]
    lines.append(
        f"| factuality, gold triggers | | | {factuality['accuracy']:.1f} | {low:.0f}-{high:.0f} |"
    )
    return "\n".join(lines)


def _row(name: str, score: Mapping[str, Any]) -> str:
    low, high = score["interval"]
    return f"| {name} | {_figures(score)} | {low:.0f}-{high:.0f} |"


def _figures(score: Mapping[str, Any]) -> str:
    return " | ".join(f"{score[key]:.1f}" for key in ("precision", "recall", "f1"))


def _types(scores: Mapping[str, Any]) -> str:
    return "\n".join(
        f"| {name} | {one['Trig-C']['f1']:.1f} | {one['Trig-C']['gold']} "
        f"| {one['Arg-C+']['f1']:.1f} | {one['Arg-C+']['gold']} |"
        for name, one in scores.items()
    )


def _roles(scores: Mapping[str, Any]) -> str:
    return "\n".join(
        f"| {name} | {_figures(one)} | {one['gold']} |" for name, one in scores.items()
    )
