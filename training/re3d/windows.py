"""Texts on word pieces, cut into windows and put into batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from sayso.reader.attribution_features import Ints, Pieces, encode
from sayso.reader.attribution_windows import unit_starts
from sayso.reader.ties_features import stretch
from training.re3d.corpus import Text
from training.re3d.network import HIDDEN

CLS, SEP, MASK = 101, 102, 103


@dataclass(frozen=True, slots=True)
class Pieced:
    """A text with its pieces; `at`: the first piece of each word, -1 where the word has none of its own."""

    text: Text
    pieces: Pieces
    at: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` of a text, and the words that begin in them."""

    pieced: Pieced
    start: int
    end: int
    words: Ints

    @property
    def places(self) -> Ints:
        """Where the words stand in the window's row (the first place is CLS)."""
        return self.pieced.at[self.words] - self.start + 1


@dataclass(frozen=True, slots=True)
class Look:
    """A pair of mentions to be looked at: row of the batch, places of the heads in that row."""

    row: int
    first: int
    second: int


def pieced(text: Text, tokenizer: Tokenizer) -> Pieced:
    """The text on pieces."""
    pieces = encode(text.text, tokenizer)
    at, taken = np.full(len(text.words), -1, np.int64), set[int]()
    for number, word in enumerate(text.words):
        if not any(c.isalnum() for c in word.text):
            continue
        place = int(np.searchsorted(pieces.end, word.start, side="right"))
        if place < len(pieces) and pieces.start[place] < word.end and place not in taken:
            at[number] = place
            taken.add(place)
    return Pieced(text, pieces, at)


def cut(text: Pieced, ends: frozenset[int], limits: Iterable[int]) -> Iterator[Window]:
    """Consecutive windows that begin at paragraphs or sentences, each of at most the next limit's pieces."""
    size, wanted = len(text.pieces), iter(limits)
    if not size:
        return
    starts = unit_starts(text.pieces, ends)
    begin, limit = 0, next(wanted)
    for here, following in zip(starts, [*starts[1:], size], strict=True):
        if following - begin > limit and here > begin:
            yield _window(text, begin, here)
            begin, limit = here, next(wanted)
    yield _window(text, begin, size)


def _window(text: Pieced, start: int, end: int) -> Window:
    return Window(text, start, end, np.flatnonzero((text.at >= start) & (text.at < end)))


def batches(windows: Sequence[Window], rng: random.Random, budget: int) -> Iterator[list[Window]]:
    """Windows of like length together, at most `budget` pieces with their padding, in random order."""
    groups: list[list[Window]] = [[]]
    for w in sorted(windows, key=lambda w: w.end - w.start + rng.random() * 24):
        if groups[-1] and (w.end - w.start) * (len(groups[-1]) + 1) > budget:
            groups.append([])
        groups[-1].append(w)
    rng.shuffle(groups)
    yield from groups


def tensors(
    windows: Sequence[Window], rng: random.Random | None = None, masked: float = 0.0
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, case, quote [B, T] and mask [B, 1, 1, T]; a share of the pieces hidden where `rng` is given."""
    length = max(w.end - w.start for w in windows) + 2
    ids, case, quote = (np.zeros((len(windows), length), np.int64) for _ in range(3))
    mask = np.full((len(windows), 1, 1, length), HIDDEN, np.float32)
    for row, w in enumerate(windows):
        size, p = w.end - w.start, w.pieced.pieces
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = p.ids[w.start : w.end]
        case[row, 1 : size + 1] = p.case[w.start : w.end]
        quote[row, 1 : size + 1] = p.quote[w.start : w.end]
        mask[row, :, :, : size + 2] = 0.0
        if rng is not None and masked:
            ids[row, [at for at in range(1, size + 1) if rng.random() < masked]] = MASK
    return (*(torch.from_numpy(a) for a in (ids, case, quote)), torch.from_numpy(mask))


def looked_at(
    shared: Tensor, lengths: Sequence[int], heads: Sequence[dict[int, int]], looks: Sequence[Look]
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """What the second look takes of pairs: states, marks, kinds, mask, first, second. `heads`: for each row
    of the batch the places of mentions' heads with their types; `lengths`: places in each row."""
    spans = [stretch(k.first, k.second, 0, lengths[k.row]) for k in looks]
    longest = max(high - low for low, high in spans)
    place, marks, kinds = (torch.zeros(len(looks), longest, dtype=torch.int64) for _ in range(3))
    mask = torch.full((len(looks), 1, 1, longest), HIDDEN)
    for n, (k, (low, high)) in enumerate(zip(looks, spans, strict=True)):
        place[n, : high - low] = torch.arange(low, high)
        mask[n, :, :, : high - low] = 0.0
        for at, kind in heads[k.row].items():
            if low <= at < high:
                marks[n, at - low], kinds[n, at - low] = 3, kind
        marks[n, k.first - low], marks[n, k.second - low] = 1, 2
    rows = torch.tensor([k.row for k in looks])
    first = torch.tensor([k.first - low for k, (low, _) in zip(looks, spans, strict=True)])
    second = torch.tensor([k.second - low for k, (low, _) in zip(looks, spans, strict=True)])
    return shared[rows.unsqueeze(1), place], marks, kinds, mask, first, second
