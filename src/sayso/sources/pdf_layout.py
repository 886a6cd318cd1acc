"""Lines of a page to paragraphs in reading order: columns, running heads, words broken at line ends."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

_MARGIN: Final = 0.13
"""Share of the page's height, above and below, in which running heads and page numbers stand."""
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I
)
_ENDED: Final = re.compile(r"[.!?:][\"”'’)\]]*$")
_BROKEN: Final = "\u00ad\ufffe\x02"
"""What PDF readers give for a hyphen that the typesetter put in at the end of a line."""
_BULLET: Final = re.compile(r"(?:[-•*–▪◦·]|\(?\d{1,2}[.)]|\([a-z]\))\s")


@dataclass(slots=True)
class Line:
    """One line, or one column's part of a line. Points; y grows upwards, as in PDF."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool
    page: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph put together again, with the size of its type in points."""

    text: str
    size: float
    bold: bool
    page: int


def drop_running_heads(lines: Sequence[Line], heights: Sequence[float]) -> list[Line]:
    """The lines without page numbers, and without heads and feet: those that half of the pages repeat, or
    that are set smaller than the text."""

    def edge(line: Line) -> bool:
        height = heights[line.page]
        return line.y0 > (1 - _MARGIN) * height or line.y1 < _MARGIN * height

    seen: Counter[str] = Counter()
    for page in range(len(heights)):
        seen.update({_shape(line.text) for line in lines if line.page == page and edge(line)})
    often = max(2, len(heights) / 2)
    body = _body_size(lines)
    return [
        line
        for line in lines
        if not (
            edge(line)
            and (
                seen[_shape(line.text)] >= often
                or line.size < 0.85 * body
                or _PAGE_NUMBER.fullmatch(line.text)
            )
        )
    ]


def _body_size(lines: Sequence[Line]) -> float:
    """The size that most of the characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _shape(text: str) -> str:
    return re.sub(r"\d+|\b[ivxl]+\b", "#", " ".join(text.lower().split()))


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page as a person reads them: column by column between lines that span columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return _merge_rows(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda part: -part.y1):
        if line.x0 < gutter - 1 and line.x1 > gutter + 1:
            ordered += [*_columns(band, gutter), line]
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(band: Sequence[Line], gutter: float) -> list[Line]:
    left = [line for line in band if line.x1 <= gutter + 1]
    right = [line for line in band if line.x1 > gutter + 1]
    ordered = []
    for side, lines in enumerate((left, right)):
        for line in reading_order(lines) if lines else []:
            line.column = 2 * line.column + side + 1
            ordered.append(line)
    return ordered


def _gutter(lines: Sequence[Line]) -> float | None:
    """The x at which the page parts into columns of running text; None for one column."""
    if len(lines) < 8:
        return None
    low, high = min(line.x0 for line in lines), max(line.x1 for line in lines)
    best: tuple[int, float, float] | None = None
    x = low + 0.15 * (high - low)
    while x < high - 0.15 * (high - low):
        crossing = sum(line.x0 < x - 1 and line.x1 > x + 1 for line in lines)
        left = [line for line in lines if line.x1 <= x + 1]
        right = [line for line in lines if line.x0 >= x - 1]
        if min(len(left), len(right)) >= 4 and crossing <= 0.35 * len(lines) and _beside(left, right):
            score = (crossing, abs(x - (low + high) / 2), x)
            best = min(best, score) if best else score
        x += 3
    return best[2] if best else None


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two groups stand side by side, both in running text (a table's cells are short)."""
    top = min(max(part.y1 for part in left), max(part.y1 for part in right))
    bottom = max(min(part.y0 for part in left), min(part.y0 for part in right))
    size = median([part.size for part in (*left, *right)]) or 10
    wordy = all(median([len(part.text.split()) for part in side]) >= 3 for side in (left, right))
    return top - bottom > 3 * size and wordy


def _merge_rows(lines: Sequence[Line]) -> list[Line]:
    """Parts of one line joined again, top to bottom."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda part: (-round(part.y0), part.x0)):
        last = rows[-1] if rows else None
        if last and abs(last.y0 - line.y0) < 0.4 * max(last.size, line.size) and line.x0 >= last.x1 - 1:
            last.text += (" " if line.x0 - last.x1 < 4 * line.size else "  ") + line.text
            last.x1, last.y1 = line.x1, max(last.y1, line.y1)
        else:
            rows.append(line)
    return rows


def paragraphs(lines: Sequence[Line]) -> Iterator[Para]:
    """Lines in reading order to paragraphs: by spacing, indent, type size and how the last line ended."""
    if not lines:
        return
    words = set(re.findall(r"\w+(?:-\w+)+", " ".join(line.text for line in lines)))
    leading = _leading(lines)
    body = _body_size(lines)
    group = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if _breaks(group, before, line, leading, body, lines):
            yield _para(group, words)
            group = []
        group.append(line)
    yield _para(group, words)


def _leading(lines: Sequence[Line]) -> float:
    gaps = [a.y0 - b.y0 for a, b in itertools.pairwise(lines) if a.page == b.page and 0 < a.y0 - b.y0 < 60]
    return Counter(round(gap, 0) for gap in gaps).most_common(1)[0][0] if gaps else 14.0


def _breaks(
    group: Sequence[Line], before: Line, line: Line, leading: float, body: float, lines: Sequence[Line]
) -> bool:
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size) or before.bold != line.bold:
        return True
    if before.text[-1:] in _BROKEN:
        return False
    if _BULLET.match(line.text):
        return True
    if before.page == line.page and line.size > 1.08 * body:
        return not 0 < before.y0 - line.y0 < 1.7 * line.size
    if before.page != line.page or before.column != line.column:
        return _ENDED.search(before.text) is not None or not line.text[:1].islower()
    if not 0 < before.y0 - line.y0 < max(1.3 * leading, leading + 0.3 * line.size):
        return True
    peers = [part for part in lines if part.page == line.page and part.column == line.column]
    left, right = min(part.x0 for part in peers), max(part.x1 for part in peers)
    indented = (
        line.x0 > left + 0.8 * line.size
        and (len(group) > 1 or before.x0 < left + 0.4 * line.size)
        and before.x0 < line.x0 - 3
    )
    short = before.x1 < right - 0.15 * (right - left) and _ENDED.search(before.text) is not None
    return indented or short


def _para(group: Sequence[Line], hyphenated: set[str]) -> Para:
    text = group[0].text
    for line in group[1:]:
        text = _joined(text, line.text, hyphenated)
    return Para(" ".join(text.split()), group[0].size, all(line.bold for line in group), group[0].page)


def _joined(text: str, more: str, hyphenated: set[str]) -> str:
    """Two lines as one. A hyphen at the line's end goes, unless it belongs to the word: before a capital
    or digit, or where the document writes the word with its hyphen elsewhere."""
    match = re.search(r"(\w+)[-\u00ad\u2010\ufffe\x02]$", text)
    if match is None:
        return f"{text} {more}"
    soft = text[-1] in "\u00ad\ufffe\x02"
    after = re.match(r"\w+", more)
    whole = f"{match[1]}-{after[0]}" if after else ""
    if after and after[0][0].islower() and (soft or whole not in hyphenated):
        return text[:-1] + more
    return (text[:-1] + "-" if soft else text) + more
