"""Exports a trained model to the form that is shipped: 8-bit weights, measured again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from hadath.load import load
from hadath.network.packing import pack
from hadath.network.store import load_network
from hadath_training.corpus import Corpus
from hadath_training.evaluation import Evaluation, evaluate
from hadath_training.options import TrainOptions
from hadath_training.output import METRICS_FILE, write_json

__all__ = ["export_model"]

_COPIED = (
    "config.json",
    "tokenizer.json",
    METRICS_FILE,
    "history.json",
    "learning_curve.png",
    "calibration.png",
)


def export_model(source: Path, output: Path, corpus: Corpus) -> tuple[Evaluation, int]:
    """Pack a model's weights and put the packed model's scorecard into its ``metrics.json``.

    Args:
        source: A folder that ``hadath train`` wrote.
        output: The folder to write.
        corpus: The annotations whose held-out part measures the packed model.

    Returns:
        The packed model's evaluation and the size of its weights in bytes.

    Raises:
        SetupError: The folder holds no model, or nothing is held out.
    """
    network, _ = load_network(source)
    measured = corpus.held_out()
    output.mkdir(parents=True, exist_ok=True)
    for name in _COPIED:
        if (source / name).is_file():
            shutil.copy2(source / name, output / name)
    size = pack(network.state_dict(), output).stat().st_size
    learnt = corpus.split(TrainOptions().seed).training
    evaluation = evaluate(load(output, device="cpu"), measured, learnt, corpus.schema)
    path = output / METRICS_FILE
    metrics = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    metrics |= {"held_out": evaluation.to_dict(), "weights": {"bits": 8, "bytes": size}}
    write_json(path, metrics)
    return evaluation, size
