from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest

from report.conftest import Browser
from report.makers import rich_reading
from sayso.model import Document, Entity, Reading, Section, Vocabulary
from sayso.report import reading_page

VOCABULARY = Vocabulary.default()


def page(reading: Reading) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(reading_page(reading, vocabulary=VOCABULARY))


@pytest.fixture(scope="module")
def rich() -> lxml.html.HtmlElement:
    return page(rich_reading())


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_segment_holds_the_words_at_its_offset(rich: lxml.html.HtmlElement) -> None:
    text = rich_reading().document.text
    shown = rich.xpath("//*[@data-start]")
    assert len(shown) > 30
    for segment in shown:
        start = int(segment.get("data-start"))
        assert text[start : start + len(segment.text_content())] == segment.text_content()


def test_the_segments_together_are_the_whole_text(rich: lxml.html.HtmlElement) -> None:
    text = rich_reading().document.text
    covered = set()
    for segment in rich.xpath("//*[@data-start]"):
        start = int(segment.get("data-start"))
        covered.update(range(start, start + len(segment.text_content())))
    assert [c for i, c in enumerate(text) if i not in covered and not c.isspace()] == []


def test_every_claim_is_anchored_at_its_first_word(rich: lxml.html.HtmlElement) -> None:
    reading = rich_reading()
    for claim in reading.claims:
        (anchor,) = rich.xpath(f"//*[@id='c-{claim.id}']")
        (segment, *_) = anchor.xpath(".//*[@data-start]")
        assert int(segment.get("data-start")) == claim.evidence[0]


def test_every_link_inside_the_page_has_its_target(rich: lxml.html.HtmlElement) -> None:
    ids = set(rich.xpath("//@id"))
    links = {href[1:] for href in rich.xpath("//@href") if href.startswith("#")}
    assert len(links) > 30
    assert links <= ids


def test_no_id_occurs_twice(rich: lxml.html.HtmlElement) -> None:
    ids = rich.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_a_nested_statement_is_marked_within_the_outer_one(rich: lxml.html.HtmlElement) -> None:
    inner = rich.xpath("//*[contains(@class, 'nested')]")
    assert inner
    assert all({"a-a4", "a-a5"} <= set(e.get("data-m").split()) for e in inner)


def test_a_statement_below_one_half_is_called_uncertain(rich: lxml.html.HtmlElement) -> None:
    assert "uncertain" in words(rich.get_element_by_id("s-a4"))
    assert "uncertain" not in words(rich.get_element_by_id("s-a1"))


def test_a_denial_stands_in_the_column_against(rich: lxml.html.HtmlElement) -> None:
    (row,) = [
        r for r in rich.xpath("//table[contains(@class, 'ties')]//tr[@id]")
        if "arming" in words(r) and "Arun Front → Kesh Guard" in words(r)
    ]  # fmt: skip
    cells = {c.get("data-label"): words(c) for c in row.xpath("./td")}
    assert "monitoring mission" in cells["Voices for"]
    assert "Tova Brandt" in cells["Against, or only hedged"]


def test_comments_are_unverified_and_in_no_tie(rich: lxml.html.HtmlElement) -> None:
    comments = rich.get_element_by_id("comments").getparent()
    assert "Unverified" in words(comments)
    assert "Osk Trading funds the Front" in words(comments)
    (table,) = rich.xpath("//table[contains(@class, 'ties')]")
    assert "Osk Trading → Arun Front" not in words(table)


def test_a_promise_stands_apart_from_the_voices_for(rich: lxml.html.HtmlElement) -> None:
    (row,) = [r for r in rich.xpath("//table[contains(@class, 'ties')]//tr[@id]") if "contact" in words(r)]
    cells = {c.get("data-label"): words(c) for c in row.xpath("./td")}
    assert cells["Voices for"] == "none"
    assert "9" in cells["Promises, plans"]


def test_what_the_document_does_not_say_is_shown_as_unknown() -> None:
    shown = page(Reading(Document("Rain is expected.")))
    meta = {words(d[0]): words(d[1]) for d in shown.xpath("//dl[@class='meta']/div")}
    assert {meta[k] for k in ("Publisher", "Published", "Byline", "Dateline", "Address")} == {"unknown"}


def test_the_page_asks_for_nothing_from_outside(rich: lxml.html.HtmlElement) -> None:
    source = reading_page(rich_reading(), vocabulary=VOCABULARY)
    (policy,) = rich.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert rich.xpath("//@src") == []
    assert {e.get("href") for e in rich.xpath("//link")} == {"data:,"}
    assert "@import" not in source
    assert "url(" not in source


