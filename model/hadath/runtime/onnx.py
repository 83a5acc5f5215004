"""The ONNX runtime: asks two exported graphs and answers in numpy, on CPU or GPU."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import onnxruntime

from hadath.batch import Batch, Reading, RoleReading, Triggers
from hadath.errors import SetupError
from hadath.extractor import Extractor
from hadath.runtime.providers import CUDA, Provider, choose_providers
from hadath.runtime.settings import ATTACH, READ, read_settings, read_tokenizer
from hadath.runtime.threads import count_threads

__all__ = ["OnnxRuntime", "open_exported"]

# Triggers whose arguments are asked for at once, which bounds memory on texts full of triggers.
_TRIGGERS = 256
_ERRORS_ONLY = 3


class OnnxRuntime:
    """Runs the two graphs of an exported model.

    ``read.onnx`` takes the arrays of a `Batch` and gives word states, first states, sentence logits
    and trigger logits; ``attach.onnx`` takes both states and the arrays of `Triggers` and gives
    factuality logits and the logits of each role layer.
    """

    def __init__(self, folder: Path, device: str = "auto", threads: int | None = None) -> None:
        """Open the graphs.

        Args:
            folder: Where ``read.onnx`` and ``attach.onnx`` lie.
            device: ``auto``, ``cpu``, ``cuda`` or ``cuda:N``.
            threads: Threads that compute; as many as this process may use cores if None.

        Raises:
            SetupError: The device is not there, or a graph cannot be read.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or count_threads()
        options.log_severity_level = _ERRORS_ONLY
        providers = choose_providers(device)
        self._read = _open(folder / READ, options, providers)
        self._attach = _open(folder / ATTACH, options, providers)
        if device.startswith("cuda") and CUDA not in self._read.get_providers():
            raise SetupError(
                f"device {device!r} was asked for, but ONNX Runtime could not start CUDA there; "
                f"check the driver and cuDNN (see its log), or use --device cpu"
            )

    def read(self, batch: Batch) -> Reading:
        """Encode windows and ask for sentence types and triggers."""
        given = {field.name: getattr(batch, field.name) for field in fields(batch)}
        words, top, sentence, trigger = self._read.run(None, given)
        return Reading((words, top), sentence, trigger)

    def attach(self, reading: Reading, triggers: Triggers) -> RoleReading:
        """Ask for factuality and roles of triggers in the windows just read."""
        assert isinstance(reading.states, tuple)
        words, top = reading.states
        parts = []
        for start in range(0, len(triggers.word), _TRIGGERS):
            chunk = slice(start, start + _TRIGGERS)
            given = {field.name: getattr(triggers, field.name)[chunk] for field in fields(triggers)}
            parts.append(self._attach.run(None, {"words": words, "top": top, **given}))
        factuality, *layers = (np.concatenate(part) for part in zip(*parts, strict=True))
        return RoleReading(factuality, tuple(layers))


def open_exported(folder: Path, device: str, threads: int | None) -> Extractor:
    """Make an extractor of an exported model.

    Args:
        folder: A folder that ``hadath export`` wrote.
        device: As for `OnnxRuntime`.
        threads: As for `OnnxRuntime`.

    Raises:
        SetupError: The folder lacks a file, one cannot be read, or the device is not there.
    """
    settings = read_settings(folder)
    return Extractor(
        OnnxRuntime(folder, device, threads),
        read_tokenizer(folder),
        settings.schema,
        max_pieces=settings.max_pieces,
        padding=settings.padding,
        temperatures=settings.temperatures,
    )


def _open(
    path: Path, options: onnxruntime.SessionOptions, providers: list[Provider]
) -> onnxruntime.InferenceSession:
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=providers)
    except Exception as error:  # each of ONNX Runtime's errors is a class of its own
        first = str(error).strip().splitlines()[0]
        raise SetupError(
            f"{path}: cannot be opened ({type(error).__name__}: {first}); expected a graph as "
            f"`hadath export` writes it, export or copy the model again"
        ) from error
