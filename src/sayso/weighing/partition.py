"""A partition of keys that only grows together, never across a pair that was forbidden."""

from __future__ import annotations

from collections.abc import Iterable


class Partition:
    """Disjoint sets with union by find, and pairs of sets that must stay apart.

    Which key stands for a set does not depend on the order of unions: it is always the least.
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._size: dict[str, int] = {}
        self._apart: dict[str, set[str]] = {}

    def add(self, key: str, *, size: int = 0) -> None:
        """Adds a key as a set of its own; `size` is what it counts for. A known key stays as it is."""
        if key not in self._parent:
            self._parent[key] = key
            self._size[key] = size

    def keys(self) -> Iterable[str]:
        return self._parent.keys()

    def find(self, key: str) -> str:
        """The least key of the set that holds `key`."""
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def size(self, key: str) -> int:
        return self._size[self.find(key)]

    def forbidden(self, a: str, b: str) -> bool:
        """Whether the two sets must stay apart."""
        return self.find(b) in self._apart.get(self.find(a), ())

    def forbid(self, a: str, b: str) -> None:
        """Keeps the two sets apart from now on; without effect on keys that are together already."""
        a, b = self.find(a), self.find(b)
        if a != b:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def unite(self, a: str, b: str) -> bool:
        """Makes two sets one; `False` when they must stay apart."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        root, other = (a, b) if a < b else (b, a)
        self._parent[other] = root
        self._size[root] += self._size.pop(other)
        for enemy in self._apart.pop(other, set()):
            self._apart[enemy].discard(other)
            self._apart[enemy].add(root)
            self._apart.setdefault(root, set()).add(enemy)
        return True
