from __future__ import annotations

from datetime import date

import pytest

from sayso.sources.dates import is_date_line, parse_day, published_on

DAY = date(2023, 3, 4)


@pytest.mark.parametrize(
    "value",
    [
        "2023-03-04",
        "2023-03-04T23:30:00-08:00",
        "20230304",
        "4 March 2023",
        "March 4th, 2023",
        "Sat, 04 Mar 2023 10:00:00 +0200",
        "Saturday 4 Mar. 2023",
    ],
)
def test_day_as_the_writer_wrote_it(value: str) -> None:
    assert parse_day(value) == DAY


@pytest.mark.parametrize(
    "value", ["", None, "4 March", "March 2023", "Friday", "2023", "2023-13-40", "3/4/2023"]
)
def test_what_is_not_said_is_not_guessed(value: str | None) -> None:
    assert parse_day(value) is None


def test_order_of_day_and_month_is_read_only_where_one_is_possible() -> None:
    assert parse_day("13/3/2023") == date(2023, 3, 13)
    assert parse_day("3/13/2023") == date(2023, 3, 13)


@pytest.mark.parametrize(
    "line", ["3 March 2023", "Published: March 3, 2023 10:15 GMT", "March 3, 2023 | 5 min read"]
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)
    assert published_on(line) == date(2023, 3, 3)


def test_day_of_an_update_is_not_the_day_of_publication() -> None:
    assert is_date_line("Updated March 3, 2023")
    assert published_on("Updated March 3, 2023") is None


def test_sentence_with_a_date_is_no_date_line() -> None:
    assert not is_date_line("On March 3, 2023 the bank closed.")
