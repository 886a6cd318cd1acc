"""Rows of `prepare.py` on word pieces, and batches of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from sayso.reader.attribution_features import Ints, Pieces, encode
from sayso.reader.attribution_windows import unit_starts
from sayso.reader.ties_features import (
    MODALITIES,
    PAIR_REACH,
    REACH,
    TIES,
    TYPES,
    Floats,
    Spot,
    link_features,
    word_end,
)

Row = dict[str, Any]
Flags = npt.NDArray[np.bool_]
FLAVOUR = {"tie": 0, "gum": 1, "re3d": 2}
SPAN_FLAVOUR = {"tie": 0, "gum": 1, "re3d": 0}
RE3D_TIES = {"BelongsTo": "membership", "FightingAgainst": "conflict", "CommWith": "contact",
             "InChargeOf": "command", "AlliesOf": "alliance", "CoLocated": "presence"}  # fmt: skip
IGNORE = -100


@dataclass(frozen=True, slots=True)
class Said:
    """What a pair of mentions (by number, the earlier head first) is said to be."""

    first: int
    second: int
    ties: Ints  # [2 * len(TIES)] 1 said, 0 not, IGNORE
    polarity: int  # 1 denied, IGNORE
    modality: int
    over: int
    evidence: tuple[int, int]  # first and last piece; (IGNORE, IGNORE)


@dataclass(frozen=True, slots=True)
class Example:
    """One text. Arrays have an entry for each mention, in order of the heads."""

    id: str
    flavour: str
    text: str
    pieces: Pieces
    spots: list[Spot]
    head: Ints
    first: Ints
    last: Ints
    entity: Ints
    types: Flags  # [mentions, len(TYPES)]: any of these is right; none is known where none is set
    part: Ints  # of a text put together: which part a mention is in
    features: Floats | None  # of links; None where there is no coreference
    said: list[Said]
    open: frozenset[tuple[int, int]]  # pairs of mentions of which nothing is known


def example(row: Row, tokenizer: Tokenizer) -> Example:
    text = row["text"]
    pieces = encode(text, tokenizer)
    marked = []
    for m in row["mentions"]:
        head = _piece_at(pieces, m["head"])
        first, last = _piece_at(pieces, m["start"]), _piece_at(pieces, m["end"] - 1)
        if head is None or first is None or last is None:
            continue
        if head - first <= REACH and last - head <= REACH and first <= head <= last:
            marked.append((head, -(last - first), first, last, m))
    marked.sort(key=lambda x: x[:2])
    kept, seen = [], set()
    for x in marked:  # of two mentions with one head the longer
        if x[0] not in seen:
            seen.add(x[0])
            kept.append(x)
    spots = [
        Spot(m["start"], m["end"], m["head"], min(word_end(text, m["head"]), m["end"]), head)
        for head, _, _, _, m in kept
    ]
    coreference = row["flavour"] != "re3d" and kept
    said, unknown = _said(row, [m for *_, m in kept], [x[0] for x in kept], pieces)
    return Example(
        id=row["id"],
        flavour=row["flavour"],
        text=text,
        pieces=pieces,
        spots=spots,
        head=np.array([x[0] for x in kept], np.int64),
        first=np.array([x[2] for x in kept], np.int64),
        last=np.array([x[3] for x in kept], np.int64),
        entity=np.array([x[4]["entity"] for x in kept], np.int64),
        types=np.array([[t in x[4]["types"] for t in TYPES] for x in kept], bool).reshape(-1, len(TYPES)),
        part=np.array([x[4].get("part", 0) for x in kept], np.int64),
        features=link_features(text, spots, pieces) if coreference else None,
        said=said,
        open=unknown,
    )


def _piece_at(pieces: Pieces, offset: int) -> int | None:
    """The piece that covers a code point, or the next that begins after it."""
    at = int(np.searchsorted(pieces.end, offset, side="right"))
    while at < len(pieces) and pieces.start[at] == pieces.end[at]:
        at += 1
    return at if at < len(pieces) else None


def _said(
    row: Row, mentions: list[Row], heads: list[int], pieces: Pieces
) -> tuple[list[Said], frozenset[tuple[int, int]]]:
    """The pairs that say something, and those of which nothing is known."""
    of: dict[int, list[int]] = {}
    for number, m in enumerate(mentions):
        for entity in m.get("members", (m["entity"],)):
            of.setdefault(entity, []).append(number)
    found: dict[tuple[int, int], Said] = {}
    unknown: set[tuple[int, int]] = set()
    for claim in row["claims"]:
        tie = claim["type"]
        ends = of.get(claim["subject"], []), of.get(claim["object"], [])
        low, high = claim["evidence"]
        pairs = [(i, j) for i in ends[0] for j in ends[1] if heads[i] != heads[j]]
        if not pairs:
            continue

        def outside(number: int, low: int = low, high: int = high) -> int:
            head = mentions[number]["head"]
            return 0 if low <= head < high else 1000 + min(abs(head - low), abs(head - high))

        i, j = min(pairs, key=lambda p: (outside(p[0]) + outside(p[1]), abs(heads[p[0]] - heads[p[1]])))
        unknown |= {
            (min(p), max(p)) for p in pairs
            if row["flavour"] == "re3d" or not (outside(p[0]) and outside(p[1]))
        }  # fmt: skip
        if row["flavour"] == "re3d":
            if tie == "CoLocated" and mentions[i]["label"] == "Location":
                continue
            if tie not in RE3D_TIES:
                continue
            tie = RE3D_TIES[tie]
        key = (min(i, j), max(i, j))
        label = TIES.index(tie) + (0 if i < j else len(TIES))
        begin, end = _piece_at(pieces, low), _piece_at(pieces, high - 1)
        before = found.get(key)
        ties = before.ties if before else np.zeros(2 * len(TIES), np.int64)
        ties[label] = 1
        re3d = row["flavour"] == "re3d"
        found[key] = Said(
            key[0],
            key[1],
            ties,
            IGNORE if re3d else int(claim["polarity"] == "denied"),
            IGNORE if re3d else MODALITIES.index(claim["modality"]),
            IGNORE if re3d else int(claim["ended"]),
            (begin, end) if begin is not None and end is not None and not re3d else (IGNORE, IGNORE),
        )
    kept = [s for s in found.values() if heads[s.second] - heads[s.first] <= PAIR_REACH]
    return kept, frozenset(unknown | set(found))


def rows(path: Path) -> list[Row]:
    """What `prepare.py` wrote."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` of an example."""

    example: Example
    start: int
    end: int


