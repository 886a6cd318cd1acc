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
from typing import Final

from sayso.model import Document, Span
from sayso.weighing.alignment import SHINGLE, Overlap, Words, align, words_of
from sayso.weighing.identities import CopyGroup
from sayso.weighing.partition import Partition
from sayso.weighing.wires import wire_credit

SAMPLE: Final = 8
"""One shingle in so many is stored: about seventy for a report of six hundred words."""

SHARED: Final = 4
"""Sampled shingles that two texts must share to be aligned, or half of the smaller sketch if that is less."""

COPY: Final = 0.5
"""The part of the shorter text's words in shared passages from which on it is a copy."""

COPY_UNQUOTED: Final = 0.4
"""The same outside quotation marks: two reporters at one speech share quotes, not sentences."""


PASSAGE: Final = 50
"""Words outside quotation marks, about one paragraph, that make a text of another publisher a copy in part.

One publisher's own texts share letterheads and colophons instead: for these only `COPY` counts.
"""


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two documents (ids sorted) found to carry one text, with the passages that they share."""

    a: str
    b: str
    overlap: Overlap


@dataclass(frozen=True, slots=True)
class Facts:
    """All that grouping needs of a document, without its text. `length` is in code points."""

    id: str
    published: date | None
    publisher: str | None
    length: int
    credit: str | None


def facts(document: Document) -> Facts:
    """The facts of a document; `credit` is what `wire_credit` finds."""
    return Facts(
        document.id, document.published, document.publisher, len(document.text), wire_credit(document)
    )


def signature(document: Document) -> frozenset[str]:
    """The sampled shingles of a document, as eight hexadecimal digits each: a case stores them as bands."""
    return _sketch(words_of(document))


def is_candidate(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two documents share enough sampled shingles to be worth aligning."""
    return shares_enough(len(a & b), len(a), len(b))


def shares_enough(shared: int, of_a: int, of_b: int) -> bool:
    """As `is_candidate`, given how many shingles the two sketches share and have."""
    return shared >= max(min(SHARED, min(of_a, of_b) / 2), 1)


def compare(a: Document, b: Document) -> CopyPair | None:
    """The pair, if one of the two is a copy of the other or both are of a third; else `None`."""
    return _compare(a, words_of(a), b, words_of(b))


def copies_among(document: Document, candidates: Iterable[Document]) -> tuple[CopyPair, ...]:
    """The pairs that a newly added document makes with stored ones that share its signature."""
    words = words_of(document)
    others = {d.id: d for d in candidates if d.id != document.id}
    found = [_compare(document, words, other, words_of(other)) for _, other in sorted(others.items())]
    return tuple(pair for pair in found if pair)


def find_pairs(documents: Iterable[Document]) -> tuple[CopyPair, ...]:
    """All copy pairs among documents held in memory. Near-linear where texts share few shingles."""
    known = {d.id: d for d in documents}
    words = {id: words_of(d) for id, d in known.items()}
    sketches = {id: _sketch(w) for id, w in words.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    found = []
    for id in sorted(words):
        shared = Counter(other for mark in sketches[id] for other in holders[mark])
        for other in sorted(shared):
            if is_candidate(sketches[id], sketches[other]):
                pair = _compare(known[other], words[other], known[id], words[id])
                if pair:
                    found.append(pair)
        for mark in sketches[id]:
            holders[mark].append(id)
    return tuple(found)


def find_copies(documents: Sequence[Document]) -> tuple[CopyGroup, ...]:
    """The copy groups among documents: `find_pairs`, then `group_copies`."""
    return group_copies(documents, find_pairs(documents))


def group_copies(documents: Iterable[Document | Facts], pairs: Iterable[CopyPair]) -> tuple[CopyGroup, ...]:
    """Groups of documents that carry one text, and documents on their own that credit a wire.

    A digest that holds several unrelated texts whole joins none of them to another.
    """
    known = {f.id: f for f in (d if isinstance(d, Facts) else facts(d) for d in documents)}
    kept = _without_digests([p for p in pairs if p.a in known and p.b in known], known)
    parts = Partition()
    for id in known:
        parts.add(id, size=1)
    for pair in kept:
        parts.unite(pair.a, pair.b)
    members: dict[str, list[str]] = defaultdict(list)
    for id in sorted(known):
        members[parts.find(id)].append(id)
    spans = _shared_spans(kept)
    return tuple(
        _group([known[m] for m in ids], spans)
        for _, ids in sorted(members.items())
        if len(ids) > 1 or known[ids[0]].credit
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


def _compare(a: Document, words_a: Words, b: Document, words_b: Words) -> CopyPair | None:
    if b.id < a.id:  # aligned from the lesser id, so that the order of comparing changes nothing
        a, words_a, b, words_b = b, words_b, a, words_a
    overlap = align(words_a, words_b)
    whole = max(overlap.share_a, overlap.share_b) >= COPY and overlap.unquoted >= COPY_UNQUOTED
    others = not (a.publisher and b.publisher) or a.publisher.casefold() != b.publisher.casefold()
    if whole or (others and overlap.passage >= PASSAGE):
        return CopyPair(a.id, b.id, overlap)
    return None


def _without_digests(pairs: list[CopyPair], known: Mapping[str, Facts]) -> list[CopyPair]:
    """Where one document takes passages from texts that share nothing else, keeps its strongest link.

    Otherwise a news digest would make one origin of all the reports that it excerpts. A document that
    is older than one of two texts took nothing from it: there it may be what both took from.
    """
    days = {id: d.published or date.max for id, d in known.items()}
    inside: dict[str, list[tuple[CopyPair, str, tuple[Span, ...]]]] = defaultdict(list)
    for pair in pairs:
        if pair.overlap.share_b < COPY:
            inside[pair.b].append((pair, pair.a, pair.overlap.spans_b))
        if pair.overlap.share_a < COPY:
            inside[pair.a].append((pair, pair.b, pair.overlap.spans_a))
    dropped: set[tuple[str, str]] = set()
    for digest, held in sorted(inside.items()):
        if len(held) < 2:
            continue
        parts = Partition()
        for pair in pairs:
            if digest not in (pair.a, pair.b):
                parts.add(pair.a)
                parts.add(pair.b)
                parts.unite(pair.a, pair.b)
        for _, text, _ in held:
            parts.add(text)
        held.sort(key=lambda h: (-h[0].overlap.passage, h[1]))
        for place, (_, text, spans) in enumerate(held):
            for pair, other, more in held[place + 1 :]:
                later = days[digest] >= max(days[text], days[other])
                if later and parts.find(text) != parts.find(other) and not _touch(spans, more):
                    dropped.add((pair.a, pair.b))
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
    members: list[Facts],
    spans: Mapping[tuple[str, str], tuple[Span, ...]],
) -> CopyGroup:
    named = sorted(credit for d in members if (credit := d.credit))
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


def _earliest(credit: str | None) -> Callable[[Facts], tuple[bool, date, int, str]]:
    """The wire's own text first, then the earliest dated, the longest, the least id."""

    def rank(d: Facts) -> tuple[bool, date, int, str]:
        own = bool(credit and d.publisher and d.publisher.casefold() == credit.casefold())
        return (not own, d.published or date.max, -d.length, d.id)

    return rank
