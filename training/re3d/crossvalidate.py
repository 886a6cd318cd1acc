"""Adapt the reader to re3d and score it on the documents left out, fold by fold.

    python -m training.re3d.crossvalidate --re3d dev.jsonl.gz --scorer score_re3d.py --checkpoint FILE.pt \
        --encoder FOLDER [--adapted FOLDER] [--out bench/results/re3d.json]

Raw text in; nothing is known of a document that is scored. See README.md.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from training.re3d import nested, tuning
from training.re3d.corpus import FOLDS, read_corpus
from training.re3d.decide import Scores, scorer
from training.re3d.network import SchemeNet
from training.re3d.views import Folds, Views
from training.re3d.windows import Pieced, pieced
from training.ties.model import TiesNet

SHOWN = {"overlap": "entities, overlap", "undirected": "relations, undirected", "pair": "relations, pair"}
NOTE = (
    "F1 in percent: the network, adapted to re3d, on documents left out (5 folds of all 59; raw text in; "
    "`python -m training.re3d.crossvalidate`, training/re3d/README.md). The product: entities.json."
)


def adapted_nets(
    base: TiesNet, texts: Sequence[Pieced], ends: frozenset[int], plans: Sequence[tuning.Plan],
    folder: Path | None,
) -> dict[Folds, list[SchemeNet]]:  # fmt: skip
    """For each fold, and each two, a network by each plan, trained on the others; kept in `folder`, and taken
    from there."""
    found: dict[Folds, list[SchemeNet]] = {}
    left = [*itertools.combinations(range(FOLDS), 1), *itertools.combinations(range(FOLDS), 2)]
    for plan, folds in itertools.product(plans, left):
        name = f"without-{'-'.join(map(str, folds))}-seed-{plan.seed}.pt"
        path = folder / name if folder else None
        began = time.time()
        if path and path.exists():
            net = SchemeNet(TiesNet())
            net.load_state_dict(torch.load(path, weights_only=True))
        else:
            net = tuning.tuned(base, [t for t in texts if t.text.fold not in folds], ends, plan)
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
                torch.save(net.state_dict(), path)
        found.setdefault(frozenset(folds), []).append(net.eval())
        print(f"network without folds {folds}, seed {plan.seed}: {time.time() - began:.0f} s", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--re3d", type=Path, required=True, help="dev.jsonl.gz")
    parser.add_argument("--scorer", type=Path, required=True, help="score_re3d.py")
    parser.add_argument("--checkpoint", type=Path, required=True, help="of training.ties.train, without re3d")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json of MiniLM")
    parser.add_argument("--adapted", type=Path, help="folder for the networks of the folds")
    parser.add_argument("--frozen", action="store_true", help="leave the network as it is")
    parser.add_argument("--epochs", type=int, default=tuning.Plan.epochs)
    parser.add_argument("--seeds", type=int, default=3, help="networks for each fold and each two")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, help="figures as JSON")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    ends = frozenset(n for m in ".!?;" if (n := tokenizer.token_to_id(m)) is not None)
    base = TiesNet()
    base.load_state_dict(base.state_dict() | torch.load(args.checkpoint, weights_only=True))
    base.eval()
    texts = [pieced(t, tokenizer) for t in read_corpus(args.re3d)]
    plans = [tuning.Plan(epochs=args.epochs, seed=seed) for seed in range(1, args.seeds + 1)]
    nets = {} if args.frozen else adapted_nets(base, texts, ends, plans, args.adapted)
    figures = crossvalidated(texts, Views(base, nets, ends), args.re3d, args.scorer)
    if args.out:
        args.out.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def crossvalidated(texts: Sequence[Pieced], views: Views, corpus: Path, scoring: Path) -> dict[str, Any]:
    """Print the table of every fold and of all; give the figures of all, in percent."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        gold = {item["id"]: item for item in map(json.loads, lines)}
    score, predicted, folds = scorer(scoring), [], []
    for held in range(FOLDS):
        found, chosen = nested.predict(held, texts, gold, views, score)
        predicted += found
        scores = score([gold[p["id"]] for p in found], found)
        folds.append({title: round(100 * scores[name]["micro"][2], 1) for name, title in SHOWN.items()})
        print(f"fold {held}, {len(found)} documents:", _line(scores), chosen, flush=True)
    scores = score(list(gold.values()), predicted)
    print("all:", _line(scores))
    for name, title in SHOWN.items():
        print(f"\n{title}\n{'':20}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'said':>6}{'gold':>6}")
        for type, (p, r, f, *counts) in scores[name].items():
            print(f"{type:20}{p:7.3f}{r:7.3f}{f:7.3f}" + "".join(f"{c:6}" for c in counts))
    all_folds = {
        title: {t: round(100 * row[2], 1) for t, row in scores[name].items()} for name, title in SHOWN.items()
    }
    return {"note": NOTE, **all_folds, "folds": folds}


def _line(scores: Scores) -> str:
    return ", ".join(f"{title} {scores[name]['micro'][2]:.3f}" for name, title in SHOWN.items())


if __name__ == "__main__":
    main()
