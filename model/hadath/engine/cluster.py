"""A pool of Ray actors on a cluster.

Ray's actors, not its datasets: texts come one after the other from wherever the command reads them,
stdin included, and go out in the same order, so that a killed run can go on; a dataset would read
the sources again on every node and keep no position.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from hadath.engine.chunks import Chunk, read_chunk
from hadath.engine.outcome import Outcome
from hadath.engine.pool import WorkerDiedError
from hadath.errors import SetupError

__all__ = ["RayPool"]

# Seconds until an actor must have its model loaded, and until a living, idle one answers.
_PATIENCE = 300.0
_PROBE = 2.0
_DEVICES = ("auto", "cpu", "cuda")


@dataclass(slots=True, eq=False)
class _Actor:
    """An actor, the answer that tells it is ready, and its chunks under way."""

    handle: Any
    ready: Any
    up: bool = False
    busy: int = 0


@dataclass(frozen=True, slots=True)
class _Ticket:
    actor: _Actor
    answer: Any


class RayPool:
    """Actors with an extractor each, on the nodes of a Ray cluster.

    An actor that dies with its node is replaced where there is room; its texts are read again by
    the others. Every node needs this package, and the model folder under the same path.

    Attributes:
        workers: How many actors.
        tries: How often a text may lose its actor, alone with it, before it is given up: nodes go
            down for reasons that are not the text's.
    """

    def __init__(self, model: str | None, device: str, workers: int) -> None:
        """Connect to the cluster and start the actors.

        The cluster is the one of ``RAY_ADDRESS`` or the one running on this machine; if there is
        none, Ray starts one here.

        Args:
            model: A model folder, as an absolute path; the package's own if None.
            device: ``auto``, ``cpu``, or ``cuda``, which asks the cluster for a GPU each.
            workers: How many actors; each takes a core and computes in one thread.

        Raises:
            ImportError: Ray is not installed.
            SetupError: There is no such device, the cluster cannot be reached, or no actor could
                load the model.
        """
        if find_spec("ray") is None:
            raise ImportError("ray is not installed; run: pip install 'hadath[ray]'")
        if device not in _DEVICES:
            raise SetupError(
                f"device is {device!r}; on a cluster, where Ray shares out the GPUs, it is one of "
                f"{', '.join(_DEVICES)}"
            )
        ray: Any = import_module("ray")
        self._ray = ray
        errors = ray.exceptions
        self._lost = (
            errors.RayActorError,
            errors.NodeDiedError,
            errors.ObjectLostError,
            errors.OutOfMemoryError,
            errors.WorkerCrashedError,
        )
        self.workers = workers
        self.tries = 3
        self._arguments = (model, device)
        self._actors: list[_Actor] = []
        _connect(ray)
        self._cls = ray.remote(num_cpus=1, num_gpus=int(device == "cuda"), max_restarts=0)(_Reader)
        try:
            self.revive()
            self._idle()
        except BaseException:
            self.close()
            raise

    def submit(self, chunk: Chunk) -> _Ticket:
        """Give a chunk to the ready actor that has least to do.

        Raises:
            SetupError: All actors are gone, and no new one can be started.
        """
        actor = min(self._idle(), key=lambda actor: actor.busy)
        actor.busy += 1
        return _Ticket(actor, actor.handle.read.remote(chunk))

    def result(self, ticket: _Ticket) -> list[Outcome]:
        """Wait for a chunk.

        Raises:
            WorkerDiedError: Its actor died.
        """
        try:
            outcomes: list[Outcome] = self._ray.get(ticket.answer)
        except self._lost as error:
            self._drop(ticket.actor)
            raise WorkerDiedError from error
        ticket.actor.busy -= 1
        return outcomes

    def revive(self) -> bool:
        """Drop whoever died with the same node, and ask for new actors; tickets stay good."""
        probes = {actor.handle.ready.remote(): actor for actor in self._actors if actor.up}
        self._look_at(probes, _PROBE)
        for _ in range(self.workers - len(self._actors)):
            handle = self._cls.remote(*self._arguments)
            self._actors.append(_Actor(handle, handle.ready.remote()))
        return False

    def nodes(self) -> Sequence[str]:
        """Return the id of each ready actor's node."""
        return [self._ray.get(actor.handle.node.remote()) for actor in self._idle()]

    def close(self) -> None:
        """Let the actors go; the cluster stays."""
        for actor in list(self._actors):
            self._drop(actor)

    def _idle(self) -> list[_Actor]:
        """Return the actors that have loaded the model, after waiting for one if need be."""
        deadline = time.monotonic() + _PATIENCE
        reason = ""
        while True:
            starting = {actor.ready: actor for actor in self._actors if not actor.up}
            up = [actor for actor in self._actors if actor.up]
            reason = self._look_at(starting, 0 if up else 1.0) or reason
            up = [actor for actor in self._actors if actor.up]
            if up:
                return up
            if not self._actors:
                raise SetupError(
                    f"no actor could start ({reason}); every node needs hadath installed, and "
                    f"--model under the same path"
                )
            if time.monotonic() > deadline:
                there = self._ray.cluster_resources()
                raise SetupError(
                    f"no actor was ready after {_PATIENCE:.0f} s; the cluster has "
                    f"{there.get('CPU', 0):.0f} cores and {there.get('GPU', 0):.0f} GPUs: wait "
                    f"until some are free, or add nodes"
                )

    def _look_at(self, answers: dict[Any, _Actor], seconds: float) -> str:
        """Take in which actors answered, drop those that failed, and return the last reason."""
        reason = ""
        if not answers:
            return reason
        done, _ = self._ray.wait(list(answers), num_returns=len(answers), timeout=seconds)
        for answer in done:
            try:
                self._ray.get(answer)
                answers[answer].up = True
            except self._lost as error:
                reason = str(error).strip().splitlines()[-1]
                self._drop(answers[answer])
        return reason

    def _drop(self, actor: _Actor) -> None:
        if actor in self._actors:
            self._actors.remove(actor)
        with contextlib.suppress(Exception):  # it may be gone, and its cluster with it
            self._ray.kill(actor.handle)


class _Reader:
    """What runs on the nodes."""

    def __init__(self, model: str | None, device: str) -> None:
        from hadath.load import load

        self._extractor = load(model, device=device, threads=1)

    def ready(self) -> bool:
        return True

    def node(self) -> str:
        return str(import_module("ray").get_runtime_context().get_node_id())

    def read(self, chunk: Chunk) -> list[Outcome]:
        return read_chunk(self._extractor, chunk)


def _connect(ray: Any) -> None:
    if ray.is_initialized():
        return
    try:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
    except Exception as error:  # Ray raises many kinds for one cause
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise SetupError(
            f"the Ray cluster cannot be reached ({first}); check RAY_ADDRESS and that "
            f"`ray status` answers, or unset it to start a cluster on this machine"
        ) from error
