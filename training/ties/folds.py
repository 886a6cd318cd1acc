"""The folds of GUM's documents of one genre: a line for each, its ids with commas between.

    python -m training.ties.folds --gum FOLDER [--genre news] [--folds 4]

Dealt out in order of the checksums of their ids, so that the folds are of one size and nobody chose them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def folds(ids: Iterable[str], number: int) -> list[list[str]]:
    """`number` lists that hold every id once."""
    ordered = sorted(ids, key=lambda id: hashlib.sha256(id.encode()).hexdigest())
    return [ordered[n::number] for n in range(number)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gum", type=Path, required=True, help="folder with train.jsonl.gz")
    parser.add_argument("--genre", default="news")
    parser.add_argument("--folds", type=int, default=4)
    args = parser.parse_args()
    with gzip.open(args.gum / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    for fold in folds((i["id"] for i in items if i["genre"] == args.genre), args.folds):
        print(",".join(fold))


if __name__ == "__main__":
    main()
