"""All figures of resolving and merging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hadath.merge.merge import merge_documents
from hadath.resolve.document import resolve_document
from hadath_training.story.coreference import CoreferenceScore, clusters_of, score_clusters
from hadath_training.story.gold import Gold
from hadath_training.story.resolver_scores import ResolverScore, score_resolvers

__all__ = ["StoryEvaluation", "evaluate_stories"]

# The articles that the weights of merging were set on, by the beginnings of their names.
_SET_ON = ("000", "001", "004")


@dataclass(frozen=True, slots=True)
class StoryEvaluation:
    """All figures of resolving and merging.

    Attributes:
        resolvers: One score a resolver.
        clusters: Coreference of events: over all articles, over those that the weights were set
            on, over the others, and the baseline that merges nothing.
    """

    resolvers: tuple[ResolverScore, ...]
    clusters: Mapping[str, CoreferenceScore]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values, without the single mistakes."""
        return {
            "resolvers": {
                one.kind: {
                    "accuracy": round(one.accuracy, 1),
                    "right": one.right,
                    "wrong": one.wrong,
                    "missed": one.missed,
                }
                for one in self.resolvers
            },
            "clusters": {name: one.to_dict() for name, one in self.clusters.items()},
        }


def evaluate_stories(gold: Gold) -> StoryEvaluation:
    """Resolve and merge the gold events, and score the result."""
    documents = [
        resolve_document(document, article)
        for document, article in zip(gold.documents, gold.articles, strict=True)
    ]
    given = clusters_of(merge_documents(documents))
    names = {article.id for article in gold.articles}
    seen = {name for name in names if name.startswith(_SET_ON)}
    clusters = {
        name: score_clusters(gold.clusters, given, part)
        for name, part in (("all", names), ("set on", seen), ("measured only", names - seen))
        if part
    }
    apart = {telling: telling for telling in gold.clusters}
    clusters["all, every telling apart"] = score_clusters(gold.clusters, apart, names)
    return StoryEvaluation(score_resolvers(gold.values, documents), clusters)
