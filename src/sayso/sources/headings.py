"""Headlines and headings: short lines that name what follows."""

from __future__ import annotations

import re
from typing import Final

_STRUCTURAL: Final = re.compile(
    r"(?:article|section|chapter|part|annex|appendix|schedule|title|protocol|attachment)\s+(?:[ivxlc]+"
    r"|\d+(?:\.\d+)*|[a-z]|one|two|three"
    r"|four|five|six|seven|eight|nine|ten)\b(?:\s*[.:–—-]{1,2}\s*|\s+|$)[^.;]{0,80}\.?|preamble\.?",
    re.I,
)
_SPEAKER: Final = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,4}|Q|A)(?:\s\([^)]{1,40}\))?:(?:\s|$)"
)
_BULLET: Final = re.compile(r"(?:[-*•–—·▪◦>]|\(?[a-z]\)|\(?[ivx]+\))\s")
_ADDRESS: Final = re.compile(r"\S+@\S+\.\S+|https?://|www\.|[+(]?\d[\d ()-]{6,}")
_NUMBER: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Z])[.)]\s+(?=\S)")
_SMALL: Final = frozenset(
    "a an and as at but by for from in into nor of off on onto or over per s so than the to up"
    " via vs with yet".split()
)


def is_structural(line: str) -> bool:
    """Whether the line numbers a part of a document: "Article 3", "Annex A: Prisoners"."""
    return len(line.split()) <= 14 and _STRUCTURAL.fullmatch(line) is not None


def names_speaker(line: str) -> bool:
    """Whether the paragraph opens with the label of a speaker ("WALLACE: ...")."""
    return _SPEAKER.match(line) is not None


def could_be_heading(line: str) -> bool:
    """Whether a line looks like a heading: short, opened by a capital, closed by nothing."""
    line = _NUMBER.sub("", re.sub(r"(?:\s*\[\d+\])+$", "", line))
    words = line.split()
    if not words or len(words) > 14 or len(line) > 100 or (line[-1] == "?" and len(words) > 8):
        return False
    if not _opens_well(line) or line[-1] in ".,;:!…-–—/" or re.search(r"[.,:!?…][\"”'’)\]]{1,2}$", line):
        return False
    if _BULLET.match(line) or _ADDRESS.search(line) or "\t" in line:
        return False
    return _quotes_close(line) and not re.search(r"[.!?]\s+[^\W\d_a-z]\w", _without_titles(line))


def could_be_headline(line: str, *, before_front: bool = False) -> bool:
    """Whether a first line can be the headline.

    A headline ends without a full stop; one with a full stop must be in title case, or stand right
    before a byline or a dateline (`before_front`).
    """
    words = line.split()
    if not 1 <= len(words) <= 30 or len(line) > 240 or not re.search(r"[^\W\d_]", line):
        return False
    if _BULLET.match(line) or re.match(r"(?:Q|A)\s?[.:]\s|Dear\s", line) or line[-1] in ",;:":
        return False
    if not re.search(r"[.…][\"”'’)\]]?$", line):
        return _opens_well(line) or before_front
    if len(words) > 25 or re.search(r"[.!?]\s+[^\W\d_a-z]\w", _without_titles(line)):
        return False
    return before_front or is_title_case(line)


def is_title_case(line: str) -> bool:
    """Whether four in five of the words that can be capitalised are, one of which is not the first."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if w.lower() not in _SMALL and len(w) > 1]
    capital = sum(w[0].isupper() for w in words)
    return len(words) >= 3 and capital >= 0.8 * len(words)


def is_shouted(line: str) -> bool:
    """Whether the line is in capitals."""
    return line.isupper() and len(line) > 3


def _opens_well(line: str) -> bool:
    first = line.lstrip("\"'“‘«(¿¡[*_#£$€¥").strip()[:1]
    return bool(first) and (
        first.isupper() or first.isdigit() or not (first.islower() or not first.isalpha())
    )


def _without_titles(line: str) -> str:
    return re.sub(r"\b(?:[A-Z]|[A-Z][a-z]{1,4}|vs|Nos?|ret|St)\.", "", line)


def _quotes_close(line: str) -> bool:
    return line.count('"') % 2 == 0 and line.count("“") == line.count("”")
