"""What the matchers hand over: a tie found between two ends, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from sayso.reader.claim_ends import End, Scene
from sayso.reader.claim_patterns import Patterns

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Found:
    """One tie as one stretch of text says it. `trigger` is the word that says it (its clause gives polarity
    and modality), `words` the other tokens that belong to the evidence; `role` marks titles and
    appositions, `negated` words that say it by a negation ("did not surrender Y")."""

    type: str
    subject: End
    object: End
    trigger: Token
    words: tuple[int, ...] = ()
    role: bool = False
    ended: bool = False
    confidence: float = 0.8
    negated: bool = False


def between(
    scene: Scene, patterns: Patterns, type: str, subjects: Iterable[End], objects: Iterable[End],
    trigger: Token, *, swapped: bool = False, words: tuple[int, ...] = (), role: bool = False,
    ended: bool = False, confidence: float = 0.8, negated: bool = False,
) -> Iterator[Found]:  # fmt: skip
    """Every subject with every object. A type that ends in a place takes actors to places only."""
    objects = list(objects)
    for s in subjects:
        for o in objects:
            a, b = (o, s) if swapped else (s, o)
            if a.entity != b.entity and fits(scene, patterns, type, a, b, role=role):
                yield Found(type, a, b, trigger, words, role, ended, confidence, negated)


def among(
    scene: Scene,
    patterns: Patterns,
    type: str,
    found: list[End],
    trigger: Token,
    *,
    words: tuple[int, ...] = (),
) -> Iterator[Found]:
    """Every pair of a set whose members stand in the tie to one another."""
    for a, b in combinations(found, 2):
        if a.entity != b.entity and fits(scene, patterns, type, a, b):
            yield Found(type, a, b, trigger, words)


def fits(scene: Scene, patterns: Patterns, type: str, a: End, b: End, *, role: bool = False) -> bool:
    """Whether entities of these kinds can stand in the tie."""
    if not scene.is_actor(a.entity):
        return False
    if type in patterns.to_place:
        return scene.is_place(b.entity) and scene.type_of(a.entity) != "state"
    kind = scene.type_of(b.entity)
    if kind == "place":
        return role and type in {"command", "membership"}
    if kind == "agreement":
        return type == "agreement"
    if type == "membership" and kind == "state" and scene.type_of(a.entity) == "state":
        return False
    if type == "ownership" and kind in {"person", "state"}:
        return False
    if type == "family" and "organization" in (kind, scene.type_of(a.entity)):
        return False
    return scene.is_actor(b.entity)
