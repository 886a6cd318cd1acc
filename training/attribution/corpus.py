"""Read attribution corpora (JSON lines) and put their spans on word pieces."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from sayso.reader.attribution_features import Ints, Pieces, encode

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Example:
    """One document of one annotator: its pieces and, per attribution, a sparse row of labels."""

    id: str
    text: str
    pieces: Pieces
    cues: Ints  # first cue piece of each attribution
    first: Ints  # first labelled piece of each attribution
    labels: list[Ints]  # labels from `first` on
    style: int  # the annotator, from 1


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def examples(path: Path, tokenizer: Tokenizer) -> list[list[Example]]:
    """The documents of a corpus, each with the versions of all its annotators."""
    grouped: dict[str, list[Example]] = {}
    pieces_of: dict[str, Pieces] = {}
    docs = sorted(read_jsonl(path), key=lambda d: (d["id"], d["annotator"]))
    names = sorted({doc["annotator"] for doc in docs})
    for doc in docs:
        if doc["id"] not in pieces_of:
            pieces_of[doc["id"]] = encode(doc["text"], tokenizer)
        grouped.setdefault(doc["id"], []).append(
            _example(doc, pieces_of[doc["id"]], 1 + names.index(doc["annotator"]))
        )
    return list(grouped.values())


def _example(doc: dict[str, Any], pieces: Pieces, style: int) -> Example:
    cues, firsts, rows = [], [], []
    for attribution in doc["attributions"]:
        marked = np.zeros(len(pieces), dtype=np.int64)
        for number, role in enumerate(ROLES):
            for start, end in attribution[role]:
                covered = np.flatnonzero((pieces.end > start) & (pieces.start < end))
                if len(covered):
                    marked[covered[0] : covered[-1] + 1] = 2 + 2 * number
                    marked[covered[0]] = 1 + 2 * number
        starts = np.flatnonzero(marked == 3)
        if not len(starts) or not (marked >= 5).any():
            continue
        cue = int(starts[0])
        inside = np.flatnonzero(marked)
        cues.append(cue)
        firsts.append(int(inside[0]))
        rows.append(marked[inside[0] : inside[-1] + 1])
    return Example(
        doc["id"],
        doc["text"],
        pieces,
        np.asarray(cues, np.int64),
        np.asarray(firsts, np.int64),
        rows,
        style,
    )
