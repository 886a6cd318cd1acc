"""Fine-tune the reader's network on some of re3d's documents."""

from __future__ import annotations

import copy
import itertools
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.reader.ties_features import REACH, stretch
from training.re3d.corpus import NONE
from training.re3d.network import SchemeNet, end_scores
from training.re3d.windows import Look, Pieced, Window, batches, cut, looked_at, tensors
from training.ties.model import TiesNet

UNSEEN = -100  # a place that is not known


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train; rates are those of the top layer and of heads."""

    epochs: int = 6
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    budget: int = 700
    masked: float = 0.05
    dropout: float = 0.1
    negatives: float = 3.0  # pairs that are not related, for each that is
    forget: float = 0.1  # share of the types that are hidden from the second look
    cues: float = 0.0  # weight of where the words begin and end that say a relation
    average: float = 0.97
    seed: int = 1


def tuned(base: TiesNet, texts: Sequence[Pieced], ends: frozenset[int], plan: Plan) -> SchemeNet:
    """The network, trained on the gold of `texts`; `base` is left as it is."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    net = SchemeNet(copy.deepcopy(base))
    net.base.dropout = plan.dropout
    net.base.words.weight.requires_grad_(False)
    optimizer = torch.optim.AdamW(_groups(net, plan))
    mean = {name: value.clone() for name, value in net.state_dict().items()}
    steps = plan.epochs * sum(1 for _ in _epoch(texts, ends, random.Random(0), plan))
    for step, group in enumerate(g for _ in range(plan.epochs) for g in _epoch(texts, ends, rng, plan)):
        done = min(1.0, step / steps)
        factor = min(1.0, (step + 1) / (0.1 * steps)) * (0.02 + 0.49 * (1 + math.cos(math.pi * done)))
        for parameters in optimizer.param_groups:
            parameters["lr"] = parameters["base"] * factor
        net.train()
        with torch.autocast("cpu", torch.bfloat16):
            total = loss(net, group, rng, plan)
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        keep = min(plan.average, step / (step + 10))
        with torch.no_grad():
            for name, value in net.state_dict().items():
                if name != "base.words.weight":
                    mean[name].lerp_(value, 1 - keep)
    net.load_state_dict(mean)
    return net.eval()


def _groups(net: SchemeNet, plan: Plan) -> list[dict[str, Any]]:
    """The weights with their rates: lower layers learn more slowly, heads faster, new ones most."""
    depth, found = len(net.base.blocks), []
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        layer, _, rest = name.removeprefix("base.").partition(".")
        if not name.startswith("base."):
            rate = 2 * plan.head_rate
        elif layer == "blocks":
            rate = plan.rate * plan.decay ** (depth - 1 - int(rest.split(".")[0]))
        elif layer in ("positions", "norm", "case", "quote"):
            rate = plan.rate * plan.decay**depth
        else:
            rate = 1.5 * plan.rate if layer == "again" else plan.head_rate
        drift = 0.01 if parameter.ndim > 1 else 0.0
        found.append({"params": [parameter], "lr": rate, "base": rate, "weight_decay": drift})
    return found


def _epoch(
    texts: Sequence[Pieced], ends: frozenset[int], rng: random.Random, plan: Plan
) -> list[list[Window]]:
    windows = [w for t in texts for w in cut(t, ends, (rng.randint(150, 330) for _ in itertools.count()))]
    return list(batches(windows, rng, plan.budget))


def loss(net: SchemeNet, windows: Sequence[Window], rng: random.Random, plan: Plan) -> Tensor:
    """What the network gets wrong in a batch: heads and types, ends, and pairs, by the mention or pair."""
    ids, case, quote, mask = tensors(windows, rng, plan.masked)
    shared, last = net.base.encode(ids, case, quote, mask)
    scores = net.entities(last).float()
    total, count = torch.zeros(()), 1
    looks: list[Look] = []
    labels: list[int] = []
    heads: list[dict[int, int]] = []
    for row, w in enumerate(windows):
        kind = np.zeros(len(w.pieced.text.words), np.int64)
        gold = {m.head: m for m in w.pieced.text.mentions}
        for head, m in gold.items():
            kind[head] = m.type
        places = torch.from_numpy(w.places)
        own = scores[row, places]
        total = total + F.cross_entropy(own, torch.from_numpy(kind[w.words]), reduction="sum")
        inside = [int(n) for n in w.words if int(n) in gold]
        count += len(inside)
        total = total + 0.5 * _ends(net.base, last[row], w, inside)
        seen = _mentions(w, kind, own.detach(), rng, plan)
        heads.append({place: k for place, (_, k) in seen.items()})
        more, said = _looks(row, w, seen, rng, plan)
        looks += more
        labels += said
    if looks:
        order = sorted(range(len(looks)), key=lambda n: looks[n].second - looks[n].first)
        lengths = [w.end - w.start + 2 for w in windows]
        for start in range(0, len(order), 48):
            part = order[start : start + 48]
            taken = looked_at(shared, lengths, heads, [looks[n] for n in part])
            found, _, cues = net.look(*taken)
            truth = torch.tensor([labels[n] for n in part])
            total = total + F.cross_entropy(found.float(), truth, reduction="sum")
            if plan.cues:
                told = [_cue(windows[looks[n].row], looks[n], lengths[looks[n].row]) for n in part]
                total = total + plan.cues * _cues(cues.float() + taken[3][:, 0, 0].unsqueeze(-1), told)
        count += sum(label != NONE for label in labels)
    return total / count


