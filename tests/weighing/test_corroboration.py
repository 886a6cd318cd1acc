from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.weighing import chain, contradictions, standing
from weighing.makers import make_claim, make_group

Make = Callable[..., Any]


def wire_scenario() -> tuple[list[Any], dict[str, Any]]:
    wire = [make_claim(f"d{i:02}:c1", published="2031-05-02") for i in range(40)]
    denial = make_claim("x:c1", polarity="denied", published="2031-05-03")
    comments = [make_claim(f"d{i:02}:k1", kind="comment", voice=f"comment:d{i:02}:{i}") for i in range(12)]
    return [*wire, denial, *comments], make_group(*(f"d{i:02}" for i in range(40)), credit="Norwire")


def test_forty_copies_one_denial_and_twelve_comments_are_one_for_one_against() -> None:
    claims, copies = wire_scenario()
    found = standing(claims, copies=copies)
    assert (len(found.voices_for), len(found.voices_against)) == (1, 1)
    assert found.appearances == 40
    assert found.voices_for[0].name == "Norwire"
    assert len(found.comments) == 12
    assert not {c for v in (*found.voices_for, *found.voices_against) for c in v.claims} & set(
        found.comment_claims
    )
    assert found.contested


def test_comments_alone_support_nothing() -> None:
    found = standing([make_claim("d:k", kind="comment", voice="comment:d:1")])
    assert (found.voices_for, found.support, found.held) == ((), 0.5, False)


def test_without_copies_known_forty_outlets_are_forty_voices() -> None:
    claims, _ = wire_scenario()
    assert len(standing(claims).voices_for) == 40


@pytest.mark.parametrize("modality", ["future", "obligation", "hypothetical"])
def test_promises_plans_and_hypotheticals_are_no_evidence(claim: Make, modality: str) -> None:
    found = standing([claim("a:1", modality=modality, said_by="min")])
    assert found.not_evidence == ("a:1",)
    assert not found.held


def test_hedged_words_are_doubting_not_for(claim: Make) -> None:
    found = standing([claim("a:1", modality="hedged", said_by="min")])
    assert (len(found.voices_for), len(found.voices_doubting)) == (0, 1)


def test_one_speaker_in_many_outlets_is_one_voice(claim: Make) -> None:
    found = standing([claim(f"{d}:1", said_by="minister") for d in "abcde"])
    assert len(found.voices_for) == 1
    assert found.voices_for[0].appearances == 5


def test_narrator_that_relays_a_source_rests_on_it(claim: Make) -> None:
    found = standing([claim("a:1", said_by="minister"), claim("a:2")])
    assert [v.voice for v in found.voices_for] == ["minister"]
    assert found.narrators[0].rests_on == "minister"
    assert found.narrator_claims == ("a:2",)


def test_narrator_that_denies_what_its_source_says_counts_against(claim: Make) -> None:
    found = standing([claim("a:1", said_by="minister"), claim("a:2", polarity="denied")])
    assert (len(found.voices_for), len(found.voices_against)) == (1, 1)


def test_reports_of_one_cited_document_share_an_origin(claim: Make) -> None:
    found = standing(
        [
            claim("a:1", kind="unnamed", voice="unnamed:a:the UN report", voice_name="the UN report"),
            claim("b:1", kind="unnamed", voice="unnamed:b:a new UN report", voice_name="a new UN report"),
        ]
    )
    assert len(found.voices_for) == 1
    assert found.origins == ("cited:un report",)


def test_unnamed_officials_of_two_texts_stay_apart(claim: Make) -> None:
    found = standing(
        [
            claim("a:1", kind="unnamed", voice="unnamed:a:officials", voice_name="officials"),
            claim("b:1", kind="unnamed", voice="unnamed:b:officials", voice_name="officials"),
        ]
    )
    assert len(found.voices_for) == 2


