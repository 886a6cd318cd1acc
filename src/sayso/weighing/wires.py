"""Which wire or other publisher a document credits with its text, in its own words."""

from __future__ import annotations

import re
from typing import Final

from sayso.model import Document

_KNOWN: Final = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "afp": "AFP", "agence france-presse": "AFP",
    "agence france presse": "AFP", "ap": "AP", "the associated press": "AP", "associated press": "AP",
    "upi": "UPI", "dpa": "dpa", "efe": "EFE", "ansa": "ANSA", "tass": "TASS", "itar-tass": "TASS",
    "xinhua": "Xinhua", "interfax": "Interfax", "kyodo": "Kyodo", "yonhap": "Yonhap", "anadolu": "Anadolu",
    "pa media": "PA Media", "press association": "PA Media", "pti": "PTI", "ians": "IANS",
}  # fmt: skip

# "TARNHOLM, May 2 (Norwire) -": a place, perhaps a day, the wire in brackets, a dash.
_DATELINE: Final = re.compile(r"^\W*[A-Z][\w .,/'’-]{1,60}\(([A-Z][\w .&/-]{1,30})\)\s*(?:[-–—]|:|$)")
_BARE: Final = re.compile(r"^\W*\(([A-Z][\w .&/-]{1,30})\)\s*(?:[-–—]|:)")
_AGENCY: Final = re.compile(r"\b((?:[A-Z]\w+ ){1,3}(?:News Agency|Press Agency|Newswire|Wire Service))\b")
_OPENING: Final = 160  # code points in which a credit may open a text


def wire_credit(document: Document) -> str | None:
    """The publisher that the document says its text is from, `None` when it says none.

    Looks at the declared credit, the dateline, the opening words and the byline; a credit to the
    document's own publisher is kept: the text is still the wire's.
    """
    if document.credit:
        return _known(document.credit)
    starts = [s.start for s in document.sections if s.kind in ("dateline", "body")] or [0]
    openings = [document.dateline or "", *(document.text[s : s + _OPENING] for s in starts[:2])]
    for opening in openings:
        found = _DATELINE.match(opening) or _BARE.match(opening)
        if found and not _takes_turns(opening[: found.start(1) - 1], document.text):
            return _known(found.group(1))
    byline = (document.byline or "").strip()
    for part in re.split(r"\s*(?:,|/|\band\b|\bBy\b|\bvia\b)\s*", byline):
        if part.casefold() in _KNOWN:
            return _known(part)
    agency = _AGENCY.search(byline)
    return agency.group(1) if agency else None


def _takes_turns(before: str, text: str) -> bool:
    """Whether what stands before the brackets speaks again: "NEWSREADER (Ana Veld):" is a transcript's."""
    label = re.escape(before.strip())
    return bool(label) and re.search(rf"^\W*{label}\s*:", text, re.MULTILINE) is not None


def _known(name: str) -> str:
    return _KNOWN.get(name.strip().casefold(), name.strip())
