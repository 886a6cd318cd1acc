from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sayso.case import Case
from sayso.errors import CaseError, NotFoundError
from sayso.model import Judgement

MADE = datetime(2024, 5, 1, 12, tzinfo=UTC)
SAME = Judgement("j1", "same", "d1#e1", "d2#e1", "person", "Ana", MADE, note="one man")
SCORED = Judgement(
    "j2",
    "different",
    "d1#e1",
    "d3#e1",
    "automatic",
    "sayso",
    MADE,
    0.25,
    features=(("name", 0.5), ("role", -1.0)),
)
MISREAD = Judgement("j3", "misread", "d1:c1", "", "person", "Ana", MADE)


def test_judgements_come_back_in_the_order_logged(case: Case) -> None:
    assert case.judge(SCORED, SAME) == 2
    assert case.judge(MISREAD) == 1
    assert case.judgements() == (SCORED, SAME, MISREAD)


def test_a_logged_judgement_is_never_rewritten(case: Case) -> None:
    case.judge(SAME)
    assert case.judge(replace(SAME, author="Bo")) == 0
    assert case.judgements() == (SAME,)


def test_an_undone_judgement_stays_in_the_log(case: Case) -> None:
    case.judge(SAME, MISREAD)
    assert case.undo("j1", MADE + timedelta(days=1))
    assert case.judgements() == (MISREAD,)
    assert case.judgements(active_only=False) == (replace(SAME, undone=MADE + timedelta(days=1)), MISREAD)


def test_undoing_twice_keeps_the_first_time(case: Case) -> None:
    case.judge(SAME)
    case.undo("j1", at=MADE)
    assert not case.undo("j1", at=MADE + timedelta(days=9))
    assert case.judgements(active_only=False)[0].undone == MADE


def test_an_unknown_judgement_cannot_be_undone(case: Case) -> None:
    with pytest.raises(NotFoundError, match="nosuch"):
        case.undo("nosuch", at=MADE)


def test_judgements_are_found_by_kind_and_by_what_they_are_about(case: Case) -> None:
    case.judge(SAME, SCORED, MISREAD)
    assert case.judgements(kind="different") == (SCORED,)
    assert case.judgements(about="d2#e1") == (SAME,)
    assert case.judgements(about="d1#e1") == (SAME, SCORED)


def test_times_are_kept_in_utc(case: Case) -> None:
    elsewhere = MADE.astimezone(timezone(timedelta(hours=5)))
    case.judge(replace(SAME, made=elsewhere))
    (judgement,) = case.judgements()
    assert judgement.made == MADE
    assert judgement.made.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(case: Case) -> None:
    with pytest.raises(CaseError, match="no time zone"):
        case.judge(replace(SAME, made=datetime(2024, 5, 1)))
    assert case.judgements() == ()
