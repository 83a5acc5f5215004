"""How well merged events agree with gold clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from hadath.merge.story import Story

__all__ = ["CoreferenceScore", "score_clusters"]


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
    gold: Mapping[tuple[str, int], str], story: Story, documents: Collection[str] | None = None
) -> CoreferenceScore:
    """Score merged events with the scorer of the package scorch.

    Args:
        gold: Gold cluster of each event, by article and position in it.
        story: The merged events of the annotated articles.
        documents: Articles to score within; all if left out.

    Returns:
        F1 over the tellings of those articles.
    """
    from scorch.scores import b_cubed, ceaf_e, muc

    position = {
        (document.article.id, id(record)): at
        for document in story.documents
        for at, record in enumerate(document.events)
    }
    key: dict[str, set[tuple[str, int]]] = defaultdict(set)
    response: list[set[tuple[str, int]]] = []
    for mention, cluster in gold.items():
        if documents is None or mention[0] in documents:
            key[cluster].add(mention)
    wanted = set().union(*key.values())
    for event in story.events:
        found = {
            (mention.article.id, position[mention.article.id, id(mention.record)])
            for mention in event.mentions
        } & wanted
        if found:
            response.append(found)
    sets = list(key.values())
    links, mentions, entities = (100 * score(sets, response)[2] for score in (muc, b_cubed, ceaf_e))
    return CoreferenceScore(
        round(links, 1),
        round(mentions, 1),
        round(entities, 1),
        round((links + mentions + entities) / 3, 1),
        len(sets),
        len(response),
    )
