"""Parts of the network above the encoder."""

from __future__ import annotations

import torch
from torch import Tensor, nn

__all__ = ["RoleHead", "Standardise"]

# Distances between word and trigger fall into signed buckets that widen: 0, 1, 2, 3-4, 5-8, ...
_BUCKETS = 7


class Standardise(nn.Module):
    """Centres and scales the encoder's states by constants measured once, before training.

    Sentence encoders such as multilingual-e5 put all states near one direction: of the embedded
    one's states of norm 5.0 the common mean has 4.1, and the spread that tells words apart is 0.14
    a dimension. Heads on raw states need hundreds of steps to see past that.
    """

    center: Tensor
    spread: Tensor

    def __init__(self, hidden: int) -> None:
        """Begin with constants that change nothing.

        Args:
            hidden: Size of the encoder's states.
        """
        super().__init__()
        self.register_buffer("center", torch.zeros(hidden))
        self.register_buffer("spread", torch.ones(hidden))

    def measure(self, states: Tensor) -> None:
        """Take the constants from a sample of states, words x hidden."""
        self.center.copy_(states.mean(0))
        self.spread.copy_(states.std(0).clamp(min=1e-6))

    def forward(self, states: Tensor) -> Tensor:
        """Return states with mean 0 and spread 1 in each dimension, as far as the sample told."""
        return (states - self.center) / self.spread


class RoleHead(nn.Module):
    """Tags every word of a window with its role to one trigger.

    The trigger's state scales and shifts the states of the other words; its type and the distance
    are added before each word is tagged.
    """

    def __init__(self, hidden: int, types: int, tags: int, *, width: int, dropout: float) -> None:
        """Build the head.

        Args:
            hidden: Size of the encoder's states.
            types: Number of event types.
            tags: Number of tags over all role layers.
            width: Size of the head's own states.
            dropout: Dropout rate.
        """
        super().__init__()
        self.word = nn.Linear(hidden, width)
        self.trigger = nn.Linear(hidden, 2 * width)
        self.kind = nn.Embedding(types, width)
        self.distance = nn.Embedding(2 * _BUCKETS + 1, width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Linear(width, tags)

    def forward(self, states: Tensor, window: Tensor, trigger: Tensor, kind: Tensor) -> Tensor:
        """Tag words.

        Args:
            states: Word states of all windows, windows x words x hidden.
            window: Row of each trigger's window, triggers.
            trigger: Index of its word, triggers.
            kind: Its event type, triggers.

        Returns:
            Logits, triggers x words x tags.
        """
        scale, shift = self.trigger(states[window, trigger]).chunk(2, dim=-1)
        offsets = torch.arange(states.shape[1], device=trigger.device) - trigger[:, None]
        # Once a window, not once a trigger: what a word is does not depend on who asks.
        own = self.norm(self.word(states))[window]
        mixed = own * (1 + scale[:, None]) + shift[:, None]
        mixed = mixed + self.kind(kind)[:, None] + self.distance(_bucket(offsets))
        mixed = self.dropout(mixed)
        tagged: Tensor = self.tag(self.dropout(nn.functional.gelu(mixed)))
        return tagged


def _bucket(offsets: Tensor) -> Tensor:
    size = torch.ceil(torch.log2(offsets.abs().clamp(min=1).float())).long() + 1
    size = torch.where(offsets == 0, torch.zeros_like(size), size.clamp(max=_BUCKETS))
    return torch.sign(offsets) * size + _BUCKETS
