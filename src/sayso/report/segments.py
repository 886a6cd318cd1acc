"""Cuts a text at every boundary of the spans laid over it, so that overlapping marks can be drawn exactly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from sayso.model import Document, Section, Span

_RUNNING = frozenset({"body", "dateline"})
"""Sections that may share a paragraph; a boundary to any other kind starts a new block."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text with what it is: `role` (source, cue, content, claim, commitment) and `id`."""

    role: str
    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch with one set of marks; `opens` start at its first code point, `closes` end at its last."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: a stretch without outer white space, with the kind of the section that starts it.

    `kind` is `body` where no section covers it; `section` is that section's place in the document.
    """

    kind: str
    start: int
    end: int
    section: int | None = None


def segments(text: str, marks: Iterable[Mark], windows: Sequence[Span]) -> list[list[Segment]]:
    """For each window (sorted, disjoint) its segments; their texts joined are the window's text.

    Marks are clipped to `[0, len(text))`; empty ones are dropped. A mark that spans several windows opens
    in the first and closes in the last one that it touches.
    """
    kept = sorted(
        (m for m in marks if 0 <= m.start < m.end <= len(text)),
        key=lambda m: (m.start, -m.end, m.role, m.id),
    )
    opened: set[Mark] = set()
    last_touch = _last_touch(kept, windows)
    active: list[Mark] = []
    upcoming = 0
    out: list[list[Segment]] = []
    for number, (start, end) in enumerate(windows):
        active = [m for m in active if m.end > start]
        while upcoming < len(kept) and kept[upcoming].start < end:
            if kept[upcoming].end > start:
                active.append(kept[upcoming])
            upcoming += 1
        cuts = sorted({start, end, *(p for m in active for p in (m.start, m.end) if start < p < end)})
        row: list[Segment] = []
        for a, b in pairwise(cuts):
            here = tuple(m for m in active if m.start <= a and b <= m.end)
            opens = tuple(m for m in here if m not in opened)
            opened.update(opens)
            closes = tuple(m for m in here if last_touch[m] == number and min(m.end, end) == b)
            row.append(Segment(a, b, text[a:b], here, opens, closes))
        out.append(row)
    return out


def _last_touch(marks: Sequence[Mark], windows: Sequence[Span]) -> dict[Mark, int]:
    """The number of the last window that each mark reaches into (0 when none: it is never asked for)."""
    starts = [w[0] for w in windows]
    return {mark: max(bisect_left(starts, mark.end) - 1, 0) for mark in marks}


def blocks(document: Document) -> list[Block]:
    """The document's paragraphs in order; together they hold every code point that is not white space.

    Paragraphs end at blank lines, or at every line end in a text that has no blank line.
    """
    text = document.text
    cuts = {0, len(text)}
    spaced = re.search(r"\n[ \t\r]*\n", text) is not None
    position = 0
    for line in text.splitlines(keepends=True):
        if not spaced or not line.strip():
            cuts.update((position, position + len(line)))
        position += len(line)
    for section, following in zip_longest(document.sections, document.sections[1:]):
        if section.kind not in _RUNNING:
            cuts.update((section.start, section.end))
        elif following is None or following.start > section.end:
            cuts.add(section.end)
    ordered = sorted(c for c in cuts if 0 <= c <= len(text))
    found: list[Block] = []
    index = 0
    for a, b in pairwise(ordered):
        stretch = text[a:b]
        start, end = a + len(stretch) - len(stretch.lstrip()), a + len(stretch.rstrip())
        if start >= end:
            continue
        while index < len(document.sections) and document.sections[index].end <= start:
            index += 1
        section_here = _covering(document.sections, index, start)
        kind = section_here.kind if section_here else "body"
        found.append(
            Block(
                "body" if kind == "dateline" and end > document.sections[index].end else kind,
                start,
                end,
                index if section_here else None,
            )
        )
    return found


def _covering(sections: Sequence[Section], index: int, offset: int) -> Section | None:
    if index < len(sections) and sections[index].start <= offset < sections[index].end:
        return sections[index]
    return None
