"""Train the network of mentions, coreference and ties. See README.md; `--help` lists the options."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from sayso.reader.ties_features import (
    ANTECEDENTS,
    MODALITIES,
    PAIR_REACH,
    REACH,
    SYMMETRIC,
    TIES,
    far_bucket,
    stretch,
)
from training.rates import groups
from training.ties.data import FLAVOUR, IGNORE, SPAN_FLAVOUR, Example, Said, Window, batches, example, rows
from training.ties.joined import joined
from training.ties.model import TiesNet
from training.ties.renaming import pools, renamed

CLS, SEP, MASK = 101, 102, 103
WEIGHTS = {"mention": 1.0, "type": 0.5, "ends": 0.5, "links": 1.5, "maybe": 1.0, "ties": 1.0, "rest": 0.8}
Candidate = tuple[Window, int, int, int, Said | None]
"""A pair that may be tied: its window and that one's row, the numbers of its mentions, what is said of it."""
_SYMMETRIC = torch.tensor([t in SYMMETRIC for t in TIES])


@dataclass(frozen=True, slots=True)
class Encoded:
    """Windows run through the encoder, and where each piece of each text lies in them."""

    shared: Tensor
    last: Tensor
    windows: list[Window]

    def at(self, example: Example, piece: int) -> tuple[int, int]:
        for row, w in enumerate(self.windows):
            if w.example is example and w.start <= piece < w.end:
                return row, piece - w.start + 1
        raise KeyError(piece)


