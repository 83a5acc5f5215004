"""The network: one encoder pass, then heads for event types, triggers, factuality and roles."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel, PretrainedConfig, PreTrainedModel

from hadath.network.config import HadathConfig
from hadath.network.heads import RoleHead, Standardise

__all__ = ["EventNetwork"]


class EventNetwork(PreTrainedModel):
    """A BERT-like encoder with the four heads.

    A word is the mean of the states of its first and its last piece, where Arabic has its clitics.
    Triggers are one word long, so their BIO tags reduce to outside and the begin of each type.
    """

    config_class = HadathConfig
    base_model_prefix = "encoder"

    def __init__(self, config: HadathConfig, encoder: nn.Module | None = None) -> None:
        """Build the network.

        Args:
            config: Its shape.
            encoder: An encoder that is loaded already; built with random weights if left out.
        """
        super().__init__(config)
        schema = config.read_schema()
        inner = _encoder_config(config)
        self.encoder = AutoModel.from_config(inner) if encoder is None else encoder
        if getattr(self.encoder, "pooler", None) is not None:
            self.encoder.pooler = None  # unused: no gradient would ever reach it
        hidden = int(inner.hidden_size)
        self.layer_sizes = tuple(1 + 2 * len(layer) for layer in schema.layers)
        self.standardise = Standardise(hidden)
        self.dropout = nn.Dropout(config.dropout)
        self.sentence = nn.Linear(2 * hidden, len(schema.types))
        self.trigger = nn.Linear(hidden, 1 + len(schema.types))
        self.factuality = nn.Linear(2 * hidden, len(schema.factuality))
        self.roles = RoleHead(
            hidden,
            len(schema.types),
            sum(self.layer_sizes),
            width=config.role_hidden,
            dropout=config.dropout,
        )
        self.post_init()  # type: ignore[no-untyped-call]

    def encode(self, pieces: Tensor, piece_mask: Tensor) -> Tensor:
        """Return the encoder's states as they are, windows x pieces x hidden."""
        states: Tensor = self.encoder(input_ids=pieces, attention_mask=piece_mask).last_hidden_state
        return states

    def read(
        self, pieces: Tensor, piece_mask: Tensor, first: Tensor, last: Tensor, word_mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Encode windows; shapes are those of `hadath.batch.Batch`.

        Returns:
            Word states (windows x words x hidden), the first piece's states (windows x hidden),
            sentence logits (windows x types) and trigger logits (windows x words x 1 + types).
        """
        states = self.standardise(self.encode(pieces, piece_mask))
        rows = torch.arange(pieces.shape[0], device=pieces.device)[:, None]
        words = self.dropout((states[rows, first] + states[rows, last]) / 2)
        top = self.dropout(states[:, 0])
        weights = word_mask[..., None].to(words.dtype)
        mean = (words * weights).sum(1) / weights.sum(1).clamp(min=1)
        return words, top, self.sentence(torch.cat([top, mean], -1)), self.trigger(words)

    def attach(
        self,
        words: Tensor,
        top: Tensor,
        window: Tensor,
        word: Tensor,
        kind: Tensor,
    ) -> tuple[Tensor, tuple[Tensor, ...]]:
        """Say what triggers are and what other words are to them.

        Args:
            words: Word states from `read`.
            top: First piece's states from `read`.
            window: Row of each trigger's window.
            word: Index of its word.
            kind: Its event type.

        Returns:
            Factuality logits (triggers x values) and, for each role layer, tag logits
            (triggers x words x tags).
        """
        factuality = self.factuality(torch.cat([words[window, word], top[window]], -1))
        tags = self.roles(words, window, word, kind)
        return factuality, tags.split(self.layer_sizes, dim=-1)

    def _init_weights(self, module: nn.Module) -> None:
        if isinstance(module, nn.Linear | nn.Embedding):
            nn.init.normal_(module.weight, std=0.02)
        if isinstance(module, nn.Linear) and module.bias is not None:
            nn.init.zeros_(module.bias)


def _encoder_config(config: HadathConfig) -> PretrainedConfig:
    values: dict[str, Any] = dict(config.encoder)
    return AutoConfig.for_model(values.pop("model_type"), **values)
