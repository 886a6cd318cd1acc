from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.model import Vocabulary
from sayso.weighing import standing
from sayso.weighing.results import Durability
from sayso.weighing.whatif import resampled, without

Make = Callable[..., Any]


def test_without_its_only_voice_a_tie_is_lost(claim: Make, vocabulary: Vocabulary) -> None:
    records = [claim("a:1", said_by="m"), claim("a:2"), claim("b:1", "x", "y", said_by="n")]
    found = without(records, vocabulary=vocabulary, voice="m")
    assert found.lost == (("rebels", "voria"),)
    assert found.claims == ("a:1", "a:2")  # the narrator only relayed m


def test_without_one_of_two_voices_a_tie_is_weakened(claim: Make, vocabulary: Vocabulary) -> None:
    records = [claim("a:1", said_by="m"), claim("b:1", said_by="n")]
    found = without(records, vocabulary=vocabulary, voice="m")
    assert (found.lost, found.weakened) == ((), (("rebels", "voria"),))


def test_without_the_origin_its_copies_do_not_remain(
    claim: Make, group: Make, vocabulary: Vocabulary
) -> None:
    records = [claim("a:1"), claim("b:1")]
    assert without(records, vocabulary=vocabulary, copies=group("a", "b"), document="a").lost
    assert not without(records, vocabulary=vocabulary, copies=group("a", "b"), document="b").lost


def test_without_type_or_actor(claim: Make, vocabulary: Vocabulary) -> None:
    records = [claim("a:1", said_by="m"), claim("b:1", type="funding", said_by="m")]
    assert without(records, vocabulary=vocabulary, type="arming").weakened
    assert without(records, vocabulary=vocabulary, actor="voria").lost


def test_removal_restores(claim: Make, vocabulary: Vocabulary) -> None:
    records = [claim("a:1", said_by="m"), claim("b:1", said_by="n")]
    first = without(records, vocabulary=vocabulary, voice="m")
    assert without(records, vocabulary=vocabulary, voice="n").before == first.before


def test_exactly_one_thing_is_taken_away(claim: Make, vocabulary: Vocabulary) -> None:
    with pytest.raises(ValueError, match="exactly one"):
        without([claim("a:1")], vocabulary=vocabulary, voice="m", type="arming")


def test_resampling_is_seeded_and_wider_with_denials(claim: Make) -> None:
    agreed = [standing([claim(f"{d}:1", said_by=f"v{d}") for d in "abcd"])]
    denied = [
        standing(
            [claim(f"{d}:1", said_by=f"v{d}", polarity="denied" if d in "cd" else "affirmed") for d in "abcd"]
        )
    ]
    sure, unsure = resampled(Durability(), agreed), resampled(Durability(), denied)
    assert (sure.share_of_samples, sure.interval) == (1.0, (1, 1))
    assert unsure.share_of_samples is not None
    assert 0.1 < unsure.share_of_samples < 0.6
    assert unsure == resampled(Durability(), denied)


def test_nobody_counted_leaves_uncertainty_unknown() -> None:
    assert resampled(Durability(), []).share_of_samples is None
