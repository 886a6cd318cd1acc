from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sayso.model import Time, Vocabulary
from sayso.weighing.timeline import timeline

Make = Callable[..., Any]


def test_what_the_text_dates_comes_before_the_day_it_was_said(claim: Make, vocabulary: Vocabulary) -> None:
    records = [
        claim("a:1", said_by="m", published="2031-05-01"),
        claim("b:1", said_by="m", published="2031-06-01", held="2029-01-01"),
    ]
    found = timeline(records, vocabulary=vocabulary)
    assert [(e.claims, e.basis) for e in found] == [(("b:1",), "text"), (("a:1",), "published")]


def test_words_that_cannot_be_placed_stay_undated_and_last(claim: Make, vocabulary: Vocabulary) -> None:
    vague = replace(claim("a:1", said_by="m", published="2031-05-01"), time=Time("years ago"))
    found = timeline([vague, claim("b:1", said_by="m", published="2031-06-01")], vocabulary=vocabulary)
    assert (found[-1].start, found[-1].basis, found[-1].text) == (None, "unknown", "years ago")


def test_same_day_and_stance_is_one_entry_with_all_claims(claim: Make, vocabulary: Vocabulary) -> None:
    records = [
        claim("a:1", "x", "y", "alliance", said_by="m", held="2029-01-01"),
        claim("b:1", "y", "x", "alliance", said_by="n", held="2029-01-01"),
    ]
    (event,) = timeline(records, vocabulary=vocabulary)
    assert (event.claims, event.start) == (("a:1", "b:1"), date(2029, 1, 1))


def test_denials_ends_plans_and_comments_are_told_apart(claim: Make, vocabulary: Vocabulary) -> None:
    records = [
        claim("a:1", said_by="m", polarity="denied"),
        claim("b:1", said_by="m", ended=True),
        claim("c:1", said_by="m", modality="future"),
        claim("d:1", kind="comment"),
    ]
    assert {e.stance for e in timeline(records, vocabulary=vocabulary)} == {
        "against",
        "ended",
        "not evidence",
    }


def test_days_said_can_be_left_out(claim: Make, vocabulary: Vocabulary) -> None:
    (event,) = timeline([claim("a:1", published="2031-05-01")], vocabulary=vocabulary, said=False)
    assert event.start is None
