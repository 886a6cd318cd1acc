"""Copies: documents that carry one text, whole or trimmed, reordered, re-headlined or inside a longer one.

Candidates come from a sketch: the hashes of five-word shingles that are divisible by `SAMPLE`
(Broder 1997, "On the resemblance and containment of documents"). Unlike a MinHash signature of fixed
length, such a sketch keeps its share of every passage, so that a text trimmed to a third is still found
in its source. Each candidate is then aligned word by word, and only shared passages decide.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from sayso.model import Document, Span
from sayso.weighing.alignment import SHINGLE, Overlap, Words, align, words_of
from sayso.weighing.identities import CopyGroup
from sayso.weighing.partition import Partition
from sayso.weighing.wires import wire_credit

SAMPLE: Final = 8
"""One shingle in so many is stored: about seventy for a report of six hundred words."""

SHARED: Final = 0.2
"""The part of the smaller sketch that two texts must share to be aligned, and at least two shingles (one,
where a sketch has fewer than five). Copies share half their words; edits break up to half of their shingles."""

COPY: Final = 0.5
"""The part of the shorter text's words in shared passages from which on it is a copy."""

COPY_UNQUOTED: Final = 0.4
"""The same outside quotation marks: two reporters at one speech share quotes, not sentences."""


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two documents (ids sorted) found to carry one text, with the passages that they share."""

    a: str
    b: str
    overlap: Overlap


def signature(document: Document) -> frozenset[str]:
    """The sampled shingles of a document, as eight hexadecimal digits each: a case stores them as bands."""
    return _sketch(words_of(document))


def is_candidate(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two documents share enough sampled shingles to be worth aligning."""
    smaller = min(len(a), len(b))
    return len(a & b) >= max(SHARED * smaller, 2 if smaller >= 5 else 1)


def compare(a: Document, b: Document) -> CopyPair | None:
    """The pair, if one of the two is a copy of the other or both are of a third; else `None`."""
    return _compare(a.id, words_of(a), b.id, words_of(b))


def copies_among(document: Document, candidates: Iterable[Document]) -> tuple[CopyPair, ...]:
    """The pairs that a newly added document makes with stored ones that share its signature."""
    own, words = document.id, words_of(document)
    others = {d.id: d for d in candidates if d.id != own}
    found = [_compare(own, words, id, words_of(other)) for id, other in sorted(others.items())]
    return tuple(pair for pair in found if pair)


