"""What the attribution model sees of a text: word pieces with their case, quotation state and offsets.

Everything here is local to a paragraph (a quotation changes how the next paragraph is read, and no other),
so text far away cannot change the features of a paragraph. Training and running share this module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

CASES = ("lower", "title", "upper", "other", "break")
BREAK_CASE = CASES.index("break")
QUOTES = ("outside", "open mark", "inside", "close mark", "inside, never closed")
OUTSIDE, OPEN, INSIDE, CLOSE, UNCLOSED = range(len(QUOTES))

BREAK_ID = 1  # an unused entry of the vocabulary stands for the end of a paragraph

_NESTED = 600  # code points within which a quotation inside another, and that other, close
_OPENING, _CLOSING = "“„«", "”»"
_CLOSES = {"„": "“"}  # what else than _CLOSING closes a quotation that this mark opens
_BEFORE_OPENING = frozenset(" \t\u00a0([{-–—/:,;")
_AFTER_CLOSING = frozenset(" \t\u00a0)]}-–—/:,;.!?")
_INNER = {'"': '"', "“": "”"}
_DECADE = re.compile(r"\d0s\b")
_LINES = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Parallel arrays, one entry a word piece: vocabulary id, case, quotation state, start and end
    (code points, half-open, into the text) and the number of its scope: its paragraph, together with the
    next where that belongs to it. Every paragraph ends with a break piece that covers no character."""

    ids: Ints
    case: Ints
    quote: Ints
    start: Ints
    end: Ints
    paragraph: Ints

    def __len__(self) -> int:
        return len(self.ids)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the paragraphs: lines, except that a line broken in mid-sentence goes on in the next.

    A single line break between a lower-case letter or comma and a lower-case letter is a wrapped line.
    """
    spans: list[tuple[int, int]] = []
    for match in _LINES.finditer(text):
        start, end = match.span()
        if not text[start:end].strip():
            continue
        if spans and spans[-1][1] + 1 == start:
            before, after = text[spans[-1][1] - 1], text[start]
            if (before.islower() or before == ",") and after.islower():
                spans[-1] = (spans[-1][0], end)
                continue
        spans.append((start, end))
    return spans


def quotes_in(text: str, spans: Sequence[tuple[int, int]]) -> list[npt.NDArray[np.int8]]:
    """The quotation state of every character of consecutive paragraphs.

    A quotation that one leaves open goes on in the next, if that closes one which it has not opened.
    """
    found: list[npt.NDArray[np.int8]] = []
    for start, end in spans:
        states = quote_states(text[start:end])
        if found and len(found[-1]) and found[-1][-1] == UNCLOSED:
            closing = _stray_close(text[start:end])
            if closing is not None:
                states[:closing], states[closing] = INSIDE, CLOSE
        found.append(states)
    return found


def _stray_close(text: str) -> int | None:
    """Where the first double mark of a paragraph is, if it closes."""
    at = next((n for n, char in enumerate(text) if char == '"' or char in _OPENING or char in _CLOSING), 0)
    closes = at and (text[at] in _CLOSING or (text[at] == '"' and not text[at - 1].isspace()))
    return at if closes and not _surely_opens(text, at) else None


def quote_states(text: str) -> npt.NDArray[np.int8]:
    """The quotation state of every character of one paragraph.

    Double marks of all kinds pair with the next closing one; a straight mark opens after white space or
    an opening bracket and closes otherwise. Single curly marks (and straight ones) count only where no
    quotation is open and a fitting closing mark follows; a double quotation may stand inside. Directed marks
    may stand inside one another. A quotation left open runs to the paragraph's end.
    """
    states = np.zeros(len(text), dtype=np.int8)
    opened: int | None = None
    inner = 0
    at = 0
    while at < len(text):
        char = text[at]
        if char in "‘'`" and opened is None:
            closing = _single_close(text, at)
            if closing is not None:
                states[at], states[closing] = OPEN, CLOSE
                states[at + 1 : closing] = INSIDE
                at = closing + 1
                continue
        if opened is None:
            if char in _OPENING or (char == '"' and _may_open(text, at)):
                opened = at
        elif inner and char in _CLOSING:
            inner -= 1
        elif _closes(text, opened, at):
            states[opened], states[at] = OPEN, CLOSE
            states[opened + 1 : at] = INSIDE
            opened, inner = None, 0
        elif char in _OPENING and _pairs_inside(text, at):
            inner += 1
        elif char in _OPENING or char == '"':  # the first was never closed
            states[opened:at] = UNCLOSED
            opened, inner = at, 0
        at += 1
    if opened is not None:
        states[opened:] = UNCLOSED
    return states


def _closes(text: str, opened: int, at: int) -> bool:
    """Whether the mark at `at` closes the quotation that opened at `opened`."""
    if text[at] == '"':
        return not _surely_opens(text, at)
    return text[at] in _CLOSING or text[at] in _CLOSES.get(text[opened], "")


def _pairs_inside(text: str, at: int) -> bool:
    """Whether the mark that opens at `at`, inside a quotation, and that quotation both close further on."""
    depth = 1
    for place in range(at, min(len(text), at + _NESTED)):
        depth += (text[place] in _OPENING) - (text[place] in _CLOSING)
        if depth == 0:
            return True
    return False


def _may_open(text: str, at: int) -> bool:
    return at + 1 < len(text) and not text[at + 1].isspace()


def _surely_opens(text: str, at: int) -> bool:
    before = at == 0 or text[at - 1] in " \t\u00a0(["
    return before and at + 1 < len(text) and text[at + 1].isalnum()


def _single_close(text: str, at: int) -> int | None:
    """Where the single quotation that opens at `at` closes, if it is one: within 600 characters."""
    if at > 0 and text[at - 1] not in _BEFORE_OPENING:
        return None
    if at + 1 >= len(text) or not text[at + 1].isalnum():
        return None
    if _DECADE.match(text, at + 1):
        return None
    closers = "’" if text[at] == "‘" else "'"
    inner = ""  # the mark that closes the double quotation inside
    for place in range(at + 2, min(len(text), at + 600)):
        char = text[place]
        if inner or char in _INNER:
            inner = "" if char == inner else inner or _INNER[char]
            continue
        if char == "”":
            return None
        if char in closers and (place + 1 == len(text) or text[place + 1] in _AFTER_CLOSING):
            plural = text[place - 1] == "s" and place + 2 < len(text) and text[place + 2].islower()
            if not plural:
                return place if place - at > 3 else None
    return None


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of `text`, paragraph by paragraph, without special pieces but the breaks."""
    spans = paragraphs(text)
    quotes = quotes_in(text, spans)
    rows: list[npt.NDArray[np.int64]] = []
    scope = -1
    for first in range(0, len(spans), 512):
        block = spans[first : first + 512]
        encodings = tokenizer.encode_batch([text[s:e] for s, e in block], add_special_tokens=False)
        states = quotes[first : first + 512]
        for (start, end), quote, encoding in zip(block, states, encodings, strict=True):
            if not (rows and _goes_on(text[start], quote, rows[-1], text)):
                scope += 1
            rows.append(_paragraph_rows(text[start:end], quote, start, scope, encoding.ids, encoding.offsets))
    if not rows:
        rows = [np.zeros((0, 6), dtype=np.int64)]
    table = np.concatenate(rows)
    return Pieces(*(np.ascontiguousarray(table[:, column]) for column in range(6)))


