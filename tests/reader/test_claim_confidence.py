"""How sure a claim is: rising with the network's chance, and with the predicates' word beside it."""

from __future__ import annotations

import math

import pytest

from sayso.reader.claim_confidence import confidence, log_odds


@pytest.mark.parametrize("how", ["alone", "both"])
def test_a_likelier_claim_is_surer(how) -> None:
    sure = [confidence(how, chance) for chance in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert sure == sorted(set(sure))
    assert all(0 < c < 1 for c in sure)


def test_what_both_find_is_surer_than_what_one_finds() -> None:
    assert confidence("both", 0.7) > confidence("alone", 0.7)
    assert confidence("both", 0.1) > confidence("ruled", 0.0)


def test_the_log_odds_of_certainty_are_finite() -> None:
    assert math.isclose(log_odds(1.0), -log_odds(0.0))
    assert math.isclose(log_odds(0.5), 0.0)
