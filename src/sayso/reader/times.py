"""Times that a text names, as words and, where these allow it, as days.

Relative words ("yesterday", "last week") are placed against the day of publication when it is known, and
kept as words when it is not. A year that the text does not give is never made up: with a known day of
publication it is concluded (`inferred=True`), without one the words stay words.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from sayso.model import Span, Time
from sayso.model.claim import Precision

_MONTHS: Final = {
    name.casefold(): i
    for i in range(1, 13)
    for name in (calendar.month_name[i], calendar.month_abbr[i])
} | {"sept": 9}  # fmt: skip
_DAYS: Final = {name.casefold(): i for i, name in enumerate(calendar.day_name)}
_NUMBERS: Final = {
    w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1, "several": 0, "few": 0, "fifteen": 15, "twenty": 20, "thirty": 30}  # fmt: skip
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_FULL: Final = "|".join(calendar.month_name[1:])
_MONTH: Final = rf"(?:{_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_YEAR: Final = r"(?:1[5-9]\d\d|20\d\d)"
_N: Final = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_WEEKDAY: Final = "|".join(calendar.day_name)
_LIMIT: Final = re.compile(r"(?:\b(since|until|till|before|after|by|from)\s+)$", re.I)

Placed = tuple[date | None, date | None, Precision, bool]


def times_in(text: str, published: date | None, *, ahead: bool = False) -> list[tuple[Span, Time]]:
    """Every time that `text` names, in text order, with spans into `text`; none overlaps another.

    `published` is the day of publication, `None` when unknown. `ahead` says that the words speak of what
    is to come, so that a day without a year is the next one, not the last one.
    """
    found: list[tuple[Span, Time]] = []
    taken: list[Span] = []
    for pattern, place in _RULES:
        for m in pattern.finditer(text):
            span = m.span()
            if any(s < span[1] and span[0] < e for s, e in taken):
                continue
            start, end, precision, inferred = place(m, published, ahead)
            start, end, precision = _limited(text, span, start, end, precision)
            taken.append(span)
            found.append((span, Time(m.group(), start, end, precision, inferred and start is not None)))
    return sorted(found, key=lambda f: f[0])


def _limited(
    text: str, span: Span, start: date | None, end: date | None, precision: Precision
) -> tuple[date | None, date | None, Precision]:
    """ "since 2015" is open to the right; "until", "before" to the left."""
    limit = _LIMIT.search(text[max(span[0] - 8, 0) : span[0]])
    if limit is None or start is None:
        return start, end, precision
    word = limit.group(1).casefold()
    if word == "since":
        return start, None, "range"
    if word in {"until", "till"}:
        return None, end, "range"
    return start, end, precision


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word.casefold(), 0)


def _month_number(word: str) -> int:
    return _MONTHS[word.casefold().rstrip(".")]


def _dated(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    month, day = _month_number(m["month"]), int(m["day"])
    if m["year"]:
        found = _day(int(m["year"]), month, day)
        return found, found, "day" if found else "unknown", False
    found = _nearest(month, day, published, ahead)
    return found, found, "day" if found else "unknown", True


def _nearest(month: int, day: int, published: date | None, ahead: bool) -> date | None:
    """The last (or next) such day as seen from the day of publication; for February 29, in a leap year."""
    if published is None:
        return None
    years = range(published.year - 8, published.year + 9)
    days = [d for d in (_day(y, month, day) for y in years) if d is not None]
    if ahead:
        return next((d for d in days if d >= published), None)
    # A week's grace: announced events are reported a few days before they happen.
    return next((d for d in reversed(days) if d <= published + timedelta(days=7)), None)


def _in_month(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    month = _month_number(m["month"])
    if m["year"]:
        return *_month(int(m["year"]), month), "month", False
    if published is None:
        return None, None, "unknown", False
    year = published.year
    if ahead and month < published.month:
        year += 1
    elif not ahead and month > published.month:
        year -= 1
    return *_month(year, month), "month", True


def _in_year(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    year = int(m["year"])
    return date(year, 1, 1), date(year, 12, 31), "year", False


def _in_season(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    season = _SEASONS.get(m["season"].casefold())
    if season is None:
        return None, None, "unknown", False
    year = int(m["year"])
    return date(year, season[0], 1), _month(year, season[1])[1], "range", False


def _years(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    return date(int(m["a"]), 1, 1), date(int(m["b"]), 12, 31), "range", False


def _iso(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    found = _day(int(m["y"]), int(m["m"]), int(m["d"]))
    return found, found, "day" if found else "unknown", False


def _near_day(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    if published is None:
        return None, None, "unknown", False
    offset = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[m.group().casefold()]
    found = published + timedelta(days=offset)
    return found, found, "day", False


def _weekday(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    if published is None:
        return None, None, "unknown", False
    back = (published.weekday() - _DAYS[m["day"].casefold()]) % 7
    which = (m["which"] or "").casefold()
    if which == "next" or (ahead and which != "last"):
        found = published + timedelta(days=7 - back if back else 7)
    else:
        found = published - timedelta(days=back or (7 if which == "last" else 0))
    return found, found, "day", which == ""


def _ago(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    n = _number(m["n"])
    if published is None or not n:
        return None, None, "unknown", False
    return _around(published, -n, m["unit"].casefold())


def _around(published: date, n: int, unit: str) -> Placed:
    if unit == "day":
        found = published + timedelta(days=n)
        return found, found, "day", False
    if unit == "week":
        middle = published + timedelta(weeks=n)
        first = middle - timedelta(days=middle.weekday())
        return first, first + timedelta(days=6), "range", False
    if unit == "month":
        months = published.year * 12 + published.month - 1 + n
        return *_month(months // 12, months % 12 + 1), "month", False
    years = n * 10 if unit == "decade" else n
    year = published.year + years
    return date(year, 1, 1), date(year, 12, 31), "year" if unit == "year" else "range", False


def _relative(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    if published is None:
        return None, None, "unknown", False
    step = {"last": -1, "next": 1, "this": 0}[m["which"].casefold()]
    return _around(published, step, m["unit"].casefold())


def _span_back(m: re.Match[str], published: date | None, ahead: bool) -> Placed:
    n = _number(m["n"] or "one")
    if published is None or not n:
        return None, None, "unknown", False
    start = _around(published, -n, m["unit"].casefold())[0]
    if m["unit"].casefold() in {"month", "year"} and start is not None:
        start = _day(start.year, published.month if m["unit"].casefold() == "year" else start.month, 1)
    return start, published, "range", False


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date | None, bool], Placed]]


def _compiled() -> Iterator[Rule]:
    th = r"(?:st|nd|rd|th)?"
    for source, place in (
        (r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso),
        (rf"\b(?P<day>\d{{1,2}}){th}(?:\s+of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?\b", _dated),
        (rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}}){th}\b(?:,?\s+(?P<year>{_YEAR})\b)?", _dated),
        (rf"\b(?:[Bb]etween|[Ff]rom)\s+(?P<a>{_YEAR})\s+(?:and|to)\s+(?P<b>{_YEAR})\b", _years),
        (rf"\b(?P<a>{_YEAR})\s?[–-]\s?(?P<b>{_YEAR})\b", _years),
        (
            rf"\b(?:the\s+)?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?(?P<year>{_YEAR})\b",
            _in_season,
        ),
        (rf"\b(?P<month>{_MONTH})(?:\s+of)?,?\s+(?P<year>{_YEAR})\b", _in_month),
        (rf"(?<=\b[Ii]n )(?P<month>{_FULL})(?P<year>)\b", _in_month),
        (rf"(?<=\b[Ss]ince )(?P<month>{_FULL})(?P<year>)\b", _in_month),
        (rf"(?<=\b[Ll]ast )(?P<month>{_FULL})(?P<year>)\b", _in_month),
        (rf"(?<=\b[Ii]n )(?P<year>{_YEAR})\b", _in_year),
        (rf"(?<=\b[Ss]ince )(?P<year>{_YEAR})\b", _in_year),
        (rf"(?<=\b[Bb]y )(?P<year>{_YEAR})\b", _in_year),
        (rf"(?<=\b[Uu]ntil )(?P<year>{_YEAR})\b", _in_year),
        (rf"\b(?:early|late|mid-?)\s?(?P<year>{_YEAR})\b", _in_year),
        (r"\b[Yy]esterday\b|\b[Tt]oday\b|\b[Tt]onight\b|\b[Tt]omorrow\b", _near_day),
        (rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+|(?<=on )|(?<=On ))(?P<day>{_WEEKDAY})\b", _weekday),
        (rf"\b(?P<n>{_N})\s+(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier)\b", _ago),
        (r"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+(?P<unit>week|month|year)\b", _relative),
        (
            rf"\b(?:for|over|in|during)\s+the\s+(?:past|last)\s+(?:(?P<n>{_N})\s+)?(?P<unit>day|week|month|year|decade)s?\b",
            _span_back,
        ),
    ):
        yield re.compile(source), place


_RULES: Final = tuple(_compiled())
