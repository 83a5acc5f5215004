"""Loads an encoder by name or folder and puts heads on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from transformers import AutoConfig, AutoModel, AutoTokenizer, PreTrainedTokenizerFast
from transformers.utils import logging

from hadath.errors import SetupError
from hadath.load import EMBEDDED_ENCODER
from hadath.network.config import HadathConfig
from hadath.network.network import EventNetwork
from hadath.schema import Schema
from hadath_training.encoder.cleanup import add_clean_up
from hadath_training.options import EMBEDDED, TrainOptions

__all__ = ["load_encoder", "load_pretrained"]

_LOCAL = ("_name_or_path", "transformers_version", "dtype", "torch_dtype")


def load_pretrained(name: str) -> tuple[Any, PreTrainedTokenizerFast]:
    """Load an encoder in fp32, with its tokenizer as it is.

    Args:
        name: ``embedded``, a folder, or a name on the Hugging Face hub.

    Raises:
        SetupError: The encoder cannot be loaded, or has no fast tokenizer.
    """
    where = str(EMBEDDED_ENCODER) if name == EMBEDDED else name
    logging.disable_progress_bar()
    logging.set_verbosity_error()  # it would report the pooler, which the network has no use for
    try:
        inner = AutoConfig.from_pretrained(where)
        # Drawing attention dropout takes a fifth of a step on a CPU; the other dropouts stay.
        for dropout in ("attention_probs_dropout_prob", "attention_dropout"):
            if hasattr(inner, dropout):
                setattr(inner, dropout, 0.0)
        encoder = AutoModel.from_pretrained(where, config=inner, dtype=torch.float32)
        fast = AutoTokenizer.from_pretrained(where)
    except Exception as error:  # transformers raises many kinds for one cause: it is not there
        raise SetupError(_unloadable(name, error)) from error
    if not isinstance(fast, PreTrainedTokenizerFast):
        raise SetupError(
            f"encoder {name}: its tokenizer is {type(fast).__name__}, which has no "
            f"offsets; expected a fast one: save it with `tokenizer.json` (transformers converts "
            f"WordPiece and unigram vocabularies) or use the embedded encoder"
        )
    return encoder, fast


def load_encoder(options: TrainOptions, schema: Schema) -> tuple[EventNetwork, Tokenizer]:
    """Build a network on a pretrained encoder; the heads are new.

    Raises:
        SetupError: The encoder cannot be loaded, has no fast tokenizer, or reads fewer pieces at
            once than were asked for.
    """
    encoder, fast = load_pretrained(options.encoder)
    positions = getattr(encoder.config, "max_position_embeddings", options.max_pieces)
    if options.max_pieces > positions:
        raise SetupError(
            f"encoder {options.encoder} reads {positions} pieces at once, "
            f"{options.max_pieces} were asked for; give --max-pieces {positions} or less"
        )
    tokenizer = add_clean_up(fast.backend_tokenizer)
    config = HadathConfig(
        encoder=_portable(encoder.config.to_dict()),
        schema=schema.to_dict(),
        max_pieces=options.max_pieces,
        padding=fast.pad_token_id or 0,
        dropout=options.dropout,
    )
    return EventNetwork(config, encoder), tokenizer


def _portable(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out where on this machine the encoder lay, and what wrote it."""
    return {key: value for key, value in values.items() if key not in _LOCAL}


def _unloadable(name: str, error: Exception) -> str:
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if Path(name).is_dir():
        mend = "expected config.json, weights and tokenizer.json of a BERT-like encoder in it"
    else:
        mend = (
            f"it is no folder, and the Hugging Face hub did not give it; where there is a network "
            f"run `hf download {name} --local-dir {Path(name).name}` and give that folder"
        )
    return (
        f"encoder {name}: cannot be loaded ({first}); {mend}, "
        f"or leave --encoder out to use the embedded one"
    )
