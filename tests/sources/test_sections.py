from __future__ import annotations

import pytest

from sayso.sources.sections import find_sections

from .texts import PROSE, SAVED_PAGE, parts


def test_saved_page_has_each_part_once_and_in_order() -> None:
    kinds = [section.kind for section in find_sections(SAVED_PAGE).sections]
    assert kinds == [
        "headline",
        "byline",
        "caption",
        "dateline",
        "body",
        "heading",
        "body",
        "boilerplate",
        "comment",
        "comment",
    ]


def test_saved_page_facts() -> None:
    layout = find_sections(SAVED_PAGE)
    assert layout.title == "Two Banks Deny Links to Rebel Fund"
    assert layout.byline == "Jo Do"
    assert layout.dateline == "Varda"
    assert layout.credit == "Varda Wire"
    assert layout.published is None


def test_sections_never_overlap_and_hold_no_outer_space() -> None:
    before = 0
    for section in find_sections(SAVED_PAGE).sections:
        words = SAVED_PAGE[section.start : section.end]
        assert section.start >= before
        assert words == words.strip() != ""
        before = section.end


def test_dateline_section_is_the_prefix_alone() -> None:
    assert parts(SAVED_PAGE, "dateline") == ["VARDA, March 3 (Varda Wire) --"]
    assert parts(SAVED_PAGE, "body")[0].startswith("The government")


def test_widgets_of_one_place_are_one_section() -> None:
    (widgets,) = parts(SAVED_PAGE, "boilerplate")
    assert widgets.startswith("Do you like")
    assert widgets.endswith("1500 / 1500")


def test_kicker_above_a_longer_headline_is_furniture() -> None:
    text = f"Analysis\n\nWhy the two banks closed their accounts\n\n{PROSE}\n\n{PROSE}"
    assert parts(text, "headline") == ["Why the two banks closed their accounts"]
    assert parts(text, "boilerplate") == ["Analysis"]


def test_first_sentence_with_full_stop_is_body() -> None:
    text = f"The bank closed the account in May.\n\n{PROSE}"
    assert parts(text, "headline") == []


def test_headline_with_full_stop_counts_before_a_dateline() -> None:
    text = f"Bank closes account of rebels.\n\nVARDA (VW) - {PROSE}\n\n{PROSE}"
    assert parts(text, "headline") == ["Bank closes account of rebels."]


@pytest.mark.parametrize(
    "heading", ["Money by the sack", "Varda: banker of the rebels", "Who paid?", "II. Method"]
)
def test_short_line_between_paragraphs_is_a_heading(heading: str) -> None:
    text = f"Bank closes account\n\n{PROSE}\n\n{heading}\n\n{PROSE}"
    assert parts(text, "heading") == [heading]


def test_articles_of_an_agreement_are_headings_and_provisions_are_body() -> None:
    text = (
        "AGREEMENT ON THE CEASEFIRE\n\nGeneva, 3 March 2023\n\nThe Parties have agreed as follows:\n\n"
        "Article 1\n\nThe Parties shall cease all hostilities within ten days.\n\n"
        "Article 2. Prisoners\n\n1. Each Party shall release all prisoners.\n\n"
        "2. The Mission shall observe it."
    )
    assert parts(text, "heading") == ["Article 1", "Article 2. Prisoners"]
    assert parts(text, "dateline") == ["Geneva, 3 March 2023"]
    assert find_sections(text).published is not None


def test_speakers_of_a_transcript_are_no_headings() -> None:
    text = (
        "Interview with the minister\n\nBREL: Minister, will you talk\n\n"
        "ONDRA: We will talk to anybody who asks us.\n\n"
        "BREL: And Lethia\n\nONDRA: Lethia has to answer for the lorries that it sent."
    )
    assert parts(text, "heading") == []


def test_list_items_are_no_headings() -> None:
    text = (
        f"Bank closes account\n\n{PROSE}\n\nPresent were\nAna Brel\nPavel Ondra\nJo Do\nMarta Kell\n\n{PROSE}"
    )
    assert parts(text, "heading") == []


def test_comment_count_above_the_body_opens_no_comment_area() -> None:
    text = f"Bank closes account\n\nBy Jo Do\n\n3 Comments\n\n{PROSE}\n\n{PROSE}"
    assert parts(text, "comment") == []
    assert parts(text, "body") == [f"{PROSE}\n\n{PROSE}"]


def test_list_of_related_articles_is_furniture() -> None:
    listed = "Related Articles\n\nBank names new head\n\nRebels march in the north"
    text = f"Bank closes account\n\n{PROSE}\n\n{listed}\n"
    assert parts(text, "boilerplate") == [
        "Related Articles\n\nBank names new head\n\nRebels march in the north"
    ]


def test_known_kinds_are_kept() -> None:
    from sayso.sources.paragraphs import Block, lay_out

    text, units = lay_out(
        [Block("Title here", "headline"), Block("A word", "caption"), Block(PROSE, prose=True)]
    )
    assert [s.kind for s in find_sections(text, units).sections] == ["headline", "caption", "body"]


def test_nothing_is_found_in_nothing() -> None:
    assert find_sections("").sections == ()


REPORT = "The Front's fund\n\nBy Jo Do\n\n" + "\n\n".join([PROSE] * 6)
SEEN = "My cousin has driven past that depot every morning for nine years and nobody ever asked him anything."
PAID = "The fund pays the mayor too, and half of the council with him, as everybody here could tell them."
FOOT = "Most read: Ferry timetable cut again | The pier in pictures"


def _last(below: str) -> list[str]:
    text = f"{REPORT}\n\n{FOOT}\n\n{below}"
    return [s.kind for s in find_sections(text).sections if s.start >= text.index(FOOT)]


def test_what_readers_say_below_the_furniture_is_comments_though_nothing_announces_them() -> None:
    assert _last(f"{SEEN}\n\n{PAID}") == ["boilerplate", "comment", "comment"]


def test_a_report_that_goes_on_below_a_box_is_no_comment() -> None:
    assert "comment" not in _last("The fund was closed in May. Its members were paid by the bank.")
    assert "comment" not in _last("\n\n".join([PROSE, "We know who paid for it.", PROSE, PROSE]))
