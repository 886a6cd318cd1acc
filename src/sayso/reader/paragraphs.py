"""Paragraphs of a text: the units that are parsed, and inside which quotation marks are paired."""

from __future__ import annotations

import re

from sayso.model import Span

_BLANK = re.compile(r"\n[ \t\r\f\v\u00a0]*(?:\n[ \t\r\f\v\u00a0]*)+")
_ENDS = tuple('.!?:;"”’»)]…。؟')
LONGEST = 20_000
"""Code points after which an unbroken stretch is cut: bounds the parser's memory on text without breaks."""


def paragraphs(text: str) -> list[Span]:
    """The paragraphs in text order, without surrounding white space; together they hold every word.

    Blank lines always part paragraphs. A single newline does too, unless the block looks hard-wrapped:
    most of its lines end in the middle of a sentence.
    """
    found: list[Span] = []
    start = 0
    for gap in _BLANK.finditer(text):
        _block(text, start, gap.start(), found)
        start = gap.end()
    _block(text, start, len(text), found)
    return found


def _block(text: str, start: int, end: int, found: list[Span]) -> None:
    lines = _lines(text, start, end)
    pieces = [(lines[0][0], lines[-1][1])] if lines and _wrapped(text, lines) else lines
    for piece in pieces:
        found.extend(_bounded(text, piece))


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        left, right = start, stop
        while left < right and text[left].isspace():
            left += 1
        while left < right and text[right - 1].isspace():
            right -= 1
        if left < right:
            lines.append((left, right))
        start = stop + 1
    return lines


def _wrapped(text: str, lines: list[Span]) -> bool:
    inner = lines[:-1]
    if not inner or min(e - s for s, e in inner) < 30 or max(e - s for s, e in lines) > 140:
        return False
    broken = sum(not text[s:e].endswith(_ENDS) for s, e in inner)
    return broken >= max(1, round(0.6 * len(inner)))


def _bounded(text: str, span: Span) -> list[Span]:
    start, end = span
    pieces = []
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start, start + LONGEST) for mark in (". ", "\n", " "))
        cut = start + LONGEST if cut <= start else cut + 1
        pieces.append((start, cut))
        start = cut
    if text[start:end].strip():
        pieces.append((start, end))
    return pieces
