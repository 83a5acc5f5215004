"""The head of the page: what was read, how much of it, what was lost, and what the signs mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from hadath.document import Document
from hadath.html.glyphs import inline_glyph
from hadath.html.index import StoryIndex
from hadath.html.labels import day_label
from hadath.html.marks import escape
from hadath.html.words import (
    FACTUALITY,
    FACTUALITY_MEANING,
    ROLE_MEANING,
    ROLES,
    TYPES,
    counted,
)

__all__ = ["render_counts", "render_filters", "render_legend", "render_story_head"]


def render_story_head(index: StoryIndex) -> str:
    """Return title, articles and counts of a story.

    Args:
        index: The story.
    """
    story = index.story
    tellings = sum(len(event.mentions) for event in story.events)
    disputed = sum(bool(event.disagreements) for event in story.events)
    tiles = [
        (str(len(story.events)), "حدث", "#events"),
        (str(len(story.articles)), "مقال", "#articles"),
        (str(tellings), "رواية", ""),
        (str(disputed), "حدث فيه خلاف", ""),
        (str(story.copies), "مجموعة جمل منقولة", ""),
    ]
    rows = "".join(
        f'<li><a href="#a{number}"><bdi>{escape(article.name)}</bdi></a> '
        f'<span class="why">{_published(article.published)}</span></li>'
        for number, article in enumerate(story.articles)
    )
    return (
        f'<header class="top"><p class="brand">حدث <span lang="en" dir="ltr">hadath</span></p>'
        f"<h1>{escape(_headline(index))}</h1>{_deck(index)}{_tiles(tiles)}"
        f"{_lost(story.unresolved(), [one.document for one in story.documents])}"
        f"{_articles(rows, len(story.articles))}</header>"
    )


def render_counts(documents: Sequence[Document]) -> str:
    """Return title and counts of documents that were not merged.

    Args:
        documents: The documents.
    """
    tiles = [
        (str(sum(len(document.events) for document in documents)), "حدث", ""),
        (str(len(documents)), "نص", "#articles"),
        (str(sum(len(document.sentences) for document in documents)), "جملة", ""),
    ]
    rows = "".join(
        f'<li><a href="#a{number}"><bdi>{escape(document.id or f"نص {number + 1}")}</bdi></a> '
        f'<span class="why">{counted(len(document.events), "event")}</span></li>'
        for number, document in enumerate(documents)
    )
    return (
        f'<header class="top"><p class="brand">حدث <span lang="en" dir="ltr">hadath</span></p>'
        f"<h1>الأحداث في {escape(_texts(len(documents)))}</h1>{_tiles(tiles)}"
        f"{_lost(Counter(), documents)}{_articles(rows, len(documents))}</header>"
    )


def render_legend() -> str:
    """Return what the signs of factuality and the marks of roles mean."""
    facts = "".join(
        f'<li><span class="fact f-{name}">{inline_glyph(name)} {label}</span> '
        f'<span class="why">{FACTUALITY_MEANING[name]}</span></li>'
        for name, label in FACTUALITY.items()
    )
    roles = "".join(
        f'<li><span class="m {name}">{label}</span> '
        f'<span class="why">{ROLE_MEANING[name]}</span></li>'
        for name, label in ROLES.items()
    )
    return (
        '<details class="legend" open><summary>دليل العلامات</summary><div class="two">'
        f"<div><h3>حال الوقوع</h3><ul>{facts}"
        f'<li><span class="warned">{inline_glyph("warn")} خلاف</span> '
        '<span class="why">روايات لا تصح كلها معاً</span></li></ul></div>'
        '<div><h3>الأدوار في النص</h3><ul class="roles">'
        '<li><span class="m trigger">الحدث</span> <span class="why">الكلمة التي تسميه</span></li>'
        f"{roles}</ul></div></div></details>"
    )


def render_filters(index: StoryIndex) -> str:
    """Return the filters, which the script shows: without it they would do nothing.

    Args:
        index: The story.
    """
    types = Counter(event.type for event in index.story.events)
    facts = Counter(event.factuality for event in index.story.events)
    return (
        '<form id="filters" hidden aria-label="تصفية الأحداث">'
        f"{_select('type', 'النوع', types, TYPES)}"
        f"{_select('factuality', 'حال الوقوع', facts, FACTUALITY)}"
        '<label class="check"><input type="checkbox" name="disputed"> ما فيه خلاف فقط</label>'
        '<button type="reset">إظهار الكل</button>'
        '<output name="shown" aria-live="polite"></output></form>'
    )


def _select(name: str, label: str, counts: Counter[str], words: dict[str, str]) -> str:
    order = [*(key for key in words if key in counts), *sorted(counts.keys() - words.keys())]
    options = "".join(
        f'<option value="{escape(key)}">{escape(words.get(key, key))} ({counts[key]})</option>'
        for key in order
    )
    return (
        f'<label>{label} <select name="{name}"><option value="">الكل</option>{options}'
        "</select></label>"
    )


def _headline(index: StoryIndex) -> str:
    places = Counter(
        index.names.name(event.place) for event in index.story.events if event.place is not None
    )
    names = [name for name, _ in places.most_common(3)]
    return "، ".join(names) if names else "سجل الأحداث"


def _deck(index: StoryIndex) -> str:
    days = [
        event.time.start
        for event in index.story.events
        if event.time and event.time.start and event.time.by_day
    ]
    deck = (
        f"{counted(len(index.story.events), 'event')} في "
        f"{_texts_of('article', len(index.story.articles))}"
    )
    if days:
        first, last = min(days), max(days)
        deck += f"، {day_label(first)}" if first == last else _from_to(first, last)
    return f'<p class="deck">{escape(deck)}</p>'


def _from_to(first: date, last: date) -> str:
    return f"، من {day_label(first)} إلى {day_label(last)}"


def _texts(number: int) -> str:
    return _texts_of("text", number)


def _texts_of(noun: str, number: int) -> str:
    """Return how many, after a preposition: only the dual changes."""
    dual = {"text": "نصين", "article": "مقالين"}
    return dual[noun] if number == 2 else counted(number, noun)


def _published(day: date | None) -> str:
    return f"نُشر {day_label(day, weekday=True)}" if day else "تاريخ النشر غير معروف"


def _tiles(tiles: Iterable[tuple[str, str, str]]) -> str:
    cells = "".join(
        f"<div><dt>{label}</dt><dd>{f'<a href={href}>{number}</a>' if href else number}</dd></div>"
        for number, label, href in tiles
    )
    return f'<dl class="tiles">{cells}</dl>'


def _lost(unresolved: Counter[str], documents: Iterable[Document]) -> str:
    """Say what could not be told or read, so that nothing is lost in silence."""
    stretches = sum(len(document.unread) for document in documents)
    parts = []
    if unresolved:
        roles = "، ".join(
            f"{escape(ROLES.get(role, role))} {count}" for role, count in unresolved.most_common()
        )
        parts.append(f"إشارات لم يُعرف المقصود بها: {unresolved.total()} ({roles}).")
    if stretches:
        parts.append(f"لم يُقرأ: {counted(stretches, 'stretch')}، وهي معلّمة في النص.")
    if not parts:
        return ""
    return f'<p class="lost">{" ".join(parts)}</p>'


def _articles(rows: str, number: int) -> str:
    opened = " open" if number <= 12 else ""
    return (
        f'<details class="sources-list"{opened}><summary>النصوص المقروءة</summary>'
        f"<ol>{rows}</ol></details>"
    )
