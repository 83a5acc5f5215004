"""Signs that tell factuality by shape as well as by colour, drawn once and used everywhere."""

from __future__ import annotations

__all__ = ["SYMBOLS", "glyph", "inline_glyph"]

_KNOWN = ("asserted", "planned", "possible", "negated")

# Each fills a square of 20; colours come from the style sheet.
SYMBOLS = """<svg class="defs" aria-hidden="true" width="0" height="0"><defs>
<symbol id="g-asserted" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" class="full"/></symbol>
<symbol id="g-planned" viewBox="0 0 20 20"><rect x="3.2" y="3.2" width="13.6" height="13.6" \
class="line" stroke-dasharray="4.2 2.6"/></symbol>
<symbol id="g-possible" viewBox="0 0 20 20"><path d="M10 1.8 18.2 10 10 18.2 1.8 10Z" \
class="line"/><circle cx="10" cy="10" r="2" class="full"/></symbol>
<symbol id="g-negated" viewBox="0 0 20 20"><circle cx="10" cy="10" r="7.6" class="line"/>\
<path d="m5.6 5.6 8.8 8.8m0-8.8-8.8 8.8" class="line"/></symbol>
<symbol id="g-warn" viewBox="0 0 20 20"><path d="M10 2.4 18.6 17.6H1.4Z" class="line"/>\
<path d="M10 8v4.6m0 1.4v1.6" class="line"/></symbol>
</defs></svg>"""


def glyph(name: str, x: float, y: float, size: float) -> str:
    """Return a sign inside a drawing, around a point.

    Args:
        name: A factuality, or ``warn``.
        x: Its middle.
        y: Its middle.
        size: Its width and height.
    """
    name = name if name in (*_KNOWN, "warn") else "asserted"
    left, top = round(x - size / 2, 1), round(y - size / 2, 1)
    return (
        f'<use href="#g-{name}" class="g-{name}" x="{left:g}" y="{top:g}" '
        f'width="{size:g}" height="{size:g}"/>'
    )


def inline_glyph(name: str) -> str:
    """Return a sign as part of a line of text; the text beside it says what it means."""
    return f'<svg class="g" aria-hidden="true" viewBox="0 0 20 20">{glyph(name, 10, 10, 20)}</svg>'
