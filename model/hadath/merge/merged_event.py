"""An event with everyone who tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hadath.merge.disagreement import Disagreement
from hadath.merge.mention import Mention
from hadath.merge.statement import Statement
from hadath.resolve.acled_class import AcledClass
from hadath.resolve.interval import Interval
from hadath.resolve.place import Place

__all__ = ["MergedEvent"]


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event and all its tellings.

    Attributes:
        id: Its number in the story, in the order of the story.
        type: Its type, such as ``control_change``.
        factuality: ``asserted`` if any telling asserts it, else the factuality of most tellings.
        time: When, by the most exact telling; None where no telling names a day that could be told.
        place: Where, by the most exact telling; None where no place could be told.
        acled: The nearest class of ACLED's code book; None where it has none.
        mentions: Who tells it, first report first.
        statements: What they say, field by field, most said first.
        disagreements: Where they differ.
    """

    id: int
    type: str
    factuality: str
    time: Interval | None
    place: Place | None
    acled: AcledClass | None
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def first(self) -> Mention:
        """The first report: the earliest article, and in it the first sentence."""
        return self.mentions[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The names of the articles' outlets, first report first."""
        return tuple(dict.fromkeys(mention.article.name for mention in self.mentions))

    @property
    def sources(self) -> int:
        """How many articles tell it independently, first report first.

        An article with a sentence that is a copy of an earlier article's tells nothing of its own.
        """
        by_article: dict[str, set[int]] = {}
        for mention in self.mentions:
            by_article.setdefault(mention.article.id, set()).add(mention.copy)
        seen: set[int] = set()
        independent = 0
        for copies in by_article.values():
            if not copies & seen:
                independent += 1
            seen |= copies
        return independent

    @property
    def confidence(self) -> float:
        """The highest confidence of a telling."""
        return max(mention.record.event.confidence for mention in self.mentions)

    def said(self, field: str) -> tuple[Statement, ...]:
        """Return the statements of one field, most said first."""
        return tuple(one for one in self.statements if one.field == field)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "id": self.id,
            "type": self.type,
            "factuality": self.factuality,
            "confidence": round(self.confidence, 4),
            "time": None if self.time is None else self.time.to_dict(),
            "place": None if self.place is None else self.place.to_dict(),
            "acled": None if self.acled is None else self.acled.to_dict(),
            "sources": self.sources,
            "outlets": list(self.outlets),
            "mentions": [mention.to_dict() for mention in self.mentions],
            "statements": [statement.to_dict() for statement in self.statements],
            "disagreements": [one.to_dict() for one in self.disagreements],
        }
