"""What the network alone says of the pairs of TieBank's dev authors, given the mentions, in torch.

    python -m training.ties.evaluate --data FOLDER --encoder FOLDER CHECKPOINT.pt ...

`--data` is what `prepare.py --part dev` wrote. Prints, for every checkpoint, precision, recall and F1 of
(pair of entities, type, direction) at the chance that does best and at 0.6, and the share of right polarity
and modality on the pairs that say something and are looked at twice.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from sayso.reader.ties_features import MODALITIES, SYMMETRIC, TIES, far_bucket
from training.ties.data import Example, Window, example, rows
from training.ties.model import TiesNet
from training.ties.train import Candidate, Encoded, candidate_pairs, looked_at, tensors

FIRST_LOOK = 0.08  # as in the package
Key = tuple[int, int, str]


@dataclass
class Tally:
    """Chances of what is said and of what is not; right and all of polarity and modality."""

    chances: list[tuple[float, bool]] = field(default_factory=list)
    gold: int = 0
    polarity: list[bool] = field(default_factory=list)
    modality: list[bool] = field(default_factory=list)

    def at(self, chance: float) -> tuple[float, float, float]:
        """Precision, recall and F1 of what is as likely as `chance`."""
        found = [right for c, right in self.chances if c >= chance]
        right = sum(found)
        p, r = right / max(len(found), 1), right / max(self.gold, 1)
        return p, r, 2 * p * r / (p + r) if right else 0.0


def weigh(net: TiesNet, e: Example, tally: Tally) -> None:
    """Add one text to the tally."""
    windows = [Window(e, 0, min(len(e.pieces), 480))]
    shared, last = net.encode(*tensors(windows, random.Random(0), 0.0))
    found: dict[Key, float] = {}
    gold = {key for s in e.said for key in _keys(e, s.first, s.second, torch.from_numpy(s.ties).tolist(), 1)}
    pairs: list[Candidate] = candidate_pairs(windows[0], 0, np.arange(len(e.head)))
    if pairs:
        first, second = (torch.tensor([int(e.head[c[n]]) + 1 for c in pairs]) for n in (2, 3))
        far = torch.from_numpy(far_bucket((second - first).numpy()))
        maybe = torch.sigmoid(net.maybe(net.left(last)[0, first], net.right(last)[0, second], far))
        kept = [c for c, m in zip(pairs, maybe.tolist(), strict=True) if m >= FIRST_LOOK]
        for start in range(0, len(kept), 64):
            part = kept[start : start + 64]
            said, *_ = looked_at(net, Encoded(shared, last, windows), part)
            for (_, _, i, j, truth), row in zip(part, said, strict=True):
                chances = torch.sigmoid(row[: 2 * len(TIES)]).tolist()
                for key in _keys(e, i, j, chances, 0.01):
                    found[key] = max(found.get(key, 0.0), _chance(e, i, chances, key))
                if truth is not None and truth.modality >= 0:
                    at = 2 * len(TIES)
                    tally.polarity.append((float(row[at]) > 0) == bool(truth.polarity))
                    modality = int(row[at + 1 : at + 1 + len(MODALITIES)].argmax())
                    tally.modality.append(modality == truth.modality)
    tally.gold += len(gold)
    tally.chances += [(chance, key in gold) for key, chance in found.items()]


def _keys(e: Example, i: int, j: int, chances: list[float], least: float) -> list[Key]:
    """Subject, object and type of what is as likely as `least`; ends of symmetric types in one order."""
    a, b = int(e.entity[i]), int(e.entity[j])
    result = []
    for n, chance in enumerate(chances):
        if chance >= least:
            tie = TIES[n % len(TIES)]
            ends = (a, b) if n < len(TIES) else (b, a)
            result.append((*(sorted(ends) if tie in SYMMETRIC else ends), tie))
    return result


def _chance(e: Example, i: int, chances: list[float], key: Key) -> float:
    n = TIES.index(key[2])
    if key[2] in SYMMETRIC:
        return max(chances[n], chances[n + len(TIES)])
    return chances[n] if key[0] == int(e.entity[i]) else chances[n + len(TIES)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json of MiniLM")
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    texts = [example(row, tokenizer) for path in sorted(args.data.glob("tie-*.jsonl")) for row in rows(path)]
    for path in args.checkpoints:
        net = TiesNet()
        net.load_state_dict(torch.load(path, weights_only=True), strict=False)
        net.eval()
        tally = Tally()
        with torch.no_grad():
            for e in texts:
                if len(e.pieces):
                    weigh(net, e, tally)
        best = max((n / 20 for n in range(4, 19)), key=lambda c: tally.at(c)[2])
        shown = [f"from {c:.2f}: " + " / ".join(f"{100 * x:.1f}" for x in tally.at(c)) for c in (best, 0.6)]
        shares = [100 * sum(x) / max(len(x), 1) for x in (tally.polarity, tally.modality)]
        print(f"{path}: {'; '.join(shown)}; polarity {shares[0]:.1f}, modality {shares[1]:.1f}", flush=True)


if __name__ == "__main__":
    main()
