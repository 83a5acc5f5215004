"""Training: it learns, resumes to the same weights, and says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from hadath.batch import Batch
from hadath.errors import SetupError
from hadath.load import load
from hadath.network.store import choose_device, load_network
from hadath.schema import Schema
from hadath.windows import WindowReader
from hadath_training import AnnotatedSentence, TrainOptions, evaluate, load_corpus, train_seeds
from hadath_training.annotations import save_annotations
from hadath_training.batches import Collator, LengthSampler
from hadath_training.cross_validation import cross_validate
from hadath_training.features import build_examples
from hadath_training.history import EpochRow, write_history
from hadath_training.learning_curve import draw_curve, learn_from_shares
from hadath_training.metrics.scorecard import score
from hadath_training.output import check_output
from hadath_training.precision import choose_precision
from hadath_training.scoring import pair_given_triggers, pair_predictions
from hadath_training.trainer import train_network

Sentences = tuple[AnnotatedSentence, ...]


@pytest.fixture
def eight(sentences: Sentences) -> Sentences:
    short = [s for s in sentences if s.origin == "authored" and 0 < len(s.events) < 4]
    return tuple(sorted(short, key=lambda s: len(s.text))[:40:5])


@pytest.fixture
def options(arabert: Path) -> TrainOptions:
    return TrainOptions(encoder=str(arabert), max_pieces=96, device="cpu", epochs=3)


def test_a_tiny_run_learns_eight_sentences_by_heart(
    tmp_path: Path, eight: Sentences, schema: Schema, options: TrainOptions
) -> None:
    options = replace(options, epochs=140, patience=140, learning_rate=2e-3, dropout=0.0)
    trained = train_network(eight, eight, schema, options, tmp_path)
    assert not trained.lost.triggers
    assert not trained.lost.arguments
    assert trained.history[0].trig_c < 50
    extractor = load(tmp_path, device="cpu")
    card = score(pair_predictions(extractor, eight), schema)
    assert card.f1("Trig-C") == 100
    assert card.f1("Arg-C+") == 100
    assert card.factuality.counts.f1 == 1
    given = score(pair_given_triggers(extractor, eight), schema)
    assert given.f1("Arg-C+") == 100


def test_a_killed_run_ends_with_the_same_weights(
    tmp_path: Path,
    eight: Sentences,
    schema: Schema,
    options: TrainOptions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    train_network(eight, eight, schema, options, whole)

    def dies_in_epoch_two(path: Path, rows: Sequence[EpochRow]) -> None:
        if len(rows) == 2:
            raise KeyboardInterrupt
        write_history(path, rows)

    monkeypatch.setattr("hadath_training.trainer.write_history", dies_in_epoch_two)
    with pytest.raises(KeyboardInterrupt):
        train_network(eight, eight, schema, options, parts)
    monkeypatch.undo()
    resumed = train_network(eight, eight, schema, options, parts)
    assert [row.epoch for row in resumed.history] == [1, 2, 3]
    left, right = (load_file(folder / "model.safetensors") for folder in (whole, parts))
    assert left.keys() == right.keys()
    assert all(torch.equal(left[name], right[name]) for name in left)
    assert not (parts / "checkpoint").exists()
    again = train_network(eight, eight, schema, options, parts)
    assert again.history == resumed.history


def test_another_seed_gives_other_weights(
    tmp_path: Path, eight: Sentences, schema: Schema, options: TrainOptions
) -> None:
    options = replace(options, epochs=1)
    for name, seed in (("a", 13), ("b", 13), ("c", 14)):
        train_network(eight, eight, schema, replace(options, seed=seed), tmp_path / name)
    a, b, c = (load_file(tmp_path / name / "model.safetensors") for name in "abc")
    assert torch.equal(a["trigger.weight"], b["trigger.weight"])
    assert not torch.equal(a["trigger.weight"], c["trigger.weight"])


@pytest.fixture
def corpus_folder(tmp_path: Path, sentences: Sentences) -> Path:
    folder = tmp_path / "mine"
    for story in ("b1-01", "b1-02", "b1-03", "b1-09"):
        part = tuple(s for s in sentences if s.document == story)
        save_annotations(folder / f"{story}.jsonl", part)
    return folder


def test_own_annotations_end_in_a_measured_model(
    tmp_path: Path, corpus_folder: Path, options: TrainOptions
) -> None:
    held = tmp_path / "held"
    held.mkdir()
    (corpus_folder / "b1-09.jsonl").rename(held / "b1-09.jsonl")
    corpus = load_corpus(corpus_folder, held)
    output = tmp_path / "model"
    runs = train_seeds(corpus, replace(options, epochs=1), output, seeds=2)
    assert [run.folder.name for run in runs] == ["seed-13", "seed-14"]
    metrics = json.loads((output / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["held_out"]["model"]["sentences"] == 5
    assert metrics["training"]["sentences"] == {"training": 10, "development": 5, "held_out": 5}
    assert metrics["training"]["annotations_sha256"] == corpus.digest
    assert len(metrics["seeds"]["Trig-C"]["values"]) == 2
    assert (output / "learning_curve.png").stat().st_size > 10_000
    assert load(output, device="cpu").predict("قُتل 14 مدنياً").text == "قُتل 14 مدنياً"
    model = load(runs[0].folder, device="cpu")
    with pytest.raises(SetupError, match="holds a trained model; give --overwrite"):
        check_output(output, overwrite=False)
    check_output(output, overwrite=True)
    assert not (output / "metrics.json").exists()
    other = replace(corpus.schema, factuality=("asserted",))
    with pytest.raises(SetupError, match="was trained on another schema"):
        evaluate(model, corpus.extra, corpus.sentences, other)


def test_an_unfinished_run_is_not_continued_with_other_options(
    tmp_path: Path, corpus_folder: Path, options: TrainOptions
) -> None:
    corpus = load_corpus(corpus_folder)
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "run.json").write_text('{"options": {}}', encoding="utf-8")
    with pytest.raises(SetupError, match="holds a run with other options or annotations"):
        train_seeds(corpus, options, tmp_path / "model", seeds=1)


def test_cross_validation_measures_every_group_once(
    tmp_path: Path, corpus_folder: Path, options: TrainOptions
) -> None:
    split = 'development = ["b1-03"]\ngroups = [["b1-01"], ["b1-02", "b1-09"]]\n'
    (corpus_folder / "split.toml").write_text(split, encoding="utf-8")
    corpus = load_corpus(corpus_folder)
    folder = tmp_path / "folds"
    result = cross_validate(corpus, replace(options, epochs=1), folder, seeds=1)
    assert [s.document for s in result.sentences] == ["b1-01"] * 5 + ["b1-02"] * 5 + ["b1-09"] * 5
    assert result.first.model.sentences == 15
    before = (folder / "seed-13" / "fold-1" / "model.safetensors").stat().st_mtime_ns
    again = cross_validate(corpus, replace(options, epochs=1), folder, seeds=1)
    assert again.to_dict() == result.to_dict()
    assert (folder / "seed-13" / "fold-1" / "model.safetensors").stat().st_mtime_ns == before
    bare = replace(corpus, plan=replace(corpus.plan, groups=()))
    with pytest.raises(SetupError, match=r"split\.toml names no groups"):
        cross_validate(bare, options, folder, seeds=1)


def test_epochs_are_planned_by_the_amount_of_data() -> None:
    assert [TrainOptions().plan_epochs(count) for count in (1, 536, 4000, 5000)] == [24, 24, 15, 12]
    assert TrainOptions(epochs=3).plan_epochs(5000) == 3


def test_a_learning_curve_grows_by_documents_and_never_sees_what_it_measures(
    tmp_path: Path, corpus_folder: Path, options: TrainOptions
) -> None:
    split = 'development = ["b1-03"]\ngroups = [["b1-01"]]\n'
    (corpus_folder / "split.toml").write_text(split, encoding="utf-8")
    corpus = load_corpus(corpus_folder)
    short = replace(options, epochs=1)
    half, whole = learn_from_shares(corpus, short, tmp_path, shares=[50, 100], seeds=1)
    assert (half.sentences, whole.sentences) == (5.0, 10.0)
    assert set(whole.figures) >= {"Trig-C", "Arg-C+"}
    draw_curve(tmp_path / "curve.png", [half, whole])
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(SetupError, match=r"shares are \[0, 50\], expected whole numbers"):
        learn_from_shares(corpus, short, tmp_path, shares=[0, 50], seeds=1)


def test_features_name_what_they_cannot_express(
    sentences: Sentences, schema: Schema, untrained: Path
) -> None:
    _, tokenizer = load_network(untrained)
    long = [s for s in sentences if len(s.text) > 200][:20]
    examples, lost = build_examples(long, schema, WindowReader(tokenizer, 24))
    assert len(examples) > 3 * len(long)
    found = sum(len(example.triggers) for example in examples)
    assert found + len(lost.triggers) == sum(len(s.events) for s in long)
    assert lost.arguments
    assert lost.arguments[0].startswith(long[0].id)
    batch = Collator(schema, 0)(examples[:4])
    assert batch.inputs[0].shape == Batch.of([e.window for e in examples[:4]], 0).pieces.shape


def test_the_sampler_draws_each_example_once_and_the_same_again() -> None:
    sampler = LengthSampler([5, 9, 1, 7, 3] * 5, 4, seed=1)
    sampler.epoch = 2
    first = list(sampler)
    assert sorted(i for batch in first for i in batch) == list(range(25))
    assert list(sampler) == first
    sampler.epoch = 3
    assert list(sampler) != first


def test_devices_and_precision() -> None:
    cpu = choose_device("cpu")
    assert choose_precision("fp32", cpu) == "no"
    assert choose_precision("bf16", cpu) == "bf16"
    assert choose_precision("auto", cpu) in {"no", "bf16"}
    with pytest.raises(SetupError, match="device 'abacus' is unknown; use auto, cpu, cuda"):
        choose_device("abacus")
    if not torch.cuda.is_available():
        assert choose_device("auto") == cpu
        with pytest.raises(SetupError, match="device 'cuda' was asked for, but this machine"):
            choose_device("cuda")
    with pytest.raises(SetupError, match="epochs is 0, expected at least 1"):
        TrainOptions(epochs=0)
    with pytest.raises(SetupError, match="precision is 'fp8', expected one of auto, fp32"):
        TrainOptions(precision="fp8")
