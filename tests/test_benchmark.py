"""The benchmark: what it measures is there and adds up; how fast this machine is, is no test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hadath.benchmark.cold import peak_of_extract
from hadath.benchmark.machine import look_at_machine
from hadath.benchmark.pipeline import measure_pipeline, operations
from hadath.benchmark.report import benchmark_tables
from hadath.benchmark.run import run_benchmark
from hadath.cli.main import app
from hadath.errors import InputError, SetupError

TEXTS = [
    "استعادت القوات العراقية قضاء القائم الجمعة. وقتل ثلاثة جنود في المعارك.",
    "قصف الجيش مواقع للمسلحين قرب المطار مساء الخميس.",
]


def test_everything_is_measured_and_adds_up(exported: Path) -> None:
    said: list[str] = []
    result = run_benchmark(
        TEXTS, model=str(exported), repeat=3, factors=(1, 3), compare=False, tell=said.append
    )
    assert (result.texts, result.sentences) == (6, 9)
    (model,) = result.measured
    assert model.sentences > 0
    assert model.tokens > model.sentences
    stages = result.stages
    assert stages.encoder + stages.roles + stages.rest == pytest.approx(1)
    assert min(stages.encoder, stages.roles, stages.rest) > 0
    assert result.cold.many_megabytes > 50
    assert 0 <= result.cold.import_seconds < result.cold.seconds
    assert [(one.what, one.factor) for one in result.growth] == [
        ("documents", 1),
        ("documents", 3),
        ("one document", 1),
        ("one document", 3),
    ]
    assert [one.sentences for one in result.growth] == [3, 9, 2, 6]
    assert result.ratio is None
    assert result.left_out == ("the transformers pipeline: not asked for",)
    assert said == ["the machine", "throughput", "cold start and memory", "growth"]
    assert json.loads(json.dumps(result.to_dict()))["schema"] == 1
    assert len(list(benchmark_tables(result))) == 6


def test_the_pipeline_is_of_araberts_shape() -> None:
    machine = look_at_machine()
    one, sixteen = measure_pipeline(TEXTS, machine)
    assert one.name.endswith("batch 1")
    assert sixteen.name.endswith("batch 16")
    assert one.tokens / one.sentences == pytest.approx(sixteen.tokens / sixteen.sentences)
    assert one.tokens / one.sentences > 8
    assert one.peak_share > 0
    assert operations(768, 12, 3072) == pytest.approx(2 * 85e6, rel=0.01)


def test_the_command(exported: Path, tmp_path: Path) -> None:
    article, written = tmp_path / "article.txt", tmp_path / "result.json"
    article.write_text(TEXTS[0], encoding="utf-8")
    arguments = ["benchmark", str(article), "--model", str(exported), "--no-compare"]
    arguments += ["--repeat", "1", "--growth", "1", "--json", str(written)]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "sentences/s" in done.output
    assert "not measured: the transformers pipeline: not asked for" in done.output
    assert json.loads(written.read_text(encoding="utf-8"))["ratio"] is None


def test_texts_that_are_not_there_end_it(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["benchmark", str(tmp_path / "nowhere.txt")])
    assert done.exit_code != 0
    assert "a benchmark needs every text" in str(done.exception)
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["benchmark", str(empty)])
    assert isinstance(done.exception, InputError)
    assert "no sentence between them; give texts" in str(done.exception)


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"exit code 2 \(.*no such model folder.*; mend that"):
        peak_of_extract(str(tmp_path), "--model", str(tmp_path / "nowhere"))
