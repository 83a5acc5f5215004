"""Rounds the weights of exported graphs."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from onnxruntime.transformers.float16 import convert_float_to_float16

from hadath.errors import SetupError
from hadath.runtime.settings import ATTACH, READ
from hadath_training.export.forms import Form

__all__ = ["set_precision"]


def set_precision(folder: Path, form: Form, kept: Sequence[str] = ()) -> None:
    """Turn the fp32 graphs of a folder into another form, in place.

    In int8 the big graph's matrices and its embeddings are rounded, ``attach.onnx`` stays fp32: it
    is a fiftieth of the size, and its rounding would cost more than it saves.

    Args:
        folder: Where the graphs lie.
        form: Which form.
        kept: Linear layers that stay in fp32 when the others are rounded to 8 bits.
    """
    if form is Form.fp16:
        for name in (READ, ATTACH):
            half = convert_float_to_float16(onnx.load(str(folder / name)), keep_io_types=True)
            onnx.save(half, str(folder / name))
    if form is Form.int8:
        _quantise(folder / READ, kept)


def _quantise(path: Path, kept: Sequence[str]) -> None:
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)  # the quantiser writes to the root logger
    try:
        _round(path, kept)
    finally:
        root.setLevel(level)


def _round(path: Path, kept: Sequence[str]) -> None:
    with TemporaryDirectory() as scratch:
        prepared = Path(scratch) / path.name
        quant_pre_process(str(path), str(prepared), skip_symbolic_shape=True)
        nodes = {_layer_of(n.name): n.name for n in onnx.load(str(prepared)).graph.node}
        unknown = sorted(set(kept) - set(nodes))
        if unknown:
            raise SetupError(
                f"no matrix product of {path.name} belongs to {', '.join(unknown)}; "
                f"expected names such as encoder.encoder.layer.4.output.dense"
            )
        quantize_dynamic(
            str(prepared),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=[nodes[layer] for layer in kept],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def _layer_of(node: str) -> str:
    """Turn ``/encoder/encoder/layer.4/output/dense/MatMul`` into the name of its layer."""
    layer, _, kind = node.strip("/").rpartition("/")
    return layer.replace("/", ".") if kind == "MatMul" else ""
