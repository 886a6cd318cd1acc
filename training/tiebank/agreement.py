"""How far two annotators of the same passages agree.

    python -m training.tiebank.agreement

Compares every `second/<author>.<annotator>.tie` with `authors/<author>.tie`. Entities of the two are matched
by overlapping mentions (most first, each once), voices by the speakers' entities. Figures: F1 of mentions
(exact span), of coreference links among mentions both found, of attribution contents (character IoU >= .5),
and of claims (voice, subject, type, object, symmetric types in either order), in all and per type; then, on
the claims both have, the share with the same polarity, modality and `ended`, Cohen's kappa of modality, and
the mean character IoU of their evidence.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from training.tiebank.build import voices
from training.tiebank.markup import parse_file
from training.tiebank.passage import Claim, Passage, Span
from training.tiebank.vocabulary import SYMMETRIC

HERE = Path(__file__).resolve().parent
Key = tuple[object, ...]


@dataclass
class Tally:
    """Counts of what both, only the first and only the second annotator have."""

    both: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    second: Counter[str] = field(default_factory=Counter)
    modalities: list[tuple[str, str]] = field(default_factory=list)
    polarity: list[bool] = field(default_factory=list)
    ended: list[bool] = field(default_factory=list)
    evidence: list[float] = field(default_factory=list)
    passages: int = 0
    other_text: list[str] = field(default_factory=list)

    def add(self, what: str, one: set[Key], other: set[Key]) -> None:
        """Count two sets of things of one sort."""
        self.both[what] += len(one & other)
        self.first[what] += len(one)
        self.second[what] += len(other)

    def f1(self, what: str) -> float | None:
        """F1 of one sort; None where neither annotator has any."""
        total = self.first[what] + self.second[what]
        return 2 * self.both[what] / total if total else None


def compare(pairs: Sequence[tuple[Passage, Passage]]) -> Tally:
    """Tally the first and second annotation of passages; pairs whose texts differ are listed and left out."""
    tally = Tally()
    for one, other in pairs:
        if one.text != other.text:
            tally.other_text.append(one.id)
            continue
        tally.passages += 1
        alias = match_entities(one, other)
        spans = [{(m.start, m.end): e.id for e in p.entities for m in e.mentions} for p in (one, other)]
        tally.add("mentions", set(spans[0]), set(spans[1]))
        shared = sorted(set(spans[0]) & set(spans[1]))
        links = [{pair for pair in combinations(shared, 2) if s[pair[0]] == s[pair[1]]} for s in spans]
        tally.add("coreference", set(links[0]), set(links[1]))
        _compare_contents(tally, one, other)
        _compare_claims(tally, one, other, alias)
    return tally


def match_entities(one: Passage, other: Passage) -> dict[str, str]:
    """The second annotator's entity ids to the first's, by exactly shared, then by overlapping mentions."""
    scores: list[tuple[int, int, str, str]] = []
    for a in one.entities:
        for b in other.entities:
            exact = len({(m.start, m.end) for m in a.mentions} & {(m.start, m.end) for m in b.mentions})
            loose = sum(m.start < n.end and n.start < m.end for m in a.mentions for n in b.mentions)
            if loose:
                scores.append((exact, loose, a.id, b.id))
    alias: dict[str, str] = {}
    for _, _, a_id, b_id in sorted(scores, key=lambda s: (-s[0], -s[1], s[2], s[3])):
        if b_id not in alias and a_id not in alias.values():
            alias[b_id] = a_id
    return alias


def _compare_contents(tally: Tally, one: Passage, other: Passage) -> None:
    left = {a.id for a in one.attributions}
    for b in other.attributions:
        best = max((a for a in one.attributions if a.id in left), default=None,
                   key=lambda a: _iou(a.content, b.content))  # fmt: skip
        if best and _iou(best.content, b.content) >= 0.5:
            left.remove(best.id)
            tally.both["attributions"] += 1
    tally.first["attributions"] += len(one.attributions)
    tally.second["attributions"] += len(other.attributions)


def _iou(one: Sequence[Span], other: Sequence[Span]) -> float:
    a = {at for start, end in one for at in range(start, end)}
    b = {at for start, end in other for at in range(start, end)}
    return len(a & b) / len(a | b) if a | b else 0.0


def _keyed(passage: Passage, alias: dict[str, str] | None) -> dict[Key, Claim]:
    def same(key: str) -> str:
        return key if alias is None else alias.get(key, f"?{key}")

    keyed: dict[Key, Claim] = {}
    for claim in passage.claims:
        ends: tuple[str, ...] = (same(claim.subject), same(claim.object))
        if claim.type in SYMMETRIC:
            ends = tuple(sorted(ends))
        for voice in voices(passage, claim):
            who = same(voice["entity"]) if voice["entity"] else voice["kind"]
            keyed[(who, ends, claim.type)] = claim
    return keyed


def _compare_claims(tally: Tally, one: Passage, other: Passage, alias: dict[str, str]) -> None:
    first, second = _keyed(one, None), _keyed(other, alias)
    tally.add("claims", set(first), set(second))
    tally.add("claims, voice aside", {k[1:] for k in first}, {k[1:] for k in second})
    tally.add("pairs", {tuple(sorted(map(str, _ends(k)))) for k in first},
              {tuple(sorted(map(str, _ends(k)))) for k in second})  # fmt: skip
    by_type: dict[str, list[set[Key]]] = defaultdict(lambda: [set(), set()])
    for at, keys in enumerate((first, second)):
        for key in keys:
            by_type[f"type {key[2]}"][at].add(key)
    for what, (a, b) in by_type.items():
        tally.add(what, a, b)
    for key in first.keys() & second.keys():
        mine, theirs = first[key], second[key]
        tally.polarity.append(mine.polarity == theirs.polarity)
        tally.ended.append(mine.ended == theirs.ended)
        tally.modalities.append((mine.modality, theirs.modality))
        tally.evidence.append(_iou([mine.evidence], [theirs.evidence]))


def _ends(key: Key) -> tuple[object, ...]:
    ends = key[1]
    return ends if isinstance(ends, tuple) else (ends,)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960) of two label sequences; None where it is undefined."""
    if not pairs:
        return None
    seen = sum(a == b for a, b in pairs) / len(pairs)
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(one[label] * other[label] for label in one) / len(pairs) ** 2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def figures(tally: Tally) -> dict[str, Any]:
    """The tally as figures: F1 by sort, shares on the claims both have, and how many there were."""
    def mean(values: Sequence[float]) -> float | None:
        return round(sum(values) / len(values), 3) if values else None

    sorts = sorted(set(tally.first) | set(tally.second))
    k = kappa(tally.modalities)
    return {
        "passages": tally.passages,
        "texts differ": tally.other_text,
        "F1": {what: round(value, 3) for what in sorts if (value := tally.f1(what)) is not None},
        "n": {what: [tally.first[what], tally.second[what]] for what in sorts},
        "polarity": mean([float(x) for x in tally.polarity]),
        "modality": mean([float(a == b) for a, b in tally.modalities]),
        "modality kappa": None if k is None else round(k, 3),
        "ended": mean([float(x) for x in tally.ended]),
        "evidence IoU": mean(tally.evidence),
    }


def doubly_annotated(root: Path = HERE) -> list[tuple[Passage, Passage]]:
    """Passages with a second annotation, each with it."""
    pairs: list[tuple[Passage, Passage]] = []
    for path in sorted((root / "second").glob("*.*.tie")):
        author = path.name.split(".")[0]
        first = {p.id: p for p in parse_file(root / "authors" / f"{author}.tie")[0]}
        pairs += [(first[p.id], p) for p in parse_file(path)[0] if p.id in first]
    return pairs


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; prints the figures as JSON."""
    argparse.ArgumentParser(description="Agreement of TieBank's two annotations.").parse_args(arguments)
    sys.stdout.write(json.dumps(figures(compare(doubly_annotated())), indent=2, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
