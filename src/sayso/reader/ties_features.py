"""What the network of mentions and ties sees of mentions beyond their words; its labels.

Training and running share this module. Features of a pair of mentions (does the later one go on from the
earlier one?) are of two sorts: what their words have in common, which the network's vectors do not see, and
where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.reader.attribution_features import Pieces
from sayso.reader.names import acronym_of, tokens

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

TYPES: Final = ("person", "organization", "group", "state", "place", "agreement", "event", "other")
TIES: Final = (
    "funding", "arming", "training", "intelligence", "shelter", "recruitment", "command", "membership",
    "allegiance", "agreement", "alliance", "operations", "contact", "ideology", "family", "conflict",
    "presence", "ownership", "trade",
)  # fmt: skip
"""The types that the network knows; others of a vocabulary are found by their predicates."""
SYMMETRIC: Final = frozenset(
    ("agreement", "alliance", "operations", "contact", "ideology", "family", "trade")
)
MODALITIES: Final = ("asserted", "hedged", "hypothetical", "future", "obligation")

REACH: Final = 48  # pieces; the ends of a mention lie no further from its head word
PAIR_REACH: Final = 128  # pieces between the heads of a pair, at most
AROUND: Final = 30  # pieces at both sides of a pair that the second look sees
FAR_BUCKETS: Final = 12
ANTECEDENTS: Final = 160  # mentions back that a mention may go on from, at most
NEAR: Final = 40  # mentions back that it may go on from whatever their words

CLASSES: Final = ("i", "we", "you", "he", "she", "it", "they", "this", "name", "the", "a", "bare")
_PRONOUNS: Final = {
    word: name
    for name, words in {
        "i": "i me my mine myself",
        "we": "we us our ours ourselves",
        "you": "you your yours yourself yourselves",
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves themself",
        "this": "this that these those here there who whom whose which one ones",
    }.items()
    for word in words.split()
}
_DEFINITE: Final = frozenset("the this that these those his her its their our my your".split())
_INDEFINITE: Final = frozenset("a an some any another several many few two three no".split())
_CLASH: Final = {
    frozenset(pair)
    for pair in (
        ("he", "she"), ("he", "it"), ("she", "it"), ("he", "they"), ("she", "they"), ("it", "they"),
        ("i", "they"), ("i", "it"), ("we", "it"), ("he", "we"), ("she", "we"), ("i", "we"),
    )
}  # fmt: skip
_NUMBER: Final = {name: n for n, name in enumerate(CLASSES)}
_PRONOUNS_END: Final = 7  # the classes of personal pronouns come first
_PRONOUN_CLASSES: Final = frozenset(CLASSES[:8])
_CLASHES: Final = np.array([[frozenset((a, b)) in _CLASH for b in CLASSES] for a in CLASSES])
_WORD: Final = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
N_LINK_FEATURES: Final = 11 + 2 * len(CLASSES) + 7 + 6 + 4 + 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention as the links see it: code points of its span, of its head word's beginning and end, and the
    piece that the head word begins with."""

    start: int
    end: int
    head: int
    head_end: int
    piece: int


def word_end(text: str, start: int) -> int:
    """The end of the word that begins at `start` (a character at least)."""
    match = _WORD.match(text, start)
    return match.end() if match else min(start + 1, len(text))


def mention_class(text: str, spot: Spot) -> str:
    """Which of CLASSES a mention is: the sort of pronoun, a name, or a description by its determiner."""
    words = _WORD.findall(text[spot.start : spot.end])
    if not words:
        return "bare"
    head = text[spot.head : spot.head_end]
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return _PRONOUNS[words[0].lower()]
    if head[:1].isupper() and not (len(words) == 1 and words[0].lower() in _DEFINITE):
        return "name"
    first = words[0].lower()
    if first in _DEFINITE:
        return "the"
    return "a" if first in _INDEFINITE else "bare"


@dataclass(frozen=True, slots=True)
class Looks:
    """What the features of links are made of: arrays and lists with an entry for each mention, in order of
    the heads. Codes are equal where the strings are."""

    kinds: list[str]
    cores: list[tuple[str, ...]]  # the words of the mention up to its head
    names: list[tuple[str, ...]]
    heads: list[str]
    surfaces: list[str]
    code: Ints
    head_code: Ints
    name_code: Ints
    named: Flags
    nominal: Flags
    starts: Ints
    ends: Ints
    place: Ints
    paragraph: Ints
    inside: Flags


def looks(text: str, spots: Sequence[Spot], pieces: Pieces) -> Looks:
    """The looks of mentions; spots are in order of their heads."""
    kinds = [mention_class(text, s) for s in spots]
    names = [tokens(text[s.start : s.end]) for s in spots]
    heads = [text[s.head : s.head_end].lower() for s in spots]
    place = np.array([s.piece for s in spots], dtype=np.int64)
    return Looks(
        kinds=kinds,
        cores=[tokens(text[s.start : max(s.head_end, s.start + 1)]) for s in spots],
        names=names,
        heads=heads,
        surfaces=[text[s.start : s.end] for s in spots],
        code=np.array([_NUMBER[k] for k in kinds], dtype=np.int64),
        head_code=_codes(heads),
        name_code=_codes(names),
        named=np.array([k == "name" for k in kinds], dtype=bool),
        nominal=np.array([k in ("the", "a", "bare") for k in kinds], dtype=bool),
        starts=np.array([s.start for s in spots], dtype=np.int64),
        ends=np.array([s.end for s in spots], dtype=np.int64),
        place=place,
        paragraph=pieces.paragraph[place],
        inside=pieces.quote[place] > 1,
    )


