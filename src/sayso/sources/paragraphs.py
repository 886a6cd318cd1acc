"""Paragraphs: the units that sections are found over, as spans of the immutable text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.model.document import SectionKind

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*")
_LABEL: Final = re.compile(
    r"(?:[-*•–]\s|\(?\d+[.)]\s|(?:By|BY|Article|ARTICLE|Section|SECTION)\s|[A-Z]\w*:\s)"
)
_WIDEST_WRAP: Final = 130
"""Lines longer than this many code points were not broken to fit a page or a terminal."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, `[start, end)` without outer white space.

    `kind` is set when the format itself says what the paragraph is (a `figcaption`, a heading style);
    `prose` when the format says that it is running text, so that looks alone make it no heading.
    `gap` is the number of line breaks before it.
    """

    start: int
    end: int
    kind: SectionKind | None = None
    prose: bool = False
    gap: int = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a format that has structure of its own, before it is laid out as text."""

    text: str
    kind: SectionKind | None = None
    prose: bool = False


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text that the blocks make, a blank line between any two, and where each block lies in it."""
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for block in blocks:
        words = block.text.strip()
        if not words:
            continue
        paragraphs.append(Paragraph(at, at + len(words), block.kind, block.prose))
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), tuple(paragraphs)


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text, in order.

    A blank line ends a paragraph. So does a single line break, unless the text is hard-wrapped: then
    lines are joined again where the next word would not have fitted. The text itself is not touched.
    """
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    paragraphs: list[Paragraph] = []
    for number, (start, end, gap) in enumerate(lines):
        previous = lines[number - 1] if number else None
        if previous and gap == 1 and width and _continues(text, previous, (start, end), width):
            last = paragraphs[-1]
            paragraphs[-1] = Paragraph(last.start, end, gap=last.gap)
        else:
            paragraphs.append(Paragraph(start, end, gap=gap))
    return tuple(paragraphs)


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Non-blank lines as (start, end, line breaks since the line before), white space trimmed."""
    at = gap = 0
    while at <= len(text):
        match = _LINE.match(text, at)
        stop = match.end() if match else len(text)
        line = text[at:stop]
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            yield start, start + len(bare), gap
            gap = 0
        gap += 1
        at = stop + (2 if text.startswith("\r\n", stop) else 1)


def _wrap_width(text: str, lines: list[tuple[int, int, int]]) -> int:
    """The width that a hard-wrapped text was filled to; 0 for a text that is not hard-wrapped."""
    widths = [end - start for start, end, _ in lines]
    if not widths or max(widths) > _WIDEST_WRAP:
        return 0
    width = max(widths)
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if b[2] == 1]
    full = sum(_fills(text, a, b, width) for a, b in pairs)
    # Four breaks and seven in ten: fewer could be a short list, whose lines break where the author wished.
    return width if width >= 40 and len(pairs) >= 4 and full >= 0.7 * len(pairs) else 0


def _fills(text: str, line: tuple[int, int, int], after: tuple[int, ...], width: int) -> bool:
    word = text[after[0] : after[1]].split(None, 1)[0]
    # Ragged breaks leave up to a tenth of the line: some writers do not fill greedily.
    return line[1] - line[0] + 1 + len(word) > 0.9 * width


def _continues(text: str, line: tuple[int, int, int], after: tuple[int, int], width: int) -> bool:
    return _fills(text, line, after, width) and not _LABEL.match(text, after[0])
