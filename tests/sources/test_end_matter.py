from __future__ import annotations

import time

import pytest

from sayso.sources.end_matter import in_person, speaks_to_reader

from .texts import PROSE, parts


@pytest.mark.parametrize(
    "line",
    [
        "Did you spot a mistake? Tell us. Your message will go to the corrections desk.",
        "Get the Varda Daily newsletter and send it to your friends.",
        "If you have a tip on this story, write to us.",
    ],
)
def test_box_with_words_of_the_trade_speaks_to_the_reader_anywhere(line: str) -> None:
    assert speaks_to_reader(line, alone=False)


@pytest.mark.parametrize(
    "line",
    [
        '"Get your own newsletter," said Jo Do, the editor.',
        "You can see the harbour from the editor's window.",
        "The reporters asked us for our letters.",
    ],
)
def test_prose_does_not(line: str) -> None:
    assert not speaks_to_reader(line, alone=False)


def test_phrase_between_furniture_at_the_end_is_boilerplate() -> None:
    text = f"Bank closes account\n\n{PROSE}\n\nRead more: Arms\n\nOur rules: The Book.\n\nAdvertisement"
    assert parts(text, "boilerplate") == ["Read more: Arms\n\nOur rules: The Book.\n\nAdvertisement"]


@pytest.mark.parametrize(
    "line",
    [
        "Most read: 1. Storm closes port 2. Mayor resigns",
        "Found an error? Write to corrections@ledger.example",
        "Home / News / Coast",
        "Comments are closed on this article.",
        "The Ledger is published by Ledger Media Ltd, 4 Quay Street, Tolva.",
        "Send us your story or pictures: tips@ledger.example",
        "Text: Ana Petr. Editing: Tom Arden.",
        "All content © Tolva Ledger 2031",
    ],
)
def test_last_line_of_a_page_is_boilerplate(line: str) -> None:
    text = "\n\n".join(["Bank closes account", PROSE, PROSE, PROSE, line])
    assert parts(text, "boilerplate") == [line]


@pytest.mark.parametrize(
    "line", ["- the release of all prisoners", "Ana Petr", "Signed at Tolva on 4 May 2031"]
)
def test_items_and_signatures_at_the_end_are_not(line: str) -> None:
    text = "\n\n".join(["Bank closes account", PROSE, PROSE, PROSE, line])
    assert parts(text, "boilerplate") == []


def test_report_goes_on_behind_furniture() -> None:
    text = f"Bank closes account\n\n{PROSE}\n\nAdvertisement\n\n{PROSE}\n\nAdvertisement"
    assert parts(text, "boilerplate") == ["Advertisement", "Advertisement"]


def test_heading_on_a_body_amid_the_report_closes_nothing() -> None:
    text = "\n\n".join(["Bank closes account", PROSE, "About the bank", *[PROSE] * 9])
    assert parts(text, "heading") == ["About the bank"]


def test_text_that_speaks_as_we_is_in_person() -> None:
    own = "We have asked the council for its books three times and we have never been given any of them," * 2
    assert in_person([own] * 3)
    assert not in_person([PROSE] * 9)


@pytest.mark.parametrize("atom", ["Ab is a ", "your ", "A B C ", "Correction ", "'' "])
def test_no_line_takes_long(atom: str) -> None:
    start = time.process_time()
    parts("\n\n".join(["Bank closes account", PROSE, atom * (400 // len(atom))]), "boilerplate")
    assert time.process_time() - start < 0.5
