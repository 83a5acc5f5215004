"""Where everything of a story stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from hadath.html.labels import interval_label
from hadath.html.marks import escape
from hadath.html.names import Names
from hadath.html.words import TYPES
from hadath.merge.mention import Mention
from hadath.merge.merged_event import MergedEvent
from hadath.merge.story import Story

__all__ = ["StoryIndex", "outlet_names", "sentence_anchor"]


class StoryIndex:
    """A story with the names and anchors that every part of the page needs.

    Attributes:
        story: The story.
        names: Arabic names of its places and parties.
    """

    def __init__(self, story: Story) -> None:
        """Number the articles.

        Args:
            story: The story.
        """
        self.story = story
        self.names = Names(story.documents)
        self._articles = {article.id: number for number, article in enumerate(story.articles)}

    def sentence_href(self, mention: Mention) -> str:
        """Return the link to the sentence of a telling."""
        number = self._articles.get(mention.article.id, 0)
        return f"#{sentence_anchor(number, mention.record.event.sentence)}"

    @cached_property
    def event_hrefs(self) -> Mapping[tuple[str, int, int, str], str]:
        """Links to the events, by article, start and end of the trigger, and type."""
        return {
            (mention.article.id, trigger.start, trigger.end, mention.record.event.type): (
                f"#e{event.id}"
            )
            for event in self.story.events
            for mention in event.mentions
            for trigger in (mention.record.event.trigger,)
        }

    def title(self, event: MergedEvent) -> str:
        """Return what an event is called, such as «قتال: القائم», without its date."""
        kind = TYPES.get(event.type, event.type)
        return f"{kind}: {self.names.name(event.place)}" if event.place else kind

    def when(self, event: MergedEvent) -> str:
        """Return when an event happened, or why that is not known."""
        return interval_label(event.time) if event.time else self.why_undated(event)

    def why_undated(self, event: MergedEvent) -> str:
        """Return the reason that an event has no day."""
        wordings = dict.fromkeys(
            " ".join(one.argument.span.text.split())
            for mention in event.mentions
            for one in mention.record.arguments
            if one.argument.role == "Time"
        )
        if not wordings:
            return "لا تذكر الجملة زمناً"
        quoted = "، ".join(f"«{wording}»" for wording in wordings)
        if any(mention.article.published is None for mention in event.mentions):
            return f"لا يُعرف اليوم المقصود بـ{quoted}، وتاريخ النشر غير معروف"
        return f"لا يُفهم يوم محدد من {quoted}"


def sentence_anchor(article: int, sentence: int) -> str:
    """Return the id of a sentence on the page."""
    return f"a{article}-{sentence}"


def outlet_names(event: MergedEvent, positions: tuple[int, ...], behind: bool = True) -> str:
    """Return as HTML who says something: outlets, each with the sources behind it.

    Outlets that name the same sources stand together.

    Args:
        event: The event.
        positions: Which of its tellings say so.
        behind: Whether to name the sources behind the outlets too.
    """
    sources: dict[str, dict[str, None]] = {}
    for position in positions:
        mention = event.mentions[position]
        named = sources.setdefault(mention.article.name, {})
        for one in mention.record.arguments:
            if behind and one.argument.role == "Source":
                named[" ".join(one.argument.span.text.split())] = None
    by_sources: dict[tuple[str, ...], list[str]] = {}
    for outlet, named in sources.items():
        by_sources.setdefault(tuple(named), []).append(f"<bdi>{escape(outlet)}</bdi>")
    return "؛ ".join(
        "، ".join(outlets)
        + (f' <span class="via">نقلاً عن {escape("، ".join(named))}</span>' if named else "")
        for named, outlets in by_sources.items()
    )
