"""Put the corpora into one form, with the head word of every mention, for `train.py`.

    python -m training.ties.prepare --gum FOLDER --re3d FILE --out FOLDER

Writes tie-<author>.jsonl (authors that are in TieBank's train part, or dev with --part dev), gum-train.jsonl,
gum-dev.jsonl and re3d.jsonl (without the part whose licence is non-commercial). TieBank's test authors are
never read here.

A row: id, text, flavour (whose rules say what a mention is), mentions (start, end, head: code points;
entity: number of its cluster; types: any of them may be right; kind; members of a plural: the clusters that
it stands for) and claims (subject, object: clusters; evidence: code points).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.model import Document
from sayso.reader import places, syntax
from sayso.reader.text import text_of
from training.tiebank.build import HERE, split_of, to_json
from training.tiebank.markup import parse_file

Row = dict[str, Any]

_ANY_PLACE = ["place", "state"]
_BODY = ["organization", "group", "state"]
GUM_TYPES = {
    "person": ["person", "group"], "organization": _BODY, "place": _ANY_PLACE, "event": ["event"],
    **{kind: ["other"] for kind in ("abstract", "object", "time", "substance", "animal", "plant")},
}  # fmt: skip
"""What GUM's types may be of ours: any of these is right (a people is GUM's person, a country its place)."""
RE3D_TYPES = {"Person": ["person"], "Organisation": _BODY, "Location": _ANY_PLACE,
              "Nationality": ["group", "state"]}  # fmt: skip
_NON_COMMERCIAL = "BBC Online"


def told_apart(types: list[str], words: str) -> list[str]:
    """A place that the gazetteer knows is either a state or none; another may be both."""
    if types != _ANY_PLACE:
        return types
    known = places.candidates(words.removeprefix("the ").removesuffix("'s").removesuffix("’s"))
    return types if not known else ["state"] if known[0].kind == "state" else ["place"]


def heads(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """The code point at which the head word of each span begins: the root of its part of the parse."""
    doc = syntax.parse(Document(text))
    assert text_of(doc) == text
    found = []
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="contract") or doc.char_span(
            start, end, alignment_mode="expand"
        )
        if span is None or not len(span):
            found.append(start)
            continue
        root = span.root
        if root.pos_ in ("ADP", "PUNCT", "CCONJ", "SPACE", "DET", "PART") and len(span) > 1:
            inner = [t for t in span if t.pos_ in ("PROPN", "NOUN", "PRON", "NUM")]
            root = inner[-1] if inner else root
        found.append(max(root.idx, start))
    return found


def tie_row(row: Row) -> Row:
    """A TieBank passage. A plural that stands for several ("both unions") is a mention of its own, of the
    same cluster wherever it stands for the same ones, which are its `members`."""
    mentions = [
        {"start": m["start"], "end": m["end"], "entity": number, "types": [e["type"]], "kind": m["kind"]}
        for number, e in enumerate(row["entities"])
        for m in e["mentions"]
    ]
    numbers = {e["id"]: n for n, e in enumerate(row["entities"])}
    together = sorted({tuple(sorted(numbers[id] for id in m["entities"])) for m in row["splits"]})
    for m in row["splits"]:
        members = tuple(sorted(numbers[id] for id in m["entities"]))
        mentions.append(
            {"start": m["start"], "end": m["end"], "entity": len(numbers) + together.index(members),
             "types": sorted({row["entities"][n]["type"] for n in members}), "kind": m["kind"],
             "members": list(members)}
        )  # fmt: skip
    claims = [
        {**{k: c[k] for k in ("type", "polarity", "modality", "ended", "far", "evidence")},
         "subject": numbers[c["subject"]], "object": numbers[c["object"]]}
        for c in row["claims"]
    ]  # fmt: skip
    return _row(row["id"], row["text"], "tie", mentions, claims)


def gum_row(item: Row) -> Row:
    """A GUM document: every mention of the native layer, clusters of the OntoNotes layer."""
    cluster = {tuple(span): n for n, c in reversed(list(enumerate(item["clusters"]))) for span in c}
    kinds = {
        tuple(s): k
        for c, ks in zip(item["clusters"], item["mention_kinds"], strict=True)
        for s, k in zip(c, ks, strict=True)
    }
    types = {(e["start"], e["end"]): e["type"] for e in item["entities"]}
    spans = sorted(set(cluster) | set(types))
    mentions = []
    for number, span in enumerate(spans):
        kind = kinds.get(span, "nominal")
        if kind == "verb":
            continue
        mentions.append(
            {"start": span[0], "end": span[1], "entity": cluster.get(span, 100_000 + number),
             "types": told_apart(GUM_TYPES.get(types.get(span, ""), []), item["text"][slice(*span)]),
             "kind": kind}
        )  # fmt: skip
    return _row(item["id"], item["text"], "gum", mentions, [])


def re3d_row(item: Row) -> Row:
    """A re3d document: entities that its annotators kept; no coreference; relations that are ties of ours."""
    kept = [e for e in item["entities"] if e["confidence"] >= 0.5 and e["type"] in RE3D_TYPES]
    mentions = [
        {"start": e["start"], "end": e["end"], "entity": n, "kind": None, "label": e["type"],
         "types": told_apart(RE3D_TYPES[e["type"]], item["text"][e["start"] : e["end"]])}
        for n, e in enumerate(kept)
    ]  # fmt: skip
    at = {(e["start"], e["end"]): n for n, e in enumerate(kept)}
    claims = []
    for r in item["relations"]:
        ends = at.get(tuple(r["source"])), at.get(tuple(r["target"]))
        if r["confidence"] >= 0.5 and None not in ends:
            claims.append(
                {"type": r["type"], "subject": ends[0], "object": ends[1], "evidence": [r["start"], r["end"]],
                 "polarity": None, "modality": None, "ended": None, "far": False}
            )  # fmt: skip
    return _row(item["id"], item["text"], "re3d", mentions, claims)


def _row(id: str, text: str, flavour: str, mentions: list[Row], claims: list[Row]) -> Row:
    for mention, head in zip(mentions, heads(text, [(m["start"], m["end"]) for m in mentions]), strict=True):
        mention["head"] = head
    return {"id": id, "text": text, "flavour": flavour, "mentions": mentions, "claims": claims}


def _lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _write(path: Path, rows: list[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    print(f"{path.name}: {len(rows)} rows, {sum(len(r['claims']) for r in rows)} claims")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gum", type=Path, help="folder with train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--without", default="", help="genre or ids that GUM's train part loses")
    parser.add_argument("--re3d", type=Path, help="dev.jsonl.gz")
    parser.add_argument("--part", default="train", choices=["train", "dev", "none"], help="of TieBank")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    splits, _ = split_of(HERE)
    for path in sorted((HERE / "authors").glob("*.tie")):
        author = path.name.split(".")[0]
        if splits.get(author, "train") == args.part:
            rows = [tie_row(to_json(p, args.part)) for p in parse_file(path)[0]]
            _write(args.out / f"tie-{author}.jsonl", rows)
    for part in ("train", "dev") if args.gum else ():
        left = set(args.without.split(",")) if part == "train" else set()
        items = [r for r in _lines(args.gum / f"{part}.jsonl.gz") if not {r["genre"], r["id"]} & left]
        _write(args.out / f"gum-{part}.jsonl", [gum_row(r) for r in items])
    if args.re3d:
        items = [r for r in _lines(args.re3d) if r["subset"] != _NON_COMMERCIAL]
        _write(args.out / "re3d.jsonl", [re3d_row(r) for r in items])


if __name__ == "__main__":
    main()
