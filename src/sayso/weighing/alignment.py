"""Which passages two texts share, word for word, in whatever order.

Texts are compared as words without case and punctuation, so that a changed quotation mark or line
break hides nothing; spans still point into the texts as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.model import Document, Span

SHINGLE: Final = 5
"""Words in a row that count as one feature: usual for news text; five-word runs seldom recur by chance."""

MINIMUM_RUN: Final = 8
"""The shortest shared passage, in words: shorter ones are names with titles and stock phrases."""

PASSAGE_RUN: Final = 15
"""The shortest run, in words, that counts as lifted: about a sentence."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED: Final = re.compile(r"[\"“][^\"“”]{1,2000}[\"”]")
_COPIED: Final = frozenset({"body", "heading", "caption"})  # headlines are the first thing to be rewritten


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document's copied sections. `quoted` marks those inside quotation marks."""

    tokens: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share. `share_*` is the part of each text's words that lies in shared passages.

    `unquoted` is that part for the words outside quotation marks, of the text that shares more; and
    `passage` is how many such words lie in runs of at least `PASSAGE_RUN`.
    """

    share_a: float
    share_b: float
    unquoted: float
    passage: int = 0
    spans_a: tuple[Span, ...] = ()
    spans_b: tuple[Span, ...] = ()


def words_of(document: Document) -> Words:
    """The words of body, headings and captions; of the whole text where sections are unknown.

    Comments and boilerplate are no part of what is copied.
    """
    text = document.text
    stretches = [s.span for s in document.sections if s.kind in _COPIED] or [(0, len(text))]
    quotes = [m.span() for m in _QUOTED.finditer(text)]
    tokens, spans, quoted = [], [], []
    place = 0
    for start, end in stretches:
        for match in _WORD.finditer(text, start, end):
            while place < len(quotes) and quotes[place][1] <= match.start():
                place += 1
            tokens.append(match.group().casefold().replace("’", "'"))
            spans.append(match.span())
            quoted.append(place < len(quotes) and quotes[place][0] <= match.start())
    return Words(tuple(tokens), tuple(spans), tuple(quoted))


def align(a: Words, b: Words) -> Overlap:
    """The passages of at least `MINIMUM_RUN` words that occur in both, longest runs from left to right."""
    if not a.tokens or not b.tokens:
        return Overlap(0.0, 0.0, 0.0)
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b.tokens) - SHINGLE + 1):
        places.setdefault(b.tokens[j : j + SHINGLE], []).append(j)
    in_a, in_b = bytearray(len(a.tokens)), bytearray(len(b.tokens))
    runs_a: list[tuple[int, int]] = []
    runs_b: list[tuple[int, int]] = []
    i = 0
    while i <= len(a.tokens) - SHINGLE:
        best, at = 0, -1
        for j in places.get(a.tokens[i : i + SHINGLE], ()):
            length = _run(a.tokens, b.tokens, i, j)
            if length > best:
                best, at = length, j
        if best >= MINIMUM_RUN:
            runs_a.append((i, i + best))
            runs_b.append((at, at + best))
            in_a[i : i + best] = b"\x01" * best
            in_b[at : at + best] = b"\x01" * best
            i += best
        else:
            i += 1
    share_a, share_b = sum(in_a) / len(in_a), sum(in_b) / len(in_b)
    own, marks = (a, in_a) if share_a >= share_b else (b, in_b)
    outside = [m for m, quoted in zip(marks, own.quoted, strict=True) if not quoted]
    return Overlap(
        passage=sum(
            not a.quoted[k] for start, end in runs_a if end - start >= PASSAGE_RUN for k in range(start, end)
        ),
        share_a=share_a,
        share_b=share_b,
        # A text that is all quotation has nothing else to compare.
        unquoted=sum(outside) / len(outside) if len(outside) >= 2 * MINIMUM_RUN else max(share_a, share_b),
        spans_a=_spans(a, runs_a),
        spans_b=_spans(b, runs_b),
    )


def _run(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    length = SHINGLE
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


def _spans(words: Words, runs: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Code-point spans of runs of words; runs that touch or overlap are one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple((words.spans[s][0], words.spans[e - 1][1]) for s, e in merged)
