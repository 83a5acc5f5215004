"""A story as a table for the terminal."""

from __future__ import annotations

from typing import IO

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from hadath.cli.console import table_console
from hadath.cli.table import STYLES
from hadath.merge.merged_event import MergedEvent
from hadath.merge.story import Story

__all__ = ["print_story"]


def print_story(story: Story, stream: IO[str]) -> None:
    """Print the events of a story, one row each, and what could not be resolved."""
    console = table_console(stream)
    undated = sum(event.time is None for event in story.events)
    unplaced = sum(event.place is None for event in story.events)
    console.print(
        f"[bold]{len(story.articles)} articles, {len(story.events)} events[/bold]: "
        f"{undated} without a day, {unplaced} without a place; "
        f"{story.copies} groups of copied sentences, each counted as one source",
        highlight=False,
    )
    lost = ", ".join(f"{escape(role)} {count}" for role, count in story.unresolved().most_common())
    console.print(f"not resolved: {lost or 'nothing'}", highlight=False)
    if not story.events:
        return
    table = Table(show_lines=True, pad_edge=False)
    for name in ("when", "where", "event", "who", "sources", "told as"):
        table.add_column(name)
    for event in story.events:
        table.add_row(*_cells(event))
    console.print(table)


def _cells(event: MergedEvent) -> tuple[Text, ...]:
    kind = Text(event.type)
    kind.append(f"\n{event.factuality}", style=STYLES.get(event.factuality, ""))
    for one in event.disagreements:
        kind.append(f"\n! {one.kind}: {one.label}", style="red")
    who = Text("\n").join(
        Text(f"{field}: {', '.join(labels)}")
        for field in ("Agent", "Patient", "Quantity")
        if (labels := dict.fromkeys(one.label for one in event.said(field)))
    )
    first = event.first
    return (
        Text("" if event.time is None else event.time.label),
        Text("" if event.place is None else event.place.label),
        kind,
        who,
        Text(f"{event.sources} of {len({one.article.id for one in event.mentions})}"),
        Text(first.record.event.trigger.text),
    )
