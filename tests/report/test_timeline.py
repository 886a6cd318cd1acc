from __future__ import annotations

from dataclasses import replace
from datetime import date

from report.cases import records
from sayso.model import ClaimRecord, Time
from sayso.report.timeline import ticks, timeline


def at(claim: ClaimRecord, start: str, end: str | None = None) -> ClaimRecord:
    return replace(
        claim, time=Time("then", date.fromisoformat(start), date.fromisoformat(end or start), "day")
    )


def test_rows_come_in_order_of_time_on_one_axis() -> None:
    first, second, *_ = records()
    found = timeline([at(first, "2030-03-01"), at(second, "2029-01-01", "2029-12-31")])
    assert found is not None
    assert [r.point for r in found.rows] == [False, True]
    assert found.rows[0].x < found.rows[0].end_x < found.rows[1].x


def test_words_that_name_no_day_are_listed_not_placed() -> None:
    first, second, *_ = records()
    found = timeline([at(first, "2030-03-01"), replace(second, time=Time("long ago"))])
    assert found is not None
    assert [c.id for c in found.unplaced] == [second.id]


def test_comments_are_left_out() -> None:
    comment = next(c for c in records() if c.voice_kind == "comment")
    assert timeline([at(comment, "2030-03-01")]) is None


def test_without_any_day_there_is_no_timeline() -> None:
    assert timeline(records()) is None


def test_the_first_and_last_day_of_the_calendar_can_be_drawn() -> None:
    first, *_ = records()
    found = timeline([at(first, "0001-01-01", "9999-12-31")])
    assert found is not None
    assert 1 <= len(found.ticks) <= 12


def test_ticks_are_few_and_round() -> None:
    found = ticks(date(2029, 11, 3), date(2031, 2, 1))
    assert [label for _, label in found] == ["Jan 2030", "Apr", "Jul", "Oct", "Jan 2031"]
