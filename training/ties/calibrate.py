"""How often a claim is right, by how it was found and the network's chance: for `claim_confidence`.

    python -m training.ties.calibrate

Reads TieBank's dev author and the development half of `bench/reports` with the whole reader, and fits, by
maximum likelihood, a logistic curve over the log-odds of the network's chance for claims that it finds alone,
and for those that the predicates find too; and the share of right ones among those of the predicates alone.
Right: ends, type, direction and polarity as annotated.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

import numpy as np
from bench.reports import HALVES, files

from bench import claims as tiebank
from sayso.model import Document, Vocabulary
from sayso.reader import claim_confidence, read
from sayso.sources import load

Found = tuple[str, float, bool]  # how found, the network's chance, right or not
STEPS, RATE, PRIOR = 4000, 0.05, 0.02


def passages(vocabulary: Vocabulary, symmetric: frozenset[str]) -> Iterator[Found]:
    """Claims of TieBank's dev author."""
    for row in tiebank.passages("dev", None):
        gold = {
            tiebank.key(c["type"], c["subject"], c["object"], c["polarity"], symmetric) for c in row["claims"]
        }
        for key, claim in tiebank.read_row(row, vocabulary, raw=True)[0]:
            yield *_raw(claim.confidence), key in gold


def reports(vocabulary: Vocabulary, symmetric: frozenset[str]) -> Iterator[Found]:
    """Claims of the development half of the own reports; ends are told by their names."""
    for path in files():
        if int(path.name[:2]) in HALVES["development"]:
            gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
            names = {n: e["name"] for e in gold["entities"] for n in (e["name"], *e["aliases"])}
            wanted = {
                tiebank.key(c["type"], c["subject"], c["object"], c["polarity"], symmetric)
                for c in gold["claims"]
            }
            reading = next(read(d, vocabulary=vocabulary) for d in load(path) if isinstance(d, Document))
            called = {
                e.id: next((names[n] for n in (e.name, *e.aliases) if n in names), e.name)
                for e in reading.entities
            }
            for c in reading.claims:
                key = tiebank.key(c.type, called[c.subject], called[c.object], c.polarity, symmetric)
                yield *_raw(c.confidence), key in wanted


WAYS: tuple[claim_confidence.How, ...] = ("alone", "both", "ruled")


def _told(how: claim_confidence.How, chance: float) -> float:
    """In place of the curves while claims are collected: the way in the tens, the chance behind the point."""
    return WAYS.index(how) * 10 + min(chance, 1.0)


def _raw(confidence: float) -> tuple[str, float]:
    """How a claim was found and the network's chance, from a confidence that `_told` gave."""
    way = int(confidence // 10)
    return WAYS[way], confidence - 10 * way


def curve(found: list[Found]) -> tuple[float, float]:
    """Intercept and slope over the log-odds of the chance."""
    x = np.array([claim_confidence.log_odds(chance) for _, chance, _ in found])
    y = np.array([right for *_, right in found], float)
    a, b = 0.0, 0.5
    for _ in range(STEPS):
        wrong = 1 / (1 + np.exp(-(a + b * x))) - y
        a -= RATE * float(wrong.mean())
        b -= RATE * (float((wrong * x).mean()) + PRIOR * (b - 0.5))
    return a, b


def main() -> None:
    vocabulary = Vocabulary.default()
    symmetric = frozenset(t.name for t in vocabulary.types.values() if t.symmetric)
    claim_confidence.confidence = _told
    found = [*passages(vocabulary, symmetric), *reports(vocabulary, symmetric)]
    for how in ("alone", "both"):
        mine = [f for f in found if f[0] == how]
        a, b = curve(mine)
        print(f"{how}: {len(mine)} claims, {sum(f[2] for f in mine)} right; {a:.2f} + {b:.2f} x")
    ruled = [f[2] for f in found if f[0] == "ruled"]
    share = (sum(ruled) + 1) / (len(ruled) + 2)
    print(f"ruled: {len(ruled)} claims, {sum(ruled)} right; {math.log(share / (1 - share)):.2f}")


if __name__ == "__main__":
    main()
