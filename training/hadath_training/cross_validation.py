"""Cross-validation: train without one group of documents, measure on it, for every group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hadath.errors import SetupError
from hadath.load import load
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.calibration import calibrate
from hadath_training.corpus import Corpus
from hadath_training.evaluation import Evaluation, evaluate, over_seeds, pool_folds
from hadath_training.options import TrainOptions
from hadath_training.output import claim
from hadath_training.split import SplitPlan, make_split
from hadath_training.trainer import train_network

__all__ = ["CrossValidation", "cross_validate"]


@dataclass(frozen=True)
class CrossValidation:
    """The result: all groups' sentences, each predicted by a model that never saw its group.

    Attributes:
        sentences: The measured sentences, group after group.
        evaluations: The pooled evaluation of each seed.
    """

    sentences: tuple[AnnotatedSentence, ...]
    evaluations: tuple[Evaluation, ...]

    @property
    def first(self) -> Evaluation:
        """The evaluation of the first seed."""
        return self.evaluations[0]

    @property
    def summary(self) -> dict[str, Any]:
        """The headline figures over the seeds."""
        return over_seeds(self.evaluations)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; rates in per cent."""
        return {"seeds": self.summary, "first_seed": self.first.to_dict()}


def cross_validate(
    corpus: Corpus, options: TrainOptions, output: Path, seeds: int
) -> CrossValidation:
    """Train and measure every group with every seed.

    Each fold has its own folder and goes on where it was interrupted; a finished one is not trained
    again.

    Args:
        corpus: The annotations; ``groups`` of its ``split.toml`` says what is held out together.
        options: How to train; its seed is the first.
        output: Folder for the folds.
        seeds: How many seeds.

    Raises:
        SetupError: ``split.toml`` names no groups, or the folder holds other work.
    """
    if not corpus.plan.groups:
        raise SetupError(
            "split.toml names no groups; add a list of lists of document names: "
            'groups = [["a", "b"], ["c"]]'
        )
    measured: list[AnnotatedSentence] = []
    evaluations: list[Evaluation] = []
    for seed in range(options.seed, options.seed + seeds):
        folds: list[Evaluation] = []
        measured = []
        for number, group in enumerate(corpus.plan.groups):
            folder = output / f"seed-{seed}" / f"fold-{number}"
            sentences, evaluation = _fold(corpus, replace(options, seed=seed), group, folder)
            measured.extend(sentences)
            folds.append(evaluation)
        evaluations.append(pool_folds(folds, measured, corpus.schema))
    return CrossValidation(tuple(measured), tuple(evaluations))


def _fold(
    corpus: Corpus, options: TrainOptions, group: tuple[str, ...], folder: Path
) -> tuple[tuple[AnnotatedSentence, ...], Evaluation]:
    plan = SplitPlan(held_out=group, development=corpus.plan.development)
    split = make_split(corpus.sentences, plan, seed=options.seed)
    claim(folder, options, corpus)
    train_network(split.training, split.development, corpus.schema, options, folder)
    calibrate(folder, split.development, corpus.schema)
    extractor = load(folder, device=options.device)
    return split.held_out, evaluate(extractor, split.held_out, split.training, corpus.schema)