def cut(e: Example, rng: random.Random, ends: frozenset[int], low: int, high: int) -> list[Window]:
    """Consecutive windows of random length that begin and end at paragraphs or sentences."""
    starts = unit_starts(e.pieces, ends)
    size = len(e.pieces)
    result: list[Window] = []
    begin, limit = 0, rng.randint(low, high)
    for here, following in zip(starts, [*starts[1:], size], strict=True):
        if following - begin > limit and here > begin:
            result.append(Window(e, begin, here))
            begin, limit = here, rng.randint(low, high)
    result.append(Window(e, begin, size))
    return [w for part in result for w in _short(part)]


def _short(window: Window, most: int = 480) -> Iterator[Window]:
    for start in range(window.start, window.end, most):
        yield Window(window.example, start, min(window.end, start + most))


def batches(
    examples: list[Example], rng: random.Random, ends: frozenset[int], *, budget: int = 3600
) -> Iterator[list[Window]]:
    """Groups of windows; all windows of a text are in one group."""
    texts = [cut(e, rng, ends, 180, 330) for e in examples if len(e.pieces)]
    texts.sort(key=lambda ws: max(w.end - w.start for w in ws) + rng.random() * 24)
    groups: list[list[Window]] = [[]]
    for ws in texts:
        together = [*groups[-1], *ws]
        longest = max(w.end - w.start for w in together)
        if groups[-1] and longest * len(together) > budget:
            groups.append([])
        groups[-1] += ws
    rng.shuffle(groups)
    yield from groups
