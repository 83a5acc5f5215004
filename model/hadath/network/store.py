"""A checkpoint as a folder: ``config.json``, ``model.safetensors`` and ``tokenizer.json``."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers.utils import logging

from hadath.decoding.temperatures import Temperatures
from hadath.errors import SetupError
from hadath.extractor import Extractor
from hadath.network.network import EventNetwork
from hadath.network.runtime import TorchRuntime
from hadath.runtime.settings import CHECKPOINT, TOKENIZER, check_folder, read_tokenizer

__all__ = [
    "build_extractor",
    "choose_device",
    "load_network",
    "open_checkpoint",
    "save_network",
]


def save_network(network: EventNetwork, tokenizer: Tokenizer, folder: Path) -> None:
    """Write a model folder the Hugging Face way, in full precision."""
    folder.mkdir(parents=True, exist_ok=True)
    logging.disable_progress_bar()
    network.save_pretrained(folder)
    tokenizer.save(str(folder / TOKENIZER))
    (folder / CHECKPOINT).chmod(0o644)  # safetensors leaves files readable to their owner alone


def load_network(folder: Path) -> tuple[EventNetwork, Tokenizer]:
    """Read a checkpoint onto the CPU, in fp32.

    Raises:
        SetupError: The folder holds no checkpoint of this package.
    """
    check_folder(folder, [CHECKPOINT])
    logging.disable_progress_bar()
    try:
        network = EventNetwork.from_pretrained(folder, dtype=torch.float32)
    except Exception as error:
        raise SetupError(
            f"{folder}: the model cannot be read ({type(error).__name__}: {error}); "
            f"expected files as `hadath train` writes them, copy or train it again"
        ) from error
    network.train(mode=False)
    return network, read_tokenizer(folder)


def open_checkpoint(folder: Path, device: str, threads: int | None = None) -> Extractor:
    """Make an extractor of a checkpoint.

    Args:
        folder: A folder that ``hadath train`` wrote.
        device: As for `choose_device`.
        threads: Threads that torch computes with, in the whole process; its own choice if None.

    Raises:
        SetupError: The folder holds no checkpoint, or the device is not there.
    """
    chosen = choose_device(device)
    network, tokenizer = load_network(folder)
    if threads:
        torch.set_num_threads(threads)
    torch.nn.Module.to(network, chosen)
    return build_extractor(network, tokenizer)


def build_extractor(network: EventNetwork, tokenizer: Tokenizer) -> Extractor:
    """Wrap a network into an extractor; it stays on the device where it is."""
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
