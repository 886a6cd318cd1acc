"""Windows for training: a fresh random cut of every document in every epoch, batched by length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.reader.attribution_features import BREAK_ID, CLOSE, OPEN, Ints
from sayso.reader.attribution_windows import unit_starts
from training.attribution.corpus import Example

CLS, SEP, PAD = 101, 102, 0
FAR = -1e4
ANYBODY = 0.3  # share of the windows whose annotator is not told
EDGE = 16  # pieces; a cue nearer to a cut, whose attribution is cut, is left out of the loss


@dataclass(frozen=True, slots=True)
class Batch:
    ids: Tensor
    case: Tensor
    quote: Tensor
    paragraph: Tensor
    mask: Tensor  # [B, 1, 1, T]
    real: Tensor  # [B, T] 1 where the cue loss counts
    is_cue: Tensor  # [B, T]
    roles: Tensor  # [B, T, 3]
    row: Tensor  # [N] gold attributions: window,
    at: Tensor  # [N] place of the cue,
    labels: Tensor  # [N, T] and labels (-100: padding)
    style: Tensor  # [B] whose reading it is; 0: anybody's


@dataclass(frozen=True, slots=True)
class Cut:
    example: Example
    start: int
    end: int


def cuts(
    example: Example, rng: random.Random, sentence_ends: frozenset[int], low: int, high: int
) -> list[Cut]:
    """Consecutive windows of random length that begin and end at units."""
    starts = unit_starts(example.pieces, sentence_ends)
    size = len(example.pieces)
    result: list[Cut] = []
    begin, limit = 0, rng.randint(low // 2, high)
    for here, following in zip(starts, [*starts[1:], size], strict=True):
        if following - begin > limit and here > begin:
            result.append(Cut(example, begin, here))
            begin, limit = here, rng.randint(low, high)
    result.append(Cut(example, begin, size))
    return result


def epoch(
    documents: list[list[Example]],
    rng: random.Random,
    sentence_ends: frozenset[int],
    quote_ids: dict[str, int],
    *,
    budget: int = 4096,
    low: int = 112,
    high: int = 240,
    versions: int = 2,
    augment: float = 0.15,
) -> Iterator[Batch]:
    """One pass over the corpus; documents of several annotators give `versions` of them."""
    pool: list[Cut] = []
    for document in documents:
        for example in rng.sample(document, min(versions, len(document))):
            pool += cuts(example, rng, sentence_ends, low, high)
    pool.sort(key=lambda c: c.end - c.start + rng.random() * 24)
    groups: list[list[Cut]] = [[]]
    for cut in pool:
        longest = max([cut.end - cut.start, *(c.end - c.start for c in groups[-1])])
        if groups[-1] and longest * (len(groups[-1]) + 1) > budget:
            groups.append([])
        groups[-1].append(cut)
    rng.shuffle(groups)
    for group in groups:
        yield collate(group, rng, quote_ids, augment)


def collate(group: list[Cut], rng: random.Random, quote_ids: dict[str, int], augment: float) -> Batch:
    length = max(c.end - c.start for c in group) + 2
    count = len(group)
    ids = np.full((count, length), PAD, np.int64)
    case, quote, paragraph = (np.zeros((count, length), np.int64) for _ in range(3))
    mask = np.full((count, 1, 1, length), FAR, np.float32)
    real, is_cue = np.zeros((count, length), np.float32), np.zeros((count, length), np.float32)
    roles = np.zeros((count, length, 3), np.float32)
    row: list[int] = []
    at: list[int] = []
    rows: list[Ints] = []
    for number, cut in enumerate(group):
        pieces, size = cut.example.pieces, cut.end - cut.start
        inside = slice(1, size + 1)
        ids[number, 0], ids[number, size + 1] = CLS, SEP
        ids[number, inside] = pieces.ids[cut.start : cut.end]
        case[number, inside] = pieces.case[cut.start : cut.end]
        quote[number, inside] = pieces.quote[cut.start : cut.end]
        paragraph[number, inside] = pieces.paragraph[cut.start : cut.end]
        paragraph[number, 0] = paragraph[number, 1]
        paragraph[number, size + 1 :] = paragraph[number, size]
        mask[number, :, :, : size + 2] = 0.0
        real[number, inside] = 1.0
        _vary(ids[number], case[number], quote[number], rng, quote_ids, augment)
        for index, cue in enumerate(cut.example.cues.tolist()):
            first, marks = int(cut.example.first[index]), cut.example.labels[index]
            low, high = max(first, cut.start), min(first + len(marks), cut.end)
            if low >= high:
                continue
            shown = np.zeros(length, np.int64)
            shown[low - cut.start + 1 : high - cut.start + 1] = marks[low - first : high - first]
            for role in range(3):
                roles[number, :, role] = np.maximum(roles[number, :, role], (shown + 1) // 2 == role + 1)
            if not cut.start <= cue < cut.end:
                continue
            whole = low == first and high == first + len(marks)
            place = cue - cut.start + 1
            if not whole and min(cue - cut.start, cut.end - cue) < EDGE:
                real[number, place] = 0.0
                continue
            is_cue[number, place] = 1.0
            shown[[0, *range(size + 1, length)]] = -100
            row.append(number)
            at.append(place)
            rows.append(shown)
    table = np.stack(rows) if rows else np.zeros((0, length), np.int64)
    arrays = (
        ids,
        case,
        quote,
        paragraph,
        mask,
        real,
        is_cue,
        roles,
        np.asarray(row, np.int64),
        np.asarray(at, np.int64),
        table,
        np.asarray([0 if rng.random() < ANYBODY else c.example.style for c in group], np.int64),
    )
    return Batch(*(torch.from_numpy(a) for a in arrays))


def _vary(
    ids: Ints, case: Ints, quote: Ints, rng: random.Random, quote_ids: dict[str, int], rate: float
) -> None:
    """Other styles of quotation marks, and texts without capitals, at a small rate; in place."""
    if rng.random() < rate:
        opening, closing = rng.choice(
            (('"', '"'), ("“", "”"), ("“", "”"), ("‘", "’"), ("«", "»"), ("'", "'"))
        )
        marks = np.isin(ids, [quote_ids[m] for m in '"“”'])
        ids[marks & (quote == OPEN)] = quote_ids[opening]
        ids[marks & (quote == CLOSE)] = quote_ids[closing]
    if rng.random() < rate / 3:
        case[(case == 1) | (case == 2)] = 0
    if rng.random() < rate / 3:
        quote[:] = 0


__all__ = ["BREAK_ID", "Batch", "epoch"]
