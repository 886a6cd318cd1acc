from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sayso.model import Vocabulary
from sayso.weighing import tie, ties

Make = Callable[..., Any]


def test_types_and_directions_are_standings_of_one_pair(claim: Make, vocabulary: Vocabulary) -> None:
    found = ties(
        [
            claim("a:1", "x", "y", "arming", said_by="m"),
            claim("a:2", "y", "x", "arming", said_by="m"),
            claim("a:3", "x", "y", "funding", said_by="n"),
        ],
        vocabulary=vocabulary,
    )
    assert len(found) == 1
    assert {(s.subject, s.type) for s in found[0].standings} == {
        ("x", "arming"),
        ("y", "arming"),
        ("x", "funding"),
    }


def test_symmetric_types_are_one_standing_in_either_direction(claim: Make, vocabulary: Vocabulary) -> None:
    (found,) = ties(
        [claim("a:1", "y", "x", "alliance", said_by="m"), claim("b:1", "x", "y", "alliance", said_by="n")],
        vocabulary=vocabulary,
    )
    (only,) = found.standings
    assert (only.subject, only.object, len(only.voices_for)) == ("x", "y", 2)


def test_every_claim_of_the_pair_can_be_opened(claim: Make, vocabulary: Vocabulary) -> None:
    records = [claim("a:1", said_by="m"), claim("a:2", modality="future"), claim("a:3", kind="comment")]
    assert tie(records, vocabulary=vocabulary).claims == ("a:1", "a:2", "a:3")


def test_durability_counts_types_days_and_voices(claim: Make, vocabulary: Vocabulary) -> None:
    found = tie(
        [
            claim("a:1", said_by="m", published="2031-01-01", held="2030-01-01"),
            claim("b:1", said_by="n", published="2031-01-11", type="funding"),
        ],
        vocabulary=vocabulary,
        as_of=date(2031, 1, 21),
    ).durability
    assert (found.types, found.multiplexity, found.voices) == (("arming", "funding"), 2, 2)
    assert (found.tenure_days, found.recency_days, found.reciprocity) == (375, 10, 0.0)


def test_reciprocity_is_the_share_of_types_held_both_ways(claim: Make, vocabulary: Vocabulary) -> None:
    records = [
        claim("a:1", "x", "y", "arming", said_by="m"),
        claim("a:2", "y", "x", "arming", said_by="m"),
        claim("a:3", "x", "y", "funding", said_by="m"),
    ]
    assert tie(records, vocabulary=vocabulary).durability.reciprocity == 0.5


def test_an_ended_tie_holds_no_type(claim: Make, vocabulary: Vocabulary) -> None:
    found = tie([claim("a:1", said_by="m", ended=True)], vocabulary=vocabulary)
    assert found.durability.multiplexity == 0


def test_claims_of_two_pairs_are_refused(claim: Make, vocabulary: Vocabulary) -> None:
    with pytest.raises(ValueError, match="2"):
        tie([claim("a:1", "x", "y"), claim("a:2", "x", "z")], vocabulary=vocabulary)


def test_more_independent_voices_give_more_support(claim: Make, vocabulary: Vocabulary) -> None:
    one = tie([claim("a:1", said_by="m")], vocabulary=vocabulary).standings[0].support
    two = (
        tie([claim("a:1", said_by="m"), claim("b:1", said_by="n")], vocabulary=vocabulary)
        .standings[0]
        .support
    )
    assert 0.5 < one < two < 1
