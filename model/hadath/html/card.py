"""An event as a card: what is said of it, by whom, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator

from hadath.html.glyphs import inline_glyph
from hadath.html.index import StoryIndex, outlet_names
from hadath.html.labels import day_label, interval_label
from hadath.html.marks import Mark, escape, mark_text
from hadath.html.words import (
    ACLED,
    DISAGREEMENT_MEANING,
    DISAGREEMENTS,
    FACTUALITY,
    FIELDS,
    ROLES,
    TYPES,
    counted,
)
from hadath.merge.disagreement import Disagreement
from hadath.merge.mention import Mention
from hadath.merge.merged_event import MergedEvent
from hadath.merge.statement import Statement

__all__ = ["event_marks", "render_card"]


def render_card(index: StoryIndex, event: MergedEvent) -> str:
    """Return the card of an event.

    Args:
        index: Its story.
        event: The event.
    """
    when = f" ({interval_label(event.time)})" if event.time else ""
    disputed = ' data-disputed=""' if event.disagreements else ""
    warned = f'<span class="warned">{inline_glyph("warn")} فيه خلاف</span>' if disputed else ""
    facts = FACTUALITY.get(event.factuality, event.factuality)
    return (
        f'<article class="card" id="e{event.id}" data-type="{escape(event.type)}" '
        f'data-factuality="{escape(event.factuality)}"{disputed} aria-labelledby="h{event.id}">\n'
        f'<header><h3 id="h{event.id}">{escape(index.title(event))}'
        f'<span class="when">{escape(when)}</span></h3>'
        f'<p class="facts"><span class="fact f-{escape(event.factuality)}">'
        f"{inline_glyph(event.factuality)} {escape(facts)}</span>{_acled(event)}"
        f"{_sources(event)}{warned}</p>{_first(event)}{_undated(index, event)}</header>\n"
        f"{''.join(_disagreement(index, event, one) for one in event.disagreements)}"
        f"{_table(index, event)}\n"
        f"{''.join(_telling(index, mention) for mention in event.mentions)}</article>\n"
    )


def event_marks(mention: Mention) -> Iterator[Mark]:
    """Yield the marks of one telling: its trigger and its arguments."""
    event = mention.record.event
    kind = TYPES.get(event.type, event.type)
    yield Mark(event.trigger.start, event.trigger.end, "trigger", kind)
    for argument in event.arguments:
        role = ROLES.get(argument.role, argument.role)
        yield Mark(argument.span.start, argument.span.end, argument.role, role)


def _acled(event: MergedEvent) -> str:
    if event.acled is None:
        return ""
    sub, kind = event.acled.sub_event_type, event.acled.event_type
    arabic = f"{escape(ACLED[sub])} " if sub in ACLED else ""
    return (
        f'<span class="acled"><abbr title="{escape(ACLED.get(kind, kind))}">ACLED</abbr>: {arabic}'
        f'<span class="en" lang="en" dir="ltr">{escape(f"{kind} / {sub}")}</span></span>'
    )


def _sources(event: MergedEvent) -> str:
    articles = len({mention.article.id for mention in event.mentions})
    shown = f"{counted(event.sources, 'source')}، {counted(articles, 'article')}"
    copied = " (النسخ المنقولة تُحسب مرة واحدة)" if articles > event.sources else ""
    return f'<span class="sources"><strong>{shown}</strong>{copied}</span>'


def _first(event: MergedEvent) -> str:
    article = event.first.article
    published = day_label(article.published) if article.published else "تاريخ النشر غير معروف"
    return (
        f'<p class="first">أول من أورده: <bdi>{escape(article.name)}</bdi>، {escape(published)}</p>'
    )


def _undated(index: StoryIndex, event: MergedEvent) -> str:
    if event.time:
        return ""
    return f'<p class="first">التاريخ غير معروف: {escape(index.why_undated(event))}</p>'


def _disagreement(index: StoryIndex, event: MergedEvent, one: Disagreement) -> str:
    sides = "".join(
        f"<li><strong>{escape(_label(index, statement))}</strong> "
        f'<span class="who">{outlet_names(event, statement.mentions)}</span></li>'
        for statement in one.statements
    )
    kind = escape(DISAGREEMENTS.get(one.kind, one.kind))
    meaning = escape(DISAGREEMENT_MEANING.get(one.kind, ""))
    return (
        f'<section class="dispute" aria-label="{kind}"><h4>{inline_glyph("warn")} {kind}'
        f'<span class="why"> {meaning}</span></h4><ul>{sides}</ul></section>'
    )


def _label(index: StoryIndex, statement: Statement) -> str:
    if statement.value is not None:
        return index.names.label(statement.value)
    if statement.field == "factuality":
        return FACTUALITY.get(statement.label, statement.label)
    return f"«{statement.label}»"


def _table(index: StoryIndex, event: MergedEvent) -> str:
    if not event.statements:
        return '<p class="none">لا تذكر الجملة غير الحدث نفسه.</p>'
    fields: dict[str, list[Statement]] = {}
    for statement in event.statements:
        fields.setdefault(statement.field, []).append(statement)
    rows = "".join(
        _row(index, event, statement, len(statements) if not number else 0)
        for _, statements in sorted(fields.items(), key=lambda item: _position(item[0]))
        for number, statement in enumerate(statements)
    )
    return (
        '<table><thead><tr><th scope="col">الحقل</th><th scope="col">القيمة</th>'
        '<th scope="col">الصياغة</th><th scope="col">القائل</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _position(field: str) -> int:
    order = tuple(FIELDS)
    return order.index(field) if field in order else len(order)


def _row(index: StoryIndex, event: MergedEvent, statement: Statement, span: int) -> str:
    """Return a row; the first one of a field names it for as many rows as it has statements."""
    field = FIELDS.get(statement.field, statement.field)
    head = (
        f'<th scope="rowgroup" rowspan="{span}" class="r {escape(statement.field)}">'
        f"{escape(field)}</th>"
        if span
        else ""
    )
    # The surface of factuality is no wording of the text.
    surfaces = () if statement.field == "factuality" else statement.surfaces
    who = outlet_names(event, statement.mentions, behind=statement.field != "Source")
    wordings = "، ".join(f"«{escape(' '.join(one.split()))}»" for one in surfaces) or "—"
    return (
        f'<tr{"" if span else " class=more"}>{head}<td data-h="القيمة">{_value(index, statement)}'
        f'</td><td data-h="الصياغة">{wordings}</td>'
        f'<td data-h="القائل" class="who">{who}</td></tr>'
    )


def _value(index: StoryIndex, statement: Statement) -> str:
    if statement.field == "factuality":
        return f"<strong>{escape(_label(index, statement))}</strong>"
    if statement.value is None:
        return '<span class="why">كما في النص</span>'
    arabic, english = index.names.remark(statement.value)
    label = index.names.label(statement.value)
    shown = f"<strong>{escape(label)}</strong>"
    if arabic:
        shown += f' <span class="why">{escape(arabic)}</span>'
    if english and english != label:
        shown += f' <span class="en" lang="en" dir="ltr">{escape(english)}</span>'
    return shown


def _telling(index: StoryIndex, mention: Mention) -> str:
    sentence, event = mention.sentence, mention.record.event
    marks = [
        Mark(mark.start - sentence.start, mark.end - sentence.start, mark.kind, mark.label)
        for mark in event_marks(mention)
    ]
    published = mention.article.published
    day = f"، {day_label(published)}" if published else ""
    facts = FACTUALITY.get(event.factuality, event.factuality)
    return (
        f"<details><summary>رواية <bdi>{escape(mention.article.name)}</bdi>{day}"
        f' <span class="why">{escape(facts)}، الثقة {event.confidence:.0%}</span></summary>'
        f"<blockquote><p>{mark_text(sentence.text, 0, len(sentence.text), marks)}</p>"
        f"</blockquote>{_unresolved(mention)}"
        f'<p class="go"><a href="{index.sentence_href(mention)}">'
        "إلى موضعها في المقال</a></p></details>"
    )


def _unresolved(mention: Mention) -> str:
    """Say which references could not be told, and why."""
    rows = "".join(
        f"<li>{escape(ROLES.get(one.argument.role, one.argument.role))}: "
        f"«{escape(' '.join(reference.surface.split()))}» "
        f'<span class="en" lang="en" dir="ltr">{escape(reference.how)}</span></li>'
        for one in mention.record.arguments
        for reference in one.references
        if not reference.resolved
    )
    return f'<div class="lost">لم يُعرف المقصود:<ul>{rows}</ul></div>' if rows else ""
