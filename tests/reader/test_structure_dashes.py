"""What a dash says about who speaks."""

from __future__ import annotations

import pytest

from sayso.model import Document, Section
from sayso.reader.paragraphs import paragraphs
from sayso.reader.quotes import quotations
from sayso.reader.raw import RawAttribution
from sayso.reader.structure_dashes import headline, signed, spoken


def said(text: str, found: list[RawAttribution]) -> list[tuple[str, ...]]:
    return [tuple(text[s:e] for s, e in (*a.source, *a.cue, *a.content)) for a in found]


def test_a_voice_behind_the_dash_of_a_headline_said_it() -> None:
    text = "Border posts will be gone by May – mayor\n\nThe posts stand on the old road."
    found = headline(Document(text), paragraphs(text))
    assert said(text, found) == [("mayor", "–", "Border posts will be gone by May")]


@pytest.mark.parametrize("tail", ["The Orlia Post", "live updates", "again", "Kerr"])
def test_other_words_behind_the_dash_of_a_headline_are_no_source(tail: str) -> None:
    text = f"Border posts will be gone by May – {tail}\n\nThe posts stand on the old road."
    assert headline(Document(text), paragraphs(text)) == []


def test_a_byline_is_no_headline() -> None:
    text = "Written in the port by our own reporter – sources\n\nIt rained."
    document = Document(text, sections=(Section("byline", 0, text.index("\n")),))
    assert headline(document, paragraphs(text)) == []


def test_speech_that_a_dash_opens_ends_before_its_cue() -> None:
    text = "— We shall sign tomorrow, said the envoy.\n\n– And who will pay? asked General Adan Brisk."
    assert said(text, spoken(text, paragraphs(text))) == [
        ("the envoy", "said", "We shall sign tomorrow,"),
        ("General Adan Brisk", "asked", "And who will pay?"),
    ]


def test_a_list_item_is_no_speech() -> None:
    text = "- Leave the towns by May\n\n- Return the rifles, all of them, by June"
    assert spoken(text, paragraphs(text)) == []


def test_a_scare_quote_is_not_signed() -> None:
    text = "“Peace camp” – Orlia"
    blocks = paragraphs(text)
    assert signed(text, blocks, quotations(text, blocks)) == []
