"""What training needs beyond what running needs."""

from __future__ import annotations

from importlib.util import find_spec

__all__ = ["check_requirements"]

_PACKAGES = (
    "accelerate",
    "datasets",
    "matplotlib",
    "onnx",
    "safetensors",
    "seqeval",
    "torch",
    "transformers",
)


def check_requirements() -> None:
    """Make sure that the packages of the extra ``train`` are installed.

    Raises:
        ImportError: One is missing; the message has the command that installs them.
    """
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise ImportError(
            f"{', '.join(missing)} not installed, which training and evaluation need; "
            f"run: pip install 'hadath[train]'"
        )
