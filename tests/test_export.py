"""Exported models: what they find, what they run without, and what the gate refuses."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch

import hadath
from hadath.document import Document
from hadath.extractor import Extractor
from hadath.load import DEFAULT_MODEL, load
from hadath.network.runtime import TorchRuntime
from hadath.network.store import load_network
from hadath.runtime.providers import choose_providers
from hadath_training.corpus import load_corpus
from hadath_training.export.export import export_model
from hadath_training.export.forms import Form
from hadath_training.export.gate import GateError, Trial, pass_gate
from hadath_training.export.graphs import write_graphs
from hadath_training.export.outliers import find_outliers
from hadath_training.export.precision import set_precision


def found(documents: list[Document]) -> list[tuple[object, ...]]:
    return [
        (e.type, e.trigger, e.factuality, tuple((a.role, a.span) for a in e.arguments))
        for document in documents
        for e in document.events
    ]


def test_graphs_find_what_the_checkpoint_finds(root: Path, untrained: Path, exported: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "seeds").glob("*.txt"))]
    texts += ["", "قصف", "قصف " * 900]
    before, after = load(untrained).predict_batch(texts), load(exported).predict_batch(texts)
    assert len(found(before)) > 100
    assert found(after) == found(before)
    near = [
        abs(a.confidence - b.confidence)
        for one, other in zip(before, after, strict=True)
        for a, b in zip(one.events, other.events, strict=True)
    ]
    assert max(near) < 1e-4


def test_int8_rounds_little_and_keeps_what_it_is_told(exported: Path, tmp_path: Path) -> None:
    kept = "encoder.encoder.layer.1.output.dense"
    for name, layers in (("rounded", ()), ("kept", (kept,))):
        shutil.copytree(exported, tmp_path / name)
        set_precision(tmp_path / name, Form.int8, layers)
    sizes = [(tmp_path / name / "read.onnx").stat().st_size for name in ("rounded", "kept")]
    assert sizes[0] < sizes[1] < 0.5 * (exported / "read.onnx").stat().st_size
    before, after = (load(folder) for folder in (exported, tmp_path / "kept"))
    text = "أعلن الجيش السوري الجمعة استعادة مدينة دير الزور من تنظيم الدولة."
    exact, near = (set(found([extractor.predict(text)])) for extractor in (before, after))
    assert len({event[:2] for event in exact} & {event[:2] for event in near}) >= 0.5 * len(exact)


def test_int8_refuses_to_keep_what_is_not_there(exported: Path, tmp_path: Path) -> None:
    shutil.copytree(exported, tmp_path / "out")
    with pytest.raises(hadath.SetupError, match=r"belongs to no\.such\.layer; expected names such"):
        set_precision(tmp_path / "out", Form.int8, ["no.such.layer"])


def test_fp16_finds_nearly_the_same(exported: Path, tmp_path: Path) -> None:
    shutil.copytree(exported, tmp_path / "half")
    set_precision(tmp_path / "half", Form.fp16)
    small = (tmp_path / "half" / "read.onnx").stat().st_size
    assert small < 0.6 * (exported / "read.onnx").stat().st_size
    text = "أعلن الجيش السوري الجمعة استعادة مدينة دير الزور من تنظيم الدولة."
    exact, near = (set(found([load(f).predict(text)])) for f in (exported, tmp_path / "half"))
    assert len(exact & near) >= 0.8 * len(exact)


def test_exporting_leaves_the_network_as_it_was(untrained: Path, tmp_path: Path) -> None:
    network, _ = load_network(untrained)
    config: Any = network.encoder.config
    usual = config._attn_implementation
    write_graphs(network, tmp_path)
    assert usual != "eager"
    assert config._attn_implementation == usual


def test_outliers_are_layers_with_single_huge_inputs(
    untrained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network, tokenizer = load_network(untrained)
    texts = ["قصف الجيش المدينة مساء الجمعة وقتل ثلاثة"]
    assert find_outliers(network, tokenizer, texts) == ()
    monkeypatch.setattr("hadath_training.export.outliers._MOST", 8.0)
    assert find_outliers(network, tokenizer, texts) == ()
    with torch.no_grad():
        network.get_parameter("encoder.encoder.layer.1.intermediate.dense.bias")[3] = 50.0
    assert find_outliers(network, tokenizer, texts) == ("encoder.encoder.layer.1.output.dense",)


def test_the_shipped_model_runs_where_there_is_no_torch(root: Path) -> None:
    program = (
        "import sys\n"
        "for name in ('torch', 'transformers', 'onnx', 'safetensors'): sys.modules[name] = None\n"
        "import hadath\n"
        "assert 'numpy' not in sys.modules\n"
        "print(len(hadath.predict(open(sys.argv[1], encoding='utf-8').read()).events))\n"
    )
    article = next((root / "seeds").glob("003_*.txt"))
    done = subprocess.run(
        [sys.executable, "-c", program, str(article)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) >= 10


def test_a_checkpoint_without_torch_says_what_to_install(
    untrained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("hadath.load"), "find_spec", lambda _name: None)
    with pytest.raises(ImportError, match=r"torch is not installed; run: pip install 'hadath\[tr"):
        load(untrained)


def test_the_gate() -> None:
    pass_gate(Trial(80.0, 80.0, 60.0, 60.4, 1.1, 249))
    with pytest.raises(GateError, match=r"loses 0\.6 points of Arg-C\+ \(at most 0\.5\).*--form"):
        pass_gate(Trial(80.0, 80.0, 60.0, 60.6, 2.0, 249))
    with pytest.raises(GateError, match="slower than the checkpoint"):
        pass_gate(Trial(80.0, 80.0, 60.0, 60.0, 0.9, 249))


@pytest.fixture
def small_corpus(root: Path, tmp_path: Path) -> Path:
    """Three articles, one of them held out."""
    folder = tmp_path / "annotations"
    folder.mkdir()
    shutil.copy2(root / "annotations" / "schema.toml", folder)
    for name in ("000", "004", "002"):
        (source,) = (root / "annotations" / "seeds").glob(f"{name}*.jsonl")
        shutil.copy2(source, folder)
    (folder / "split.toml").write_text(f'held_out = ["{source.stem}"]\n', encoding="utf-8")
    return folder


def test_an_export_is_measured_and_written_whole(
    untrained: Path, small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hadath_training.export.gate._seconds", lambda *_: 1.0)
    done = export_model(untrained, tmp_path / "out", load_corpus(small_corpus), Form.fp32)
    assert done.trial.arg_c == done.trial.arg_c_before
    metrics = json.loads((tmp_path / "out" / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["weights"]["form"] == "fp32"
    assert metrics["weights"]["bytes"] == done.size
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names >= {"read.onnx", "attach.onnx", "calibration.png"}
    assert "model.safetensors" not in names
    assert load(tmp_path / "out").predict("قصف الجيش المدينة").sentences


def test_a_refused_export_writes_nothing(
    untrained: Path, small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(extractor: Extractor, _texts: list[str]) -> float:
        return 1.0 if isinstance(extractor.runtime, TorchRuntime) else 2.0

    monkeypatch.setattr("hadath_training.export.gate._seconds", slow)
    with pytest.raises(GateError, match="slower"):
        export_model(untrained, tmp_path / "out", load_corpus(small_corpus), Form.fp32)
    assert not (tmp_path / "out").exists()
    before = (untrained / "model.safetensors").read_bytes()
    with pytest.raises(hadath.SetupError, match=r"holds a checkpoint .* give another --output"):
        export_model(untrained, untrained, load_corpus(small_corpus), Form.fp32)
    assert (untrained / "model.safetensors").read_bytes() == before


def test_graphs_that_cannot_be_opened(exported: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(exported, broken)
    (broken / "attach.onnx").write_bytes(b"no graph")
    with pytest.raises(hadath.SetupError, match=r"attach\.onnx: cannot be opened .*export or copy"):
        load(broken)
    (broken / "read.onnx").unlink()
    with pytest.raises(hadath.SetupError, match=r"lacks read\.onnx or model\.safetensors"):
        load(broken)


def test_devices_of_exported_models() -> None:
    assert choose_providers("cpu") == ["CPUExecutionProvider"]
    with pytest.raises(hadath.SetupError, match="device 'abacus' is unknown; use auto, cpu, cuda"):
        choose_providers("abacus")
    with pytest.raises(hadath.SetupError, match="'mps' runs torch checkpoints only"):
        choose_providers("mps")
    if "CUDAExecutionProvider" not in onnxruntime.get_available_providers():
        assert choose_providers("auto") == ["CPUExecutionProvider"]
        with pytest.raises(hadath.SetupError, match="pip install onnxruntime-gpu"):
            choose_providers("cuda:0")


def test_threads_change_nothing(exported: Path) -> None:
    text = "سيطرت القوات على البلدة بعد معارك قتل فيها 12 مسلحا."
    one, two = (load(exported, threads=threads).predict(text) for threads in (1, 2))
    assert found([one]) == found([two])
    assert np.allclose([e.confidence for e in one.events], [e.confidence for e in two.events])


def test_the_shipped_model_is_rounded_and_passed_its_gate() -> None:
    metrics = json.loads((DEFAULT_MODEL / "metrics.json").read_text(encoding="utf-8"))
    weights = metrics["weights"]
    assert weights["form"] == "int8"
    gate = weights["gate"]
    assert gate["arg_c_before"] - gate["arg_c"] <= 0.5
    assert gate["speed"] >= 1
