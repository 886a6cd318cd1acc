"""Class the claims that the reader misses on TieBank's dev author, and count which types it confuses.

    python bench/claim_errors.py

Raw text in, as in `bench/claims.py`. The classes are decided by code; the first hundred in the corpus' order
are counted. Prints the two tables of docs/claims-errors.md; no text is printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.claims import Row, Tuple, key, passages, read_row
from sayso.model import Vocabulary

MOST = 100
POINTED = "an end is a pronoun or description in the words that say it"


def missed_as(row: Row, gold: Tuple, claim: Row, found: set[Tuple], symmetric: frozenset[str]) -> str:
    """Why a claim of the annotator's has no match."""
    subject, type, object, polarity = gold
    other = "affirmed" if polarity == "denied" else "denied"
    if (subject, type, object, other) in found:
        return "polarity wrong"
    if type not in symmetric and any(k[:3] == (object, type, subject) for k in found):
        return "direction wrong"
    if any({k[0], k[2]} == {subject, object} for k in found):
        return "another type said of the pair"
    if any(k[1] == type and len({k[0], k[2]} & {subject, object}) == 1 for k in found):
        return "found, but of another actor"
    low, high = claim["evidence"]
    kinds = []
    for end in (claim["subject"], claim["object"]):
        entity = next(e for e in row["entities"] if e["id"] == end)
        kinds.append({m["kind"] for m in entity["mentions"] if low <= m["start"] and m["end"] <= high})
    if claim["far"] or not all(kinds):
        return "an end far from the words, or left out in them"
    return "both ends named in the words, and nothing found" if all("name" in k for k in kinds) else POINTED


def main() -> None:
    vocabulary = Vocabulary.default()
    types = list(vocabulary.types)
    symmetric = frozenset(t.name for t in vocabulary.types.values() if t.symmetric)
    classes: list[str] = []
    confused: Counter[tuple[str, str]] = Counter()
    for row in passages("dev", None):
        gold = {key(c["type"], c["subject"], c["object"], c["polarity"], symmetric): c for c in row["claims"]}
        found = dict(read_row(row, vocabulary, raw=True)[0])
        classes += [missed_as(row, k, c, set(found), symmetric) for k, c in gold.items() if k not in found]
        said = {frozenset((k[0], k[2])) for k in gold}
        for k in gold:
            of_pair = [f[1] for f in found if {f[0], f[2]} == {k[0], k[2]}]
            confused[k[1], k[1] if k[1] in of_pair else next(iter(of_pair), "none")] += 1
        for f in found:
            if frozenset((f[0], f[2])) not in said:
                confused["nothing", f[1]] += 1
    print(f"| what | of {MOST} |\n|---|---|")
    for what, count in Counter(classes[:MOST]).most_common():
        print(f"| {what} | {count} |")
    print(f"\n{len(classes)} missed in all\n")
    print("| | " + " | ".join(t[:4] for t in types) + " | none |\n|" + "---|" * (len(types) + 2))
    for name in [*types, "nothing"]:
        row_of = [str(confused[name, t] or "") for t in [*types, "none"]]
        print(f"| {name} | " + " | ".join(row_of) + " |")


if __name__ == "__main__":
    main()
