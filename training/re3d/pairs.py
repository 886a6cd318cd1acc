"""Which pairs of mentions re3d would call related, and how: what speaks for it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from sayso.reader.ties_features import Floats, Ints
from training.re3d.corpus import ENTITIES, NONE, Mention, Text, Word
from training.re3d.linear import Rows
from training.re3d.mentions import Found
from training.re3d.seen import Pairs

FAR = 45  # words between the heads of a pair, at most; 99 of 100 related pairs lie nearer
_STEPS = 7  # of a path through the parse, at most
_WORDS_BETWEEN = 14  # up to so many are told one by one
_TELLING = frozenset(("ADP", "VERB", "PUNCT", "CCONJ", "AUX"))
_NEAR = (0, 1, 2, 3, 5, 8, 12, 18, 27)

Pair = tuple[Found, Found]


def candidates(text: Text, found: Sequence[Found]) -> list[Pair]:
    """The pairs of mentions in one sentence, the one whose head is earlier first."""
    ordered = sorted(found, key=lambda m: m.head)
    return [
        (a, b)
        for a, b in itertools.combinations(ordered, 2)
        if b.head - a.head <= FAR and text.words[a.head].sentence == text.words[b.head].sentence
    ]


def labels(text: Text, pairs: Sequence[Pair]) -> Ints:
    """The gold relations of pairs, by the gold mentions that they stand for."""
    stands: dict[int, int | None] = {}
    for m in {m.head: m for pair in pairs for m in pair}.values():
        stands[m.head] = _gold(text.mentions, m)
    return np.array([_label(text, stands[a.head], stands[b.head]) for a, b in pairs], np.int64)


def _label(text: Text, first: int | None, second: int | None) -> int:
    if first is None or second is None:
        return NONE
    return text.related.get((first, second), NONE)


def _gold(mentions: Sequence[Mention], found: Found) -> int | None:
    """The head of the gold mention that a found one stands for: the one it shares the head with, or else most
    characters."""
    if any(m.head == found.head for m in mentions):
        return found.head
    shared = {
        m.head: min(m.end, found.span[1]) - max(m.start, found.span[0])
        for m in mentions
        if m.start < found.span[1] and found.span[0] < m.end
    }
    return max(shared, key=lambda head: shared[head]) if shared else None


def rows(text: Text, pairs: Sequence[Pair], base: Pairs, relation: Floats | None) -> Rows:
    """What speaks for the relation of each of these pairs; `base` is what the reader's network sees of them,
    `relation` the adapted network's log chances."""
    chances = np.array([[m.any for m in pair] for pair in pairs], np.float32).reshape(-1, 2)
    sure = np.log(np.clip(chances, 1e-3, 0.999) / (1 - np.clip(chances, 1e-3, 0.999)))
    measures = [base.ties, base.maybe[:, None], sure, sure.min(1, keepdims=True)]
    if relation is not None:
        measures.append(np.maximum(relation, -8.0))
    heads = sorted({m.head for pair in pairs for m in pair})
    rank = {head: n for n, head in enumerate(heads)}
    marks = [_marks(text, a, b, rank[b.head] - rank[a.head] - 1) for a, b in pairs]
    return Rows(marks, np.concatenate(measures, 1).astype(np.float32), base.state)


def _marks(text: Text, a: Found, b: Found, others: int) -> dict[str, float]:
    words = text.words
    first, second = words[a.head], words[b.head]
    kinds = f"{ENTITIES[a.type]} {ENTITIES[b.type]}"
    gap = [w for w in words[a.head + 1 : b.head] if w.start >= a.span[1] and w.end <= b.span[0]]
    near = sum(len(gap) > bound for bound in _NEAR)
    found = [
        f"kinds {kinds}", f"near {near}", f"near {near} {kinds}", f"others {min(others, 4)}",
        f"others {min(others, 4)} {kinds}", f"first {_plain(first)}", f"second {_plain(second)}",
        f"pos {first.pos} {second.pos}", f"same {first.lemma == second.lemma}",
    ]  # fmt: skip
    if a.span[0] <= b.span[0] < a.span[1] or b.span[0] <= a.span[0] < b.span[1]:
        found.append("nested")
    if len(gap) <= _WORDS_BETWEEN:
        found += [f"between {w.lemma}" for w in gap]
        found += [f"between {w.lemma} {kinds}" for w in gap if w.pos in _TELLING]
    if len(gap) <= 3:
        said = " ".join(w.lemma for w in gap)
        found += [f"all between {said}", f"all between {said} {kinds}"]
    found += _path(text, a.head, b.head, kinds)
    return dict.fromkeys(found, 1.0)


def _plain(word: Word) -> str:
    """A head word; names by their sort alone, for few of them are in two documents."""
    return word.name or "NAME" if word.pos == "PROPN" else word.lemma


def _path(text: Text, first: int, second: int, kinds: str) -> list[str]:
    """The way through the parse from one head to the other."""
    up, down = _above(text, first), _above(text, second)
    shared = next((n for n in up if n in down), None)
    if shared is None:
        return ["path none"]
    rising, falling = up[: up.index(shared)], down[: down.index(shared)]
    found = [f"meet {text.words[shared].pos}", f"path length {min(len(rising) + len(falling), 8)}"]
    if len(rising) + len(falling) <= _STEPS:
        way = [f"{text.words[n].dep}<" for n in rising] + [f">{text.words[n].dep}" for n in falling[::-1]]
        found += [f"path {' '.join(way)}", f"path {' '.join(way)} {kinds}"]
    inner = [n for n in {*rising, *falling, shared} if n not in (first, second)]
    found += [f"on path {text.words[n].lemma}" for n in inner]
    found += [f"on path {text.words[n].lemma} {kinds}" for n in inner if text.words[n].pos in ("ADP", "VERB")]
    found.append(f"ends {text.words[first].dep} {text.words[second].dep}")
    if inner and text.words[shared].pos in ("VERB", "NOUN", "AUX"):
        found.append(f"meet {text.words[shared].lemma}")
    return found


def _above(text: Text, number: int) -> list[int]:
    """A word and the heads above it, up to the root."""
    found = [number]
    while text.words[found[-1]].head != found[-1]:
        found.append(text.words[found[-1]].head)
    return found
