"""What it would take to part two actors: the smallest sets of ties, of say-sos, of brokers.

By Menger's theorem these are as large as the number of paths that share no tie (no broker), found by
maximum flow. Ties count in either direction here: whoever funds is tied to whom it funds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final, TypeVar

from sayso.weighing.analyses import BreakAnalysis, Cut
from sayso.weighing.flow import Arcs, Residual, max_flow, minimum_cuts
from sayso.weighing.results import Durability, Standing, Tie

Network = Mapping[str, Mapping[str, Tie]]
"""The ties that hold, by actor and other actor; every tie under both."""

LIMIT: Final = 10
"""Equally small sets that are told; there may be exponentially many."""

MOST_TOLD: Final = 200
"""Ties or brokers that all the sets told name together, at most; one set is always told."""

_IN, _OUT = "\x00in", "\x00out"
_Flow = tuple[Arcs, int, Residual]
T = TypeVar("T")


def standing_now(tie: Tie, types: frozenset[str] | None = None) -> tuple[Standing, ...]:
    """The standings that counted voices affirm and that have not ended, of the given types."""
    return tuple(s for s in tie.held if not s.ended and (types is None or s.type in types))


def network(ties: Iterable[Tie], *, types: Iterable[str] | None = None) -> Network:
    """The multiplex network of the ties that hold, by `types` or by all."""
    kept = frozenset(types) if types is not None else None
    found: dict[str, dict[str, Tie]] = {}
    for tie in sorted(ties, key=lambda t: (t.a, t.b)):
        standings = standing_now(tie, kept)
        if standings:
            held = replace(tie, standings=standings)
            found.setdefault(tie.a, {})[tie.b] = held
            found.setdefault(tie.b, {})[tie.a] = held
    return found


def analyse(net: Network, a: str, b: str, *, limit: int = LIMIT) -> BreakAnalysis:
    """What it would take to part `a` and `b`. Actors outside the network are parted already.

    Raises ValueError when the two are one.
    """
    if a == b:
        raise ValueError("an actor cannot be parted from itself")
    net = _around(net, a)
    if b not in net:
        return BreakAnalysis(a=a, b=b, connected=False)
    direct = net[a].get(b)
    tie_cuts, complete = _tie_cuts(net, a, b, limit)
    through = _through(net, a, b)
    brokers, all_brokers = _broker_cuts(net, a, b, limit, through)
    (cheapest,) = islice(_cut_pairs(net, a, b, weighed=True), 1)
    return BreakAnalysis(
        a=a,
        b=b,
        connected=bool(tie_cuts),
        direct=tuple(sorted({s.type for s in direct.standings})) if direct else (),
        paths=_paths(a, b, through) + (((a, b),) if direct else ()),
        tie_cuts=tie_cuts,
        voice_cut=_cut(net, cheapest) if cheapest else None,
        broker_cuts=brokers,
        disconnects=direct is None,
        to_one_type=_to_one_type(direct) if direct else (),
        complete=complete and all_brokers,
    )


def _around(net: Network, a: str) -> Network:
    """All that is tied to `a`, directly or not: what is not would be on either side of every cut."""
    found, front = {a} & net.keys(), [a] if a in net else []
    while front:
        new = net[front.pop()].keys() - found
        found |= new
        front += new
    return {node: others for node, others in net.items() if node in found}


def disjoint_paths(net: Network, a: str, b: str) -> tuple[tuple[str, ...], ...]:
    """As many paths from `a` to `b` through others as share no broker, shortest first.

    The direct tie is left aside. Their number is the redundancy of the pair.
    """
    if a not in net or b not in net:
        return ()
    return _paths(a, b, _through(net, a, b))


def _through(net: Network, a: str, b: str) -> _Flow:
    """As much as flows from `a` to `b` when every broker lets one through."""
    arcs = _split(net, a, b)
    return arcs, *max_flow(arcs, a + _OUT, b + _IN)


def _paths(a: str, b: str, through: _Flow) -> tuple[tuple[str, ...], ...]:
    arcs, value, residual = through
    used: dict[str, list[str]] = {}
    for tail, heads in arcs.items():
        left = residual[tail]
        for head, capacity in heads.items():
            if capacity > left[head]:
                used.setdefault(tail, []).append(head)
    paths = []
    for _ in range(value):
        node, path = a + _OUT, [a]
        while node != b + _IN:
            node = used[node].pop()
            if node.endswith(_IN):
                path.append(node.removesuffix(_IN))
        paths.append(tuple(path))
    return tuple(sorted(paths, key=lambda p: (len(p), p)))


def with_redundancy(durability: Durability, found: BreakAnalysis) -> Durability:
    """The durability of a pair with its paths through others filled in, from its analysis."""
    paths = tuple(p for p in found.paths if len(p) > 2)
    return replace(durability, redundancy=len(paths), paths=paths)


def _tie_cuts(net: Network, a: str, b: str, limit: int) -> tuple[tuple[Cut, ...], bool]:
    found = list(islice(_cut_pairs(net, a, b, weighed=False), limit + 1))
    told = _told(found[:limit])
    cuts = sorted((_cut(net, pairs) for pairs in told if pairs), key=lambda c: (c.voices, c.pairs))
    return tuple(cuts), len(found) == len(told)


def _told(sets: Sequence[tuple[T, ...]]) -> Sequence[tuple[T, ...]]:
    """As many of these sets of one size as a reader could look through."""
    return sets[: max(1, MOST_TOLD // max(len(sets[0]), 1))] if sets else sets


def _cut_pairs(net: Network, a: str, b: str, *, weighed: bool) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every smallest set of ties; `weighed` counts the say-sos that each stands on instead of the ties."""
    arcs = {n: {m: len(_voices(t)) if weighed else 1 for m, t in ms.items()} for n, ms in net.items()}
    _, residual = max_flow(arcs, a, b)
    for side in minimum_cuts(residual, a, b):
        least = side if 2 * len(side) < len(net) else net.keys() - side
        yield tuple(sorted(_pair(n, m) for n in least for m in net[n] if (m in side) != (n in side)))