def _goes_on(first: str, quote: npt.NDArray[np.int8], before: npt.NDArray[np.int64], text: str) -> bool:
    """Whether a paragraph belongs to the one before: that ends with a colon or in an open quotation."""
    if len(before) < 2:
        return False
    last = before[-2]
    return text[last[4] - 1] == ":" or (last[2] == UNCLOSED and (first in '"“' or quote[0] == INSIDE))


def _paragraph_rows(
    text: str,
    quote: npt.NDArray[np.int8],
    base: int,
    number: int,
    ids: list[int],
    offsets: list[tuple[int, int]],
) -> npt.NDArray[np.int64]:
    count = len(ids)
    table = np.zeros((count + 1, 6), dtype=np.int64)
    table[:count, 0] = ids
    table[:count, 3:5] = np.asarray(offsets, dtype=np.int64).reshape(-1, 2)
    table[:count, 2] = quote[table[:count, 3]] if count else 0
    last_end, case = -1, 0
    for index, (start, end) in enumerate(offsets):
        if start != last_end or not text[start].isalnum():  # a piece that goes on has its word's case
            case = _case(text[start:end], text[start : start + 24])
        table[index, 1] = case
        last_end = end
    table[count] = (BREAK_ID, BREAK_CASE, 0, len(text), len(text), 0)
    table[:, 3:5] += base
    table[:, 5] = number
    return table


def _case(piece: str, ahead: str) -> int:
    if not piece[0].isalpha():
        return CASES.index("other")
    if not piece[0].isupper():
        return CASES.index("lower")
    return CASES.index("upper") if len(ahead) > 1 and ahead[1].isupper() else CASES.index("title")
