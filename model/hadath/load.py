"""`load` and `predict`: the two functions that most users need."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from hadath.document import Document
from hadath.errors import SetupError
from hadath.schema import Schema

if TYPE_CHECKING:
    from hadath.extractor import Extractor

__all__ = ["DEFAULT_MODEL", "EMBEDDED_ENCODER", "load", "model_folder", "predict", "schema_of"]

_WEIGHTS = Path(__file__).parent / "weights"
DEFAULT_MODEL = _WEIGHTS / "default"
EMBEDDED_ENCODER = _WEIGHTS / "encoder"


def load(
    model: str | Path | None = None, *, device: str = "auto", threads: int | None = None
) -> Extractor:
    """Load a model: an exported one with ONNX Runtime, a torch checkpoint with torch.

    >>> extractor = load()  # doctest: +SKIP
    >>> [len(doc.events) for doc in extractor.predict_batch(texts)]  # doctest: +SKIP
    [2, 0]

    Args:
        model: A folder that ``hadath export`` or ``hadath train`` wrote, or the name of one on the
            Hugging Face hub; the model that comes with the package if left out.
        device: ``auto`` (a CUDA GPU if the runtime has one), ``cpu``, ``cuda``, ``cuda:1``, or, for
            checkpoints, ``mps``.
        threads: Threads that compute on the CPU. If None, an exported model takes as many as this
            process may use cores; torch decides for itself.

    Raises:
        SetupError: There is no such model or device.
        ImportError: It is a checkpoint and torch is not installed.
    """
    from hadath.runtime.settings import CHECKPOINT, READ, check_folder

    folder = model_folder(model)
    check_folder(folder, [READ, CHECKPOINT])
    if (folder / READ).is_file():
        from hadath.runtime.onnx import open_exported

        return open_exported(folder, device, threads)
    if find_spec("torch") is None or find_spec("transformers") is None:
        raise ImportError(
            f"{folder} is a torch checkpoint, and torch is not installed; "
            f"run: pip install 'hadath[train]', or give a folder that `hadath export` wrote"
        )
    from hadath.network.store import open_checkpoint

    return open_checkpoint(folder, device, threads)


def predict(text: str) -> Document:
    """Find the events of one text with the default model, which is loaded on the first call.

    >>> doc = predict("استعادت القوات العراقية قضاء القائم الجمعة.")  # doctest: +SKIP
    >>> doc.events[0].trigger  # doctest: +SKIP
    Span(start=0, end=7, text='استعادت')

    Raises:
        TypeError: `text` is not a string.
    """
    return _default().predict(text)


def schema_of(model: str | Path | None = None) -> Schema:
    """Read the schema of a model without loading the model.

    Args:
        model: As in `load`.

    Raises:
        SetupError: There is no such model.
    """
    from hadath.runtime.settings import read_settings

    return read_settings(model_folder(model)).schema


@cache
def _default() -> Extractor:
    return load()


def model_folder(model: str | Path | None) -> Path:
    """Return the folder of a model, fetched from the Hugging Face hub if it is a name there.

    Args:
        model: As in `load`.

    Raises:
        SetupError: The hub did not give it.
    """
    if model is None:
        return DEFAULT_MODEL
    folder = Path(model)
    name = str(model)
    if folder.exists() or name.count("/") != 1 or name.startswith((".", "/", "~")):
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise SetupError(
            f"{name}: no folder of that name, and the Hugging Face hub did not give it "
            f"({type(error).__name__}); check the path, or download the model where there is a "
            f"network and give its folder"
        ) from error
