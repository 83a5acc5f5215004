"""Shows the figures of resolving and merging."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.table import Table

from hadath_training.story.evaluation import StoryEvaluation
from hadath_training.story.growth import GrowthPoint
from hadath_training.story.resolver_scores import ResolverScore

__all__ = ["growth_table", "story_tables", "write_mistakes"]


def story_tables(evaluation: StoryEvaluation) -> tuple[Table, Table]:
    """Return a table of the resolvers and one of the clusters."""
    resolvers = Table(title="resolvers, gold arguments")
    for name in ("kind", "accuracy", "right", "wrong", "missed"):
        resolvers.add_column(name, justify="left" if name == "kind" else "right")
    for one in evaluation.resolvers:
        counts = (str(count) for count in (one.right, one.wrong, one.missed))
        resolvers.add_row(one.kind, f"{one.accuracy:.1f}", *counts)
    clusters = Table(title="events merged, F1, gold events")
    for name in ("articles", "CoNLL", "MUC", "B³", "CEAFe", "gold", "given"):
        clusters.add_column(name, justify="left" if name == "articles" else "right")
    for name, score in evaluation.clusters.items():
        figures = (score.conll, score.muc, score.b_cubed, score.ceaf_e)
        clusters.add_row(
            name, *(f"{figure:.1f}" for figure in figures), str(score.gold), str(score.system)
        )
    return resolvers, clusters


def growth_table(points: Iterable[GrowthPoint]) -> Table:
    """Return a table of what so many articles took."""
    table = Table(title="time by articles, seconds")
    for name in ("articles", "records", "events", "resolving", "merging", "ms an article"):
        table.add_column(name, justify="right")
    for one in points:
        each = 1000 * (one.resolving + one.merging) / one.articles
        counts = (f"{count:,}" for count in (one.articles, one.records, one.events))
        table.add_row(*counts, f"{one.resolving:.1f}", f"{one.merging:.1f}", f"{each:.1f}")
    return table


def write_mistakes(path: Path, resolvers: Iterable[ResolverScore]) -> None:
    """Write every value that was not right, one a line, tab-separated."""
    lines = ["kind\tarticle\twords\tgold\tgiven\thow"]
    lines += ["\t".join((one.kind, *mistake)) for one in resolvers for mistake in one.mistakes]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
