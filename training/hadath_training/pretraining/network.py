"""An encoder with a masked-LM head that shares its embeddings."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["MaskedNetwork"]


class MaskedNetwork(nn.Module):
    """Guesses hidden words; the head computes only where there is something to guess."""

    def __init__(self, encoder: Any) -> None:
        """Put a head on an encoder.

        Args:
            encoder: A BERT-like encoder of transformers.
        """
        super().__init__()
        hidden = int(encoder.config.hidden_size)
        self.encoder = encoder
        self.transform = nn.Sequential(
            nn.Linear(hidden, hidden), nn.GELU(), nn.LayerNorm(hidden, eps=1e-12)
        )
        self.bias = nn.Parameter(torch.zeros(int(encoder.config.vocab_size)))

    def forward(self, seen: Tensor, pieces: Tensor, guessed: Tensor) -> Tensor:
        """Return the mean cross-entropy of the guesses, in nats.

        Args:
            seen: What the encoder sees, sequences x length.
            pieces: What stood there.
            guessed: Where to guess.
        """
        states = self.encoder(input_ids=seen).last_hidden_state[guessed]
        words = self.encoder.get_input_embeddings().weight
        logits = functional.linear(self.transform(states), words, self.bias)
        return functional.cross_entropy(logits.float(), pieces[guessed])
