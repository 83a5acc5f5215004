"""The tokens that a rule of time expressions matched, by the names that the rule gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hadath.resolve.anchor import Anchor
from hadath.resolve.interval import Interval
from hadath.resolve.periods import portion
from hadath.resolve.time_words import Token

__all__ = ["Slots"]


@dataclass(frozen=True, slots=True)
class Slots:
    """What the named groups of a rule stand for.

    Attributes:
        match: The rule over the kinds of the tokens, one letter each.
        tokens: The tokens.
        anchor: What relative words count from.
    """

    match: re.Match[str]
    tokens: Sequence[Token]
    anchor: Anchor

    def get(self, name: str) -> Token | None:
        """Return the token of a group; None if the rule has no such group or it is empty."""
        at = self.match.start(name) if name in self.match.re.groupindex else -1
        return None if at < 0 else self.tokens[at]

    def kind(self, name: str) -> str:
        """Return the kind of a group's token; empty if there is none."""
        token = self.get(name)
        return "" if token is None else token.kind

    def number(self, name: str) -> int | None:
        """Return the number of a group's token."""
        token = self.get(name)
        return None if token is None else int(token.number)

    def year(self) -> int | None:
        """Return the year that is named, or that «العام الماضي» counts to; None if neither is."""
        unit = self.get("unit")
        if unit is None or unit.name != "years":
            return self.number("year")
        return self.anchor.day.year + {"L": -1, "X": 1}.get(self.kind("unit_way"), 0)

    def edge(self, whole: Interval) -> Interval:
        """Return the part of a period that is named, or all of it."""
        part = self.get("edge")
        return whole if part is None else portion(whole, int(part.number), int(part.high))
