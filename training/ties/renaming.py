"""Other names for the actors of a passage, so that no passage is learned by its names.

A word of a name that stands in few passages and nowhere in small letters ("Vanterpool", not "Ministry") gives
way to another such word of the same kind of actor and shape, throughout the passage. All offsets move along.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]
Pools = dict[tuple[str, str], list[str]]
_WORD = re.compile(r"[^\W\d_](?:[\w]|['’](?!s\b))*")
_DEMONYM = re.compile(r"(?:an|ese|ish|ic|i)s?$")
_FEW = 6
"""A word of names in more passages than this is a title, or part of how bodies are called."""


def pools(rows: Iterable[Row]) -> Pools:
    """The words that may stand for one another, by kind of actor and shape."""
    rows = list(rows)
    passages: Counter[str] = Counter()
    small: set[str] = set()
    for row in rows:
        words = set(_WORD.findall(row["text"]))
        passages.update(words)
        small |= {w for w in words if w[0].islower()}
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for word, kind in _words(row):
            if passages[word] <= _FEW and word.lower() not in small:
                found[kind, _shape(word)].add(word)
    return {key: sorted(words) for key, words in found.items()}


def _shape(word: str) -> str:
    if word.isupper():
        return "capitals"
    if _DEMONYM.search(word):
        return "demonym plural" if word.endswith("s") else "demonym"
    return "name"


def _words(row: Row) -> Iterable[tuple[str, str]]:
    """Capitalised words of names, with the kind of their actor."""
    for m in row["mentions"]:
        if m["kind"] == "name" and m["types"]:
            for word in _WORD.findall(row["text"][m["start"] : m["end"]]):
                if word[0].isupper():
                    yield word, m["types"][0]


def renamed(row: Row, pools: Pools, rng: random.Random) -> Row:
    """The row with other names; mentions' and claims' offsets follow the text."""
    other: dict[str, str] = {}
    for word, kind in _words(row):
        pool = pools.get((kind, _shape(word)), ())
        if word not in other and len(pool) > 20 and _within(pool, word):
            other[word] = rng.choice(pool)
    if not other:
        return row
    text: str = row["text"]
    parts, old, shift, done, moved = [], [0], [0], 0, 0
    for match in _WORD.finditer(text):
        new = other.get(match.group())
        if new is not None:
            parts += [text[done : match.start()], new]
            done = match.end()
            moved += len(new) - len(match.group())
            old.append(match.end())
            shift.append(moved)
    parts.append(text[done:])

    def at(offset: int) -> int:
        return offset + shift[bisect_right(old, offset) - 1]

    return row | {
        "text": "".join(parts),
        "mentions": [
            m | {"start": at(m["start"]), "end": at(m["end"]), "head": at(m["head"])} for m in row["mentions"]
        ],
        "claims": [c | {"evidence": [at(x) for x in c["evidence"]]} for c in row["claims"]],
    }


def _within(pool: list[str], word: str) -> bool:
    place = bisect_right(pool, word) - 1
    return place >= 0 and pool[place] == word
