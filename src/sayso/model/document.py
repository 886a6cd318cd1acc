"""`Document`: one immutable text with its metadata and its sections."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

Span = tuple[int, int]
"""A `[start, end)` stretch of a document's text, in Unicode code points."""

SectionKind = Literal[
    "headline", "byline", "dateline", "body", "heading", "caption", "comment", "boilerplate"
]
SECTION_KINDS: Final[tuple[str, ...]] = get_args(SectionKind)

EDITORIAL: Final = frozenset({"headline", "dateline", "body", "heading", "caption"})
"""The sections in which the publication itself speaks (or quotes)."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text with one function; sections do not overlap and come in text order."""

    kind: SectionKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One text and what is known about it. Every offset of a reading points into `text`.

    `published` is a calendar day, `None` when nothing says it: it is never guessed. `language` is an
    ISO 639-1 code. `credit` names an originating publisher that the document itself declares (a wire
    """

    text: str
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    credit: str | None = None
    sections: tuple[Section, ...] = ()

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that depend on the text and on who published it where and when.

        The same file read twice has one id; one wire story in two outlets has two.
        """
        known = [
            self.text,
            self.title,
            self.publisher,
            self.url,
            self.published.isoformat() if self.published else None,
        ]
        return hashlib.sha256(json.dumps(known).encode("utf-8")).hexdigest()[:16]

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text alone, in hexadecimal: equal for verbatim copies."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def quote(self, span: Span) -> str:
        """The exact words at `span`."""
        return self.text[span[0] : span[1]]

    def section_at(self, offset: int) -> Section | None:
        """The section that holds the code point at `offset`, if any does."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section
        return None
