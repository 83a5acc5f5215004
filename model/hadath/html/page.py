"""The whole page: one file that needs no network, no font and no other file."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from hadath.document import Document, Event
from hadath.html.article import render_text
from hadath.html.card import render_card
from hadath.html.glyphs import SYMBOLS, inline_glyph
from hadath.html.head import render_counts, render_filters, render_legend, render_story_head
from hadath.html.index import StoryIndex, sentence_anchor
from hadath.html.labels import day_label
from hadath.html.map import render_map
from hadath.html.marks import escape
from hadath.html.timeline import render_timeline
from hadath.html.words import FACTUALITY, ROLES, TYPES, counted
from hadath.merge.story import Story

__all__ = ["render_documents", "render_story"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def render_story(story: Story) -> str:
    """Return a story as one self-contained page in Arabic.

    It holds a time line, a map, a card for each event with everyone who tells it, and the articles
    in full. It loads nothing, and reads without scripts; those only filter.

    >>> render_story(Story((), (), 0)).splitlines()[:2]
    ['<!DOCTYPE html>', '<html lang="ar" dir="rtl">']

    Args:
        story: The story.

    Returns:
        The page, to be written as UTF-8.
    """
    index = StoryIndex(story)
    cards = "".join(render_card(index, event) for event in story.events)
    main = (
        f"{render_story_head(index)}{render_legend()}"
        '<div class="overview">'
        '<section id="map" aria-labelledby="map-h"><h2 id="map-h">الخريطة</h2>'
        f"{render_map(index)}</section>"
        '<section id="time" aria-labelledby="time-h"><h2 id="time-h">الخط الزمني</h2>'
        f"{render_timeline(index)}</section></div>"
        '<section id="events" aria-labelledby="events-h"><h2 id="events-h">الأحداث</h2>'
        f"{render_filters(index)}{cards or '<p class=none>لا أحداث.</p>'}</section>"
        '<section id="articles" aria-labelledby="articles-h">'
        f'<h2 id="articles-h">المقالات كاملة</h2>{_articles(index)}</section>'
    )
    links = (("map", "الخريطة"), ("time", "الخط الزمني"), ("events", "الأحداث"))
    return _page("سجل الأحداث", main, (*links, ("articles", "المقالات")))


def render_documents(documents: Iterable[Document]) -> str:
    """Return documents as one self-contained page in Arabic, each with its marks and a table.

    Args:
        documents: What `hadath.predict` gives, not merged.

    Returns:
        The page, to be written as UTF-8.
    """
    read = tuple(documents)
    shown = "".join(
        f'<article class="full" id="a{number}"><h3><bdi>'
        f"{escape(document.id or f'نص {number + 1}')}</bdi></h3>"
        f"{render_text(number, document)}{_events(number, document)}</article>"
        for number, document in enumerate(read)
    )
    main = (
        f"{render_counts(read)}{render_legend()}"
        '<section id="articles" aria-labelledby="articles-h"><h2 id="articles-h">النصوص</h2>'
        f"{shown}</section>"
    )
    return _page("الأحداث في النصوص", main, (("articles", "النصوص"),))


def _articles(index: StoryIndex) -> str:
    parts = []
    for number, one in enumerate(index.story.documents):
        article, day = one.article, one.article.published

        def href(event: Event, id: str = article.id) -> str:
            key = (id, event.trigger.start, event.trigger.end, event.type)
            return index.event_hrefs.get(key, "")

        published = day_label(day, weekday=True) if day else "تاريخ النشر غير معروف"
        parts.append(
            f'<article class="full" id="a{number}"><h3><bdi>{escape(article.name)}</bdi></h3>'
            f'<p class="first">{published} · <bdi>{escape(article.id)}</bdi></p>'
            f"{render_text(number, one.document, href)}</article>\n"
        )
    return "".join(parts)


def _events(number: int, document: Document) -> str:
    """Return the events of a document as a table."""
    if not document.events:
        return '<p class="none">لا أحداث في هذا النص.</p>'
    rows = "".join(_row(number, event) for event in document.events)
    return (
        f"<table><caption>{counted(len(document.events), 'event')}</caption><thead><tr>"
        '<th scope="col">الحدث</th><th scope="col">الكلمة</th><th scope="col">الحال</th>'
        f'<th scope="col">الأدوار</th><th scope="col">الثقة</th></tr></thead><tbody>{rows}'
        "</tbody></table>"
    )


def _row(number: int, event: Event) -> str:
    roles = "؛ ".join(
        f'<span class="r {escape(argument.role)}">{escape(ROLES.get(argument.role, argument.role))}'
        f"</span>: {escape(' '.join(argument.span.text.split()))}"
        for argument in event.arguments
    )
    fact = FACTUALITY.get(event.factuality, event.factuality)
    return (
        f'<tr><th scope="row">{escape(TYPES.get(event.type, event.type))}</th>'
        f'<td data-h="الكلمة"><a href="#{sentence_anchor(number, event.sentence)}">'
        f"{escape(event.trigger.text)}</a></td>"
        f'<td data-h="الحال"><span class="fact f-{escape(event.factuality)}">'
        f"{inline_glyph(event.factuality)} {escape(fact)}</span></td>"
        f'<td data-h="الأدوار">{roles}</td><td data-h="الثقة">{event.confidence:.0%}</td></tr>'
    )


def _page(title: str, main: str, links: Iterable[tuple[str, str]]) -> str:
    data = files("hadath.html").joinpath("data")
    style = data.joinpath("style.css").read_text(encoding="utf-8")
    script = data.joinpath("script.js").read_text(encoding="utf-8")
    menu = "".join(f'<a href="#{anchor}">{label}</a>' for anchor, label in links)
    return (
        f'<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">إلى المحتوى</a>\n{SYMBOLS}\n'
        f'<nav class="menu" aria-label="أقسام الصفحة">{menu}</nav>\n'
        f'<main id="main">\n{main}\n</main>\n'
        '<footer><p>أعدّه <span lang="en" dir="ltr">hadath</span>'
        " آلياً من النصوص أعلاه. راجع الجملة قبل أن تعتمد على الحقل.</p></footer>\n"
        f"<script>\n{script}</script>\n</body>\n</html>\n"
    )
