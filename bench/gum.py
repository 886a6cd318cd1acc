"""Coreference on GUM, raw text in, by its scorer, mentions matched exactly and by their heads.

    python -m bench.gum [--part train] [--genre news] [--out FILE]

Scores the reader that is on the path. The network in the package was trained on GUM's train part: what this
says of that part means something only of another one, see `training/ties/without_news.sh`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpora import SHARED, gold, lines
from sayso.model import Document
from sayso.reader import read

Figures = dict[str, float]
_MATCHES = ("exact", "head")
_NAMED = re.compile(r"NAMED (pron|nominal) .*?strict ([\d.]+) wrong ([\d.]+)")


def coreference(part: str = "dev", genre: str = "") -> Figures:
    """CoNLL F1, and the shares of pronouns and of descriptions put with the right and with a wrong name, of a
    part of GUM: its documents of one genre, or all."""
    corpus = f"gum/{part}.jsonl.gz"
    items = [item for item in lines(corpus) if genre in ("", item["genre"])]
    predicted = []
    for item in items:
        reading = read(Document(item["text"]))
        clusters = [[list(m.span) for m in e.mentions] for e in reading.entities]
        predicted.append({"id": item["id"], "clusters": clusters})
    options = ["--genre", genre] if genre else []
    figures: Figures = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.writelines(json.dumps(p) + "\n" for p in predicted)
        out.flush()
        for match in _MATCHES:
            command = [sys.executable, str(SHARED / "bench/score_coref.py"), gold(corpus), out.name,
                       "--match", match, *options]  # fmt: skip
            table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            figures |= figures_of(table, match)
    return figures


def figures_of(table: str, match: str) -> Figures:
    """What the scorer's table says; the shares of pronouns and descriptions of the exact match alone."""
    conll = re.search(r"CoNLL F1\s+([\d.]+)", table)
    if conll is None:
        raise ValueError(f"no CoNLL F1 in what the scorer printed:\n{table}")
    figures = {f"CoNLL F1, {match}": float(conll.group(1))}
    if match == "exact":
        for kind, right, wrong in _NAMED.findall(table):
            figures |= {f"{kind} right": float(right), f"{kind} wrong": float(wrong)}
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", default="dev", choices=["train", "dev"])
    parser.add_argument("--genre", default="", help="bio, interview, news or speech; all if not given")
    parser.add_argument("--out", type=Path, help="figures as JSON")
    args = parser.parse_args()
    figures = coreference(args.part, args.genre)
    for name, value in figures.items():
        print(f"{name:24}{value:8.3f}")
    if args.out:
        args.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