def test_same_speaker_left_unresolved_in_copies_is_one_voice(claim: Make, group: Make) -> None:
    claims = [
        claim("a:1", said_by="a#e1", voice_name="Ana Veld"),
        claim("b:1", said_by="b#e4", voice_name="Ana Veld"),
    ]
    assert len(standing(claims).voices_for) == 2
    assert len(standing(claims, copies=group("a", "b")).voices_for) == 1


def test_change_of_position_is_dated_and_opens_to_both_claims(claim: Make) -> None:
    found = standing(
        [
            claim("a:1", said_by="minister", published="2031-01-01"),
            claim("b:1", said_by="minister", published="2031-03-01", polarity="denied"),
        ]
    )
    (change,) = found.changes
    assert (change.before, change.after, str(change.when), change.claims) == (
        "for",
        "against",
        "2031-03-01",
        ("a:1", "b:1"),
    )
    assert [v.voice for v in found.voices_against] == ["minister"]
    assert found.voices_for == ()


def test_a_reprint_of_old_words_is_no_change_back(claim: Make) -> None:
    words = "Voria arms them"
    found = standing(
        [
            claim("a:1", said_by="m", published="2031-01-01", quote=words),
            claim("b:1", said_by="m", published="2031-03-01", polarity="denied"),
            claim("c:1", said_by="m", published="2031-04-01", quote=words),
        ]
    )
    assert len(found.changes) == 1
    assert len(found.voices_against) == 1


def test_conflicting_words_without_dates_leave_the_voice_doubting(claim: Make) -> None:
    found = standing([claim("a:1", said_by="m"), claim("b:1", said_by="m", polarity="denied")])
    assert [v.voice for v in found.voices_doubting] == ["m"]
    (both,) = contradictions(
        [found], [claim("a:1", said_by="m"), claim("b:1", said_by="m", polarity="denied")]
    )
    assert both.same_voice


def test_a_tie_said_to_be_cut_has_ended_and_is_not_contested(claim: Make) -> None:
    found = standing(
        [
            claim("a:1", said_by="m", published="2031-01-01"),
            claim("b:1", said_by="n", published="2032-01-01", polarity="denied", ended=True),
        ]
    )
    assert found.ended
    assert not found.contested


def test_a_cut_that_somebody_later_disputes_is_contested(claim: Make) -> None:
    found = standing(
        [
            claim("b:1", said_by="n", published="2032-01-01", polarity="denied", ended=True),
            claim("c:1", said_by="m", published="2032-06-01"),
        ]
    )
    assert found.contested
    assert not found.ended


def test_contradiction_shows_both_wordings(claim: Make) -> None:
    claims = [
        claim("a:1", said_by="m", quote="Voria arms them"),
        claim("b:1", said_by="n", polarity="denied", quote="we never armed anyone"),
    ]
    (found,) = contradictions([standing(claims)], claims)
    assert (found.words_for, found.words_against) == ("Voria arms them", "we never armed anyone")
    assert not found.same_voice


def test_chain_leads_every_appearance_to_its_voice() -> None:
    claims, copies = wire_scenario()
    rows = chain(standing(claims, copies=copies), claims, copies=copies)
    assert len(rows) == 53
    assert {r[4] for r in rows if r[3] == "d00" and ":c" in r[0]} == {"narrator:norwire"}


def test_unknown_dates_stay_unknown(claim: Make) -> None:
    found = standing([claim("a:1", said_by="m")])
    assert (found.first, found.last, found.since, found.until) == (None, None, None, None)


def test_no_claims_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one claim"):
        standing([])


@given(st.randoms(use_true_random=False))
def test_order_of_claims_changes_nothing(rng: random.Random) -> None:
    claims, copies = wire_scenario()
    claims += [
        make_claim("q:1", said_by="s", modality="hedged"),
        make_claim("q:2", said_by="s", modality="future"),
    ]
    expected = standing(claims, copies=copies)
    rng.shuffle(claims)
    assert standing(claims, copies=copies) == expected