def find_pairs(documents: Iterable[Document]) -> tuple[CopyPair, ...]:
    """All copy pairs among documents held in memory. Near-linear where texts share few shingles."""
    words = {d.id: words_of(d) for d in documents}
    sketches = {id: _sketch(w) for id, w in words.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    found = []
    for id in sorted(words):
        shared = Counter(other for mark in sketches[id] for other in holders[mark])
        for other in sorted(shared):
            if is_candidate(sketches[id], sketches[other]):
                pair = _compare(other, words[other], id, words[id])
                if pair:
                    found.append(pair)
        for mark in sketches[id]:
            holders[mark].append(id)
    return tuple(found)


def find_copies(documents: Sequence[Document]) -> tuple[CopyGroup, ...]:
    """The copy groups among documents: `find_pairs`, then `group_copies`."""
    return group_copies(documents, find_pairs(documents))


def group_copies(documents: Iterable[Document], pairs: Iterable[CopyPair]) -> tuple[CopyGroup, ...]:
    """Groups of documents that carry one text, and documents on their own that credit a wire.

    A digest that holds several unrelated texts whole joins none of them to another.
    """
    known = {d.id: d for d in documents}
    kept = _without_digests([p for p in pairs if p.a in known and p.b in known])
    parts = Partition()
    for id in known:
        parts.add(id, size=1)
    for pair in kept:
        parts.unite(pair.a, pair.b)
    members: dict[str, list[str]] = defaultdict(list)
    for id in sorted(known):
        members[parts.find(id)].append(id)
    credits = {id: wire_credit(d) for id, d in known.items()}
    spans = _shared_spans(kept)
    return tuple(
        _group([known[m] for m in ids], credits, spans)
        for _, ids in sorted(members.items())
        if len(ids) > 1 or credits[ids[0]]
    )


def by_document(groups: Iterable[CopyGroup]) -> dict[str, CopyGroup]:
    """The group of each member, as `ties` and `standing` take it."""
    return {member: group for group in groups for member in group.members}


def _sketch(words: Words) -> frozenset[str]:
    tokens = words.tokens
    hashes = [
        hashlib.blake2b(" ".join(tokens[i : i + SHINGLE]).encode(), digest_size=4).digest()
        for i in range(max(len(tokens) - SHINGLE + 1, 1 if tokens else 0))
    ]
    sampled = {h for h in hashes if h[-1] % SAMPLE == 0}
    # A very short text keeps its least shingle, so that no text is without a sketch.
    return frozenset(h.hex() for h in (sampled or set(sorted(hashes)[:1])))


def _compare(a: str, words_a: Words, b: str, words_b: Words) -> CopyPair | None:
    if b < a:  # aligned from the lesser id, so that the order of comparing changes nothing
        a, words_a, b, words_b = b, words_b, a, words_a
    overlap = align(words_a, words_b)
    if max(overlap.share_a, overlap.share_b) < COPY or overlap.unquoted < COPY_UNQUOTED:
        return None
    return CopyPair(a, b, overlap)


def _without_digests(pairs: list[CopyPair]) -> list[CopyPair]:
    """Leaves out containments in a digest: it holds two texts whole, apart, that share nothing else."""
    inside: dict[str, list[tuple[str, tuple[Span, ...], CopyPair]]] = defaultdict(list)
    for pair in pairs:
        o = pair.overlap
        if o.share_a >= 0.8 and o.share_b < COPY:
            inside[pair.b].append((pair.a, o.spans_b, pair))
        elif o.share_b >= 0.8 and o.share_a < COPY:
            inside[pair.a].append((pair.b, o.spans_a, pair))
    dropped: set[tuple[str, str]] = set()
    for digest, held in sorted(inside.items()):
        parts = Partition()
        for pair in pairs:
            if digest not in (pair.a, pair.b):
                parts.add(pair.a)
                parts.add(pair.b)
                parts.unite(pair.a, pair.b)
        for text, _, _ in held:
            parts.add(text)
        for (one, spans, p), (other, more, q) in combinations(held, 2):
            if parts.find(one) != parts.find(other) and not _touch(spans, more):
                dropped |= {(p.a, p.b), (q.a, q.b)}
    return [p for p in pairs if (p.a, p.b) not in dropped]


def _touch(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    return any(s < f and e < t for s, t in a for e, f in b)


def _shared_spans(pairs: Iterable[CopyPair]) -> Mapping[tuple[str, str], tuple[Span, ...]]:
    spans: dict[tuple[str, str], tuple[Span, ...]] = {}
    for pair in pairs:
        spans[pair.a, pair.b] = pair.overlap.spans_a
        spans[pair.b, pair.a] = pair.overlap.spans_b
    return spans


def _group(
    members: list[Document],
    credits: Mapping[str, str | None],
    spans: Mapping[tuple[str, str], tuple[Span, ...]],
) -> CopyGroup:
    named = sorted(credit for d in members if (credit := credits[d.id]))
    # The credit that most members give; the least of equally frequent ones.
    credit = min(named, key=lambda c: (-named.count(c), c)) if named else None
    first = min(members, key=_earliest(credit))
    return CopyGroup(
        id=min(d.id for d in members),
        members=tuple(sorted(d.id for d in members)),
        origin_document=first.id,
        origin=credit or first.publisher or first.id,
        credit=credit,
        spans=tuple((d.id, spans[d.id, first.id]) for d in members if (d.id, first.id) in spans),
    )


def _earliest(credit: str | None) -> Callable[[Document], tuple[bool, date, int, str]]:
    """The wire's own text first, then the earliest dated, the longest, the least id."""

    def rank(d: Document) -> tuple[bool, date, int, str]:
        own = bool(credit and d.publisher and d.publisher.casefold() == credit.casefold())
        return (not own, d.published or date.max, -len(d.text), d.id)

    return rank
