from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import lxml.html
import pytest

from report.cases import readings, records, rich_case
from report.conftest import Browser
from sayso.model import ClaimRecord, Vocabulary
from sayso.report import Dossier, case_page
from sayso.weighing import ties

VOCABULARY = Vocabulary.default()


def page(dossier: Dossier) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(case_page(dossier, vocabulary=VOCABULARY))


@pytest.fixture(scope="module")
def rich() -> lxml.html.HtmlElement:
    return page(rich_case())


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def pair(shown: lxml.html.HtmlElement, *names: str) -> lxml.html.HtmlElement:
    articles = shown.xpath("//article[@class='pair-page']")
    (found,) = [a for a in articles if all(n in words(a.xpath("h3")[0]) for n in names)]
    return found


def section(shown: lxml.html.HtmlElement, id: str) -> str:
    return words(shown.get_element_by_id(id).getparent())


def test_every_claim_has_its_words_and_its_document(rich: lxml.html.HtmlElement) -> None:
    for record in records():
        entry = rich.get_element_by_id(f"c-{record.id}")
        assert record.quote in words(entry)
        if record.voice_kind != "comment":
            assert f"#d-{record.document}" in entry.xpath(".//a/@href")


def test_every_link_inside_the_page_has_its_target(rich: lxml.html.HtmlElement) -> None:
    ids = rich.xpath("//@id")
    links = {href[1:] for href in rich.xpath("//@href") if href.startswith("#")}
    assert len(links) > 30
    assert links <= set(ids)
    assert sorted(ids) == sorted(set(ids))


def test_three_outlets_with_one_wire_story_are_one_voice(rich: lxml.html.HtmlElement) -> None:
    row = pair(rich, "Arun Front", "Kesh Guard").xpath(".//tr[th//span[text()='arming']]")[0]
    said = words(row.xpath("td[@data-label='Voices for']")[0])
    assert said.count("monitoring mission") == 1
    assert "in 3 documents" in said


def test_a_pair_shows_how_a_say_so_was_passed_on(rich: lxml.html.HtmlElement) -> None:
    (table,) = pair(rich, "Kesh Guard", "Imre Sol").xpath(".//table[caption[contains(., 'Say-sos')]]")
    outlets = [words(c) for c in table.xpath(".//td[@data-label='Outlet']")]
    assert sorted(outlets) == ["Lowland Press", "Radio Vell", "The Harrow Courier"]
    assert {words(c) for c in table.xpath(".//td[@data-label='Origin']")} == {"Lowland Press"}


def test_a_contradiction_shows_both_wordings(rich: lxml.html.HtmlElement) -> None:
    shown = [words(v) for v in pair(rich, "Arun Front", "Kesh Guard").xpath(".//div[@class='versus']")]
    assert any("We did send the Guard rifles" in v and "We never armed the Guard" in v for v in shown)


def test_a_changed_position_is_told(rich: lxml.html.HtmlElement) -> None:
    assert "from against to for" in words(pair(rich, "Arun Front", "Kesh Guard"))


def test_contested_ties_are_listed_with_their_voices(rich: lxml.html.HtmlElement) -> None:
    contested = section(rich, "contested")
    assert "monitoring mission" in contested
    assert "State of Vell" in contested


def test_the_break_analysis_is_drawn_and_told(rich: lxml.html.HtmlElement) -> None:
    found = pair(rich, "Arun Front", "Kesh Guard")
    assert len(found.xpath(".//*[contains(@class, 'paths')]//*[@class='cross']")) == 2
    assert "at least 2 ties must be lost" in words(found)
    assert "Without Osk Trading no path through others is left" in words(found)


def test_commitments_come_with_status_and_findings(rich: lxml.html.HtmlElement) -> None:
    shown = section(rich, "commitments")
    assert "contested" in shown
    assert "overdue" in shown
    assert "We never armed the Guard" in shown
    assert "Agreement: unknown" in shown


def test_comments_stand_apart_and_count_nowhere(rich: lxml.html.HtmlElement) -> None:
    assert "Osk Trading pays the Front" in section(rich, "comments")
    assert "Unverified" in section(rich, "comments")
    voices = rich.get_element_by_id("voices-table").xpath(".//tbody/tr/th")
    assert voices
    assert not any("comment" in words(v) for v in voices)
    assert "funding" not in words(pair(rich, "Arun Front", "Osk Trading"))


