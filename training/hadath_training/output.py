"""The folder that a training run writes: what may be written over, and whose run it holds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from hadath.errors import SetupError
from hadath_training.corpus import Corpus
from hadath_training.options import TrainOptions

__all__ = ["METRICS_FILE", "check_output", "claim", "write_json"]

METRICS_FILE = "metrics.json"
_RUN = "run.json"


def check_output(output: Path, *, overwrite: bool) -> None:
    """Make the folder, and make sure that nothing finished is overwritten unasked.

    Raises:
        SetupError: The folder holds a finished model, is no folder, or cannot be made.
    """
    if output.exists() and not output.is_dir():
        raise SetupError(f"{output}: a file, expected a folder; give --output another name")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"{output}: cannot be made ({error.strerror}); give --output a folder that can"
        ) from error
    if not (output / METRICS_FILE).exists():
        return
    if not overwrite:
        raise SetupError(
            f"{output}: holds a trained model; give --overwrite to replace it, "
            f"or --output another name"
        )
    shutil.rmtree(output)


def claim(folder: Path, options: TrainOptions, corpus: Corpus) -> None:
    """Mark a folder with what is being trained there, so that only the same run goes on in it.

    Raises:
        SetupError: The folder holds another run.
    """
    run = {"options": options.to_dict(), "annotations": corpus.digest}
    path = folder / _RUN
    if path.is_file() and json.loads(path.read_text(encoding="utf-8")) != run:
        raise SetupError(
            f"{folder}: holds a run with other options or annotations; finish it with the same "
            f"ones, delete the folder, or give --output another name"
        )
    folder.mkdir(parents=True, exist_ok=True)
    write_json(path, run)


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Write JSON that people read too."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
