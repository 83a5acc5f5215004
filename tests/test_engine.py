"""The engine: order, failures, several processes, and runs that are killed and go on."""

from __future__ import annotations

import csv
import gzip
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from pyarrow import parquet

from hadath.document import Document
from hadath.engine.chunks import make_chunks, read_chunk
from hadath.engine.journal import Journal, Position, describe_run
from hadath.engine.pool import read_in_pool
from hadath.engine.processes import ProcessPool
from hadath.errors import SetupError
from hadath.extractor import Extractor
from hadath.load import load
from hadath.sinks.chunked import ChunkedFile
from hadath.sources import Failure, Item

HADATH = [str(Path(sys.executable).with_name("hadath"))]
TEXTS = ["قصف الجيش بلدة الباب أمس.", "نزح المدنيون إلى حلب.", "سيطرت القوات على القائم."]


@pytest.fixture(scope="module")
def small(untrained: Path) -> Extractor:
    return load(untrained, device="cpu")


def cli(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [*HADATH, "extract", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")


def write_jsonl(path: Path, count: int, size: int = 1) -> None:
    rows = ({"id": str(i), "text": " ".join(TEXTS[i % 3 :] * size)} for i in range(count))
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )


def test_chunks_keep_order_and_bound_their_size() -> None:
    items = [Item(str(i), "ب" * (300_000 if i == 40 else 10)) for i in range(100)]
    chunks = list(make_chunks(items))
    assert [item.id for chunk in chunks for item in chunk] == [str(i) for i in range(100)]
    assert [len(chunk) for chunk in chunks] == [32, 32, 32, 4]
    assert [len(c) for c in make_chunks([Item("a", "ب" * 500_000), Item("b", "ب")])] == [1, 1]


def test_a_text_that_cannot_be_predicted_fails_alone(
    small: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Extractor.predict_batch

    def predict(self: Extractor, texts: Sequence[str]) -> list[Document]:
        if any("قنبلة" in text for text in texts):
            raise MemoryError("too long")
        return real(self, texts)

    monkeypatch.setattr(Extractor, "predict_batch", predict)
    missing = Failure("x", "x: missing")
    chunk = (Item("a", TEXTS[0]), missing, Item("b", "قنبلة"), Item("c", TEXTS[1]))
    outcomes = read_chunk(small, chunk)
    assert [outcome.result.id for outcome in outcomes] == ["a", "x", "b", "c"]
    bad = outcomes[2].result
    assert isinstance(bad, Failure)
    assert bad.reason == "b: cannot be predicted (MemoryError: too long)"
    assert isinstance(outcomes[3].result, Document)


def test_processes_give_what_one_process_gives(small: Extractor, untrained: Path) -> None:
    items = [Item(str(i), TEXTS[i % 3]) for i in range(70)]
    outcomes = list(read_in_pool(items, partial(ProcessPool, str(untrained), "cpu", 2)))
    alone = [o for chunk in make_chunks(items) for o in read_chunk(small, chunk)]
    found = [o.result for o in outcomes]
    assert [r.id for r in found] == [r.id for r in (o.result for o in alone)]
    for one, two in zip(found, (o.result for o in alone), strict=True):
        assert isinstance(one, Document)
        assert isinstance(two, Document)
        assert [(e.type, e.trigger) for e in one.events] == [
            (e.type, e.trigger) for e in two.events
        ]


def test_the_death_of_a_process_costs_no_text(untrained: Path) -> None:
    items = [Item(str(i), TEXTS[i % 3]) for i in range(200)]
    outcomes = read_in_pool(items, partial(ProcessPool, str(untrained), "cpu", 2))
    found = [next(outcomes)]
    child = next(p for p in multiprocessing.active_children() if p.pid)
    os.kill(child.pid or 0, signal.SIGKILL)
    found.extend(outcomes)
    assert [o.result.id for o in found] == [str(i) for i in range(200)]
    assert all(isinstance(o.result, Document) for o in found)


def test_a_model_that_cannot_be_loaded_is_told_not_taken_for_a_death(untrained: Path) -> None:
    items = [Item(str(i), TEXTS[i % 3]) for i in range(3)]
    outcomes = read_in_pool(items, partial(ProcessPool, str(untrained), "cuda:7", 2))
    with pytest.raises(SetupError, match="device 'cuda:7' was asked for"):
        list(outcomes)


def test_chunks_of_a_file_survive_what_was_written_after_them(tmp_path: Path) -> None:
    for name in ("a.txt", "a.gz"):
        path = tmp_path / name
        file = ChunkedFile(path)
        file.write("أول\n")
        kept = file.commit()
        file.write("ثان\n")
        file.commit()
        again = ChunkedFile(path, kept)
        again.write("ثالث\n")
        again.close()
        data = path.read_bytes()
        text = (gzip.decompress(data) if name == "a.gz" else data).decode("utf-8")
        assert text == "أول\nثالث\n"
    with pytest.raises(SetupError, match="but 999 were committed; it was changed since"):
        ChunkedFile(tmp_path / "a.txt", 999)
    with pytest.raises(SetupError, match="cannot be written"):
        ChunkedFile(tmp_path / "none" / "a.txt")


def test_tables_hold_a_row_an_event(tmp_path: Path, untrained: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", 8)
    common = ["--model", untrained, "--device", "cpu", "--output"]
    for name in ("o.jsonl", "o.csv", "o.parquet"):
        form = name.split(".")[1]
        done = cli(tmp_path / "in.jsonl", "--format", form, *common, tmp_path / name)
        assert done.returncode == 0, done.stderr
    lines = (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    events = [(d["id"], e) for d in documents for e in d["events"]]
    assert [d["id"] for d in documents] == [str(i) for i in range(8)]
    with (tmp_path / "o.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["document"], r["trigger"], int(r["trigger_start"])) for r in rows] == [
        (key, e["trigger"]["text"], e["trigger"]["start"]) for key, e in events
    ]
    assert [json.loads(r["arguments"]) for r in rows] == [e["arguments"] for _, e in events]
    table = parquet.read_table(tmp_path / "o.parquet").to_pylist()
    assert [(r["trigger"], r["confidence"]) for r in table] == [
        (e["trigger"]["text"], e["confidence"]) for _, e in events
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "in.jsonl",
        "o.csv",
        "o.jsonl",
        "o.parquet",
    ]


# A run with a predictor that takes its time, so that it can be killed in the middle.
SLOW_RUN = """
import sys, time
from functools import partial
from pathlib import Path
from hadath.document import Argument, Document, Event, Sentence, Span
from hadath.engine.journal import Journal, describe_run
from hadath.engine.outcome import Outcome
from hadath.engine.run import Files, Run, extract_all
from hadath.sinks.opening import OutputFormat, open_sink
from hadath.sources import Failure, Fields, read_items

source, output, pause = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])

def predict(items):
    for item in items:
        time.sleep(pause)
        if isinstance(item, Failure):
            yield Outcome(item, item.done)
            continue
        span = Span.cut(item.text, 0, 3)
        event = Event("strike", span, "asserted", (Argument("Agent", span, 0.5),), 0.9)
        whole = (Sentence(0, len(item.text), {}),)
        yield Outcome(Document(item.text, whole, (event,), item.id), item.done)

form = OutputFormat(output.suffixes[0][1:])
journal = Journal(Path(f"{output}.journal"), describe_run([source], {}))
run = Run(
    items=read_items([source], Fields()),
    predict=predict,
    open_sink=partial(open_sink, form, output, ("Agent",), single=False),
    files=Files(Path(f"{output}.failures.jsonl"), journal),
    report=lambda outcome: None,
    pause=0.05,
)
print(extract_all(run))
"""


@pytest.mark.parametrize("name", ["o.jsonl", "o.csv.gz", "o.parquet"])
def test_a_killed_run_goes_on_without_loss_or_repetition(tmp_path: Path, name: str) -> None:
    source = tmp_path / "in.jsonl"
    write_jsonl(source, 300)
    lines = source.read_text(encoding="utf-8").splitlines()
    lines[4] = lines[290] = "{"
    source.write_text("\n".join(lines), encoding="utf-8")

    def command(output: Path, pause: float) -> list[str]:
        return [sys.executable, "-c", SLOW_RUN, str(source), str(output), str(pause)]

    whole, output = tmp_path / f"whole{name[1:]}", tmp_path / name
    subprocess.run(command(whole, 0), check=True)
    running = subprocess.Popen(command(output, 0.02))
    journal = tmp_path / f"{name}.journal"
    while running.poll() is None and (
        not journal.exists() or json.loads(journal.read_bytes())["position"]["items"] < 30
    ):
        time.sleep(0.01)
    running.kill()
    running.wait()
    kept = json.loads(journal.read_bytes())["position"]
    assert 30 <= kept["items"] < 290
    assert kept["failed"] == 1
    end = subprocess.run(command(output, 0), check=True, capture_output=True, text=True).stdout
    assert "items=300" in end
    assert "failed=2" in end
    if name.endswith(".parquet"):
        assert parquet.read_table(output).equals(parquet.read_table(whole))
        assert parquet.read_table(output).num_rows == 298
    elif name.endswith(".gz"):
        assert gzip.decompress(output.read_bytes()) == gzip.decompress(whole.read_bytes())
    else:
        assert output.read_bytes() == whole.read_bytes()
    listed = Path(f"{output}.failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in listed] == [f"{source}:5", f"{source}:291"]
    assert not journal.exists()


def test_a_journal_of_another_run_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("ب", encoding="utf-8")
    path = tmp_path / "o.journal"
    one = Journal(path, describe_run([source], {"text_field": "text"}))
    assert one.read() == Position()
    one.write(Position(items=3, output=70))
    assert one.read() == Position(items=3, output=70)
    assert describe_run([Path("-")], {}) == {"files": [["-"]]}
    source.write_text("باب", encoding="utf-8")
    other = Journal(path, describe_run([source], {"text_field": "body"}))
    with pytest.raises(SetupError, match="the interrupted run differs in files, text_field"):
        other.read()


def test_resume_needs_a_file_that_grows(tmp_path: Path) -> None:
    done = cli(tmp_path, "--resume")
    assert done.returncode == 2
    assert "--resume goes on in a file: give --output and --format jsonl" in done.stderr
