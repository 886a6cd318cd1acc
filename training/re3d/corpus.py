"""re3d's documents as the adaptation sees them: words with their parse, gold by head word, and the folds.

Gold is what re3d's annotators kept (confidence of at least KEPT, as its scorer has it). Offsets are code
points of the text, half-open.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import Document
from sayso.reader import syntax
from sayso.reader.text import text_of

KEPT = 0.5
FOLDS = 5
NONE = 0  # the number of "no entity" and of "no relation"
ENTITIES = (
    "none", "Person", "Organisation", "Location", "Nationality", "Temporal", "Quantity", "Money", "Weapon",
    "MilitaryPlatform", "Vehicle", "DocumentReference", "CommsIdentifier", "Frequency",
)  # fmt: skip
SYMMETRIC = ("CoLocated", "Apart", "CommWith", "AlliesOf", "IsSynonymOf", "FightingAgainst")
DIRECTED = ("BelongsTo", "HasAttrOf", "InChargeOf", "Likes", "Dislikes")
RELATIONS = ("none", *SYMMETRIC, *(f"{t} >" for t in DIRECTED), *(f"{t} <" for t in DIRECTED))
"""What a pair of mentions may be; `>`: the one whose head comes first is the source."""
_NO_HEADS = frozenset(("ADP", "PUNCT", "CCONJ", "SPACE", "DET", "PART"))
_HEADS = frozenset(("PROPN", "NOUN", "PRON", "NUM"))

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the parse; `head` is the number of its head word, its own number at a root."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    name: str  # spaCy's label of the name that it is part of, or ""
    sentence: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold entity: its type's number in ENTITIES, its head's number among the words."""

    start: int
    end: int
    type: int
    head: int


@dataclass(frozen=True, slots=True)
class Text:
    """A document. `related`: (word, word) of gold heads, the earlier first, with the label in RELATIONS;
    `cues`: for those of which the annotators marked words that say it, where these stand."""

    id: str
    text: str
    fold: int
    words: list[Word]
    mentions: list[Mention]
    related: dict[tuple[int, int], int]
    cues: dict[tuple[int, int], Span]


def folds_of(ids: Iterable[str]) -> dict[str, int]:
    """The fold of each document: dealt out in order of the ids' checksums, so that all are of a size."""
    ordered = sorted(ids, key=lambda id: hashlib.sha256(id.encode()).hexdigest())
    return {id: number % FOLDS for number, id in enumerate(ordered)}


def read_corpus(path: Path) -> list[Text]:
    """The documents of re3d's dev.jsonl.gz, parsed."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    folds = folds_of(item["id"] for item in items)
    return [text_from(item, folds[item["id"]]) for item in items]


def text_from(item: dict[str, Any], fold: int = 0) -> Text:
    """One document of the corpus, parsed."""
    words = parsed(item["text"])
    mentions = gold_mentions(item, words)
    heads = {(m.start, m.end): m.head for m in mentions}
    related, cues = gold_pairs(item, heads)
    return Text(item["id"], item["text"], fold, words, mentions, related, cues)


def parsed(text: str) -> list[Word]:
    """The words of a text."""
    doc = syntax.parse(Document(text))
    assert text_of(doc) == text
    sentence = [n for n, s in enumerate(doc.sents) for _ in s]
    return [
        Word(t.idx, t.idx + len(t.text), t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.i,
             t.ent_type_, sentence[t.i])
        for t in doc
    ]  # fmt: skip


def gold_mentions(item: dict[str, Any], words: list[Word]) -> list[Mention]:
    """The entities that the annotators kept, in order of their heads; of two with one head the longer."""
    found: dict[int, Mention] = {}
    for e in sorted(item["entities"], key=lambda e: (e["end"] - e["start"], -e["confidence"])):
        if e["confidence"] >= KEPT and e["type"] in ENTITIES:
            head = head_of(words, e["start"], e["end"])
            if head is not None:
                found[head] = Mention(e["start"], e["end"], ENTITIES.index(e["type"]), head)
    return [found[n] for n in sorted(found)]


def head_of(words: list[Word], start: int, end: int) -> int | None:
    """The number of the head word of a span: of its words the one nearest to the sentence's root."""
    inside = [n for n, w in enumerate(words) if w.start < end and start < w.end and w.text.strip()]
    if not inside:
        return None
    root = min(inside, key=lambda n: (_depth(words, n), n))
    if words[root].pos in _NO_HEADS and len(inside) > 1:
        return next((n for n in reversed(inside) if words[n].pos in _HEADS), root)
    return root


def _depth(words: list[Word], number: int) -> int:
    depth = 0
    while words[number].head != number:
        number, depth = words[number].head, depth + 1
    return depth


def gold_pairs(
    item: dict[str, Any], heads: dict[Span, int]
) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], Span]]:
    """Which pairs of heads are related, and how, and the words that say so; of two relations of a pair the
    surer."""
    found: dict[tuple[int, int], int] = {}
    cues: dict[tuple[int, int], Span] = {}
    for r in sorted(item["relations"], key=lambda r: r["confidence"]):
        source, target = heads.get(tuple(r["source"])), heads.get(tuple(r["target"]))
        if r["confidence"] < KEPT or source is None or target is None or source == target:
            continue
        type = r["type"]
        label = type if type in SYMMETRIC else f"{type} {'>' if source < target else '<'}"
        pair = min(source, target), max(source, target)
        found[pair] = RELATIONS.index(label)
        cues.pop(pair, None)
        cue = r.get("start", 0), r.get("end", 0)
        if item["text"][slice(*cue)].strip():
            cues[pair] = cue
    return found, cues


def parts(label: int, first: Span, second: Span) -> tuple[str, Span, Span]:
    """The type of relation, source and target that a label says of two mentions (the first comes first)."""
    type, _, way = RELATIONS[label].partition(" ")
    return (type, second, first) if way == "<" else (type, first, second)