def _broker_cuts(
    net: Network, a: str, b: str, limit: int, through: _Flow
) -> tuple[tuple[Cut, ...], bool]:
    _, value, residual = through
    if not value:
        return (), True
    # Different closed sets may cut the same brokers: they differ in what hangs behind these.
    brokers: dict[tuple[str, ...], None] = {}
    looked = 0
    sides = minimum_cuts(residual, a + _OUT, b + _IN)
    least = next(sides)
    first = _entered(least, least)
    for looked, side in enumerate(chain([least], sides), start=1):
        entered = (*first, *_entered(side - least, side))
        brokers[tuple(sorted(n for n in entered if n + _OUT not in side))] = None
        if len(brokers) > limit or looked >= 50 * limit:
            break
    complete = len(brokers) <= limit and looked < 50 * limit
    told = _told(sorted(brokers)[:limit])
    cuts = [
        replace(_cut(net, tuple(sorted({_pair(n, m) for n in cut for m in net[n]}))), actors=cut)
        for cut in told
    ]
    return tuple(cuts), complete and len(told) == len(brokers)


def _entered(nodes: Iterable[str], side: frozenset[str]) -> list[str]:
    """The brokers that one of these nodes leads into and that `side` does not lead out of."""
    into = [n.removesuffix(_IN) for n in nodes if n.endswith(_IN)]
    return [n for n in into if n + _OUT not in side]


def _split(net: Network, a: str, b: str) -> Arcs:
    """Each broker as an arc of capacity one between where ties come in and go out; no direct tie."""
    unlimited = len(net) + 1
    arcs: dict[str, dict[str, int]] = {a + _OUT: {}, b + _IN: {}}
    for node in net:
        if node not in (a, b):
            arcs[node + _IN] = {node + _OUT: 1}
            arcs[node + _OUT] = {}
    for node, others in net.items():
        if node == b:
            continue
        for other in others:
            if other != a and (node, other) != (a, b):
                arcs[node + _OUT][other + _IN] = unlimited
    return arcs


def _to_one_type(tie: Tie) -> tuple[tuple[str, tuple[tuple[str, str, str], ...], int], ...]:
    """For each type that could be left alone: what must fall first, and how many say-sos that is."""
    rows = []
    for left in sorted({s.type for s in tie.standings}):
        others = [s for s in tie.standings if s.type != left]
        voices = {(s.type, s.subject, v.voice) for s in others for v in s.voices_for}
        fall = tuple(sorted((s.subject, s.type, s.object) for s in others))
        rows.append((left, fall, len(voices)))
    return tuple(sorted(rows, key=lambda row: (row[2], row[0])))


def _voices(tie: Tie) -> set[str]:
    return {v.voice for s in tie.standings for v in s.voices_for}


def _cut(net: Network, pairs: tuple[tuple[str, str], ...]) -> Cut:
    ties = [net[a][b] for a, b in pairs]
    claims = {c for t in ties for s in t.standings for v in s.voices_for for c in v.claims}
    return Cut(pairs=pairs, voices=sum(len(_voices(t)) for t in ties), claims=tuple(sorted(claims)))


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)
