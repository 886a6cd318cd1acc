"""Coreference on GUM, raw text in, by its scorer, mentions matched exactly and by their heads.

    python -m bench.gum read [--part train] [--ids ID,ID] --out CLUSTERS
    python -m bench.gum score [--part train] [--genre news] --out FIGURES CLUSTERS...

Reads with the reader that is on the path. The network in the package was trained on GUM's train part: what
this says of that part means something only of others, see `training/ties/news.sh`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.corpora import gold, lines, table
from sayso.model import Document
from sayso.reader import read

Figures = dict[str, float]
Clusters = dict[str, Any]
_MATCHES = ("exact", "head")
_NAMED = re.compile(r"NAMED (pron|nominal) .*?strict ([\d.]+) wrong ([\d.]+)")


def coreference() -> Figures:
    """CoNLL F1, and the shares of pronouns and of descriptions put with the right and with a wrong name, of
    GUM's dev part."""
    return scored(clusters("dev"), "dev")


def clusters(part: str, ids: frozenset[str] = frozenset()) -> list[Clusters]:
    """The mentions of each entity of each document of a part of GUM (of those with these ids, if any), names
    with their whole phrase: what GUM calls a mention."""
    found: list[Clusters] = []
    for item in lines(f"gum/{part}.jsonl.gz"):
        if not ids or item["id"] in ids:
            entities = read(Document(item["text"])).entities
            mentions = [[list(m.phrase or m.span) for m in e.mentions] for e in entities]
            found.append({"id": item["id"], "clusters": mentions})
    return found


def scored(predicted: Sequence[Clusters], part: str, genre: str = "") -> Figures:
    """What the scorer says of clusters of all documents of a part, or of those of one genre."""
    options = ["--genre", genre] if genre else []
    figures: Figures = {}
    for match in _MATCHES:
        said = table(
            "score_coref.py", predicted, "--match", match, *options, gold=gold(f"gum/{part}.jsonl.gz")
        )
        figures |= figures_of(said, match)
    return figures


def figures_of(table: str, match: str) -> Figures:
    """What the scorer's table says."""
    conll = re.search(r"CoNLL F1\s+([\d.]+)", table)
    if conll is None:
        raise ValueError(f"no CoNLL F1 in what the scorer printed:\n{table}")
    figures = {f"CoNLL F1, {match}": float(conll.group(1))}
    by = "" if match == "exact" else f", {match}"
    for kind, right, wrong in _NAMED.findall(table):
        figures |= {f"{kind} right{by}": float(right), f"{kind} wrong{by}": float(wrong)}
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["read", "score"])
    parser.add_argument("files", nargs="*", type=Path, help="what `read` wrote, to be scored together")
    parser.add_argument("--part", default="dev", choices=["train", "dev"])
    parser.add_argument("--ids", default="", help="to read, commas between; all if not given")
    parser.add_argument("--genre", default="", help="bio, interview, news or speech; all if not given")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_intermixed_args()
    if args.what == "read":
        found = clusters(args.part, frozenset(filter(None, args.ids.split(","))))
        args.out.write_text("".join(json.dumps(c) + "\n" for c in found), encoding="utf-8")
        return
    predicted = [json.loads(line) for f in args.files for line in f.read_text(encoding="utf-8").splitlines()]
    figures = scored(predicted, args.part, args.genre)
    for name, value in figures.items():
        print(f"{name:24}{value:8.3f}")
    args.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
