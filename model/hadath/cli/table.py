"""Event records as a table for the terminal."""

from __future__ import annotations

from typing import IO

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from hadath.cli.console import table_console
from hadath.document import Document, Event

__all__ = ["STYLES", "print_table"]

STYLES = {"asserted": "green", "planned": "yellow", "possible": "magenta", "negated": "red"}


def print_table(document: Document, stream: IO[str]) -> None:
    """Print the events of a document, one row each."""
    console = table_console(stream)
    count = len(document.events)
    console.print(
        f"[bold]{escape(document.id or 'text')}[/bold]: {len(document.sentences)} sentences, "
        f"{count} event{'' if count == 1 else 's'}",
        highlight=False,
    )
    for span in document.unread:
        console.print(f"not read: {span.start}-{span.end}", style="red", highlight=False)
    if not count:
        return
    table = Table(show_lines=True, pad_edge=False)
    # A number right after an Arabic cell would change sides with it in a terminal that reorders
    # right-to-left text, so each Arabic cell is followed by a Latin word or by nothing.
    for name in ("at", "conf.", "event", "trigger", "arguments"):
        table.add_column(name, justify="right" if name in ("at", "conf.") else "left")
    for event in document.events:
        table.add_row(*_cells(event))
    console.print(table)


def _cells(event: Event) -> tuple[Text, ...]:
    kind = Text(event.type)
    kind.append(f"\n{event.factuality}", style=STYLES.get(event.factuality, ""))
    arguments = Text("\n").join(
        Text.assemble((f"{argument.role}: ", "bold"), argument.span.text.replace("\n", " "))
        for argument in event.arguments
    )
    return (
        Text(str(event.trigger.start)),
        Text(f"{event.confidence:.2f}"),
        kind,
        Text(event.trigger.text),
        arguments,
    )
