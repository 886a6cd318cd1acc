"""Calendar days as documents write them. A day without a year is no date here: years are not guessed."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
"""A month's name, in full or short, as a regular expression without groups."""
_WEEKDAY: Final = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_TIME: Final = (
    r"(?:,?\s*(?:at\s+|[-–—|•·T]\s*)?\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:[A-Z]{2,4}|Z|[+-]\d{2}:?\d{2})\)?)?)?"
)
DAY: Final = (
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})"
)
"""A full calendar day, year included, as a regular expression without groups."""

_ISO: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_DAY_FIRST: Final = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH}),?\s+(\d{{4}})", re.I)
_MONTH_FIRST: Final = re.compile(rf"({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.I)
_NUMBERS: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_DATE_LINE: Final = re.compile(
    rf"(?P<label>(?:(?:first\s+|originally\s+)?(?P<kind>published|posted|issued|released|date[d]?"
    rf"|publication date"
    rf"|(?:last\s+)?(?:updated|modified))(?:\s+(?:on|at))?\s*[:|-]?\s*)?)"
    rf"(?P<day>{DAY}){_TIME}\s*\.?(?P<rest>\s*for immediate release\W*|\s*["
    rf"|•·-]?\s*\d+[ -]min(?:ute)?s?(?: read)?|\s*[|•·(,;/-]?\s*(?:last\s+)?(?:updated|modified).{{0,60}})?",
    re.I,
)


def parse_day(value: object) -> date | None:
    """The calendar day that `value` writes, in the writer's own time zone, or None.

    Understands ISO 8601, RFC 2822, "3 March 2023", "March 3, 2023", and "13/3/2023" where only one order
    of day and month is possible. Anything else, and any day without a year, is None.
    """
    text = str(value or "").strip()
    if match := _ISO.match(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.search(text):
        return _day(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.search(text):
        return _day(match[3], _month(match[1]), match[2])
    if match := _NUMBERS.search(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return _day(match[3], second, first)
        return _day(match[3], first, second) if second > 12 else None
    if match := _ISO.search(text):
        return _day(match[1], match[2], match[3])
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def is_date_line(line: str) -> bool:
    """Whether the whole line is a full date: alone, or said to be one of publication or of a change."""
    return len(line) <= 120 and _DATE_LINE.fullmatch(line) is not None


def published_on(line: str) -> date | None:
    """The day of publication that a date line gives; None when it is a day of change."""
    match = _DATE_LINE.fullmatch(line)
    if match is None or re.search(r"updated|modified", match["kind"] or "", re.I):
        return None
    return parse_day(match["day"])


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