def likely(seen: Looks, later: int) -> Ints:
    """The earlier mentions that a mention may go on from: those near it, and further back (ANTECEDENTS) those
    with the same head, or for a name the names that share its last word or might be its acronym."""
    near, low = max(0, later - NEAR), max(0, later - ANTECEDENTS)
    if low == near or seen.kinds[later] in _PRONOUN_CLASSES:
        return np.arange(near, later)
    same = seen.head_code[low:near] == seen.head_code[later]
    same |= seen.name_code[low:near] == seen.name_code[later]
    if seen.named[later]:
        word, upper = seen.cores[later][-1:], seen.surfaces[later].isupper()
        for k in np.flatnonzero(seen.named[low:near] & ~same).tolist():
            j = low + k
            same[k] = word == seen.cores[j][-1:] or upper or seen.surfaces[j].isupper()
    return np.concatenate([low + np.flatnonzero(same), np.arange(near, later)])


def features(seen: Looks, later: Ints, earlier: Ints) -> Floats:
    """[n, N_LINK_FEATURES] for n pairs of mentions, given by the numbers of the later and the earlier."""
    count = len(later)
    f = np.zeros((count, N_LINK_FEATURES), dtype=np.float32)
    if not count:
        return f
    every = np.arange(count)
    same_head = seen.head_code[later] == seen.head_code[earlier]
    f[:, 0] = same_head & (seen.nominal | seen.named)[earlier]
    f[:, 1] = seen.name_code[later] == seen.name_code[earlier]
    f[:, 2] = same_head & seen.nominal[earlier] & seen.nominal[later]
    for k in np.flatnonzero(seen.named[later] & seen.named[earlier]).tolist():
        i, j = int(later[k]), int(earlier[k])
        mine, theirs = frozenset(seen.cores[i]), frozenset(seen.cores[j])
        f[k, 3] = bool(mine) and (mine <= theirs or theirs <= mine)
        f[k, 4] = seen.cores[i][-1:] == seen.cores[j][-1:]
        f[k, 5] = not mine & theirs
        f[k, 6] = _acronym(seen.surfaces[i], seen.surfaces[j])
    for k in np.flatnonzero(seen.nominal[later] & seen.named[earlier]).tolist():
        f[k, 7] = seen.heads[int(later[k])] in seen.names[int(earlier[k])]
    pronoun = seen.code[later] < _PRONOUNS_END
    f[:, 8] = pronoun & (seen.code[later] == seen.code[earlier])
    f[:, 9] = pronoun & _CLASHES[seen.code[later], seen.code[earlier]]
    f[:, 10] = (seen.starts[earlier] < seen.ends[later]) & (seen.starts[later] < seen.ends[earlier])
    at = 11
    f[every, at + seen.code[later]] = 1.0
    at += len(CLASSES)
    f[every, at + seen.code[earlier]] = 1.0
    at += len(CLASSES)
    f[every, at + _bucket(later - earlier, (1, 2, 4, 8, 16, 40))] = 1.0
    at += 7
    f[every, at + _bucket(seen.place[later] - seen.place[earlier], (6, 15, 35, 80, 200))] = 1.0
    at += 6
    f[every, at + _bucket(seen.paragraph[later] - seen.paragraph[earlier], (0, 1, 3))] = 1.0
    at += 4
    here, there = seen.inside[later], seen.inside[earlier]
    f[:, at], f[:, at + 1], f[:, at + 2] = here & there, there & ~here, here & ~there
    return f


def _acronym(a: str, b: str) -> bool:
    """Whether one name is made of the other's initials; asked only where one looks like an acronym."""
    if " " in a and " " in b:
        return False
    return acronym_of(a, b) or acronym_of(b, a)


def link_features(text: str, spots: Sequence[Spot], pieces: Pieces) -> Floats:
    """[n, n, N_LINK_FEATURES] of all mentions against all; filled for earlier ones within ANTECEDENTS."""
    seen, count = looks(text, spots, pieces), len(spots)
    later, earlier = np.tril_indices(count, -1)
    near = later - earlier <= ANTECEDENTS
    out = np.zeros((count, count, N_LINK_FEATURES), dtype=np.float32)
    out[later[near], earlier[near]] = features(seen, later[near], earlier[near])
    return out


def _bucket(values: Ints, bounds: tuple[int, ...]) -> Ints:
    """The number of bounds below each value."""
    return np.searchsorted(np.asarray(bounds), values, side="left").astype(np.int64)


def _codes(values: Sequence[object]) -> Ints:
    seen: dict[object, int] = {}
    return np.array([seen.setdefault(v, len(seen)) for v in values], dtype=np.int64)


def far_bucket(distance: Ints) -> Ints:
    """Which embedding of distance a pair of heads so many pieces apart has."""
    return _bucket(distance, (1, 2, 4, 6, 9, 13, 18, 26, 40, 60, 90))


def stretch(first: int, second: int, low: int, high: int) -> tuple[int, int]:
    """Half-open: the pieces that the second look sees of a pair of heads, within [low, high)."""
    return max(low, first - AROUND), min(high, second + AROUND + 1)
