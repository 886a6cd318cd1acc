"""The features of word pieces: paragraphs, quotation states, case."""

from __future__ import annotations

import pytest

from sayso.reader.attribution_features import CLOSE, INSIDE, OPEN, OUTSIDE, UNCLOSED, paragraphs, quote_states


def states(text: str) -> str:
    return "".join(str(state) for state in quote_states(text))


@pytest.mark.parametrize(
    "text",
    ['She said "go on" twice', "She said “go on” twice", "She said «go on» twice", "She said ‘go on’ twice"],
)
def test_quote_states_are_alike_for_every_style(text: str) -> None:
    assert states(text) == "0" * 9 + str(OPEN) + str(INSIDE) * 5 + str(CLOSE) + "0" * 6


def test_quote_states_of_a_quotation_never_closed_run_to_the_end_of_the_paragraph() -> None:
    assert states('He said: "We go') == str(OUTSIDE) * 9 + str(UNCLOSED) * 6


def test_quote_states_start_anew_where_a_second_quotation_opens_inside_an_open_one() -> None:
    found = quote_states("“One. “Two”")
    assert found[0] == UNCLOSED
    assert found[6] == OPEN
    assert found[-1] == CLOSE


@pytest.mark.parametrize(
    "text", ["The ministers' plan isn't Orlia's", "It’s the ministers’ plan", "’Twas 5' high"]
)
def test_quote_states_take_no_apostrophe_for_a_quotation(text: str) -> None:
    assert set(states(text)) == {"0"}


def test_quote_states_keep_an_apostrophe_inside_a_single_quotation() -> None:
    text = "‘We don’t know,’ he said"
    assert quote_states(text)[text.index("’ he")] == CLOSE
    assert quote_states(text)[text.index("’t")] == INSIDE


def test_paragraphs_are_lines() -> None:
    assert paragraphs("One.\n\nTwo.\nThree.\n") == [(0, 4), (6, 10), (11, 17)]


def test_paragraphs_join_a_line_wrapped_in_mid_sentence() -> None:
    text = "The council met and\nthe mayor spoke.\nNothing else."
    assert [text[s:e] for s, e in paragraphs(text)] == [
        "The council met and\nthe mayor spoke.",
        "Nothing else.",
    ]


def test_paragraphs_of_white_space_are_none() -> None:
    assert paragraphs(" \n\n\t\n") == []
