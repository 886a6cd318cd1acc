"""What a network, adapted or not, sees in a text: words that head mentions, their ends, and pairs of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import torch

from sayso.reader.attribution_features import Pieces
from sayso.reader.ties_features import TIES, TYPES, far_bucket
from sayso.reader.ties_model import one_sentence
from training.re3d.corpus import ENTITIES, RELATIONS, Span
from training.re3d.network import SchemeNet, end_scores, second_look
from training.re3d.seen import Pairs, Words
from training.re3d.windows import Look, Pieced, Window, cut, looked_at, tensors
from training.ties.model import FLAVOURS, TiesNet

LONGEST = 330  # pieces in a window, the most that the network was trained on
_BATCH = 48  # pairs looked at together


@torch.no_grad()
def words(net: TiesNet | SchemeNet, text: Pieced, ends: frozenset[int]) -> Words:
    """What the network sees of every word."""
    base = net.base if isinstance(net, SchemeNet) else net
    count = len(text.text.words)
    spans = [(w.start, w.end) for w in text.text.words]
    mention, kind = np.full((count, FLAVOURS), -9.0, np.float32), np.zeros((count, len(TYPES)), np.float32)
    state = np.zeros((count, base.shape.width), np.float32)
    entity = np.full((count, len(ENTITIES)), -9.0, np.float32)
    entity[:, 0] = 0.0
    for w in _windows(text, ends):
        if not len(w.words):
            continue
        _, last = base.encode(*tensors([w])[:3], None)
        places = torch.from_numpy(w.places)
        own = last[0][places]
        state[w.words] = own.numpy()
        mention[w.words] = base.mention(own).numpy()
        kind[w.words] = torch.log_softmax(base.kind(own), -1).numpy()
        if isinstance(net, SchemeNet):
            entity[w.words] = torch.log_softmax(net.entities(own), -1).numpy()
        first, second = (s.argmax(1).tolist() for s in end_scores(base, last[0], places, w.end - w.start))
        for n, low, high in zip(w.words.tolist(), first, second, strict=True):
            spans[n] = _span(text, w, n, low, high)
    return Words(spans, mention, kind, state, entity)


def _span(text: Pieced, w: Window, word: int, low: int, high: int) -> Span:
    pieces: Pieces = text.pieces
    begin, end = int(pieces.start[w.start + low - 1]), int(pieces.end[w.start + high - 1])
    head = text.text.words[word]
    begin, end = one_sentence(text.text.text, begin, end, head.start)
    return min(begin, head.start), max(end, head.end)


@torch.no_grad()
def pairs(
    net: TiesNet | SchemeNet, text: Pieced, ends: frozenset[int], kinds: dict[int, int],
    wanted: Sequence[tuple[int, int]],
) -> Pairs:  # fmt: skip
    """What the network sees of pairs of words (the earlier first); `kinds`: the mentions' heads, with their
    type's number in ENTITIES. A pair that no window holds has zeros."""
    base = net.base if isinstance(net, SchemeNet) else net
    ties = np.zeros((len(wanted), 2 * len(TIES)), np.float32)
    maybe = np.zeros(len(wanted), np.float32)
    relation = np.zeros((len(wanted), len(RELATIONS)), np.float32)
    state = np.zeros((len(wanted), base.shape.width), np.float32)
    for w in _windows(text, ends):
        inside = dict(zip(w.words.tolist(), w.places.tolist(), strict=True))
        mine = [n for n, (i, j) in enumerate(wanted) if i in inside and j in inside]
        if not mine:
            continue
        mine.sort(key=lambda n: inside[wanted[n][1]] - inside[wanted[n][0]])
        shared, last = base.encode(*tensors([w])[:3], None)
        a, b = (torch.tensor([inside[wanted[n][side]] for n in mine]) for side in range(2))
        far = torch.from_numpy(far_bucket((b - a).numpy()))
        maybe[mine] = base.maybe(base.left(last[0][a]), base.right(last[0][b]), far).numpy()
        heads = [{inside[n]: kind for n, kind in kinds.items() if n in inside}]
        for start in range(0, len(mine), _BATCH):
            part = mine[start : start + _BATCH]
            looks = [Look(0, inside[wanted[n][0]], inside[wanted[n][1]]) for n in part]
            states, marks, kind, mask, first, second = looked_at(shared, [w.end - w.start + 2], heads, looks)
            with torch.autocast("cpu", torch.bfloat16):
                if isinstance(net, SchemeNet):
                    found, pooled, _ = net.look(states, marks, kind, mask, first, second)
                    relation[part] = torch.log_softmax(found.float(), -1).numpy()
                else:
                    pooled, _ = second_look(base, states, marks, mask, first, second)
                    ties[part] = base.ties(pooled).float().numpy()
            state[part] = pooled.float().numpy()
    return Pairs(ties, maybe, relation, state)


def _windows(text: Pieced, ends: frozenset[int]) -> list[Window]:
    return list(cut(text, ends, itertools.repeat(LONGEST)))
