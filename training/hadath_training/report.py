"""The scorecard as tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table

from hadath_training.evaluation import Evaluation
from hadath_training.learning_curve import CurvePoint
from hadath_training.metrics.counts import Counts
from hadath_training.metrics.scorecard import Score, Scorecard

__all__ = ["curve_table", "evaluation_tables", "scorecard_table", "seeds_table"]


def evaluation_tables(evaluation: Evaluation) -> RenderableType:
    """Lay out an evaluation: headline figures with baselines, then each type and each role."""
    return Group(_headline(evaluation), "", _types(evaluation), "", _roles(evaluation))


def scorecard_table(card: Scorecard) -> Table:
    """Lay out a comparison of two annotation passes."""
    table = Table(
        title=f"{card.sentences} sentences of {card.documents} documents; F1 in per cent",
        caption=f"intervals: 95 % bootstrap over {card.unit}s",
    )
    for name in ("metric", "F1", "interval", "first", "second", "same"):
        table.add_column(name, justify="left" if name == "metric" else "right")
    rows = {**card.metrics, "factuality accuracy": card.factuality}
    for metric, value in rows.items():
        counts = value.counts
        _, _, f1, interval, _ = _figures(value)
        numbers = (str(counts.gold), str(counts.predicted), str(counts.matched))
        table.add_row(metric, f1, interval, *numbers)
    return table


def seeds_table(summary: dict[str, Any]) -> Table:
    """Lay out headline figures over several seeds."""
    table = Table(title="over seeds, in per cent", caption="95 % t interval of the mean")
    for name in ("metric", "mean", "interval", "values"):
        table.add_column(name, justify="left" if name == "metric" else "right")
    for metric, figures in summary.items():
        values = " ".join(f"{value:.1f}" for value in figures["values"])
        table.add_row(metric, f"{figures['mean']:.1f}", _half_width(figures), values)
    return table


def curve_table(points: Sequence[CurvePoint]) -> Table:
    """Lay out what growing shares of the data buy."""
    table = Table(title="by share of the data, in per cent", caption="95 % t interval over seeds")
    names = list(points[0].figures)
    for name in ("share", "sentences", *names):
        table.add_column(name, justify="right")
    for point in points:
        cells = [f"{row['mean']:.1f} {_half_width(row)}" for row in point.figures.values()]
        table.add_row(f"{point.share} %", f"{point.sentences:,.0f}", *cells)
    return table


def _half_width(figures: dict[str, Any]) -> str:
    half = figures["half_width_95"]
    return "one seed" if half is None else f"± {half:.1f}"


def _headline(evaluation: Evaluation) -> Table:
    card = evaluation.model
    table = Table(
        title=f"{card.sentences} sentences of {card.documents} documents; F1 in per cent",
        caption=f"intervals: 95 % bootstrap over {card.unit}s. strict: exact spans",
    )
    for name in ("metric", "P", "R", "F1", "interval", "gold", "dictionary"):
        table.add_column(name, justify="left" if name == "metric" else "right")
    for metric, value in card.metrics.items():
        other = evaluation.dictionary.metrics[metric].counts.f1
        table.add_row(metric, *_figures(value), f"{100 * other:.1f}")
    given = evaluation.given_triggers.metrics["Arg-C+"]
    table.add_row("Arg-C+, gold triggers", *_figures(given), "")
    table.add_section()
    for name, f1 in evaluation.seqeval.items():
        table.add_row(f"seqeval strict, {name}", "", "", f"{100 * f1:.1f}", "", "", "")
    table.add_section()
    usual, share = evaluation.majority
    for name, accuracy_score in (
        ("factuality accuracy", card.factuality),
        ("factuality, gold triggers", evaluation.given_triggers.factuality),
    ):
        _, _, accuracy, interval, support = _figures(accuracy_score)
        always = f"{100 * share:.1f} (always {usual})"
        table.add_row(name, "", "", accuracy, interval, support, always)
    table.add_section()
    for kind, after in evaluation.calibration.items():
        before = f"before {100 * evaluation.uncalibrated[kind].error:.1f}"
        label, error = f"calibration error, {kind}", f"{100 * after.error:.1f}"
        table.add_row(label, "", "", error, before, str(after.items), "")
    return table


def _types(evaluation: Evaluation) -> Table:
    table = Table(title="by event type")
    for name in ("type", "Trig-C P", "R", "F1", "gold", "Arg-C+ P", "R", "F1", "gold"):
        table.add_column(name, justify="left" if name == "type" else "right")
    for kind, counts in evaluation.model.by_type.items():
        table.add_row(kind, *_rates(counts["Trig-C"]), *_rates(counts["Arg-C+"]))
    return table


def _roles(evaluation: Evaluation) -> Table:
    table = Table(title="by role")
    for name in ("role", "Arg-C+ P", "R", "F1", "gold"):
        table.add_column(name, justify="left" if name == "role" else "right")
    for role, counts in evaluation.model.by_role.items():
        table.add_row(role, *_rates(counts))
    return table


def _figures(score: Score) -> tuple[str, str, str, str, str]:
    precision, recall, f1, gold = _rates(score.counts)
    return precision, recall, f1, f"{100 * score.low:.1f}-{100 * score.high:.1f}", gold


def _rates(counts: Counts) -> tuple[str, str, str, str]:
    return (
        f"{100 * counts.precision:.1f}",
        f"{100 * counts.recall:.1f}",
        f"{100 * counts.f1:.1f}",
        str(counts.gold),
    )
