"""A made-up story in four articles, and the page that comes of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from hadath.document import Argument, Document, Event, Sentence, Span
from hadath.html import render_documents, render_story
from hadath.merge.disagreement import Disagreement
from hadath.merge.mention import Mention
from hadath.merge.merged_event import MergedEvent
from hadath.merge.statement import Statement
from hadath.merge.story import Story
from hadath.resolve.acled_class import AcledClass
from hadath.resolve.interval import Interval
from hadath.resolve.party import Party
from hadath.resolve.place import Place
from hadath.resolve.quantity import Quantity
from hadath.resolve.resolution import Resolution, Value
from hadath.resolve.resolved import Article, ResolvedArgument, ResolvedDocument, ResolvedEvent

VALUES: dict[str, Value] = {
    "qaim": Place("SY.1", "Al-Qa'im", "district", "IQ", 34.37, 41.09, "Al Anbar"),
    "west": Place("country:iraq", "Iraq", "country", "IQ", 33.0, 44.0, part=True),
    "bukamal": Place("geonames:1", "Abu Kamal", "city", "SY", 34.45, 40.92, "Deir ez-Zor"),
    "mayadin": Place("geonames:2", "Al Mayadin", "city", "SY", 35.02, 40.45, "Deir ez-Zor"),
    "hasakah": Place("geonames:3", "Al-Hasakah", "city", "SY", 36.5, 40.75),
    "beirut": Place("geonames:4", "Beirut", "city", "LB", 33.89, 35.5),
    "mosul": Place("geonames:5", "Mosul", "city", "IQ", 36.34, 43.13),
    "washington": Place("geonames:6", "Washington", "city", "US", 38.9, -77.04),
    "province": Place("SY.2", "Deir ez-Zor", "province", "SY", 35.3, 40.1),
    "iraqis": Party("iraq.armed_forces", "Iraqi armed forces", "state", "iraq"),
    "syrians": Party("syria.armed_forces", "Syrian armed forces", "state", "syria"),
    "russians": Party("russia.armed_forces", "Russian armed forces", "state", "russia"),
    "coalition": Party("coalition", "Global Coalition", "international"),
    "islamic_state": Party("islamic_state", "Islamic State", "rebel"),
    "civilians": Party("civilians", "Civilians", "civilian"),
    "observatory": Party("sohr", "Syrian Observatory", "other"),
    "people_12": Quantity(12, 12, "people"),
    "people_15": Quantity(15, 15, "people"),
    "people_350000": Quantity(350000, None, "people"),
    "share_37": Quantity(0.37, 0.37, "share"),
    "summer": Interval(date(2014, 6, 1), date(2014, 8, 31), "season"),
    "thursday": Interval(date(2017, 11, 2), date(2017, 11, 2), "day"),
    "friday": Interval(date(2017, 11, 3), date(2017, 11, 3), "day"),
    "friday_evening": Interval(date(2017, 11, 3), date(2017, 11, 3), "part_of_day", "evening"),
    "saturday_dawn": Interval(date(2017, 11, 4), date(2017, 11, 4), "part_of_day", "dawn"),
    "sunday": Interval(date(2017, 11, 5), date(2017, 11, 5), "day"),
}
REGAINS = AcledClass("Battles", "Government regains territory")
AIR = AcledClass("Explosions/Remote violence", "Air/drone strike")
# Event, place, class, kind of disagreement, and the field that it is about; in the story's order.
EVENTS: tuple[tuple[str, str, AcledClass | None, str, str], ...] = (
    ("mosul", "mosul", None, "", ""),
    ("qaim", "qaim", REGAINS, "date", "Time"),
    ("strike", "bukamal", AIR, "claimed_denied", "factuality"),
    ("dead", "bukamal", None, "figure", "Quantity"),
    ("raid", "mayadin", AIR, "", ""),
    ("assault", "bukamal", None, "", ""),
    ("hold", "province", None, "", ""),
    ("flood", "hasakah", None, "", ""),
    ("truce", "beirut", None, "", ""),
    ("talks", "washington", None, "", ""),
    ("flight", "", None, "", ""),
)


def make_story() -> Story:
    """Return a story with every factuality, copies, disagreements, a long gap and lost values."""
    told: dict[str, list[Mention]] = {}
    source = Path(__file__).parent / "html_story.json"
    documents = [
        _document(number, one, told)
        for number, one in enumerate(json.loads(source.read_text(encoding="utf-8")))
    ]
    events = tuple(
        _merged(number, tuple(told[name]), place, acled, kind, field)
        for number, (name, place, acled, kind, field) in enumerate(EVENTS, start=1)
    )
    return Story(tuple(documents), events, 1)


def _document(number: int, written: Any, told: dict[str, list[Mention]]) -> ResolvedDocument:
    published = date.fromisoformat(written["published"]) if written["published"] else None
    article = Article(f"{number:03}", written["outlet"], published)
    text = "\n\n".join(one["text"] for one in written["sentences"])
    sentences, records, at = [], [], 0
    for position, one in enumerate(written["sentences"]):
        span = Span.cut(text, at, at + len(one["text"]))
        at = span.end + 2
        sentences.append(Sentence(span.start, span.end, {}))
        for event in one["events"]:
            record = _record(span, position, event)
            records.append(record)
            mention = Mention(article, record, span, one["copy"])
            told.setdefault(event["event"], []).append(mention)
    events = tuple(record.event for record in records)
    document = Document(text, tuple(sentences), events, article.id)
    return ResolvedDocument(document, article, tuple(records))


def _record(sentence: Span, position: int, written: Any) -> ResolvedEvent:
    def find(words: str) -> Span:
        at = sentence.text.index(words)
        return Span.cut(sentence.text, at, at + len(words)).shift(sentence.start)

    arguments = []
    time: Resolution[Interval] = Resolution.unresolved("", "no time is told")
    for role, words, key in written["arguments"]:
        value = VALUES.get(key)
        if isinstance(value, Interval):
            time = Resolution(words, value, "calendar")
        how = "no list has it" if value is None else "list"
        references = () if role == "Instrument" else (Resolution(words, value, how),)
        arguments.append(ResolvedArgument(Argument(role, find(words), 0.9), references))
    event = Event(
        written["type"],
        find(written["trigger"]),
        written["factuality"],
        tuple(one.argument for one in arguments),
        0.93,
        position,
    )
    return ResolvedEvent(event, tuple(arguments), time, Resolution.unresolved("", "none"))


def _merged(
    id: int,
    mentions: tuple[Mention, ...],
    place: str,
    acled: AcledClass | None,
    kind: str,
    field: str,
) -> MergedEvent:
    where, facts = VALUES.get(place), [one.record.event.factuality for one in mentions]
    assert where is None or isinstance(where, Place)
    said: dict[tuple[str, str], tuple[Value | None, list[str], list[int]]] = {}
    for position, mention in enumerate(mentions):
        for one in mention.record.arguments:
            words = one.argument.span.text
            value = next(iter(one.values()), None)
            key = (one.argument.role, words if value is None else value.label)
            _, surfaces, who = said.setdefault(key, (value, [], []))
            surfaces += [] if words in surfaces else [words]
            who.append(position)
        said.setdefault(("factuality", facts[position]), (None, [facts[position]], []))[2].append(
            position
        )
    statements = tuple(
        Statement(role, value, tuple(surfaces), tuple(who))
        for (role, _), (value, surfaces, who) in said.items()
    )
    sides = tuple(one for one in statements if one.field == field)
    return MergedEvent(
        id,
        mentions[0].record.event.type,
        "asserted" if "asserted" in facts else facts[0],
        next((one.record.time.value for one in mentions if one.record.time.value), None),
        where,
        acled,
        mentions,
        statements,
        (Disagreement(kind, sides),) if kind else (),
    )


@pytest.fixture(scope="module")
def story() -> Story:
    return make_story()


@pytest.fixture(scope="module")
def page(story: Story) -> str:
    return render_story(story)


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def _full_texts(html: str) -> list[str]:
    return [
        _text(text) for text in re.findall(r'<div class="text"[^>]*>(.*?)</div>', html, re.DOTALL)
    ]


def test_the_page_is_arabic_and_loads_nothing(page: str) -> None:
    assert page.startswith('<!DOCTYPE html>\n<html lang="ar" dir="rtl">')
    assert "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'" in page
    assert "http" not in page.replace("http-equiv", "")
    assert not re.search(r"\bsrc=|@import|url\(", page)


def test_the_articles_stand_in_full(page: str, story: Story) -> None:
    assert _full_texts(page) == [one.document.text for one in story.documents]


def test_what_an_article_holds_is_never_run(page: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<script>") == 1


def test_every_link_leads_somewhere_and_every_id_stands_once(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_cards_stand_in_the_order_of_the_story(page: str) -> None:
    titles = [_text(one) for one in re.findall(r"<h3 id=.*?</h3>", page)]
    assert titles[:2] == [
        "تغيّر السيطرة: الموصل (صيف 2014)",
        "تغيّر السيطرة: قضاء القائم (الجمعة 3 تشرين الثاني/نوفمبر 2017، مساءً)",
    ]
    assert len(titles) == 11


def test_nothing_is_lost_in_silence(page: str) -> None:
    text = _text(page)
    assert "إشارات لم يُعرف المقصود بها: 5 (المصدر 2، المكان 1، الفاعل 1، الزمن 1)." in text
    assert "تاريخ النشر غير معروف" in text
    assert "بلا مكان معروف: حدث واحد." in text
    assert "بلا تاريخ معروف: 5 أحداث" in text
    assert "أبعد من أن تظهر على الخريطة: واشنطن (1)." in text
    assert "no list has it" in text


def test_copies_count_once_and_disagreements_name_their_sides(page: str) -> None:
    text = _text(page)
    assert "مصدران مستقلان، 3 مقالات (النسخ المنقولة تُحسب مرة واحدة)" in text
    assert "12 شخصاً وكالة الفرات نقلاً عن ناشطون" in text
    assert "15 شخصاً صحيفة الضفاف نقلاً عن المرصد السوري" in text
    assert "الفاصل: 3 سنوات وشهران" in text


def test_an_anaphor_is_called_by_the_name(page: str) -> None:
    assert "<strong>تنظيم الدولة الإسلامية</strong>" in page
    assert "<strong>التنظيم</strong>" not in page


def test_what_is_open_is_no_day(story: Story) -> None:
    until = Interval(None, date(2017, 11, 4), "month")
    events = (replace(story.events[0], time=until), replace(story.events[1], time=None))
    html = render_story(replace(story, events=events))
    assert 'class="day"' not in html
    assert "حتى 4 تشرين الثاني/نوفمبر 2017" in _text(html)


def test_documents_have_a_page_without_merging(story: Story) -> None:
    documents = [one.document for one in story.documents]
    unread = Span.cut(documents[0].text, 0, 7)
    documents[0] = replace(documents[0], unread=(unread,))
    html = render_documents(iter(documents))
    assert _full_texts(html) == [document.text for document in documents]
    assert 'class="m trigger unread"' in html
    assert "لم يُقرأ: مقطع واحد" in _text(html)
    assert html.count("<caption>") == 4


@pytest.mark.parametrize("html", [render_story(Story((), (), 0)), render_documents([])])
def test_nothing_gives_a_page_too(html: str) -> None:
    assert html.endswith("</html>\n")


def test_many_events_are_drawn_together(story: Story) -> None:
    events = tuple(
        replace(event, id=number * 20 + event.id) for number in range(90) for event in story.events
    )
    started = time.perf_counter()
    html = render_story(replace(story, events=events))
    assert time.perf_counter() - started < 20
    assert len(events) == 990
    assert html.count('class="row"') < 80
    assert html.count('class="card"') == 990


@pytest.fixture(scope="module")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    if found is None:
        pytest.skip("no Chromium here: the page is checked without a browser only")
    return found


def _dump(browser: str, path: Path) -> tuple[str, str]:
    """Return the page's DOM after its script ran, and what the browser's console said."""
    done = subprocess.run(
        [
            browser,
            *("--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"),
            *(f"--user-data-dir={path.parent / 'profile'}", "--virtual-time-budget=2000"),
            *("--dump-dom", path.as_uri()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return done.stdout, "\n".join(console)


# Reports what it finds as an attribute, for the dump to show.
_PROBE = """<script>
const shown = () => document.querySelectorAll(".card:not([hidden])").length;
const form = document.getElementById("filters");
const set = (name, value) => {
  form.elements[name].value = value;
  form.dispatchEvent(new Event("change", { bubbles: true }));
  return shown();
};
const found = [shown(), set("factuality", "planned"), set("type", "strike")];
form.reset();
setTimeout(() => {
  form.elements.disputed.click();
  found.push(shown());
  found.push(document.querySelectorAll(".off").length);
  location.hash = "#e11";
  setTimeout(() => {
    found.push(shown());
    found.push(document.documentElement.scrollWidth <= innerWidth ? "fits" : "too wide");
    document.body.dataset.found = found.join(" ");
  }, 100);
}, 100);
</script>"""


def test_a_browser_reads_it_filters_it_and_complains_of_nothing(
    browser: str, page: str, story: Story, tmp_path: Path
) -> None:
    path = tmp_path / "story.html"
    path.write_text(page.replace("</body>", f"{_PROBE}</body>"), encoding="utf-8")
    dom, console = _dump(browser, path)
    assert console == ""
    assert 'data-found="11 2 0 3 8 11 fits"' in dom
    assert '<form id="filters" aria-label="تصفية الأحداث">' in dom
    assert _full_texts(dom) == [one.document.text for one in story.documents]
