"""A trained model as a folder: ``config.json``, weights and ``tokenizer.json``."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers.utils import logging

from hadath.decoding.temperatures import Temperatures
from hadath.errors import SetupError
from hadath.extractor import Extractor
from hadath.network.config import HadathConfig
from hadath.network.network import EventNetwork
from hadath.network.packing import PACKED, unpack
from hadath.network.runtime import TorchRuntime

__all__ = ["build_extractor", "choose_device", "load_network", "save_network"]

_TOKENIZER = "tokenizer.json"
_WEIGHTS = ("model.safetensors", PACKED)


def save_network(network: EventNetwork, tokenizer: Tokenizer, folder: Path) -> None:
    """Write a model folder the Hugging Face way, in full precision."""
    folder.mkdir(parents=True, exist_ok=True)
    logging.disable_progress_bar()
    network.save_pretrained(folder)
    tokenizer.save(str(folder / _TOKENIZER))
    (folder / _WEIGHTS[0]).chmod(0o644)  # safetensors leaves files readable to their owner alone


def load_network(folder: Path) -> tuple[EventNetwork, Tokenizer]:
    """Read a model folder, in full precision or packed in 8 bits, onto the CPU.

    Raises:
        SetupError: The folder is missing, or holds no model of this package.
    """
    if not folder.is_dir():
        raise SetupError(
            f"{folder}: no such model folder; train one with `hadath train --output {folder}`, "
            f"or leave --model out to use the one that comes with the package"
        )
    missing = [name for name in ("config.json", _TOKENIZER) if not (folder / name).is_file()]
    found = [name for name in _WEIGHTS if (folder / name).is_file()]
    if missing or not found:
        lacks = ", ".join([*missing, *([] if found else [" or ".join(_WEIGHTS)])])
        raise SetupError(
            f"{folder}: not a hadath model, it lacks {lacks}; give a folder that `hadath train` "
            f"wrote (an encoder alone goes to `hadath train --encoder`)"
        )
    logging.disable_progress_bar()
    try:
        config = HadathConfig.from_pretrained(folder)
        if found[0] == PACKED:
            network = EventNetwork(config)
            network.load_state_dict(unpack(folder / PACKED))
        else:
            network = EventNetwork.from_pretrained(folder, dtype=torch.float32)
        tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    except SetupError:
        raise
    except Exception as error:
        raise SetupError(
            f"{folder}: the model cannot be read ({type(error).__name__}: {error}); "
            f"expected files as `hadath train` writes them, copy or train it again"
        ) from error
    network.train(mode=False)
    return network, tokenizer


def build_extractor(
    network: EventNetwork, tokenizer: Tokenizer, device: torch.device | None = None
) -> Extractor:
    """Wrap a network into an extractor.

    Args:
        network: The network.
        tokenizer: Its tokenizer.
        device: Where to move it; it stays where it is if left out.
    """
    if device is not None:
        torch.nn.Module.to(network, device)
    return Extractor(
        TorchRuntime(network),
        tokenizer,
        network.config.read_schema(),
        max_pieces=network.config.max_pieces,
        padding=network.config.padding,
        temperatures=Temperatures.of(network.config.temperatures),
    )


def choose_device(name: str) -> torch.device:
    """Turn ``auto``, ``cpu``, ``cuda``, ``cuda:1`` or ``mps`` into a device that is there.

    Raises:
        SetupError: The device is not there, or there is no device of that name.
    """
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise SetupError(
            f"device {name!r} is unknown; use auto, cpu, cuda, cuda:N or mps"
        ) from error
    there = {
        "cpu": True,
        "cuda": torch.cuda.is_available() and (device.index or 0) < torch.cuda.device_count(),
        "mps": torch.backends.mps.is_available(),
    }
    if not there.get(device.type, False):
        raise SetupError(
            f"device {name!r} was asked for, but this machine or its torch has none; "
            f"use --device auto or cpu, or install a torch build for it"
        )
    return device