def _cue(w: Window, look: Look, length: int) -> tuple[int, int]:
    """The first and the last place, in the stretch around a pair, of the words that say its relation; UNSEEN
    where none are marked or they lie outside."""
    text, pieces = w.pieced.text, w.pieced.pieces
    word = dict(zip(w.places.tolist(), w.words.tolist(), strict=True))
    cue = text.cues.get((word[look.first], word[look.second]))
    if cue is None:
        return UNSEEN, UNSEEN
    low, high = stretch(look.first, look.second, 0, length)
    first = int(np.searchsorted(pieces.end, cue[0], side="right")) - w.start + 1
    last = int(np.searchsorted(pieces.start, cue[1], side="left")) - 1 - w.start + 1

    def inside(at: int) -> int:
        return at - low if low <= at < high and 1 <= at < length - 1 else UNSEEN

    return inside(first), inside(last)


def _cues(scores: Tensor, told: Sequence[tuple[int, int]]) -> Tensor:
    """Summed loss of where the words begin and end; scores [N, T, 2]."""
    total = torch.zeros(())
    for side in range(2):
        truth = torch.tensor([t[side] for t in told])
        total = total + F.cross_entropy(scores[..., side], truth, ignore_index=UNSEEN, reduction="sum")
    return total


def _mentions(
    w: Window, kind: np.ndarray, scores: Tensor, rng: random.Random, plan: Plan
) -> dict[int, tuple[int, int]]:
    """By place the word and the type of the mentions that the second look is told of: gold ones, some without
    their type, and words that the network takes for mentions now."""
    wrong = torch.softmax(scores, -1)
    taken = {}
    for n, place, chances in zip(w.words.tolist(), w.places.tolist(), wrong, strict=True):
        if kind[n] != NONE:
            taken[place] = (n, NONE if rng.random() < plan.forget else int(kind[n]))
        elif float(chances[NONE]) < 0.6:
            taken[place] = (n, int(chances[1:].argmax()) + 1)
    return taken


def _looks(
    row: int, w: Window, seen: dict[int, tuple[int, int]], rng: random.Random, plan: Plan
) -> tuple[list[Look], list[int]]:
    """The related pairs of a window, and a share of the others in one sentence."""
    text = w.pieced.text
    related, rest = [], []
    for (a, (i, _)), (b, (j, _)) in itertools.combinations(sorted(seen.items()), 2):
        label = text.related.get((i, j), NONE)
        if label != NONE:
            related.append((Look(row, a, b), label))
        elif text.words[i].sentence == text.words[j].sentence:
            rest.append((Look(row, a, b), NONE))
    wanted = round(plan.negatives * (len(related) + 1.5))
    chosen = related + rng.sample(rest, min(len(rest), wanted))
    return [look for look, _ in chosen], [label for _, label in chosen]


def _ends(net: TiesNet, last: Tensor, w: Window, inside: list[int]) -> Tensor:
    """Summed loss of where the gold mentions with these heads begin and end."""
    if not inside:
        return torch.zeros(())
    gold = {m.head: m for m in w.pieced.text.mentions}
    places = torch.tensor([int(w.pieced.at[n]) - w.start + 1 for n in inside])
    pieces, size = w.pieced.pieces, w.end - w.start
    wanted = [
        [int(np.searchsorted(pieces.end, gold[n].start, side="right")) for n in inside],
        [int(np.searchsorted(pieces.start, gold[n].end, side="left")) - 1 for n in inside],
    ]
    total = torch.zeros(())
    for side, score in enumerate(end_scores(net, last, places, size)):
        target = (torch.tensor(wanted[side]) - w.start + 1).clamp(1, size)
        reached = (target - places).abs() <= REACH
        wrong = F.cross_entropy(score, target, reduction="none")
        total = total + torch.where(reached, wrong, 0.0).sum()
    return total
