"""Maximum flow and every minimum cut of a directed network with whole capacities.

Blocking flows along shortest paths (Dinic 1970); the minimum cuts are the sets closed in the residual network
(Picard and Queyranne 1980). Arcs are tried in the order they are given in, so that the same network always
gives the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

Arcs = Mapping[str, Mapping[str, int]]
"""Capacity of each arc, by its tail and its head; every node is a key."""

Residual = dict[str, dict[str, int]]


def max_flow(arcs: Arcs, source: str, sink: str) -> tuple[int, Residual]:
    """The value of a maximum flow and what capacity it leaves."""
    residual: Residual = {node: dict(heads) for node, heads in arcs.items()}
    for node, heads in arcs.items():
        for head in heads:
            residual.setdefault(head, {}).setdefault(node, 0)
    heads_of = {node: list(heads) for node, heads in residual.items()}
    value = 0
    while (levels := _levels(residual, source, sink)) and sink in levels:
        value += _blocking_flow(residual, heads_of, levels, source, sink)
    return value, residual


def _levels(residual: Residual, source: str, sink: str) -> dict[str, int]:
    """How many arcs with spare capacity lead from the source to each node no farther than the sink."""
    levels, front, depth = {source: 0}, [source], 0
    while front and sink not in levels:
        depth += 1
        reached = []
        for node in front:
            for head, spare in residual[node].items():
                if spare > 0 and head not in levels:
                    levels[head] = depth
                    reached.append(head)
        front = reached
    return levels


def _blocking_flow(
    residual: Residual,
    heads_of: Mapping[str, Sequence[str]],
    levels: Mapping[str, int],
    source: str,
    sink: str,
) -> int:
    """Fills shortest paths until each has a full arc; returns what that adds to the flow."""
    value, path = 0, [source]
    tried = dict.fromkeys(levels, 0)
    while path:
        node = path[-1]
        if node == sink:
            amount = min(residual[a][b] for a, b in pairwise(path))
            value += amount
            for a, b in pairwise(path):
                residual[a][b] -= amount
                residual[b][a] += amount
            full = next(i for i, (a, b) in enumerate(pairwise(path)) if not residual[a][b])
            del path[full + 1 :]
            continue
        heads, spare, deeper = heads_of[node], residual[node], levels[node] + 1
        at = tried[node]
        while at < len(heads) and not (spare[heads[at]] > 0 and levels.get(heads[at]) == deeper):
            at += 1
        tried[node] = at
        if at < len(heads):
            path.append(heads[at])
        else:
            path.pop()
            if path:
                tried[path[-1]] += 1
    return value


def minimum_cuts(residual: Residual, source: str, sink: str) -> Iterator[frozenset[str]]:
    """The source side of every minimum cut, given what a maximum flow leaves; each once, the least first.

    There can be exponentially many: take as many as are wanted.
    """
    start = frozenset(_reachable(residual, source))
    if sink in start:
        return
    # Only nodes that can be added without drawing in the sink are a choice: in a big network, few.
    behind = _leading_to(residual, sink)
    free = sorted(n for n in residual if n not in start and n not in behind)

    @cache
    def closure(node: str) -> frozenset[str]:
        """What must be taken with a node."""
        return frozenset(_reachable(residual, node, past=start))

    yield from _closed_sets(start, free, closure)


def _reachable(residual: Residual, start: str, *, past: frozenset[str] = frozenset()) -> set[str]:
    """The nodes that spare capacity leads to from `start`, without those in `past`."""
    seen, queue = {start}, [start]
    while queue:
        for head, spare in residual[queue.pop()].items():
            if spare > 0 and head not in seen and head not in past:
                seen.add(head)
                queue.append(head)
    return seen


def _leading_to(residual: Residual, end: str) -> set[str]:
    """The nodes from which spare capacity leads to `end`."""
    seen, queue = {end}, [end]
    while queue:
        node = queue.pop()
        for tail in residual[node]:  # every arc has its reverse
            if tail not in seen and residual[tail][node] > 0:
                seen.add(tail)
                queue.append(tail)
    return seen


def _closed_sets(
    start: frozenset[str], choices: list[str], closure: Callable[[str], frozenset[str]]
) -> Iterator[frozenset[str]]:
    """`start`, and every set that closed choices make of it, those with a choice before those without."""
    yield start
    stack = [(start, frozenset[str](), choices)]
    while stack:
        inside, outside, left = stack.pop()
        for at, node in enumerate(left):
            implied = closure(node)
            # What implies something left out can never be taken again.
            if not implied & outside:
                rest = left[at + 1 :]
                stack.append((inside, outside | {node}, rest))
                stack.append((inside | implied, outside, [n for n in rest if n not in implied]))
                yield inside | implied
                break
