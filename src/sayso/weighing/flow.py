"""Maximum flow and every minimum cut of a small directed network with whole capacities.

Augmenting along shortest paths (Edmonds and Karp 1972); the minimum cuts are the sets closed in the
residual network (Picard and Queyranne 1980). Ties between equal answers are broken by key, so that the
same network always gives the same answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

Arcs = Mapping[str, Mapping[str, int]]
"""Capacity of each arc, by its tail and its head; every node is a key."""

Residual = dict[str, dict[str, int]]


def max_flow(arcs: Arcs, source: str, sink: str, *, limit: int | None = None) -> tuple[int, Residual]:
    """The value of a maximum flow and what capacity it leaves. Stops once `limit` is reached."""
    residual: Residual = {node: dict(heads) for node, heads in arcs.items()}
    for node, heads in arcs.items():
        for head in heads:
            residual.setdefault(head, {}).setdefault(node, 0)
    value = 0
    while limit is None or value < limit:
        path = _augmenting(residual, source, sink)
        if not path:
            break
        amount = min(residual[a][b] for a, b in path)
        for a, b in path:
            residual[a][b] -= amount
            residual[b][a] += amount
        value += amount
    return value, residual


def reachable(residual: Mapping[str, Mapping[str, int]], start: str) -> set[str]:
    """The nodes that spare capacity leads to from `start`."""
    seen, queue = {start}, [start]
    while queue:
        for head, spare in residual[queue.pop()].items():
            if spare > 0 and head not in seen:
                seen.add(head)
                queue.append(head)
    return seen


def minimum_cuts(residual: Residual, source: str, sink: str) -> Iterator[frozenset[str]]:
    """The source side of every minimum cut, given what a maximum flow leaves; each once.

    There can be exponentially many: take as many as are wanted.
    """
    closure = {node: frozenset(reachable(residual, node)) for node in residual}
    # Only nodes that can be added without drawing in the sink are a choice.
    free = sorted(n for n in residual if sink not in closure[n])
    start = closure[source]
    if sink in start:
        return
    yield from _closed_sets(start, frozenset(), [n for n in free if n not in start], closure)


def _closed_sets(
    taken: frozenset[str], barred: frozenset[str], choices: list[str], closure: Mapping[str, frozenset[str]]
) -> Iterator[frozenset[str]]:
    """Smallest first along one branch: leave the next choice out, or take it with all that it implies."""
    stack = [(taken, barred, choices)]
    while stack:
        inside, outside, left = stack.pop()
        left = [n for n in left if n not in inside and not closure[n] & outside]
        if not left:
            yield inside
            continue
        node = left[0]
        stack.append((inside | closure[node], outside, left[1:]))
        stack.append((inside, outside | {node}, left[1:]))


def _augmenting(residual: Residual, source: str, sink: str) -> list[tuple[str, str]]:
    before: dict[str, str] = {source: source}
    queue = deque([source])
    while queue and sink not in before:
        node = queue.popleft()
        for head in sorted(h for h, spare in residual[node].items() if spare > 0 and h not in before):
            before[head] = node
            queue.append(head)
    if sink not in before:
        return []
    path = []
    node = sink
    while node != source:
        path.append((before[node], node))
        node = before[node]
    return path[::-1]
