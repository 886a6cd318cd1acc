"""Front matter: everything before the first paragraph of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sayso.model.document import SectionKind
from sayso.sources.captions import describes_picture, is_caption, is_credit_line
from sayso.sources.dates import DAY, is_date_line, parse_day, published_on
from sayso.sources.furniture import is_furniture, opens_comments
from sayso.sources.headings import could_be_heading, could_be_headline, is_structural
from sayso.sources.lines import (
    dateline_line,
    find_byline,
    find_dateline,
    is_credited_name,
    is_name_line,
    is_signed,
)
from sayso.sources.paragraphs import Paragraph

_LONGEST: Final = 16
"""Paragraphs that front matter may run to; a page with more furniture above its report is left as it is."""

_LABEL: Final = re.compile(
    r"(?P<label>title|headline|author|byline|by|date|published|publication date|source|publisher|outlet"
    r"|newspaper|agency"
    r"|url|link|language|place|location|subject)\s*:\s+(?P<value>\S.*)",
    re.I,
)
_PAPERS: Final = re.compile(
    r"\b(?:agreement|treaty|accord|statement|communiqu[eé]|declaration|memorandum|protocol|report"
    r"|resolution|charter"
    r"|press release|interview|transcript|speech|letter|charter|remarks|constitution|law|act|decree)\b",
    re.I,
)


@dataclass(slots=True)
class Front:
    """The kinds of the front matter's paragraphs, and what they say. `labels` are "Source: ..." lines."""

    kinds: list[SectionKind] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: date | None = None
    credit: str | None = None
    labels: dict[str, str] = field(default_factory=dict)


def read_front(units: Sequence[Paragraph], lines: Sequence[str]) -> Front:
    """Read the front matter: stops at the first paragraph that is the report itself."""
    matter = Front()
    if len(lines) < 2 and not any(u.kind for u in units):
        return matter
    for n in range(min(len(lines), _LONGEST)):
        kind = _kind(n, units, lines, matter)
        if kind is None:
            break
        matter.kinds.append(kind)
    return matter


def _kind(n: int, units: Sequence[Paragraph], lines: Sequence[str], matter: Front) -> SectionKind | None:
    line, known = lines[n], units[n].kind
    after = lines[n + 1] if n + 1 < len(lines) else ""
    if known is not None:
        return _note(known, line, matter)
    if label := _LABEL.fullmatch(line):
        return _labelled(label["label"].lower(), label["value"], matter) if len(line) <= 300 else None
    if byline := find_byline(line) or (matter.title and _rowed(line)):
        matter.byline = matter.byline or byline
        matter.published = matter.published or _day_in(line)
        return "byline"
    if own := dateline_line(line):
        matter.dateline = matter.dateline or own.place or None
        matter.credit = matter.credit or own.credit
        matter.published = matter.published or (published_on(line) if is_date_line(line) else own.day)
        return "dateline"
    if find_dateline(line) is not None:
        return None
    if (
        matter.kinds[-1:] == ["headline"]
        and matter.byline is None
        and is_signed(line)
        and len(after.split()) > 14
    ):
        matter.byline = next((p for p in re.split(r"\s[|•·–—/]\s", line) if not is_date_line(p)), line)
        matter.published = matter.published or _day_in(line)
        return "byline"
    if is_furniture(line) or opens_comments(line):
        # "Opinion: ..." can be a headline all the same, where it stands first and is long enough.
        named = _is_headline(n, units, lines, matter) and len(re.findall(r"\w+", line)) > 4
        return (
            _headline(n, line, after, units, matter)
            if named and not re.search(r"[>»›|•©]", line)
            else "boilerplate"
        )
    if matter.title is not None and (is_caption(line, set_apart=True) or _described(n, lines)):
        return "caption"
    if matter.title is not None and is_credit_line(line):
        return "caption"
    if _is_headline(n, units, lines, matter):
        return _headline(n, line, after, units, matter)
    if matter.title is None or units[n].prose:
        return None
    if matter.byline is None and (
        is_credited_name(line)
        or (is_name_line(line) and (dateline_line(after) or find_dateline(after) or is_furniture(after)))
        or (is_name_line(line) and any(last.startswith(f"{line} ") for last in lines[-4:]))
    ):
        matter.byline = line.split(", ")[0] if is_credited_name(line) else line
        return "byline"
    if "byline" in matter.kinds and len(line.split()) <= 4 and is_name_line(line):
        return "byline"
    if (
        could_be_heading(line)
        and not re.match(r"(?:Q|A)\s?[.:]", line)
        and not is_structural(line)
        and _body_follows(lines[n + 1 :])
    ):
        return "heading"
    return None


