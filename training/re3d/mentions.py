"""Which words head an entity of re3d's, and of which type: what speaks for it, and the choice among them."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from sayso.reader import places
from sayso.reader.ties_features import Floats, Ints
from training.re3d.corpus import NONE, Span, Text, Word
from training.re3d.linear import Rows
from training.re3d.seen import Words

FLOOR = 0.02  # chance of any entity, as the adapted network sees it, from which on a word is looked at
_POS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"))
_WHERE = frozenset(("here", "there", "abroad", "now", "today", "yesterday", "tomorrow"))


@dataclass(frozen=True, slots=True)
class Found:
    """What may be an entity of re3d's: head word's number, span, type, the chances of it and of any type."""

    head: int
    span: Span
    type: int
    chance: float
    any: float


def candidates(text: Text, seen: Words, entity: Floats | None) -> list[int]:
    """The words that may head an entity."""
    if entity is not None:
        return np.flatnonzero(np.exp(entity[:, NONE]) <= 1 - FLOOR).tolist()
    return [
        n
        for n, w in enumerate(text.words)
        if any(c.isalnum() for c in w.text)
        and (w.pos in _POS or w.name or w.lemma in _WHERE or max(seen.mention[n]) > -2)
    ]


def labels(text: Text, words: list[int]) -> Ints:
    """The gold types of words."""
    gold = {m.head: m.type for m in text.mentions}
    return np.array([gold.get(n, NONE) for n in words], np.int64)


def rows(text: Text, words: list[int], seen: Words, entity: Floats | None) -> Rows:
    """What speaks for the type of each of these words."""
    measures = [seen.mention[words, :2], seen.kind[words]]
    if entity is not None:
        measures += [np.maximum(entity[words], -9.0), _elsewhere(text, words, np.exp(entity))]
    children = defaultdict(list)
    for n, w in enumerate(text.words):
        if w.head != n:
            children[w.head].append(n)
    marks = [_marks(text, n, seen.spans[n], children[n]) for n in words]
    return Rows(marks, np.concatenate(measures, 1), seen.state[words])


def _elsewhere(text: Text, words: list[int], chances: Floats) -> Floats:
    """Mean chances of the words in the text that are the same as each of these."""
    same = defaultdict(list)
    for n, w in enumerate(text.words):
        same[w.text.lower()].append(n)
    return np.array([chances[same[text.words[n].text.lower()]].mean(0) for n in words], np.float32).reshape(
        -1, chances.shape[1]
    )


def _marks(text: Text, number: int, span: Span, children: list[int]) -> dict[str, float]:
    w, last = text.words[number], len(text.words) - 1
    before, after = text.words[max(number - 1, 0)], text.words[min(number + 1, last)]
    parent = text.words[w.head]
    found = [
        f"word {w.lemma}", f"pos {w.pos}", f"tag {w.tag}", f"dep {w.dep}", f"name {w.name}",
        f"name {w.name} {w.pos}", f"before {before.text.lower()}", f"after {after.text.lower()}",
        f"shape {_shape(w.text)}", f"end {w.text[-3:].lower()}", f"parent {w.dep} {parent.lemma}",
        f"parent pos {w.dep} {parent.pos}", f"parent name {parent.name}",
    ]  # fmt: skip
    for child in children:
        c = text.words[child]
        found.append(f"child {c.dep} {c.pos} {c.name}")
        if c.pos in ("DET", "PRON", "ADJ", "NOUN"):
            found.append(f"child {c.dep} {c.lemma}")
    if w.pos == "PROPN" or w.text[0].isupper():
        found += [f"known {kind}" for kind in _known(_name(text, number, span))]
    return dict.fromkeys(found, 1.0)


def _name(text: Text, number: int, span: Span) -> str:
    words = text.words
    low = high = number
    while low and words[low - 1].start >= span[0] and words[low - 1].pos == "PROPN":
        low -= 1
    while high + 1 < len(words) and words[high + 1].end <= span[1] and words[high + 1].pos == "PROPN":
        high += 1
    return text.text[words[low].start : words[high].end]


@functools.lru_cache(maxsize=4096)
def _known(name: str) -> tuple[str, ...]:
    kinds = sorted({p.kind for p in places.candidates(name)})
    return (*kinds, *(["demonym"] if places.is_demonym(name) else []))


def _shape(word: str) -> str:
    shape = re.sub(r"[^\W\d_a-z]", "X", re.sub(r"\d", "d", word))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^\W\d_X]", "x", shape))


def best(text: Text, words: list[int], seen: Words, chances: Floats) -> list[Found]:
    """The mentions that these chances of ENTITIES speak for, the surest first. One whose head a surer one
    covers gives way; another keeps of its span what no surer one has."""
    taken: list[Found] = []
    for row in np.argsort(chances[:, NONE], kind="stable").tolist():
        number = words[row]
        type = int(chances[row, 1:].argmax()) + 1
        span = _free(text.words[number], seen.spans[number], taken)
        if span is not None:
            any_type = 1 - float(chances[row, NONE])
            taken.append(Found(number, span, type, float(chances[row, type]), any_type))
    return taken


def _free(head: Word, span: Span, taken: list[Found]) -> Span | None:
    """What of a span no other mention has taken; None where the head is taken."""
    start, end = span
    for other in taken:
        low, high = other.span
        if low < head.end and head.start < high:
            return None
        if high <= head.start:
            start = max(start, high)
        if low >= head.end:
            end = min(end, low)
    return start, end
