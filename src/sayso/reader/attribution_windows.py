"""Cut a text of word pieces into windows that depend on nothing but the text near them.

A window is a core, whose cues are scored in this window and no other, and some pieces of context at both
sides. Where the cores begin is decided in two steps. First anchors: the units (paragraphs, or sentences of
very long ones) whose checksum is the highest within `REACH` pieces; so an anchor depends on its
neighbourhood alone. Then what lies between two anchors is divided evenly. Text inserted far away therefore
leaves the windows here as they were.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sayso.reader.attribution_features import BREAK_ID, Ints, Pieces

REACH = 104  # pieces; anchors are at least this far apart
CORE = 192  # pieces; the longest core
CONTEXT = 12  # pieces at each side; 99 of 100 attributions lie within one paragraph (PolNeAR train)
_EVEN = 3
_LONG_UNIT = 160  # pieces; a longer paragraph is divided at the ends of sentences


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end`, of which `core_start` to `core_end` are scored here (half-open)."""

    start: int
    end: int
    core_start: int
    core_end: int


def windows(pieces: Pieces, sentence_ends: frozenset[int], *, core: int = CORE) -> list[Window]:
    """The windows of a text, in order; the cores are disjoint and together cover every piece."""
    starts = unit_starts(pieces, sentence_ends)
    if not starts:
        return []
    size = len(pieces)
    cuts = _divide(_anchors(pieces, starts), starts, size, core)
    ends = [*cuts[1:], size]
    return [
        Window(max(0, start - CONTEXT), min(size, end + CONTEXT), start, end)
        for start, end in zip(cuts, ends, strict=True)
    ]


def unit_starts(pieces: Pieces, sentence_ends: frozenset[int]) -> list[int]:
    """First pieces of the units: scopes, and parts of scopes longer than `_LONG_UNIT`."""
    if not len(pieces):
        return []
    changes = np.flatnonzero(np.diff(pieces.paragraph)) + 1
    bounds = [0, *changes.tolist(), len(pieces)]
    starts: list[int] = []
    for begin, end in pairwise(bounds):
        starts.append(begin)
        if end - begin <= _LONG_UNIT:
            continue
        last = begin
        for index in range(begin + 1, end - 1):
            before = int(pieces.ids[index - 1])
            ended = before == BREAK_ID or before in sentence_ends
            if (ended and index - last >= 16) or index - last >= _LONG_UNIT:
                starts.append(index)
                last = index
    return starts


def _anchors(pieces: Pieces, starts: list[int]) -> list[int]:
    """Starts of the units whose checksum is strictly the highest within REACH, and the very first."""
    size = len(pieces)
    ends = [*starts[1:], size]
    ids = pieces.ids.astype(np.int32)
    sums = [zlib.crc32(ids[s:e].tobytes()) for s, e in zip(starts, ends, strict=True)]
    single = _unrepeated(starts, sums)
    rank = [
        (unique, s == 0 or int(ids[s - 1]) == BREAK_ID, checksum)
        for s, unique, checksum in zip(starts, single, sums, strict=True)
    ]
    chosen = [0]
    for index in range(1, len(starts)):
        here, best = starts[index], True
        left = index - 1
        while best and left >= 0 and here - starts[left] < REACH:
            best = rank[left] < rank[index] and starts[left] > 0
            left -= 1
        right = index + 1
        while best and right < len(starts) and starts[right] - here < REACH:
            best = rank[right] < rank[index]
            right += 1
        if best and size - here >= REACH:
            chosen.append(here)
    return chosen


def _unrepeated(starts: list[int], sums: list[int]) -> list[bool]:
    """Whether a unit's checksum occurs once within REACH: repeated text gives no anchors of its own."""
    single = [True] * len(starts)
    last: dict[int, int] = {}
    for index, checksum in enumerate(sums):
        before = last.get(checksum)
        if before is not None and starts[index] - starts[before] < REACH:
            single[index] = single[before] = False
        last[checksum] = index
    return single


def _divide(anchors: list[int], starts: list[int], size: int, core: int) -> list[int]:
    """Anchors and, between them, the unit starts that divide a long stretch into cores.

    Up to `_EVEN` cores are even. A longer stretch gives cores from both its ends inwards, so that those
    near an anchor depend on it and not on the other end.
    """
    places = np.asarray([*starts, size])
    cuts: list[int] = []
    for begin, end in zip(anchors, [*anchors[1:], size], strict=True):
        tail: list[int] = []
        cuts.append(begin)
        while end - cuts[-1] > _EVEN * core:
            cuts.append(_start_before(places, cuts[-1], cuts[-1] + core))
            at = int(np.searchsorted(places, end - core, side="left"))
            if cuts[-1] < int(places[at]) < end:
                end = int(places[at])
                tail.append(end)
        while end - cuts[-1] > core:
            left = end - cuts[-1]
            following = _start_before(places, cuts[-1], cuts[-1] + -(-left // -(-left // core)))
            if following >= end:
                break
            cuts.append(following)
        cuts += reversed(tail)
    return cuts


def _start_before(places: Ints, begin: int, target: int) -> int:
    """The last unit start up to `target` that is past `begin`, else the next after `target`."""
    at = int(np.searchsorted(places, target, side="right")) - 1
    return int(places[at]) if places[at] > begin else int(places[at + 1])
