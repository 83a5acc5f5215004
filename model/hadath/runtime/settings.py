"""A model folder: its files, and what it says of its model whatever form the weights have."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from hadath.decoding.temperatures import Temperatures
from hadath.errors import SetupError
from hadath.schema import Schema

__all__ = [
    "ATTACH",
    "CHECKPOINT",
    "CONFIG",
    "READ",
    "TOKENIZER",
    "Settings",
    "check_folder",
    "read_settings",
    "read_tokenizer",
]

CONFIG = "config.json"
TOKENIZER = "tokenizer.json"
READ = "read.onnx"
ATTACH = "attach.onnx"
CHECKPOINT = "model.safetensors"


@dataclass(frozen=True, slots=True)
class Settings:
    """The part of ``config.json`` that reading texts depends on.

    Attributes:
        schema: The schema that the model was trained on.
        max_pieces: Pieces that it reads at once, special ones included.
        padding: The tokenizer's padding piece.
        temperatures: What logits are divided by.
    """

    schema: Schema
    max_pieces: int
    padding: int
    temperatures: Temperatures


def check_folder(folder: Path, weights: Sequence[str]) -> None:
    """Make sure that a folder holds a model.

    Args:
        folder: The folder.
        weights: File names, one of which must be there.

    Raises:
        SetupError: There is no such folder, or it lacks a file.
    """
    if not folder.is_dir():
        raise SetupError(
            f"{folder}: no such model folder; train one with `hadath train --output {folder}`, "
            f"or leave --model out to use the one that comes with the package"
        )
    lacks = [name for name in (CONFIG, TOKENIZER) if not (folder / name).is_file()]
    if not any((folder / name).is_file() for name in weights):
        lacks.append(" or ".join(weights))
    if lacks:
        raise SetupError(
            f"{folder}: not a hadath model, it lacks {', '.join(lacks)}; give a folder that "
            f"`hadath train` or `hadath export` wrote (an encoder alone goes to "
            f"`hadath train --encoder`)"
        )


def read_settings(folder: Path) -> Settings:
    """Read the settings of a model folder without its weights.

    Raises:
        SetupError: There is no such folder, or its ``config.json`` is not one of this package.
    """
    path = folder / CONFIG
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return Settings(
            schema=Schema.from_dict(values["schema"]),
            max_pieces=int(values["max_pieces"]),
            padding=int(values["padding"]),
            temperatures=Temperatures.of(values.get("temperatures", {})),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetupError(
            f"{path}: cannot be read ({type(error).__name__}: {error}); give a folder that "
            f"`hadath train` or `hadath export` wrote"
        ) from error


def read_tokenizer(folder: Path) -> Tokenizer:
    """Read the tokenizer of a model folder.

    Raises:
        SetupError: It cannot be read.
    """
    path = folder / TOKENIZER
    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # the tokenizers package raises Exception itself
        raise SetupError(
            f"{path}: cannot be read ({error}); expected a tokenizer as `hadath train` writes it, "
            f"copy or train the model again"
        ) from error