def _rowed(line: str) -> str | None:
    """The name in a row of name, post and day: "Jo Do | Business reporter | 3 March 2023"."""
    return re.split(r"\s[|•·–—]\s", line)[0] if is_credited_name(line) and ", " not in line else None


def _day_in(byline: str) -> date | None:
    """The day of publication that a byline gives; none where it is said to be one of a change."""
    match = re.search(DAY, byline)
    changed = match and re.search(r"updated|modified", byline[: match.start()], re.I)
    return parse_day(match.group()) if match and not changed else None


def _note(kind: SectionKind, line: str, matter: Front) -> SectionKind | None:
    """Take in a paragraph whose kind the format gives; body, headings and comments end the front matter."""
    if kind in ("body", "comment", "heading"):
        return None
    if kind == "headline":
        matter.title = matter.title or " ".join(line.split())
    elif kind == "byline":
        matter.byline = matter.byline or find_byline(line) or line
    elif kind == "dateline" and (own := dateline_line(line)):
        matter.dateline = matter.dateline or own.place or None
        matter.published = matter.published or (published_on(line) if is_date_line(line) else own.day)
    return kind


def _labelled(label: str, value: str, matter: Front) -> SectionKind:
    if label in ("title", "headline"):
        matter.title = matter.title or value
        return "headline"
    if label in ("author", "byline", "by"):
        matter.byline = matter.byline or value
        return "byline"
    if label in ("date", "published", "publication date"):
        matter.published = matter.published or parse_day(value)
        return "dateline"
    matter.labels.setdefault(label, value)
    return "boilerplate"


def _is_headline(n: int, units: Sequence[Paragraph], lines: Sequence[str], matter: Front) -> bool:
    """Whether the n-th paragraph is the headline; a headline that the format marks further on goes before."""
    if any(unit.kind == "headline" for unit in units[n : n + _LONGEST]):
        return False
    if matter.title is not None or units[n].prose or n + 1 >= len(lines):
        return False
    after = lines[n + 1]
    before_front = bool(
        find_byline(after) or dateline_line(after) or (len(lines[n].split()) <= 22 and find_dateline(after))
    )
    return could_be_headline(lines[n], before_front=before_front)


def _headline(n: int, line: str, after: str, units: Sequence[Paragraph], matter: Front) -> SectionKind:
    """A headline, unless it is a kicker: a word or three ("Analysis") above a longer headline."""
    short = len(line.split()) <= 3 and not _PAPERS.search(line)
    if (
        short
        and not (units[n + 1].kind or units[n + 1].prose)
        and len(after.split()) >= 5
        and could_be_headline(after)
        and find_byline(after) is None
        and dateline_line(after) is None
        and not is_caption(after, set_apart=True)
        and not re.search(r"[.!?][\"”’']?$", after)
    ):
        return "boilerplate"
    matter.title = " ".join(line.split())
    return "headline"


def _described(n: int, lines: Sequence[str]) -> bool:
    """Whether a credit on the next line makes this line the caption it belongs to."""
    return n + 1 < len(lines) and is_credit_line(lines[n + 1]) and describes_picture(lines[n])


def _body_follows(lines: Sequence[str]) -> bool:
    """Whether the body follows within four short lines, or at once a byline or a dateline among them."""
    for line in [line for line in lines if not is_furniture(line)][:4]:
        if len(line.split()) > 14 or find_byline(line) or dateline_line(line):
            return True
        if not could_be_heading(line):
            return False
    return False
