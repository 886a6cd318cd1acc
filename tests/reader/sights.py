"""Small sights for tests: what the network would see, said by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.reader.ties_features import TIES, TYPES
from sayso.reader.ties_model import Pair, Sight, Sighted


def mention(
    text: str, words: str, *, type: str = "group", head: str | None = None, phrase: str | None = None,
    chance: float = 0.9, nth: int = 0,
) -> Sighted:  # fmt: skip
    """The nth place where `words` stand as a mention; its head is its last word unless given."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    at = start + words.rindex(head or words.split()[-1])
    whole = text.index(phrase, max(0, start - len(phrase) + len(words))) if phrase else start
    types = dict.fromkeys(TYPES, 0.01) | {type: 0.9}
    end = whole + len(phrase or words)
    return Sighted(start, start + len(words), (whole, end), at, chance, chance, types)


def sight(
    mentions: Sequence[Sighted], links: Mapping[int, int] | None = None, pairs: Sequence[Pair] = ()
) -> Sight:
    """A sight in which each mention of `links` goes on from the one named, for sure."""
    chosen = links or {}
    rows = tuple(((chosen[n], 0.9),) if n in chosen else () for n in range(len(mentions)))
    return Sight(tuple(mentions), rows, tuple(pairs))


def pair(
    first: int, second: int, type: str, evidence: tuple[int, int], *, forward: bool = True,
    chance: float = 0.9, denied: float = 0.1, modality: str = "asserted",
) -> Pair:  # fmt: skip
    ties = {(t, f): 0.01 for t in TIES for f in (True, False)} | {(type, forward): chance}
    return Pair(first, second, ties, denied, modality, 0.9, 0.1, evidence)
