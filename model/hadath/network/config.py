"""Configuration of the network, saved as a Hugging Face ``config.json`` with the schema inside."""

from __future__ import annotations

from typing import Any

from transformers import PretrainedConfig

from hadath.schema import Schema

__all__ = ["HadathConfig"]


class HadathConfig(PretrainedConfig):
    """Everything that the shape of a network depends on.

    Attributes:
        encoder: The encoder's own configuration, with its ``model_type``.
        schema: The schema, as `Schema.to_dict` writes it.
        max_pieces: Pieces that are read at once, special ones included.
        padding: The tokenizer's padding piece.
        role_hidden: Width of the role head.
        dropout: Dropout before and inside the heads.
        temperatures: What logits of each head are divided by, as `Temperatures.to_dict` writes it;
            1 where left out.
    """

    model_type = "hadath"

    def __init__(
        self,
        encoder: dict[str, Any] | None = None,
        schema: dict[str, Any] | None = None,
        *,
        max_pieces: int = 256,
        padding: int = 1,
        role_hidden: int = 256,
        dropout: float = 0.1,
        temperatures: dict[str, float] | None = None,
        **kwargs: Any,
    ) -> None:
        """Keep the values; transformers needs every one of them to have a default."""
        self.encoder = encoder or {"model_type": "bert"}
        self.schema = schema or {"factuality": [], "layers": [], "types": []}
        self.max_pieces = max_pieces
        self.padding = padding
        self.role_hidden = role_hidden
        self.dropout = dropout
        self.temperatures = temperatures or {}
        super().__init__(**kwargs)

    def read_schema(self) -> Schema:
        """Return the schema that the network was trained on."""
        return Schema.from_dict(self.schema)
