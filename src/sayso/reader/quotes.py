"""Quotation marks, paired, and which quotations go on over paragraph borders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import Span
from sayso.reader.attribution_features import CLOSE, INSIDE, OPEN, OUTSIDE, quotes_in

SCARE_WORDS = 3
"""Quotations of at most this many words may be titles, nicknames or words held at arm's length."""

_TITLE_WORDS = 10
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of one paragraph with its marks. `closed` is false when its last mark is missing,
    which in print means that the next paragraph goes on with it, with or without a mark of its own;
    `paragraph` is the number of its paragraph."""

    start: int
    end: int
    paragraph: int
    closed: bool = True

    @property
    def span(self) -> Span:
        return (self.start, self.end)


def quotations(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """The quotations of a text in order."""
    found = []
    for number, ((start, _), quote) in enumerate(zip(paragraphs, quotes_in(text, paragraphs), strict=True)):
        states = quote.tolist()
        at = 0
        while at < len(states):
            if states[at] == OUTSIDE:
                at += 1
                continue
            stop = at + 1
            closed = False
            if states[at] in (OPEN, INSIDE):
                while stop < len(states) and states[stop] == INSIDE:
                    stop += 1
                closed = stop < len(states) and states[stop] == CLOSE
                stop += closed
            else:
                while stop < len(states) and states[stop] == states[at]:
                    stop += 1
            found.append(Quotation(start + at, start + stop, number, closed))
            at = stop
    return found


def words(text: str, span: Span) -> int:
    """How many words stand in a span."""
    return sum(any(c.isalnum() for c in w) for w in text[span[0] : span[1]].split())


def is_title(text: str, span: Span) -> bool:
    """Whether a short quotation reads as a title ("State of the Union"): its longer words have capitals."""
    found = _WORD.findall(text[span[0] : span[1]])
    capitals = sum(w[0].isupper() for w in found)
    longer = all(w[0].isupper() for w in found if len(w) > 3)
    return longer and capitals > 1 and 2 * capitals >= len(found) and words(text, span) <= _TITLE_WORDS
