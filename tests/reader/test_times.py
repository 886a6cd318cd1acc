from datetime import date

import pytest

from sayso.reader.times import times_in

MONDAY = date(2021, 3, 15)


def one(text, published=None, **options):
    ((_, time),) = times_in(text, published, **options)
    return time


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on 4 March 2019", date(2019, 3, 4), date(2019, 3, 4), "day"),
        ("on March 4, 2019", date(2019, 3, 4), date(2019, 3, 4), "day"),
        ("on 2019-03-04", date(2019, 3, 4), date(2019, 3, 4), "day"),
        ("in February 2020", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("in 1998", date(1998, 1, 1), date(1998, 12, 31), "year"),
        ("between 2001 and 2004", date(2001, 1, 1), date(2004, 12, 31), "range"),
        ("in the spring of 2012", date(2012, 3, 1), date(2012, 5, 31), "range"),
        ("since 2015", date(2015, 1, 1), None, "range"),
        ("until 2015", None, date(2015, 12, 31), "range"),
    ],
)
def test_full_dates_need_no_publication_date(text, start, end, precision):
    time = one(text)
    assert (time.start, time.end, time.precision, time.inferred) == (start, end, precision, False)


@pytest.mark.parametrize("text", ["yesterday", "on Friday", "last week", "three months ago", "on 4 March"])
def test_relative_words_stay_words_without_a_publication_date(text):
    time = one(text)
    assert (time.start, time.end, time.precision) == (None, None, "unknown")
    assert time.text in text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("yesterday", date(2021, 3, 14), date(2021, 3, 14)),
        ("on Friday", date(2021, 3, 12), date(2021, 3, 12)),
        ("last Monday", date(2021, 3, 8), date(2021, 3, 8)),
        ("last week", date(2021, 3, 8), date(2021, 3, 14)),
        ("last year", date(2020, 1, 1), date(2020, 12, 31)),
        ("two years ago", date(2019, 1, 1), date(2019, 12, 31)),
        ("last month", date(2021, 2, 1), date(2021, 2, 28)),
        ("over the past two years", date(2019, 3, 1), date(2021, 3, 15)),
    ],
)
def test_relative_words_count_from_the_publication_date(text, start, end):
    time = one(text, MONDAY)
    assert (time.start, time.end) == (start, end)


def test_missing_year_is_concluded_and_marked():
    time = one("on November 20", MONDAY)
    assert (time.start, time.inferred) == (date(2020, 11, 20), True)


def test_missing_year_of_what_is_to_come_is_the_next_one():
    assert one("by November 20", MONDAY, ahead=True).start == date(2021, 11, 20)


def test_february_29_leaves_only_leap_years():
    assert one("on February 29", MONDAY).start == date(2020, 2, 29)
    assert one("on February 29").start is None


def test_impossible_day_is_no_date():
    assert one("on 31 June 2020").start is None


def test_times_come_in_text_order_and_do_not_overlap():
    found = times_in("From 3 May 2001 on, and again in June 2002 and 2003-01-02", None)
    assert [t.text for _, t in found] == ["3 May 2001", "June 2002", "2003-01-02"]
