"""The model's throughput, and where its time goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hadath.batch import Batch, Reading, RoleReading, Triggers
from hadath.benchmark.result import Machine, Measured, Stages
from hadath.extractor import Extractor, Runtime

__all__ = ["ROUNDS", "Throughput", "Watch", "best_seconds"]

ROUNDS = 2


class Watch:
    """A runtime that runs another one and keeps the time.

    Attributes:
        encoder: Seconds spent in `read`.
        roles: Seconds spent in `attach`.
        pieces: Word pieces read, padding left out.
    """

    def __init__(self, runtime: Runtime) -> None:
        """Watch a runtime."""
        self._runtime = runtime
        self.encoder = 0.0
        self.roles = 0.0
        self.pieces = 0

    def read(self, batch: Batch) -> Reading:
        """Encode windows, timed."""
        started = time.perf_counter()
        reading = self._runtime.read(batch)
        self.encoder += time.perf_counter() - started
        self.pieces += int(batch.piece_mask.sum())
        return reading

    def attach(self, reading: Reading, triggers: Triggers) -> RoleReading:
        """Ask for roles, timed."""
        started = time.perf_counter()
        roles = self._runtime.attach(reading, triggers)
        self.roles += time.perf_counter() - started
        return roles


@dataclass(frozen=True, slots=True)
class Throughput:
    """The measurement of an extractor on texts.

    Attributes:
        extractor: The extractor.
        texts: The texts.
        operations: Multiplications and additions of the encoder for one piece.
    """

    extractor: Extractor
    texts: Sequence[str]
    operations: float

    def measure(self, name: str, machine: Machine) -> tuple[Measured, Stages, int]:
        """Read the texts several times; the best round counts.

        Returns:
            The throughput, where its time goes, and how many sentences the texts have.
        """
        rounds: list[tuple[float, Watch, int]] = []
        for _ in range(ROUNDS):
            watch = Watch(self.extractor.runtime)
            started = time.perf_counter()
            documents = self.extractor.on(watch).predict_batch(self.texts)
            seconds = time.perf_counter() - started
            rounds.append((seconds, watch, sum(len(doc.sentences) for doc in documents)))
        seconds, watch, sentences = min(rounds, key=lambda one: one[0])
        size = sum(len(text.encode("utf-8", "replace")) for text in self.texts) / 1e6
        measured = Measured(
            name=name,
            sentences=sentences / seconds,
            tokens=watch.pieces / seconds,
            megabytes=size / seconds,
            peak_share=watch.pieces * self.operations / watch.encoder / 1e9 / machine.matrix_peak,
        )
        encoder, roles = watch.encoder / seconds, watch.roles / seconds
        return measured, Stages(encoder, roles, 1 - encoder - roles), sentences


def best_seconds(task: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Run a task several times and return the time of its best round."""
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - started)
    return best
