"""The coverage of a corpus as tables, for the terminal and for a data card."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table

from hadath_training.annotations.coverage import Coverage, Goal

__all__ = ["coverage_markdown", "coverage_tables"]

_Row = tuple[str, ...]
_NONE = "·"


def coverage_tables(coverage: Coverage) -> RenderableType:
    """Lay a coverage out for the terminal."""
    parts: list[RenderableType] = []
    for title, header, rows in _tables(coverage):
        table = Table(title=title, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
        for number, name in enumerate(header):
            if number:
                table.add_column(name, justify="right", overflow="fold")
            else:
                table.add_column(name, no_wrap=True)
        for row in rows:
            table.add_row(*row)
        parts.extend((table, ""))
    return Group(*parts[:-1])


def coverage_markdown(coverage: Coverage) -> str:
    """Lay a coverage out as Markdown tables."""
    parts: list[str] = []
    for title, header, rows in _tables(coverage):
        rule = ["---", *["---:"] * (len(header) - 1)]
        lines = [f"| {' | '.join(row)} |" for row in (header, rule, *rows)]
        parts.append("\n".join([f"**{title}**", "", *lines]))
    return "\n\n".join(parts)


def _tables(coverage: Coverage) -> list[tuple[str, _Row, list[_Row]]]:
    plan: list[_Row] = [
        (goal.name, _asked(goal), _number(goal.measured, goal.unit), _verdict(goal))
        for goal in coverage.goals
    ]
    return [
        ("the plan", ("what", "at least", "there is", "met"), plan),
        ("events by factuality", *_grid(coverage.factuality)),
        ("arguments by role", *_grid(coverage.roles)),
        ("forms of copy", ("form", "sentences"), _tally(coverage.forms)),
        ("theatres", ("theatre", "sentences"), _tally(coverage.theatres)),
        ("registers", ("register", "sentences"), _tally(coverage.registers)),
        ("batches", ("batch", "sentences"), _tally(dict(sorted(coverage.batches.items())))),
    ]


def _grid(counts: dict[str, dict[str, int]]) -> tuple[_Row, list[_Row]]:
    columns = list(dict.fromkeys(name for row in counts.values() for name in row))
    rows = [
        (kind, *(str(row.get(name, _NONE)) for name in columns)) for kind, row in counts.items()
    ]
    return ("type", *columns), rows


def _tally(counts: dict[str, int]) -> list[_Row]:
    return [(name or "not told", str(count)) for name, count in counts.items()]


def _asked(goal: Goal) -> str:
    parts = [goal.least, goal.most]
    return " to ".join(_number(part, goal.unit) for part in parts if part is not None) or _NONE


def _number(value: float, unit: str) -> str:
    return f"{value:,g}" + (f" {unit}" if unit else "")


def _verdict(goal: Goal) -> str:
    if goal.least is None and goal.most is None:
        return _NONE
    return "yes" if goal.met else "no"
