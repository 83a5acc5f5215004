"""The command line as a process, as users meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hadath_training.annotations import AnnotatedSentence, save_annotations

NEWS = "استعادت القوات العراقية قضاء القائم الجمعة.\nقال ناشطون إن ثلاثة مدنيين قتلوا.\n"


def run(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "COLUMNS": "120", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    command = [str(Path(sys.executable).with_name("hadath")), *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, check=False, env=environment, timeout=300
    )


def test_table_and_stdin() -> None:
    done = run("extract", "-", stdin=NEWS.encode())
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "-: 2 sentences" in shown
    assert "control_change" in shown
    assert "Agent: القوات العراقية" in shown


def test_good_files_are_delivered_and_bad_ones_named(tmp_path: Path) -> None:
    files = {
        "good.txt": NEWS.encode(),
        "empty.txt": b" \n",
        "old.txt": "قتل ثلاثة".encode("cp1256"),
        "picture.png": b"\x89PNG\r\n\x00\x00",
        "also.txt": b"\xef\xbb\xbf" + NEWS.replace("\n", "\r\n").encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paths = [tmp_path / name for name in (*files, "missing.txt")]
    done = run("extract", *paths, "--format", "jsonl", "--output", tmp_path / "out.jsonl")
    assert done.returncode == 1
    lines = (tmp_path / "out.jsonl").read_bytes().decode("utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    assert [Path(d["id"]).name for d in documents] == ["good.txt", "also.txt"]
    for document in documents:
        assert document["text"].encode() == files[Path(document["id"]).name]
        for event in document["events"]:
            trigger = event["trigger"]
            assert document["text"][trigger["start"] : trigger["end"]] == trigger["text"]
    errors = done.stderr.decode()
    assert "empty.txt: empty, expected text" in errors
    assert "old.txt: not UTF-8 (byte 0xde at 0); convert it" in errors
    assert "picture.png: binary, expected plain text" in errors
    assert "missing.txt: cannot be read (No such file or directory)" in errors
    assert "2 of 6 texts read, 4 failed" in errors


def test_json_of_one_and_of_several(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    one = json.loads(run("extract", tmp_path / "a.txt", "--format", "json").stdout)
    assert one["schema"] == 1
    (tmp_path / "b.txt").write_text(NEWS, encoding="utf-8")
    two = json.loads(run("extract", tmp_path, "--format", "json").stdout)
    assert two == [one, {**one, "id": str(tmp_path / "b.txt")}]
    rows = "".join(json.dumps({"id": i, "text": NEWS}) + "\n" for i in "xy")
    (tmp_path / "c.jsonl").write_text(rows, encoding="utf-8")
    several = json.loads(run("extract", tmp_path / "c.jsonl", "--format", "json").stdout)
    assert [document["id"] for document in several] == ["x", "y"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "Missing argument"),
        (["extract", "a.txt", "--format", "xml"], "'xml' is not one of"),
        (["extract", "a.txt", "--model", "nowhere"], "nowhere: no such model folder; train one"),
        (["extract", "a.txt", "--device", "cuda:7"], "device 'cuda:7' was asked for"),
        (["extract", "a.txt", "--output", "no/where.json"], "where.json: cannot be written"),
        (["train", "--annotations", "nowhere"], "nowhere: no such file or folder"),
        (["train", "--annotations", "."], "no annotations there; expected a .jsonl file"),
        (["train", "--epochs", "0"], "epochs is 0, expected at least 1"),
        (["train", "--held-out", "nowhere"], "no such file or folder"),
        (["evaluate", "--annotations", "nowhere"], "nowhere: no such file or folder"),
        (["evaluate", "--cross-validate", "--model", "x"], "leave --model out"),
    ],
)
def test_usage_errors_end_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.decode().replace("│", " ").split())
    assert "Traceback" not in done.stderr.decode()


def test_train_then_extract_with_ones_own_annotations(
    tmp_path: Path, arabert: Path, sentences: tuple[AnnotatedSentence, ...]
) -> None:
    for folder, stories in (("my", ("b1-01", "b1-02")), ("mine", ("b1-03",))):
        part = tuple(s for s in sentences if s.document in stories)
        save_annotations(tmp_path / folder / "all.jsonl", part)
    model = tmp_path / "model"
    common = ["--encoder", arabert, "--epochs", 2, "--max-pieces", 96, "--device", "cpu"]
    data = ["--annotations", tmp_path / "my", "--held-out", tmp_path / "mine", "--output", model]
    done = run("train", *data, *common)
    assert done.returncode == 0, done.stderr.decode()
    assert "epoch 2: loss" in done.stderr.decode()
    assert "Arg-C+, gold triggers" in done.stdout.decode()
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    assert run("extract", tmp_path / "a.txt", "--model", model).returncode == 0
    again = run("train", *data, *common)
    assert again.returncode == 2
    assert "holds a trained model; give --overwrite" in again.stderr.decode()
    card, errors = tmp_path / "card.json", tmp_path / "errors.txt"
    data = ["--annotations", tmp_path / "my", "--held-out", tmp_path / "mine", "--model", model]
    done = run("evaluate", *data, "--json", card, "--errors", errors)
    assert done.returncode == 0, done.stderr.decode()
    measured = json.loads(card.read_text(encoding="utf-8"))
    stored = json.loads((model / "metrics.json").read_text(encoding="utf-8"))
    assert measured["model"] == stored["held_out"]["model"]
    assert "b1-03-0 (b1-03)" in errors.read_text(encoding="utf-8")
    nothing = run("evaluate", "--annotations", tmp_path / "my", "--model", model)
    assert nothing.returncode == 2
    assert "nothing is held out" in nothing.stderr.decode()


def test_annotation_commands(
    tmp_path: Path, root: Path, sentences: tuple[AnnotatedSentence, ...]
) -> None:
    folder = root / "annotations"
    assert f"{len(sentences)} sentences" in run("annotations", "check", folder).stdout.decode()
    source = folder / "seeds"
    common: list[object] = ["--annotations", folder, "--to"]
    there = run("annotations", "convert", source, tmp_path / "brat", *common, "brat")
    assert there.returncode == 0, there.stderr.decode()
    back = tmp_path / "back.jsonl"
    run("annotations", "convert", tmp_path / "brat", back, *common, "jsonl", "--from", "brat")
    lines = {line for file in source.glob("*.jsonl") for line in file.open(encoding="utf-8")}
    assert set(back.open(encoding="utf-8")) == lines
