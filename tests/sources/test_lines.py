from __future__ import annotations

from datetime import date

import pytest

from sayso.sources.lines import dateline_line, find_byline, find_dateline, is_credited_name, is_signed

REST = " The government denied on Friday that it had sold arms to anybody."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Sulaiman", "Sulaiman"),
        ("By Jo Do and Ana Brel", "Jo Do and Ana Brel"),
        ("BY JO DO | March 3, 2023", "JO DO"),
        ("By Jo Do, Varda Wire", "Jo Do, Varda Wire"),
        ("Written by Ana Brel", "Ana Brel"),
    ],
)
def test_byline_names(line: str, names: str) -> None:
    assert find_byline(line) == names


@pytest.mark.parametrize(
    "line", ["By the end of the year it was over.", "By night, lorries crossed", "Bystanders fled"]
)
def test_what_opens_with_by_is_not_always_a_byline(line: str) -> None:
    assert find_byline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "prefix", "place", "credit"),
    [
        ("KABUL --" + REST, "KABUL --", "Kabul", None),
        ("VARDA, March 3 (Varda Wire) -" + REST, "VARDA, March 3 (Varda Wire) -", "Varda", "Varda Wire"),
        ("Doha, Qatar (AP) —" + REST, "Doha, Qatar (AP) —", "Doha, Qatar", "AP"),
        (
            "HEMPSTEAD, N.Y., Sept. 26 (UPI) —" + REST,
            "HEMPSTEAD, N.Y., Sept. 26 (UPI) —",
            "Hempstead, N.Y.",
            "UPI",
        ),
        ("NEW YORK –" + REST, "NEW YORK –", "New York", None),
        ("Varda –" + REST, "Varda –", "Varda", None),
        ("KABUL:" + REST, "KABUL:", "Kabul", None),
        ("SKARNE/TORVEL —" + REST, "SKARNE/TORVEL —", "Skarne/Torvel", None),
    ],
)
def test_dateline(paragraph: str, prefix: str, place: str, credit: str | None) -> None:
    found = find_dateline(paragraph)
    assert found is not None
    assert (paragraph[: found.length], found.place, found.credit) == (prefix, place, credit)


@pytest.mark.parametrize("opening", ["EXCLUSIVE –", "AP:", "The bank - which closed -", "He said --"])
def test_other_openings_are_no_datelines(opening: str) -> None:
    assert find_dateline(opening + REST.lower()) is None


def test_colon_can_be_ruled_out() -> None:
    assert find_dateline("WALLACE:" + REST, colon=False) is None


def test_day_with_a_year_dates_the_report_and_one_without_does_not() -> None:
    dated, undated = find_dateline("GENEVA, 3 March 2023 –" + REST), find_dateline("GENEVA, 3 March –" + REST)
    assert dated is not None
    assert dated.day == date(2023, 3, 3)
    assert undated is not None
    assert undated.day is None


def test_weekday_is_no_place() -> None:
    found = dateline_line("Monday, May 18, 2015")
    assert found is not None
    assert found.place == ""


def test_name_with_a_post() -> None:
    assert is_credited_name("Jo Do, our correspondent in Varda")
    assert not is_credited_name("Jo Do, the minister of defence")


@pytest.mark.parametrize(
    "line",
    [
        "Jo Do in Varda",
        "Jo Do | Varda | 4 May 2031",
        "Staff and agencies",
        "From our correspondent in Varda",
        "Words: Jo Do",
    ],
)
def test_line_that_signs_without_by(line: str) -> None:
    assert is_signed(line)


@pytest.mark.parametrize("line", ["Special Report", "What the council says", "The Bank", "Jo Do resigns."])
def test_decks_and_headings_do_not_sign(line: str) -> None:
    assert not is_signed(line)
