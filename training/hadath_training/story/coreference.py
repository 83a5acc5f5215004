"""How well merged events agree with gold clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from hadath.merge.story import Story

__all__ = ["CoreferenceScore", "clusters_of", "score_clusters"]


@dataclass(frozen=True, slots=True)
class CoreferenceScore:
    """F1 of clusters, per cent.

    Attributes:
        muc: Links (Vilain et al. 1995).
        b_cubed: Mentions (Bagga and Baldwin 1998).
        ceaf_e: Clusters, aligned one to one (Luo 2005).
        conll: Mean of the three, as in CoNLL 2012.
        gold: Gold clusters.
        system: Clusters given.
    """

    muc: float
    b_cubed: float
    ceaf_e: float
    conll: float
    gold: int
    system: int

    def to_dict(self) -> dict[str, float]:
        """Return plain JSON values."""
        return asdict(self)


def score_clusters(
    gold: Mapping[tuple[str, int], str],
    given: Mapping[tuple[str, int], object],
    documents: Collection[str],
) -> CoreferenceScore:
    """Score clusters of events with the scorer of the package scorch.

    Args:
        gold: Gold cluster of each event, by article and position in it.
        given: The cluster that each was put into, likewise.
        documents: Articles to score within.

    Returns:
        F1 over the tellings of those articles.
    """
    from scorch.scores import b_cubed, ceaf_e, muc

    key, response = (
        _sets({telling: name for telling, name in clusters.items() if telling[0] in documents})
        for clusters in (gold, given)
    )
    links, mentions, entities = (
        float(100 * score(key, response)[2]) for score in (muc, b_cubed, ceaf_e)
    )
    return CoreferenceScore(
        round(links, 1),
        round(mentions, 1),
        round(entities, 1),
        round((links + mentions + entities) / 3, 1),
        len(key),
        len(response),
    )


def clusters_of(story: Story) -> dict[tuple[str, int], int]:
    """Return the merged event of each telling, by article and position in it."""
    position = {
        id(record): (document.article.id, at)
        for document in story.documents
        for at, record in enumerate(document.events)
    }
    return {position[id(one.record)]: event.id for event in story.events for one in event.mentions}


def _sets(clusters: Mapping[tuple[str, int], object]) -> list[set[tuple[str, int]]]:
    found: dict[object, set[tuple[str, int]]] = defaultdict(set)
    for telling, name in clusters.items():
        found[name].add(telling)
    return list(found.values())
