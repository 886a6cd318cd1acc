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
import multiprocessing
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from training.re3d import nested, tuning
from training.re3d.corpus import FOLDS, read_corpus
from training.re3d.decide import Prediction, Scores, scorer
from training.re3d.network import SchemeNet
from training.re3d.views import Folds, Views
from training.re3d.windows import Pieced, pieced
from training.ties.model import TiesNet

SEEDS = {0.0: 3, 0.3: 3}
"""How many networks for each fold and each two, by the weight of the words that say a relation."""
LEFT = (*itertools.combinations(range(FOLDS), 1), *itertools.combinations(range(FOLDS), 2))
"""The folds that a network is not trained on: each, and each two."""
SHOWN = {"overlap": "entities, overlap", "undirected": "relations, undirected", "pair": "relations, pair"}
NOTE = (
    "F1 in percent: the network, adapted to re3d, on documents left out (5 folds of all 59; raw text in; "
    "`python -m training.re3d.crossvalidate`, training/re3d/README.md). The product: entities.json."
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is learned from, and with what; `adapted`: where the networks of the folds are kept."""

    base: TiesNet
    texts: Sequence[Pieced]
    ends: frozenset[int]
    plans: Sequence[tuning.Plan]
    adapted: Path
    corpus: Path
    scorer: Path


def _path(setting: Setting, folds: Sequence[int], plan: tuning.Plan) -> Path:
    cues = "-cues" if plan.cues else ""
    return setting.adapted / f"without-{'-'.join(map(str, folds))}-seed-{plan.seed}{cues}.pt"


def _adapt(setting: Setting, task: tuple[tuning.Plan, tuple[int, ...]]) -> None:
    """Train a network without some folds, and keep it."""
    plan, folds = task
    path, began = _path(setting, folds, plan), time.time()
    torch.set_num_threads(1)
    texts = [t for t in setting.texts if t.text.fold not in folds]
    net = tuning.tuned(setting.base, texts, setting.ends, plan)
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), path)
    print(f"{path.stem}: {time.time() - began:.0f} s", flush=True)


def _nets(setting: Setting, held: int) -> dict[Folds, list[SchemeNet]]:
    """The networks that were not trained on a fold, by the folds that they were not trained on."""
    found: dict[Folds, list[SchemeNet]] = {}
    for folds in LEFT:
        for plan in setting.plans if held in folds else ():
            net = SchemeNet(TiesNet())
            net.load_state_dict(torch.load(_path(setting, folds, plan), weights_only=True))
            net.base.words = setting.base.words  # which no training changes: kept once
            found.setdefault(frozenset(folds), []).append(net.eval())
    return found


def _predict(setting: Setting, held: int) -> tuple[list[Prediction], dict[str, nested.Chosen]]:
    """What is said of the documents of a fold, and what its inner folds chose."""
    torch.set_num_threads(1)
    views = Views(setting.base, _nets(setting, held), setting.ends)
    return nested.predict(held, setting.texts, _gold(setting.corpus), views, scorer(setting.scorer))


def _gold(corpus: Path) -> dict[str, Any]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return {item["id"]: item for item in map(json.loads, lines)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--re3d", type=Path, required=True, help="dev.jsonl.gz")
    parser.add_argument("--scorer", type=Path, required=True, help="score_re3d.py")
    parser.add_argument("--checkpoint", type=Path, required=True, help="of training.ties.train, without re3d")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json of MiniLM")
    parser.add_argument("--adapted", type=Path, default=Path("build/re3d"), help="folder for the networks")
    parser.add_argument("--frozen", action="store_true", help="leave the network as it is")
    parser.add_argument("--epochs", type=int, default=tuning.Plan().epochs)
    parser.add_argument("--seeds", type=int, default=max(SEEDS.values()), help="so many of each at most")
    parser.add_argument("--processes", type=int, default=2, help="at once; each needs 3 GB")
    parser.add_argument("--out", type=Path, help="figures as JSON")
    args = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    ends = frozenset(n for m in ".!?;" if (n := tokenizer.token_to_id(m)) is not None)
    base = TiesNet()
    base.load_state_dict(base.state_dict() | torch.load(args.checkpoint, weights_only=True))
    base.eval()
    texts = [pieced(t, tokenizer) for t in read_corpus(args.re3d)]
    most = 0 if args.frozen else args.seeds
    plans = [
        tuning.Plan(args.epochs, seed=seed, cues=cues)
        for cues, seeds in SEEDS.items() for seed in range(1, min(seeds, most) + 1)
    ]  # fmt: skip
    setting = Setting(base, texts, ends, plans, args.adapted, args.re3d, args.scorer)
    tasks = [(p, folds) for p in plans for folds in LEFT if not _path(setting, folds, p).exists()]
    with ProcessPoolExecutor(args.processes, multiprocessing.get_context("fork")) as pool:
        list(pool.map(partial(_adapt, setting), tasks))
        figures = scored(pool.map(partial(_predict, setting), range(FOLDS)), args.re3d, args.scorer)
    if args.out:
        args.out.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def scored(
    predictions: Iterable[tuple[list[Prediction], dict[str, nested.Chosen]]], corpus: Path, scoring: Path
) -> dict[str, Any]:
    """Print the table of every fold and of all; give the figures of all, in percent."""
    gold, score = _gold(corpus), scorer(scoring)
    predicted, folds = [], []
    for held, (found, chosen) in enumerate(predictions):
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
