"""Mentions that are not one since they are listed side by side: "the union and the company" are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def listed(doc: Doc, heads: Sequence[int | None]) -> list[frozenset[int]]:
    """For each mention, by the offset (code points) of its head word (None: left out), the numbers of those
    that it is coordinated with. What has no article or owner of its own may be the same: "the founder and
    chairman"."""
    at = {token.idx: token for token in doc}
    words = [at.get(head) if head is not None else None for head in heads]
    numbers: dict[int, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        if word is not None:
            numbers[word.i].append(n)
    found: list[set[int]] = [set() for _ in heads]
    for n, word in enumerate(words):
        for other in _before(word) if word is not None else ():
            for m in numbers.get(other.i, ()):
                found[n].add(m)
                found[m].add(n)
    return [frozenset(others) for others in found]


def _before(word: Token) -> list[Token]:
    """What stands before a word in its list."""
    own = word.pos_ in ("PROPN", "PRON") or any(c.dep_ in ("det", "poss") for c in word.children)
    found = []
    while own and word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
        found.append(word)
    return found
