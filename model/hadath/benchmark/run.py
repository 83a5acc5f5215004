"""Runs the benchmark: everything in one run, so that ratios hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from hadath.benchmark.cold import measure_cold
from hadath.benchmark.growth import measure_growth
from hadath.benchmark.machine import look_at_machine
from hadath.benchmark.pipeline import (
    MISSING,
    measure_pipeline,
    operations,
    there_is_a_pipeline,
)
from hadath.benchmark.result import Result
from hadath.benchmark.throughput import Throughput
from hadath.errors import InputError
from hadath.load import load, model_folder
from hadath.runtime.settings import CONFIG
from hadath.text.sentences import find_sentences

__all__ = ["run_benchmark"]


def run_benchmark(
    texts: Sequence[str],
    *,
    model: str | None = None,
    repeat: int = 4,
    factors: Sequence[int] = (1, 10, 100),
    compare: bool = True,
    tell: Callable[[str], None] = lambda _message: None,
) -> Result:
    """Measure a model on texts.

    Args:
        texts: The texts.
        model: A model folder; the package's own if None.
        repeat: How often the texts are repeated for the throughput.
        factors: Sizes for the growth.
        compare: Whether to measure the transformers pipeline as well.
        tell: Called with what is measured next.

    Raises:
        SetupError: There is no such model.
        InputError: There is no sentence in the texts.
    """
    sentences = [
        text[span.start : span.end] for text in texts for span in find_sentences(text)
    ] * repeat
    if not sentences:
        raise InputError(
            f"the {len(texts)} texts have no sentence between them; give texts to measure with"
        )
    tell("the machine")
    machine = look_at_machine()
    tell("throughput")
    extractor = load(model, device="cpu")
    extractor.predict_batch(texts[:1])
    name = "hadath, " + ("the shipped model" if model is None else Path(model).name)
    throughput = Throughput(extractor, list(texts) * repeat, _operations(model))
    measured, stages, count = throughput.measure(name, machine)
    others, left_out = [], []
    if compare and there_is_a_pipeline():
        tell("the transformers pipeline")
        others = list(measure_pipeline(sentences, machine))
    else:
        left_out.append(MISSING if compare else "the transformers pipeline: not asked for")
    tell("cold start and memory")
    cold = measure_cold(model, list(texts) * repeat)
    tell("growth")
    growth = tuple(measure_growth(extractor, texts, factors))
    return Result(
        machine=machine,
        texts=len(texts) * repeat,
        sentences=count,
        measured=(measured, *others),
        stages=stages,
        cold=cold,
        growth=growth,
        left_out=tuple(left_out),
    )


def _operations(model: str | None) -> float:
    encoder = json.loads((model_folder(model) / CONFIG).read_text(encoding="utf-8"))["encoder"]
    return operations(
        encoder["hidden_size"], encoder["num_hidden_layers"], encoder["intermediate_size"]
    )