def tensors(
    windows: list[Window], rng: random.Random, masked: float
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, case, quote [B, T] and mask [B, 1, 1, T]; a share of the pieces hidden, a few texts in small
    letters."""
    length = max(w.end - w.start for w in windows) + 2
    ids, case, quote = (np.zeros((len(windows), length), np.int64) for _ in range(3))
    mask = np.full((len(windows), 1, 1, length), -1e4, np.float32)
    for row, w in enumerate(windows):
        size, p = w.end - w.start, w.example.pieces
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = p.ids[w.start : w.end]
        case[row, 1 : size + 1] = p.case[w.start : w.end]
        quote[row, 1 : size + 1] = p.quote[w.start : w.end]
        mask[row, :, :, : size + 2] = 0.0
        if rng.random() < 0.04:
            case[row][case[row] < 3] = 0
        if masked:
            ids[row, [at for at in range(1, size + 1) if rng.random() < masked]] = MASK
    return (*(torch.from_numpy(a) for a in (ids, case, quote)), torch.from_numpy(mask))


def losses(net: TiesNet, windows: list[Window], rng: random.Random, masked: float = 0.0) -> dict[str, Tensor]:
    ids, case, quote, mask = tensors(windows, rng, masked)
    shared, last = net.encode(ids, case, quote, mask)
    encoded = Encoded(shared, last, windows)
    parts: dict[str, list[Tensor]] = {name: [] for name in WEIGHTS}
    counts = dict.fromkeys(WEIGHTS, 1e-6)
    mention = net.mention(last).float()
    types = net.kind(last).float()
    queries, keys = net.end_query(last), net.end_key(last)
    lefts, rights = net.left(last), net.right(last)
    link_queries, link_keys = net.link_query(last), net.link_key(last)
    candidates: list[Candidate] = []
    linked: dict[int, list[tuple[Example, Tensor, Tensor]]] = {}
    for row, w in enumerate(windows):
        e, size = w.example, w.end - w.start
        mine = np.flatnonzero((e.head >= w.start) & (e.head < w.end))
        truth = torch.zeros(size)
        truth[e.head[mine] - w.start] = 1.0
        flavour = FLAVOUR[e.flavour]
        loss = F.binary_cross_entropy_with_logits(mention[row, 1 : size + 1, flavour], truth, reduction="sum")
        weight = 0.4 if e.flavour == "re3d" else 1.0
        parts["mention"].append(weight * loss)
        counts["mention"] += max(len(mine), 1)
        if not len(mine):
            continue
        places = torch.from_numpy(e.head[mine] - w.start + 1)
        allowed = torch.from_numpy(e.types[mine])
        told = allowed.any(1)
        if told.any():
            chances = types[row, places][told]
            right = torch.logsumexp(chances.masked_fill(~allowed[told], -1e4), 1)
            parts["type"].append((torch.logsumexp(chances, 1) - right).sum())
            counts["type"] += int(told.sum())
        ends = _ends(net, queries[row, places], keys[row], places, e, w, mine)
        parts["ends"].append(ends)
        counts["ends"] += 2 * len(mine)
        if e.features is not None:
            linked.setdefault(id(e), []).append((e, link_queries[row, places], link_keys[row, places]))
        if e.flavour != "gum":
            candidates += candidate_pairs(w, row, mine)
    for texts in linked.values():
        e = texts[0][0]
        q, k = torch.cat([t[1] for t in texts]), torch.cat([t[2] for t in texts])
        if len(q) == len(e.head):
            loss, n = _links(net, e, q, k)
            parts["links"].append(loss)
            counts["links"] += n
    if candidates:
        _ties(net, encoded, candidates, lefts, rights, parts, counts, rng)
    return {
        name: torch.stack([p.float() for p in values]).sum() / counts[name] if values else torch.zeros(())
        for name, values in parts.items()
    }


def _ends(
    net: TiesNet, query: Tensor, keys: Tensor, places: Tensor, e: Example, w: Window, mine: np.ndarray
) -> Tensor:
    """Summed loss of where the mentions begin and end."""
    size, width = w.end - w.start, net.shape.ends
    flavour = SPAN_FLAVOUR[e.flavour]
    target = [torch.from_numpy(x[mine] - w.start + 1).clamp(1, size) for x in (e.first, e.last)]
    away = torch.arange(keys.shape[0]).unsqueeze(0) - places.unsqueeze(1)
    allowed = (
        (away.abs() <= REACH) & (torch.arange(keys.shape[0]) >= 1) & (torch.arange(keys.shape[0]) <= size)
    )
    total = torch.zeros(())
    for side in range(2):
        sign = away <= 0 if side == 0 else away >= 0
        number = 2 * flavour + side
        q = query[:, number * width : (number + 1) * width]
        k = keys[:, side * width : (side + 1) * width]
        score = (q @ k.T).float() / width**0.5 + net.end_far[number][(away.clamp(-REACH, REACH) + REACH)]
        score = score.masked_fill(~(allowed & sign), -1e4)
        total = total + F.cross_entropy(score, target[side], reduction="sum")
    return total


def _links(net: TiesNet, e: Example, q: Tensor, k: Tensor) -> tuple[Tensor, int]:
    """Marginal likelihood of the right antecedents; of none where a mention is its entity's first."""
    n = len(q)
    features = torch.from_numpy(e.features)
    scores = net.links(q, k, features.to(q.dtype)).float()
    entity = torch.from_numpy(e.entity)
    order = torch.arange(n)
    earlier = (order.unsqueeze(0) < order.unsqueeze(1)) & (
        order.unsqueeze(0) >= order.unsqueeze(1) - ANTECEDENTS
    )
    part = torch.from_numpy(e.part)
    earlier &= part.unsqueeze(0) == part.unsqueeze(1)
    same = (entity.unsqueeze(0) == entity.unsqueeze(1)) & earlier
    none = torch.where(same.any(1), torch.full((n,), -1e4), torch.zeros(n)).unsqueeze(1)
    every = torch.cat([torch.zeros(n, 1), scores.masked_fill(~earlier, -1e4)], 1)
    right = torch.cat([none, scores.masked_fill(~same, -1e4)], 1)
    return (torch.logsumexp(every, 1) - torch.logsumexp(right, 1)).sum(), n


def candidate_pairs(w: Window, row: int, mine: np.ndarray) -> list[Candidate]:
    e = w.example
    said = {(s.first, s.second): s for s in e.said}
    found = []
    for x, i in enumerate(mine.tolist()):
        for j in mine[x + 1 :].tolist():
            if e.head[j] - e.head[i] > PAIR_REACH:
                break
            pair = said.get((i, j))
            if pair is None and ((i, j) in e.open or e.entity[i] == e.entity[j]):
                continue
            found.append((w, row, i, j, pair))
    return found


def _ties(
    net: TiesNet,
    encoded: Encoded,
    candidates: list[Candidate],
    lefts: Tensor,
    rights: Tensor,
    parts: dict[str, list[Tensor]],
    counts: dict[str, float],
    rng: random.Random,
) -> None:
    row = torch.tensor([c[1] for c in candidates])
    first = torch.tensor([int(c[0].example.head[c[2]]) - c[0].start + 1 for c in candidates])
    second = torch.tensor([int(c[0].example.head[c[3]]) - c[0].start + 1 for c in candidates])
    truth = torch.tensor([float(c[4] is not None) for c in candidates])
    far = torch.from_numpy(far_bucket((second - first).numpy()))
    maybe = net.maybe(lefts[row, first], rights[row, second], far).float()
    weight = torch.tensor([0.4 if c[0].example.flavour == "re3d" else 1.0 for c in candidates])
    golds = int(truth.sum())
    parts["maybe"].append((weight * F.binary_cross_entropy_with_logits(maybe, truth, reduction="none")).sum())
    counts["maybe"] += golds + 4
    gold = [n for n in range(len(candidates)) if truth[n]]
    rest = [n for n in range(len(candidates)) if not truth[n]]
    wanted = golds + 16
    hard = sorted(rest, key=lambda n: -float(maybe[n].detach()))[: 2 * wanted]
    chosen = gold + rng.sample(hard, min(len(hard), wanted))
    chosen.sort(key=lambda n: int(second[n] - first[n]))
    for start in range(0, len(chosen), 64):
        part = chosen[start : start + 64]
        _second(net, encoded, [candidates[n] for n in part], parts, counts)


Looked = tuple[Tensor, Tensor, Tensor, list[tuple[int, int]]]


def looked_at(net: TiesNet, encoded: Encoded, group: list[Candidate]) -> Looked:
    """The second look at some pairs: logits [N, all labels], evidence ends [N, T, 2], the mask, and the
    stretches looked at (places in their windows, half-open)."""
    spans = []
    for w, row, i, j, _ in group:
        size = w.end - w.start
        a, b = int(w.example.head[i]) - w.start + 1, int(w.example.head[j]) - w.start + 1
        spans.append((row, a, b, *stretch(a, b, 0, size + 2)))
    longest = max(s[4] - s[3] for s in spans)
    place = torch.zeros(len(group), longest, dtype=torch.int64)
    mask = torch.full((len(group), 1, 1, longest), -1e4)
    marks = torch.zeros(len(group), longest, dtype=torch.int64)
    for n, ((w, _, i, j, _), (_, _, _, low, high)) in enumerate(zip(group, spans, strict=True)):
        place[n, : high - low] = torch.arange(low, high)
        mask[n, :, :, : high - low] = 0.0
        e = w.example
        for number in np.flatnonzero((e.head >= w.start) & (e.head < w.end)).tolist():
            at = int(e.head[number]) - w.start + 1 - low
            if 0 <= at < high - low:
                marks[n, at] = 3
        for number, mark in ((i, 1), (j, 2)):
            marks[n, int(e.head[number]) - w.start + 1 - low] = mark
    rows = torch.tensor([s[0] for s in spans])
    first = torch.tensor([s[1] - s[3] for s in spans])
    second = torch.tensor([s[2] - s[3] for s in spans])
    said, evidence = net.look(encoded.shared[rows.unsqueeze(1), place], marks, mask, first, second)
    return said.float(), evidence, mask, [(s[3], s[4]) for s in spans]


def _second(
    net: TiesNet,
    encoded: Encoded,
    group: list[Candidate],
    parts: dict[str, list[Tensor]],
    counts: dict[str, float],
) -> None:
    said, evidence, mask, spans = looked_at(net, encoded, group)
    n_ties = 2 * len(TIES)
    truth = torch.zeros(len(group), n_ties)
    for n, (*_, s) in enumerate(group):
        if s is not None:
            truth[n] = torch.from_numpy(s.ties).float()
    sym = _SYMMETRIC
    both = torch.maximum(truth[:, : len(TIES)], truth[:, len(TIES) :])
    truth = torch.cat(
        [torch.where(sym, both, truth[:, : len(TIES)]), torch.where(sym, both, truth[:, len(TIES) :])], 1
    )
    weight = torch.tensor([0.4 if g[0].example.flavour == "re3d" else 1.0 for g in group]).unsqueeze(1)
    loss = F.binary_cross_entropy_with_logits(said[:, :n_ties], truth, reduction="none")
    parts["ties"].append((weight * loss).sum())
    counts["ties"] += sum(g[4] is not None for g in group) + 1
    golds = [n for n, g in enumerate(group) if g[4] is not None and g[4].polarity != IGNORE]
    if not golds:
        return
    index = torch.tensor(golds)
    polarity = torch.tensor([float(group[n][4].polarity) for n in golds])
    over = torch.tensor([float(group[n][4].over) for n in golds])
    modality = torch.tensor([group[n][4].modality for n in golds])
    own = said[index]
    at = n_ties
    rest = 2 * F.binary_cross_entropy_with_logits(own[:, at], polarity, reduction="sum")
    rest = rest + F.cross_entropy(own[:, at + 1 : at + 1 + len(MODALITIES)], modality, reduction="sum")
    rest = rest + 0.5 * F.binary_cross_entropy_with_logits(own[:, -1], over, reduction="sum")
    ends = evidence[index].float() + mask[index, 0, 0].unsqueeze(-1)
    for side in range(2):
        target = torch.tensor([_place(group[n], spans[n], side) for n in golds])
        rest = rest + 0.3 * F.cross_entropy(ends[..., side], target, ignore_index=IGNORE, reduction="sum")
    parts["rest"].append(rest)
    counts["rest"] += len(golds)


def _place(item: Candidate, span: tuple[int, int], side: int) -> int:
    """Where in the stretch the evidence begins or ends; IGNORE where that lies outside it."""
    assert item[4] is not None
    place = item[4].evidence[side] - item[0].start + 1 - span[0]
    return place if 0 <= place < span[1] - span[0] else IGNORE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare.py wrote")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json of MiniLM")
    parser.add_argument("--start", type=Path, help="attribution checkpoint (.pt) or model.safetensors")
    parser.add_argument(
        "--resume", type=Path, help="a checkpoint of this network, or what restore.py gave, to go on from"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave", default="", help="files not to train on, by stem, comma-separated")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--ema", type=float, default=0.995)
    parser.add_argument("--minutes", type=float, help="anneal within this time, epochs or no")
    parser.add_argument("--budget", type=int, default=1400, help="pieces in a batch")
    parser.add_argument("--renamed", type=float, default=0.6, help="share of passages given other names")
    parser.add_argument("--joined", type=float, default=0.0, help="share of passages put together")
    parser.add_argument("--masked", type=float, default=0.04, help="share of pieces hidden")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    ends = frozenset(n for m in ".!?;" if (n := tokenizer.token_to_id(m)) is not None)
    left = set(args.leave.split(",")) | {"gum-dev"}
    texts = [row for path in sorted(args.data.glob("*.jsonl")) if path.stem not in left for row in rows(path)]
    examples = [example(row, tokenizer) for row in texts]
    names = pools(row for row in texts if row["flavour"] == "tie")
    originals = examples
    net = TiesNet(dropout=args.dropout)
    source = args.start
    weights = (
        load_file(str(source)) if source.suffix == ".safetensors" else torch.load(source, weights_only=True)
    )
    net.load_encoder(weights)
    if args.resume:
        net.load_state_dict(net.state_dict() | torch.load(args.resume, weights_only=True))
    optimizer = torch.optim.AdamW(
        groups(
            net,
            len(net.blocks),
            args.rate,
            args.head_rate,
            args.decay,
            lowest=("positions", "norm", "case", "quote"),
            own={"again.": 1.5},
        ),
        betas=(0.9, 0.98),
        fused=True,
    )
    average = {name: value.clone() for name, value in net.state_dict().items()}
    per_epoch = sum(1 for _ in batches(examples, random.Random(0), ends, budget=args.budget))
    steps, step = per_epoch * args.epochs, 0
    started = time.time()
    print(f"{len(examples)} texts, {per_epoch} batches an epoch", flush=True)
    for number in range(args.epochs):
        net.train()
        if args.joined:
            told = [
                renamed(row, names, rng) if row["flavour"] == "tie" and rng.random() < args.renamed else row
                for row in texts
            ]
            examples = [example(row, tokenizer) for row in joined(told, args.joined, rng)]
        elif args.renamed and number:
            examples = [
                example(renamed(row, names, rng), tokenizer)
                if row["flavour"] == "tie" and rng.random() < args.renamed
                else e
                for row, e in zip(texts, originals, strict=True)
            ]
        began, sums, seen = time.time(), dict.fromkeys(WEIGHTS, 0.0), 0
        for windows in batches(examples, rng, ends, budget=args.budget):
            step += 1
            warm = min(1.0, step / (0.06 * steps))
            done = step / steps
            if args.minutes:
                done = max(done, (time.time() - started) / 60 / args.minutes)
                if done >= 1.0:
                    break
            factor = warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * factor
            with torch.autocast("cpu", torch.bfloat16):
                parts = losses(net, windows, rng, args.masked)
            loss = torch.stack([WEIGHTS[k] * v for k, v in parts.items()]).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            keep = min(args.ema, step / (step + 20))
            with torch.no_grad():
                for name, value in net.state_dict().items():
                    if name != "words.weight":
                        average[name].lerp_(value, 1 - keep)
            for key, value in parts.items():
                sums[key] += float(value.detach())
            seen += 1
        torch.save(average, args.out / "average.pt")
        record = {"epoch": number + 1, "seconds": round(time.time() - began)}
        record |= {k: round(v / max(seen, 1), 4) for k, v in sums.items()}
        print(json.dumps(record), flush=True)


if __name__ == "__main__":
    main()