def test_documents_and_failures_are_listed(rich: lxml.html.HtmlElement) -> None:
    documents = rich.get_element_by_id("documents-table")
    assert len(documents.xpath(".//tbody/tr")) == len(readings())
    assert sorted(documents.xpath(".//a/@href")) == [f"https://news.example/{n}" for n in range(6)]
    assert "the file is encrypted" in section(rich, "failures")


def test_markup_in_titles_stays_text(rich: lxml.html.HtmlElement) -> None:
    assert rich.xpath("//em") == []
    assert "Report 0 <em>" in words(rich)


def test_claims_and_readings_are_gone_through_once() -> None:
    passes: list[str] = []

    def claims() -> Iterator[ClaimRecord]:
        passes.append("claims")
        yield from records()

    page(replace(rich_case(), claims=claims()))
    assert passes == ["claims"]


def test_pairs_with_an_actor_of_a_general_name_are_folded_and_not_drawn() -> None:
    shown = page(replace(rich_case(), vague=frozenset({"osk"})))
    folded = shown.xpath("//details[@class='vague']//tbody//th")
    assert folded
    assert all("Osk Trading" in words(row) for row in folded)
    assert not any("Osk Trading" in words(row) for row in shown.xpath("//*[@id='ties-index']//th"))
    drawn = shown.xpath("//*[name()='svg'][contains(@class,'graph')]")[0]
    assert "Osk Trading" not in words(drawn)


def test_voices_go_by_what_the_case_calls_them() -> None:
    shown = page(replace(rich_case(), called={"brandt": "Tova Brandt, of Vell"}))
    assert "Tova Brandt, of Vell" in words(shown.get_element_by_id("voices-table"))


def test_a_large_case_gives_a_page_of_bounded_size() -> None:
    (first, *_) = records()
    many = [
        replace(first, id=f"{first.document}:x{n}", subject=f"s{n % 900}", subject_name=f"Actor {n % 900}")
        for n in range(9000)
    ]
    dossier = Dossier(name="Large", ties=ties(many, vocabulary=VOCABULARY), claims=iter(many))
    source = case_page(dossier, vocabulary=VOCABULARY)
    assert len(source) < 3_000_000
    shown = lxml.html.document_fromstring(source)
    assert "60 of 900 pairs have a page here" in words(shown)
    assert "The 40 of 901 actors" in words(shown)


def test_an_empty_case_has_a_page() -> None:
    shown = page(Dossier(name="Nothing yet", ties=(), claims=()))
    assert "No two actors are tied" in words(shown)


def test_the_dossier_runs_without_errors_in_a_browser(browser: Browser) -> None:
    evil = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    dossier = replace(rich_case(), name=evil, failures=((evil, evil),))
    dom, console = browser.open(case_page(dossier, vocabulary=VOCABULARY))
    assert console == []
    title = re.search(r"<title>(.*?)</title>", dom, re.DOTALL)
    assert title is not None
    assert title[1].startswith("&lt;script&gt;")
    assert lxml.html.document_fromstring(dom).xpath("//p[@class='filter' and not(@hidden)]")


def test_of_a_large_set_that_would_break_a_tie_the_first_are_named() -> None:
    dossier = rich_case()
    names = {f"m{n:02}": f"Broker {n:02}" for n in range(30)}
    (first, *rest) = dossier.breaks
    assert first.tie_cuts
    pairs = tuple((first.a, m) for m in names)
    cut = replace(first.tie_cuts[0], pairs=pairs, actors=())
    brokers = replace(cut, actors=tuple(names))
    many = replace(first, tie_cuts=(cut,), voice_cut=None, broker_cuts=(brokers,))
    text = words(page(replace(dossier, breaks=(many, *rest))))
    assert "at least 30 ties must be lost" in text
    assert text.count("and 18 more") == 2


def test_no_day_on_an_axis_runs_out_of_its_drawing(rich: lxml.html.HtmlElement) -> None:
    for drawing in rich.xpath("//svg[contains(@class, 'strip') or contains(@class, 'timeline')]"):
        width = float(drawing.get("width"))
        for label in drawing.xpath(".//text[contains(@class, 'axis')]"):
            half = 0 if label.get("text-anchor") == "end" else 4.2 * len(label.text)
            assert float(label.get("x")) + half <= width
