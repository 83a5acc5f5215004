"""Opens what is written to, or says why it cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from hadath.errors import SetupError

__all__ = ["check_parquet", "open_output"]


def open_output(path: Path, mode: str = "w") -> IO[Any]:
    """Open a file for writing, text in UTF-8 with plain line ends.

    Args:
        path: The file.
        mode: As `open` takes it.

    Raises:
        SetupError: It cannot be written.
    """
    try:
        if "b" in mode:
            return path.open(mode)
        return path.open(mode, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SetupError(
            f"{path}: cannot be written ({error.strerror}); give a file, in a folder that exists "
            f"and may be written to"
        ) from error


def check_parquet(path: Path | None) -> None:
    """Check that parquet can be written.

    Raises:
        SetupError: There is no file to write to, or the package is not installed.
    """
    if path is None:
        raise SetupError("parquet is a file format: give --output a file")
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise SetupError(
            f"{path}: writing parquet needs a package; run: pip install 'hadath[parquet]'"
        ) from error
