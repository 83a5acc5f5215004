"""Exports a trained model to the form that is shipped, past the gate, and measures it again."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch

from hadath.errors import SetupError
from hadath.load import load
from hadath.network.store import build_extractor, choose_device, load_network
from hadath.runtime.settings import ATTACH, CHECKPOINT, CONFIG, READ, TOKENIZER
from hadath_training.calibration_plot import draw_calibration
from hadath_training.corpus import Corpus
from hadath_training.evaluation import Evaluation, evaluate
from hadath_training.export.card import CARD_FILE, render_card
from hadath_training.export.forms import Form
from hadath_training.export.gate import Trial, compare, pass_gate
from hadath_training.export.graphs import write_graphs
from hadath_training.export.outliers import find_outliers
from hadath_training.export.precision import set_precision
from hadath_training.options import TrainOptions
from hadath_training.output import METRICS_FILE, write_json

__all__ = ["Exported", "export_model"]

_GRAPHS = (READ, ATTACH)
_HISTORY = ("history.json", "learning_curve.png")
_CALIBRATION = "calibration.png"
# Sentences that the layers are watched on for outliers.
_WATCHED = 64


@dataclass(frozen=True, slots=True)
class Exported:
    """A model that passed the gate.

    Attributes:
        trial: What the form was measured to be beside the checkpoint, on the development part.
        evaluation: The exported model on the held-out part.
        size: Bytes of its graphs.
    """

    trial: Trial
    evaluation: Evaluation
    size: int


def export_model(
    source: Path, output: Path, corpus: Corpus, form: Form = Form.int8, *, device: str = "cpu"
) -> Exported:
    """Write a checkpoint's exported form, unless the gate refuses it.

    The output gets the graphs, ``config.json``, ``tokenizer.json``, the source's history if it has
    one, a ``metrics.json`` with the scorecard of the exported model, a plot of its calibration and
    a model card; all of it at the end.

    Args:
        source: A folder that ``hadath train`` wrote.
        output: The folder to write; an exported model in it is replaced.
        corpus: The annotations: the development part is for the gate, the held-out part measures.
        form: Which form.
        device: Where both are measured: ``cpu``, or ``cuda`` for fp16.

    Raises:
        SetupError: The source holds no checkpoint, the output holds one, or nothing is held out.
        GateError: The form loses more than half a point of Arg-C+, or is slower.
    """
    if (output / CHECKPOINT).is_file():
        raise SetupError(
            f"{output} holds a checkpoint ({CHECKPOINT}), which an export does not overwrite; "
            f"give another --output"
        )
    network, tokenizer = load_network(source)
    metrics = _metrics(source)
    measured = corpus.held_out()
    split = corpus.split(_seed(metrics))
    with TemporaryDirectory() as name:
        made = Path(name)
        for file in (CONFIG, TOKENIZER, *_HISTORY):
            if (source / file).is_file():
                shutil.copy2(source / file, made / file)
        write_graphs(network, made)
        kept: tuple[str, ...] = ()
        if form is Form.int8:
            watched = [sentence.text for sentence in split.training[:_WATCHED]]
            kept = find_outliers(network, tokenizer, watched)
        set_precision(made, form, kept)
        exported = load(made, device=device)
        torch.nn.Module.to(network, choose_device(device))
        checkpoint = build_extractor(network, tokenizer)
        trial = compare(exported, checkpoint, split.development, corpus.schema)
        pass_gate(trial)
        evaluation = evaluate(exported, measured, split.training, corpus.schema)
        draw_calibration(made / _CALIBRATION, evaluation)
        size = sum((made / file).stat().st_size for file in _GRAPHS)
        told = {"form": form.value, "bytes": size, "fp32": kept, "gate": trial.to_dict()}
        metrics |= {"held_out": evaluation.to_dict(), "weights": told}
        write_json(made / METRICS_FILE, metrics)
        if "training" in metrics:
            (made / CARD_FILE).write_text(render_card(metrics), encoding="utf-8")
        output.mkdir(parents=True, exist_ok=True)
        for path in made.iterdir():
            shutil.copy2(path, output / path.name)
    return Exported(trial, evaluation, size)


def _metrics(source: Path) -> dict[str, Any]:
    path = source / METRICS_FILE
    if not path.is_file():
        return {}
    metrics: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return metrics


def _seed(metrics: dict[str, Any]) -> int:
    """Return the seed of the split that the checkpoint was trained on."""
    options = metrics.get("training", {}).get("options", {})
    return int(options.get("seed", TrainOptions().seed))