def test_the_page_has_landmarks_and_headings_in_order(rich: lxml.html.HtmlElement) -> None:
    assert len(rich.xpath("//main")) == len(rich.xpath("//h1")) == 1
    assert rich.xpath("//body/a[1]/@href") == ["#main"]
    levels = [int(h.tag[1]) for h in rich.xpath("//h1|//h2|//h3|//h4")]
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert all(e.get("aria-labelledby") or e.get("aria-label") for e in rich.xpath("//section|//nav|//aside"))


def test_equal_readings_give_equal_pages() -> None:
    first = reading_page(rich_reading(), vocabulary=VOCABULARY)
    assert reading_page(rich_reading(), vocabulary=VOCABULARY) == first


def test_a_page_can_always_be_written_as_utf_8() -> None:
    text = "Nul \x00, a lone \ud800 surrogate, an override \u202e and an emoji 🕊."
    source = reading_page(Reading(Document(text, title=text)), vocabulary=VOCABULARY)
    shown = lxml.html.document_fromstring(source.encode("utf-8").decode("utf-8"))
    drawn = "".join(e.text_content() for e in shown.xpath("//*[@data-start]"))
    assert drawn == "Nul �, a lone � surrogate, an override � and an emoji 🕊."


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " https://a.example", "//a.example"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    shown = page(Reading(Document("Text.", url=url)))
    assert url not in shown.xpath("//a/@href")


EVIL = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">'\"><svg onload=x>"
)


def hostile() -> Reading:
    """The rich reading with markup in every string that a document or a reader could bring in."""
    reading = rich_reading()
    text = EVIL + " " + reading.document.text
    shift = len(EVIL) + 1
    sections = (Section("heading", 0, len(EVIL)), *(
        Section(s.kind, s.start + shift, s.end + shift) for s in reading.document.sections
    ))  # fmt: skip
    document = replace(
        reading.document, text=text, sections=sections, title=EVIL, byline=EVIL, dateline=EVIL,
        publisher=EVIL,
        url="https://a.example/" + EVIL, credit=EVIL, language=EVIL,
    )  # fmt: skip
    entities = tuple(
        replace(e, name=EVIL + e.name, aliases=(EVIL,), roles=(EVIL,), mentions=()) for e in reading.entities
    )
    claims = tuple(replace(c, type=EVIL if c.id == "c1" else c.type) for c in reading.claims)
    attributions = tuple(
        replace(a, speaker=replace(a.speaker, name=EVIL), source=(), cue=()) for a in reading.attributions
    )
    commitments = tuple(replace(c, act=EVIL, agreement=EVIL) for c in reading.commitments)
    return replace(
        reading, document=document, entities=entities, claims=claims, attributions=attributions,
        commitments=commitments, version=EVIL, models={EVIL: EVIL},
    )  # fmt: skip


def test_hostile_text_adds_no_element_and_no_handler() -> None:
    shown = page(hostile())
    assert len(shown.xpath("//script")) == 1
    assert shown.xpath("//img") == []
    assert [a for a in shown.xpath("//@*") if a.attrname.startswith("on")] == []


def test_the_page_runs_without_errors_in_a_browser(browser: Browser) -> None:
    dom, console = browser.open(reading_page(rich_reading(), vocabulary=VOCABULARY), fragment="#c-c5")
    assert console == []
    shown = lxml.html.document_fromstring(dom)
    (button,) = shown.xpath("//button[@id='theme']")
    assert button.get("hidden") is None
    assert "Light page" in button.text_content() or "Dark page" in button.text_content()
    lit = shown.xpath("//*[contains(concat(' ', @class, ' '), ' lit ')]")
    assert "".join(e.text_content() for e in lit) == "the Front shelters the Guard’s leader, Imre Sol"


def test_hostile_text_is_inert_in_a_browser(browser: Browser) -> None:
    dom, console = browser.open(reading_page(hostile(), vocabulary=VOCABULARY))
    assert console == []
    title = re.search(r"<title>(.*?)</title>", dom, re.DOTALL)
    assert title is not None
    assert title[1].strip() != "owned"
    assert "&lt;script&gt;" in title[1]


def test_the_browser_check_sees_what_the_policy_stops(browser: Browser) -> None:
    source = reading_page(rich_reading(), vocabulary=VOCABULARY)
    dom, console = browser.open(source.replace("<main", "<script>document.title='owned'</script><main", 1))
    assert any("Content Security Policy" in line for line in console)
    assert "<title>owned" not in dom


def test_a_long_reading_is_drawn_quickly_enough_to_test() -> None:
    text = "\n\n".join(f"Actor {n} paid Actor {n + 1}." for n in range(3000))
    entities = tuple(Entity(f"e{n}", f"Actor {n}", "organization", ()) for n in range(3))
    source = reading_page(Reading(Document(text), entities=entities), vocabulary=VOCABULARY)
    assert source.count('class="para body"') == 3000
