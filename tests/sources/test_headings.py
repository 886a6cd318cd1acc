from __future__ import annotations

import pytest

from sayso.sources.headings import could_be_heading, could_be_headline, is_structural, names_speaker


@pytest.mark.parametrize(
    "line", ["Unbreakable ties", "Al-Qaeda: financier of the Taliban", "1. Ceasefire", "'We will stay'"]
)
def test_headings(line: str) -> None:
    assert could_be_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "the bank",
        "- an item",
        "It said:",
        'He said "no."',
        "jo@varda.example",
        "In 2015, he left. [24]",
    ],
)
def test_no_headings(line: str) -> None:
    assert not could_be_heading(line)


@pytest.mark.parametrize(
    "line", ["Article 3", "ARTICLE IV: Prisoners", "Annex A", "Section 2.1 Arms", "Preamble"]
)
def test_numbered_parts(line: str) -> None:
    assert is_structural(line)


def test_sentence_about_an_article_is_no_part() -> None:
    assert not is_structural("Article 3 was the hardest to agree upon; it took a year.")


def test_full_stop_is_allowed_in_title_case_only() -> None:
    assert could_be_headline("Bank Closes Account Of Rebels.")
    assert not could_be_headline("The bank closed the account of the rebels.")


def test_speaker_labels() -> None:
    assert names_speaker("WALLACE: Let us start.")
    assert not names_speaker("The bank: closed")
