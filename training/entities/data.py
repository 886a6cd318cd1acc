"""Names with their types, from TieBank's training authors, GUM and re3d, as feature rows.

Of re3d the BBC part (CC BY-NC) is left out. Only feature weights are learnt from these; no text is kept.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sayso.model import Document
from sayso.reader import syntax
from sayso.reader.entities import again
from sayso.reader.spans import guess, longest, named
from sayso.reader.typing_features import Features, features
from training.tiebank.build import to_json
from training.tiebank.markup import parse_file

GUM = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "event": "event",
    "object": "other",
    "abstract": "other",
    "plant": "other",
    "animal": "other",
    "substance": "other",
    "time": "other",
}
RE3D = {
    "Person": "person",
    "Organisation": "organization",
    "Location": "place",
    "Nationality": "group",
    "DocumentReference": "other",
    "Weapon": "other",
    "MilitaryPlatform": "other",
    "Vehicle": "other",
}
Gold = list[tuple[int, int, str]]


def documents(shared: Path, tiebank: Path, authors: set[str]) -> Iterator[tuple[str, str, Gold]]:
    """Source, text and gold names of every training document."""
    for path in sorted(tiebank.glob("authors/*.tie")):
        if path.stem in authors:
            for p in parse_file(path)[0]:
                item = to_json(p, "train")
                gold = [
                    (m["start"], m["end"], e["type"])
                    for e in item["entities"]
                    for m in e["mentions"]
                    if m["kind"] == "name"
                ]
                yield "tiebank", item["text"], gold
    with gzip.open(shared / "corpora/gum/train.jsonl.gz", "rt") as lines:
        for line in lines:
            item = json.loads(line)
            yield (
                "gum",
                item["text"],
                [
                    (e["start"], e["end"], GUM[e["type"]])
                    for e in item["entities"]
                    if e["kind"] == "name" and e["type"] in GUM
                ],
            )
    with gzip.open(shared / "corpora/re3d/dev.jsonl.gz", "rt") as lines:
        for line in lines:
            item = json.loads(line)
            if "BBC" not in item["subset"]:
                yield (
                    "re3d",
                    item["text"],
                    [
                        (e["start"], e["end"], RE3D[e["type"]])
                        for e in item["entities"]
                        if e["confidence"] >= 0.5 and e["type"] in RE3D
                    ],
                )


def rows(text: str, gold: Gold) -> Iterator[tuple[Features, str]]:
    """Features and type of each name that the reader finds in a text; names that gold lacks are "none"."""
    doc = syntax.parse(Document(text))
    found = named(doc)
    where: dict[str, list[tuple[int, int]]] = {}
    for n in longest(found + again(doc, found)):
        where.setdefault(text[n.start : n.end], []).append((n.start, n.end))
    for name, spans in where.items():
        votes = Counter(kind for s, e in spans for g, h, kind in gold if _close((s, e), (g, h)))
        label = votes.most_common(1)[0][0] if votes else "none"
        yield features(doc, name, spans, guess(name)), label


def _close(a: tuple[int, int], b: tuple[int, int]) -> bool:
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both > 0.5 * max(a[1] - a[0], b[1] - b[0])
