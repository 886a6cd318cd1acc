"""Bylines and datelines: who wrote a report, from where, and whose wire it came over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.sources.dates import DAY, MONTH, is_date_line, parse_day

_NAME: Final = r"(?:[^\W\d_a-z][\w.'’`-]*|de|da|del|della|van|von|der|bin|bint|al-\w+|el-\w+|la|le|ul)"
_BYLINE: Final = re.compile(
    r"(?:By|BY|by|Written by|Story by|Words by|Report(?:ed|ing)? by|Author(?:s|\(s\))?:|Text by)[:\s]\s*"
    rf"(?P<names>{_NAME}(?:[\s,&/|]+(?:and\s+|in\s+|of\s+|for\s+|at\s+|with\s+|the\s+)*{_NAME})*)"
    rf"(?P<rest>\s*(?:[|•·–—,-]|on\b|Published|Updated|Posted).*)?"
)
_CUT: Final = re.compile(
    rf"\s*[|•·]\s*|\s+[–—-]\s+|,?\s+(?:on\s+)?(?=(?:Published|Updated|Posted|{DAY}))|,\s+(?=the\b)"
)
_NAMES_ONLY: Final = re.compile(
    r"[^\W\d_a-z][\w.'’-]+(?:\s(?:[^\W\d_a-z][\w.'’-]*|de|van|von|bin|al-\w+)){1,3}"
    r"(?:(?:,| and| &)\s[^\W\d_a-z][\w.'’-]+(?:\s(?:[^\W\d_a-z][\w.'’-]*|de|van|von|bin|al-\w+)){1,3})*"
)

_POST: Final = re.compile(
    r"(?:(?:our|the|a|an|special|foreign|senior|chief|staff|political|diplomatic|news)\s){0,3}"
    r"(?:\w+\s){0,2}(?:correspondent|reporter|editor|writer|columnist|bureau|staff|agenc(?:y|ies))\b[^.]*",
    re.I,
)
_STAFF: Final = re.compile(
    r"(?:(?:by|from) )?(?:(?:our|a|the|staff|agency) )(?:\w+ ){0,3}(?:correspondents?|reporters?|writers?"
    r"|staff|team|desk|agencies)(?: in (?-i:[^\W\d_a-z]).{1,40})?"
    r"|(?:staff|agencies|\w+ staff)(?: and (?:staff|agencies|wires))?"
    r"|(?:words|text|story|writing|report)\s?: (?-i:[^\W\d_a-z])[\w.'’-]+"
    r"(?: (?-i:[^\W\d_a-z])[\w.'’-]*){1,3}",
    re.I,
)
_TITLES: Final = re.compile(
    r"\b(?:Special|Report|Press|Release|Full|Text|Key|Findings|Analysis|Opinion|News|Exclusive|Investigation"
    r"|Interview|Summary|Introduction|Background|Executive|Statement|Part|Chapter|Update|Breaking|The|A|Letter"
    r"|Points|Questions|Notes?|Agreement|Accord|Treaty|Resolution|Act|Law|Council|Government|Ministry|Union)\b"
)
"""What a line of two or three capitalised words may be instead of a name."""
_CAPITALS: Final = r"[^\W\d_a-z]{2}[^\W\d_a-z.'’-]*(?:[\s/-][^\W\d_a-z][^\W\d_a-z.'’-]*){0,4}"
_TITLED: Final = r"[^\W\d_a-z][\w.'’-]*(?:[\s/-](?:(?:of|the|de|el|al)\s)?[^\W\d_a-z][\w.'’-]*){0,3}"
_REGION: Final = rf"(?:,\s*(?!{MONTH}\b)[^\W\d_a-z][\w.’' -]{{1,30}}?)?"
_DAY_MONTH: Final = rf"(?:{DAY}|{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})"
_AGENCY: Final = r"\((?P<agency>[^\W\d_a-z][^()]{1,40})\)"
_NOT_PLACES: Final = frozenset(
    "exclusive file breaking update updated watch video analysis opinion comment correction note"
    " editor urgent alert live first"
    " poll report interview ap afp reuters upi un eu us usa uk nato q a the".split()
)
"""Words that open paragraphs in a dateline's dress."""
_DASH: Final = r"(?:--+|[—–]|-(?=\s)|:(?=\s))"
_FORMS: Final = tuple(
    re.compile(form.replace("PLACE", place))
    for form, place in (
        (
            rf"(?P<place>PLACE{_REGION})(?:,?\s+(?P<day>{_DAY_MONTH}))?,?(?:\s*{_AGENCY})?"
            rf"\s*(?P<dash>{_DASH})\s*",
            _CAPITALS,
        ),
        (
            rf"(?P<place>PLACE{_REGION})(?:,?\s+(?P<day>{_DAY_MONTH}))?,?\s*{_AGENCY}\s*(?P<dash>{_DASH})\s*",
            _TITLED,
        ),
        (
            rf"(?P<place>PLACE{_REGION}),?\s+(?P<day>{_DAY_MONTH})\s*(?P<agency>$^)?(?P<dash>{_DASH})\s*",
            _TITLED,
        ),
        (
            rf"(?P<place>PLACE{_REGION})(?P<day>$^)?(?P<agency>$^)?\s+(?P<dash>--+"
            rf"|[—–])\s+(?=[\"'“‘]?[^\W\d_a-z])",
            _TITLED,
        ),
    )
)
_OWN_LINE: Final = re.compile(
    rf"(?P<place>{_TITLED}{_REGION}),?\s+(?P<day>{DAY})(?:\s*{_AGENCY})?\s*(?:--?|[—–])?"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its first `length` code points of the paragraph, its place, wire service and day."""

    length: int
    place: str
    credit: str | None
    day: date | None


def find_byline(line: str) -> str | None:
    """The authors that a byline names, without "By"; None when the line is no byline."""
    if len(line) > 160 or len(line.split()) > 20:
        return None
    match = _BYLINE.fullmatch(line)
    if match is None:
        return None
    if line[-1] in ".!?" and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", line):
        return None
    return _CUT.split(match["names"] + (match["rest"] or ""))[0].strip(" ,.") or None


def is_credited_name(line: str) -> bool:
    """Whether the line is a name and a post on the paper: "Jo Do, our correspondent in Varda".

    So is a row of a name, a post and a day ("Jo Do | Business reporter | 3 March 2023").
    """
    name, *rest = [part.strip() for part in re.split(r"\s[|•·–—]\s", line)]
    if len(line) <= 140 and rest and is_name_line(name.removeprefix("By ")):
        return all(_POST.fullmatch(part) or is_date_line(part) for part in rest)
    name, _, post = line.partition(", ")
    return len(line) <= 100 and is_name_line(name) and _POST.match(post) is not None


def is_signed(line: str) -> bool:
    """Whether a line right below a headline says who wrote it without "By": "Jo Do in Varda", "Staff and
    agencies", "3 March 2023 | Jo Do"."""
    if len(line) > 100 or len(line.split()) > 14:
        return False
    if _STAFF.fullmatch(line):
        return True
    parts = [part.strip() for part in re.split(r"\s[|•·–—/]\s", line)]
    if len(parts) > 1:
        names = [p for p in parts if not is_date_line(p) and not _POST.fullmatch(p)]
        return (
            bool(names) and is_name_line(names[0]) and len(names) <= 2 and all(p[:1].isupper() for p in names)
        )
    name = re.split(r"\s(?:in|at|for)\s(?=[^\W\d_a-z]|the\s)", line)[0]
    return is_name_line(name) and not _TITLES.search(name) and line[-1] not in ".!?"


def is_name_line(line: str) -> bool:
    """Whether the line looks like nothing but one to three people's names."""
    return len(line) <= 80 and _NAMES_ONLY.fullmatch(line) is not None


def find_dateline(paragraph: str, *, colon: bool = True) -> Dateline | None:
    """The dateline that opens a paragraph: "KABUL --", "VARDA, March 3 (Varda Wire) -".

    `colon` allows "KABUL: The ...", which in a transcript would be somebody speaking.
    """
    head = paragraph[:140]
    for form in _FORMS:
        match = form.match(head)
        if match is None or match.end() >= len(paragraph) or (match["dash"] == ":" and not colon):
            continue
        rest = paragraph[match.end() :]
        if len(rest.split()) < 10 and rest[-1] not in ".!?\"”’'":
            continue
        if match["place"].lower().split()[0].strip(".,'’") in _NOT_PLACES:
            continue
        return Dateline(
            match.start("dash") + len(match["dash"]),
            _place(match["place"]),
            match["agency"],
            parse_day(match["day"]),
        )
    return None


def dateline_line(line: str) -> Dateline | None:
    """A dateline that has a line of its own ("Varda, 3 March 2023"), or a date line without a place."""
    if is_date_line(line):
        return Dateline(len(line), "", None, None)
    if len(line) <= 120 and (match := _OWN_LINE.fullmatch(line)):
        return Dateline(len(line), _place(match["place"]), match["agency"], parse_day(match["day"]))
    return None


def _place(words: str) -> str:
    """KABUL is Kabul; N.Y. and D.C. stay as they are."""
    return re.sub(
        r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?",
        lambda m: m[0].capitalize() if m[0].isupper() else m[0],
        words.strip(" ,"),
    )
