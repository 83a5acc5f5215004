"""Marks in a text: what overlaps is cut at every boundary, and no character is lost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Mark", "escape", "mark_text"]

_SPECIAL = re.compile("[&<>\"'\r\x00\ud800-\udfff]")
# What no HTML document can hold, not even as a numeric reference.
_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that is shown marked.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last one.
        kind: Style: a role, ``trigger``, or ``unread``.
        label: Its name in Arabic, shown after it.
        href: Where it leads; empty if nowhere.
    """

    start: int
    end: int
    kind: str
    label: str
    href: str = ""


def escape(text: str) -> str:
    r"""Return text as HTML that reads back as the same text.

    A carriage return is written as a reference, because parsers turn a plain one into a line feed;
    NUL and lone surrogates, which no page can hold, become U+FFFD.

    >>> escape('<b a="1">\r')
    '&lt;b a=&quot;1&quot;&gt;&#13;'
    """
    if not _SPECIAL.search(text):
        return text
    plain = html.escape(text).replace("\r", "&#13;")
    return _IMPOSSIBLE.sub("\ufffd", plain)


def mark_text(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return a stretch of a text as HTML with its marks.

    Marks of one extent become one, with all their labels; a mark that crosses another is closed and
    opened again there; what reaches beyond the stretch is cut off. The labels stand in attributes,
    for the style sheet to show, so that the text without tags is the text itself.

    >>> mark_text("غرب العراق", 0, 10, [Mark(4, 10, "Place", "المكان")])
    'غرب <span class="m Place" data-l="المكان">العراق</span>'

    Args:
        text: The untouched text.
        start: Where the stretch begins.
        end: Where it ends.
        marks: What to mark, in any order.
    """
    groups = _group(start, end, marks)
    if not groups:
        return escape(text[start:end])
    begins: dict[int, list[_Group]] = {}
    for group in groups:
        begins.setdefault(group.start, []).append(group)
    bounds = sorted({start, end, *(g.start for g in groups), *(g.end for g in groups)})
    out: list[str] = []
    open_: list[_Group] = []
    for left, right in pairwise(bounds):
        # Longest first, so that what ends together nests.
        opening = sorted(begins.get(left, ()), key=lambda group: -group.end)
        out += _open(open_, opening)
        out.append(escape(text[left:right]))
        out += _close(open_, right)
    return "".join(out)


@dataclass(slots=True)
class _Group:
    """Marks of one extent."""

    start: int
    end: int
    kinds: list[str]
    labels: list[str]
    href: str
    tag: str = "span"


def _group(start: int, end: int, marks: Iterable[Mark]) -> list[_Group]:
    by_extent: dict[tuple[int, int], _Group] = {}
    for mark in marks:
        extent = (max(mark.start, start), min(mark.end, end))
        if extent[0] >= extent[1]:
            continue
        group = by_extent.setdefault(extent, _Group(*extent, [], [], mark.href))
        group.href = group.href or mark.href
        if mark.kind not in group.kinds:
            group.kinds.append(mark.kind)
        if mark.label not in group.labels:
            group.labels.append(mark.label)
    return list(by_extent.values())


def _open(open_: list[_Group], opening: list[_Group]) -> list[str]:
    """Put groups inside those that are open."""
    tags = []
    for group in opening:
        linked = any(other.tag == "a" for other in open_)
        group.tag = "a" if group.href and not linked else "span"
        # One that outlives what it is put into is opened again, and has its label there.
        label = "" if any(other.end < group.end for other in open_) else " + ".join(group.labels)
        open_.append(group)
        tags.append(_tag(group, label))
    return tags


def _close(open_: list[_Group], at: int) -> list[str]:
    """Close what ends here, and open again what was put into it and goes on."""
    ending = [number for number, group in enumerate(open_) if group.end == at]
    if not ending:
        return []
    inner = open_[ending[0] :]
    tags = [f"</{group.tag}>" for group in reversed(inner)]
    going_on = sorted((group for group in inner if group.end > at), key=lambda group: -group.end)
    del open_[ending[0] :]
    return tags + _open(open_, going_on)


def _tag(group: _Group, label: str) -> str:
    shown = f' data-l="{escape(label)}"' if label else ""
    href = f' href="{escape(group.href)}"' if group.tag == "a" else ""
    return f'<{group.tag} class="m {escape(" ".join(group.kinds))}"{shown}{href}>'
