"""The forms that a model can be exported to."""

from __future__ import annotations

from enum import Enum

__all__ = ["Form"]


class Form(str, Enum):
    """Number format of an exported model's weights.

    ``fp32`` is the checkpoint as it is, ``fp16`` for GPUs, ``int8`` for processors: matrices as
    8-bit integers with one scale a column, activations rounded to 8 bits as they come.
    """

    fp32 = "fp32"
    fp16 = "fp16"
    int8 = "int8"
