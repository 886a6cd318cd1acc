"""Score claims on TieBank: given its gold entities and attributions, or from raw text.

    python bench/claims.py [--raw] [--split train] [--author NAME] [--verbose] [--types]

A claim is right when type, direction (but for symmetric types) and polarity are, and both ends stand for the
gold entities; the voice is ignored. With `--raw` ends are compared by overlap of their mentions with the
gold entity's. Passages of authors in the test part of split.toml are never read here unless named by
`--split test`. Figures are percent; modality is measured on the claims found.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from training.tiebank.build import HERE, split_of, to_json
from training.tiebank.markup import parse_file

from sayso.model import Attribution, Claim, Document, Entity, Mention, Section, Speaker, Vocabulary
from sayso.reader import syntax
from sayso.reader.claims import find_claims

Row = dict[str, Any]
Tuple = tuple[str, str, str, str]


def passages(split: str, author: str | None) -> list[Row]:
    """The corpus' passages of one split; authors not yet listed count as train. Files that do not parse
    (still being written) are left out."""
    splits, _ = split_of(HERE)
    rows: list[Row] = []
    for path in sorted((HERE / "authors").glob("*.tie")):
        name = path.name.split(".")[0]
        if (author and name != author) or splits.get(name, "train") != split:
            continue
        rows += [to_json(p, split) for p in parse_file(path)[0]]
    return rows


def document_of(row: Row) -> Document:
    """The passage as a document of its own."""
    return Document(
        text=row["text"], sections=tuple(Section(s["kind"], s["start"], s["end"]) for s in row["sections"])
    )


def gold_entities(row: Row) -> tuple[Entity, ...]:
    """The passage's annotated entities."""
    return tuple(
        Entity(
            e["id"],
            e["name"],
            e["type"],
            tuple(Mention(m["start"], m["end"], m["kind"]) for m in e["mentions"]),
        )
        for e in row["entities"]
    )


def gold_attributions(row: Row) -> tuple[Attribution, ...]:
    """The passage's annotated attributions; of joint speakers the first."""
    return tuple(
        Attribution(
            str(a["id"]), *(tuple((s, e) for s, e in a[k]) for k in ("source", "cue", "content")), a["kind"],
            Speaker(a["speakers"][0] if a["speakers"] else None, ""),
            str(a["parent"]) if a["parent"] is not None else None,
        )
        for a in row["attributions"]
    )  # fmt: skip


def key(type: str, subject: str, object: str, polarity: str, symmetric: frozenset[str]) -> Tuple:
    """A claim as compared: ends of symmetric types in one order."""
    if type in symmetric:
        subject, object = sorted((subject, object))
    return (subject, type, object, polarity)


def aligned(row: Row, entities: tuple[Entity, ...]) -> dict[str, str]:
    """Which gold entity each found one overlaps most, by code points of their mentions."""
    gold = {e["id"]: [(m["start"], m["end"]) for m in e["mentions"]] for e in row["entities"]}
    found: dict[str, str] = {}
    for entity in entities:
        shared = {
            id: sum(max(0, min(e, m.end) - max(s, m.start)) for s, e in spans for m in entity.mentions)
            for id, spans in gold.items()
        }
        best = max(shared, key=lambda id: shared[id], default=None)
        found[entity.id] = best if best is not None and shared[best] else f"?{entity.name}"
    return found


def read_row(
    row: Row, vocabulary: Vocabulary, *, raw: bool
) -> tuple[list[tuple[Tuple, Claim]], dict[str, str]]:
    """The passage's claims as the reader finds them, with names of the ends."""
    document = document_of(row)
    symmetric = frozenset(t.name for t in vocabulary.types.values() if t.symmetric)
    if raw:
        from sayso.reader import read

        reading = read(document, vocabulary=vocabulary)
        claims, names = reading.claims, aligned(row, reading.entities)
    else:
        entities = gold_entities(row)
        tokens = syntax.parse(document)
        claims = find_claims(document, tokens, entities, gold_attributions(row), vocabulary)
        names = {e.id: e.id for e in entities}
    return [(key(c.type, names[c.subject], names[c.object], c.polarity, symmetric), c) for c in claims], names


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raw", action="store_true", help="from the text alone")
    parser.add_argument("--split", default="train", choices=["train", "dev", "test"])
    parser.add_argument("--author")
    parser.add_argument("--verbose", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument("--types", action="store_true", help="a line for each type")
    args = parser.parse_args()
    vocabulary = Vocabulary.default()
    symmetric = frozenset(t.name for t in vocabulary.types.values() if t.symmetric)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    pairs = pairs_found = modality = ended = 0
    started = time.process_time()
    rows = passages(args.split, args.author)
    for row in rows:
        gold = {key(c["type"], c["subject"], c["object"], c["polarity"], symmetric): c for c in row["claims"]}
        found = dict(read_row(row, vocabulary, raw=args.raw)[0])
        for k, claim in found.items():
            (right if k in gold else wrong)[k[1]] += 1
            if k in gold:
                modality += claim.modality == gold[k]["modality"]
                ended += claim.ended == gold[k]["ended"]
        missed.update(k[1] for k in gold if k not in found)
        gold_pairs = {frozenset((k[0], k[2])) for k in gold}
        pairs += len(gold_pairs)
        pairs_found += len(gold_pairs & {frozenset((k[0], k[2])) for k in found})
        if args.verbose:
            report(row, gold, found)
    if args.types:
        for name in vocabulary.types:
            print(f"{name:14}{line(right[name], wrong[name], missed[name])}")
    r, w, m = right.total(), wrong.total(), missed.total()
    print(f"{'all':14}{line(r, w, m)}  pairs R {100 * pairs_found / max(pairs, 1):.1f}", end="")
    print(f"  modality {100 * modality / max(r, 1):.1f}  ended {100 * ended / max(r, 1):.1f}")
    print(f"{len(rows)} passages, {time.process_time() - started:.1f} s of CPU time, parser included")


def line(right: int, wrong: int, missed: int) -> str:
    p, r = 100 * right / max(right + wrong, 1), 100 * right / max(right + missed, 1)
    f1 = 2 * p * r / max(p + r, 1e-9)
    return f"P {p:5.1f}  R {r:5.1f}  F1 {f1:5.1f}  ({right} right, {wrong} wrong, {missed} missed)"


def report(row: Row, gold: dict[Tuple, Row], found: dict[Tuple, Claim]) -> None:
    """The passage with what was missed (-) and what was wrong (+)."""
    names = {e["id"]: e["name"] for e in row["entities"]}
    if set(gold) == set(found):
        return
    print(f"\n# {row['id']}: {row['text']}")
    for k in gold:
        if k not in found:
            quote = row["text"][slice(*gold[k]["evidence"])]
            print(f"  - {names.get(k[0])} {k[1]} {names.get(k[2])} {k[3]} {gold[k]['modality']} | {quote}")
    for k, claim in found.items():
        if k not in gold:
            quote = row["text"][slice(*claim.evidence)]
            print(
                f"  + {names.get(k[0], k[0])} {k[1]} {names.get(k[2], k[2])} {k[3]} {claim.modality}"
                f" | {quote}"
            )


if __name__ == "__main__":
    main()
