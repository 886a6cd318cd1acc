from __future__ import annotations

import pytest

from sayso.reader.chain_repeats import NEAR, REPEATED, Phrase, steadied


def test_the_same_description_goes_on_from_the_last_one() -> None:
    phrases = [Phrase(0, "the harbour"), Phrase(40, "the harbour"), Phrase(80, "the harbour")]
    assert steadied(((), (), ()), phrases) == ((), ((0, REPEATED),), ((1, REPEATED),))


def test_only_what_no_link_stands_for_goes_to_the_last_one() -> None:
    phrases = [Phrase(0, "the company"), Phrase(20, "a firm"), Phrase(40, "this company")]
    _, _, row = steadied(((), (), ((1, 0.8),)), phrases)
    assert row == ((1, 0.8), (0, pytest.approx(0.2 * REPEATED)))


def test_a_description_far_away_is_not_gone_on_from() -> None:
    phrases = [Phrase(0, "the harbour"), Phrase(NEAR + 1, "the harbour")]
    assert steadied(((), ()), phrases) == ((), ())


def test_his_house_is_not_her_house() -> None:
    phrases = [Phrase(0, "his house"), Phrase(40, "her house"), Phrase(80, "his house")]
    assert steadied(((), (), ()), phrases) == ((), (), ((0, REPEATED),))


def test_what_is_spoken_of_in_general_is_not_linked() -> None:
    phrases = [Phrase(0, "salt"), Phrase(40, "salt"), Phrase(80, "the salt")]
    links = ((), ((0, 0.9),), ((1, 0.6),))
    assert steadied(links, phrases) == ((), (), ((1, 0.6),))


def test_actors_without_an_article_stay_linked() -> None:
    phrases = [Phrase(0, "rebels", actor=True), Phrase(40, "rebels", actor=True)]
    assert steadied(((), ((0, 0.9),)), phrases)[1] == ((0, 0.9),)


def test_an_indefinite_description_is_a_new_one() -> None:
    phrases = [Phrase(0, "a house"), Phrase(40, "a house")]
    assert steadied(((), ()), phrases) == ((), ())


def test_what_is_no_description_keeps_its_links() -> None:
    assert steadied(((), ((0, 0.4),)), [Phrase(0, "salt"), None]) == ((), ((0, 0.4),))
