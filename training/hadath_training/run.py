"""The whole of ``hadath train``: from a folder of annotations to a model and its scorecard."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from hadath.load import load
from hadath_training.calibration import calibrate
from hadath_training.calibration_plot import draw_calibration
from hadath_training.corpus import Corpus
from hadath_training.evaluation import Evaluation, evaluate, over_seeds
from hadath_training.history import draw_history
from hadath_training.options import TrainOptions
from hadath_training.output import METRICS_FILE, claim, write_json
from hadath_training.split import Split
from hadath_training.trainer import Trained, train_network

__all__ = ["TrainRun", "train_seeds"]

_CURVE = "learning_curve.png"
_RELIABILITY = "calibration.png"


@dataclass(frozen=True)
class TrainRun:
    """One trained and measured model.

    Attributes:
        folder: Where it lies.
        split: What it learnt from and was measured on.
        trained: How training went.
        evaluation: Its scorecard.
        part: What it was measured on: ``held_out``, or ``development`` where nothing is held out.
    """

    folder: Path
    split: Split
    trained: Trained
    evaluation: Evaluation
    part: str


def train_seeds(corpus: Corpus, options: TrainOptions, output: Path, seeds: int) -> list[TrainRun]:
    """Train with one or several seeds; the model that did best on development ends in `output`.

    Args:
        corpus: The annotations.
        options: How to train; its seed is the first, the others follow it.
        output: The model folder; with several seeds, each has a folder ``seed-N`` in it as well.
        seeds: How many.

    Raises:
        SetupError: Something that training needs is not there, or the folder holds other work.
    """
    if seeds == 1:
        return [_train(corpus, options, output)]
    runs = [
        _train(corpus, replace(options, seed=seed), output / f"seed-{seed}")
        for seed in range(options.seed, options.seed + seeds)
    ]
    best = max(runs, key=lambda run: run.trained.history[run.trained.best - 1].value)
    for file in best.folder.iterdir():
        if file.is_file():
            shutil.copy2(file, output / file.name)
    metrics = json.loads((output / METRICS_FILE).read_text(encoding="utf-8"))
    shipped = metrics["training"]["options"]["seed"]
    metrics["seeds"] = {"shipped": shipped, **over_seeds([run.evaluation for run in runs])}
    write_json(output / METRICS_FILE, metrics)
    return runs


def _train(corpus: Corpus, options: TrainOptions, folder: Path) -> TrainRun:
    split = corpus.split(options.seed)
    claim(folder, options, corpus)
    trained = train_network(split.training, split.development, corpus.schema, options, folder)
    calibrate(folder, split.development, corpus.schema)
    part = "held_out" if split.held_out else "development"
    measured = split.held_out or split.development
    extractor = load(folder, device=options.device)
    evaluation = evaluate(extractor, measured, split.training, corpus.schema)
    run = TrainRun(folder, split, trained, evaluation, part)
    draw_calibration(folder / _RELIABILITY, evaluation)
    draw_history(folder / _CURVE, trained.history, trained.best)
    write_json(folder / METRICS_FILE, _metrics(run, corpus, options))
    return run


def _metrics(run: TrainRun, corpus: Corpus, options: TrainOptions) -> dict[str, Any]:
    trained, split = run.trained, run.split
    chosen = trained.history[trained.best - 1]
    return {
        "schema": 1,
        run.part: run.evaluation.to_dict(),
        "development_epoch": {
            "epoch": chosen.epoch,
            "Trig-C": chosen.trig_c,
            "Arg-C+": chosen.arg_c,
        },
        "training": {
            "options": options.to_dict(),
            "annotations_sha256": corpus.digest,
            "sentences": {
                "training": len(split.training),
                "development": len(split.development),
                "held_out": len(split.held_out),
            },
            "dropped_as_near_duplicates": [list(pair) for pair in split.dropped],
            "gold_not_expressible": {
                "triggers": trained.lost.triggers,
                "arguments": trained.lost.arguments,
            },
            "epochs": len(trained.history),
            "seconds": round(trained.seconds),
            "device": trained.device,
            "precision": trained.precision,
            "versions": {name: version(name) for name in ("hadath", "torch", "transformers")},
        },
    }
