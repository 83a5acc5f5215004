"""`load` and `predict`: the two functions that most users need."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hadath.document import Document
from hadath.errors import SetupError
from hadath.schema import Schema

if TYPE_CHECKING:
    from hadath.extractor import Extractor

__all__ = ["DEFAULT_MODEL", "EMBEDDED_ENCODER", "load", "predict", "schema_of"]

_WEIGHTS = Path(__file__).parent / "weights"
DEFAULT_MODEL = _WEIGHTS / "default"
EMBEDDED_ENCODER = _WEIGHTS / "encoder"


def load(model: str | Path | None = None, *, device: str = "auto") -> Extractor:
    """Load a model.

    >>> extractor = load()  # doctest: +SKIP
    >>> [len(doc.events) for doc in extractor.predict_batch(texts)]  # doctest: +SKIP
    [2, 0]

    Args:
        model: A folder that ``hadath train`` wrote, or the name of one on the Hugging Face hub;
            the model that comes with the package if left out.
        device: ``auto`` (a CUDA GPU if there is one), ``cpu``, ``cuda``, ``cuda:1`` or ``mps``.

    Raises:
        SetupError: There is no such model or device.
    """
    from hadath.network.store import build_extractor, choose_device, load_network

    chosen = choose_device(device)
    network, tokenizer = load_network(_folder(model))
    return build_extractor(network, tokenizer, chosen)


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
    config = _folder(model) / "config.json"
    try:
        return Schema.from_dict(json.loads(config.read_text(encoding="utf-8"))["schema"])
    except (OSError, ValueError, KeyError) as error:
        raise SetupError(
            f"{config}: cannot be read ({type(error).__name__}: {error}); give a folder that "
            f"`hadath train` wrote"
        ) from error


@cache
def _default() -> Extractor:
    return load()


def _folder(model: str | Path | None) -> Path:
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
