"""A Ray cluster of several nodes on this machine, one of which is killed in the middle of a run."""

from __future__ import annotations

import json
import logging
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import ray
from ray.cluster_utils import Cluster
from typer.testing import CliRunner

import hadath
from hadath.cli.main import app
from hadath.document import Document
from hadath.engine.cluster import RayPool
from hadath.engine.pool import read_in_pool
from hadath.load import load
from hadath.sources.item import Failure, Item

TEXT = "سيطرت القوات على البلدة رقم {} بعد معارك قتل فيها {} مسلحا، وفق بيان للجيش."


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head that computes nothing, and two nodes that say they have three cores and one."""
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    whole = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    try:
        nodes = [whole.add_node(num_cpus=cores) for cores in (3, 1)]
        ray.init(whole.address, log_to_driver=False, logging_level=logging.ERROR)
        yield whole, nodes
    finally:
        ray.shutdown()
        whole.shutdown()  # type: ignore[no-untyped-call]


def test_a_killed_node_loses_and_doubles_nothing(
    cluster: Any, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, nodes = cluster
    deaths: list[int] = []
    items = [Item(f"text-{n}", TEXT.format(n, n + 2), n) for n in range(400)]
    pool = RayPool(str(exported), "cpu", 4)
    while len(pool.nodes()) < 4:
        time.sleep(0.2)
    assert sorted(Counter(pool.nodes()).values()) == [1, 3]
    revive = pool.revive

    def count() -> bool:
        deaths.append(1)
        return revive()

    monkeypatch.setattr(pool, "revive", count)
    outcomes = []
    for outcome in read_in_pool(items, lambda: pool):
        outcomes.append(outcome)
        if len(outcomes) == 100:
            whole.remove_node(nodes[0], allow_graceful=False)
    expected = load(exported).predict_batch([item.text for item in items])
    assert deaths, "the node went down too late to matter"
    assert len(outcomes) == len(items)
    for item, outcome, document in zip(items, outcomes, expected, strict=True):
        assert isinstance(outcome.result, Document), outcome.result
        assert (outcome.result.id, outcome.result.text) == (item.id, item.text)
        assert [e.trigger for e in outcome.result.events] == [e.trigger for e in document.events]


def test_the_command_reads_on_a_cluster(cluster: Any, exported: Path, tmp_path: Path) -> None:
    assert cluster
    rows = [{"id": f"row-{n}", "text": TEXT.format(n, 3)} for n in range(70)]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    lines.insert(33, "{broken")
    source, output = tmp_path / "rows.jsonl", tmp_path / "events.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    arguments = ["extract", str(source), "--model", str(exported), "--format", "jsonl"]
    arguments += ["--output", str(output), "--engine", "ray", "--workers", "2"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 1, done.output
    written = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [document["id"] for document in written] == [row["id"] for row in rows]
    failures = (tmp_path / "events.jsonl.failures.jsonl").read_text(encoding="utf-8")
    assert "rows.jsonl:34" in json.loads(failures)["id"]


class _Dying:
    """A pool whose worker dies whenever it sees one text."""

    def __init__(self, poison: str, tries: int) -> None:
        self.workers, self.tries, self.poison = 1, tries, poison
        self.died = 0

    def submit(self, chunk: tuple[Item | Failure, ...]) -> tuple[Item | Failure, ...]:
        return chunk

    def result(self, ticket: tuple[Item | Failure, ...]) -> list[Any]:
        from hadath.engine.outcome import Outcome
        from hadath.engine.pool import WorkerDiedError

        if any(item.id == self.poison for item in ticket):
            self.died += 1
            raise WorkerDiedError
        return [
            Outcome(Document(item.text, (), ()).labelled(item.id), item.done)
            for item in ticket
            if isinstance(item, Item)
        ]

    def revive(self) -> bool:
        return False

    def close(self) -> None:
        self.workers = 0


def test_a_text_that_kills_every_worker_is_given_up_and_named() -> None:
    pool = _Dying("text-40", tries=3)
    items = [Item(f"text-{n}", "نص", n) for n in range(80)]
    outcomes = list(read_in_pool(items, lambda: pool))
    assert [outcome.result.id for outcome in outcomes] == [item.id for item in items]
    (failure,) = [o.result for o in outcomes if isinstance(o.result, Failure)]
    assert failure.reason.startswith("text-40: the process that read it died, 4 times")
    assert (pool.died, pool.workers) == (4, 0)


def test_what_a_cluster_cannot_do_is_told(cluster: Any, tmp_path: Path) -> None:
    assert cluster
    with pytest.raises(hadath.SetupError, match="device is 'cuda:1'; on a cluster"):
        RayPool(None, "cuda:1", 1)
    with pytest.raises(hadath.SetupError, match=r"no actor could start \(.*no such model folder"):
        RayPool(str(tmp_path / "nowhere"), "cpu", 1)
