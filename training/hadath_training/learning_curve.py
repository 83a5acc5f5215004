"""What the authored data buys: the model retrained on shares of it, measured on real articles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from hadath.errors import SetupError
from hadath.load import load
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.corpus import Corpus
from hadath_training.evaluation import Evaluation, evaluate, over_seeds
from hadath_training.options import TrainOptions
from hadath_training.output import claim
from hadath_training.split import SplitPlan, make_split
from hadath_training.trainer import train_network

__all__ = ["CurvePoint", "draw_curve", "learn_from_shares"]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The model after learning from a share of the data.

    Attributes:
        share: The share of the documents, per cent.
        sentences: Sentences learnt from, mean over the seeds.
        figures: The headline figures over the seeds, as `over_seeds` gives them.
    """

    share: int
    sentences: float
    figures: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)


def learn_from_shares(
    corpus: Corpus, options: TrainOptions, output: Path, *, shares: Sequence[int], seeds: int
) -> tuple[CurvePoint, ...]:
    """Train on growing shares of the other documents and measure on all grouped ones at once.

    No document of the groups is learnt from, so this is harder than cross-validation, which may
    learn from the groups that it does not measure, and needs a third of its time. A smaller share
    is part of each larger one. Every run has its own folder and goes on where it was interrupted.

    Args:
        corpus: The annotations; ``groups`` of its ``split.toml`` says what is measured on.
        options: How to train; its seed is the first.
        output: Folder for the runs.
        shares: Per cent of the documents.
        seeds: How many seeds for each share.

    Raises:
        SetupError: ``split.toml`` names no groups, a share is none, or the folder holds other work.
    """
    measured = tuple(document for group in corpus.plan.groups for document in group)
    if not measured:
        raise SetupError(
            "split.toml names no groups; add a list of lists of document names: "
            'groups = [["a", "b"], ["c"]]'
        )
    wrong = [share for share in shares if not 1 <= share <= 100]
    if wrong or not shares:
        raise SetupError(f"shares are {list(shares)}, expected whole numbers from 1 to 100")
    plan = SplitPlan(held_out=measured, development=corpus.plan.development)
    points: list[CurvePoint] = []
    for share in shares:
        sizes: list[int] = []
        evaluations: list[Evaluation] = []
        for seed in range(options.seed, options.seed + seeds):
            folder = output / f"share-{share}" / f"seed-{seed}"
            size, evaluation = _run(corpus, plan, replace(options, seed=seed), share, folder)
            sizes.append(size)
            evaluations.append(evaluation)
        points.append(CurvePoint(share, sum(sizes) / len(sizes), over_seeds(evaluations)))
    return tuple(points)


def _run(
    corpus: Corpus, plan: SplitPlan, options: TrainOptions, share: int, folder: Path
) -> tuple[int, Evaluation]:
    split = make_split(corpus.sentences, plan, seed=options.seed)
    training = _part(split.training, share, options.seed)
    claim(folder, options, corpus)
    train_network(training, split.development, corpus.schema, options, folder)
    extractor = load(folder, device=options.device)
    return len(training), evaluate(extractor, split.held_out, training, corpus.schema)


def _part(
    training: Sequence[AnnotatedSentence], share: int, seed: int
) -> tuple[AnnotatedSentence, ...]:
    """Return the first documents of a shuffle, so that shares of one seed lie in one another."""
    documents = list(dict.fromkeys(sentence.document for sentence in training))
    order = np.random.default_rng(seed).permutation(len(documents))
    chosen = {documents[i] for i in order[: math.ceil(len(documents) * share / 100)].tolist()}
    return tuple(sentence for sentence in training if sentence.document in chosen)


def draw_curve(path: Path, points: Sequence[CurvePoint]) -> None:
    """Draw F1 by the number of sentences learnt from, with 95 % intervals over the seeds.

    Args:
        path: The picture to write.
        points: The curve.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axis = pyplot.subplots(figsize=(6, 3.6), layout="constrained")
    sizes = [point.sentences for point in points]
    for name, style in (("Trig-C", "o-"), ("Arg-C+, gold triggers", "^:"), ("Arg-C+", "s--")):
        means = [point.figures[name]["mean"] for point in points]
        halves = [point.figures[name]["half_width_95"] or 0.0 for point in points]
        axis.errorbar(sizes, means, yerr=halves, fmt=style, markersize=4, capsize=3, label=name)
    axis.set(
        xscale="log",
        xlabel="authored sentences learnt from",
        ylabel="F1 on the five articles, per cent",
        ylim=(0, 100),
    )
    axis.set_xticks(sizes, [f"{size:,.0f}" for size in sizes])
    axis.minorticks_off()
    axis.legend(loc="upper left", frameon=False, fontsize="small")
    axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=150)
    pyplot.close(figure)
