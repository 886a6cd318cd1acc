"""Ties that adjectives and compounds say: "loyal to Y", "active in Z", "Y-backed X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reader.claim_ends import End, Scene, ends
from sayso.reader.claim_found import Found, among, between
from sayso.reader.claim_frames import is_clause, subjects_of
from sayso.reader.claim_patterns import Patterns

if TYPE_CHECKING:
    from spacy.tokens import Token


def adjective_ties(scene: Scene, patterns: Patterns, adjective: Token) -> Iterator[Found]:
    """ "X is loyal to Y", "X, loyal to Y,", "a company active in Z"."""
    known = (
        patterns.adjectives.get(adjective.lower_) or patterns.adjectives.get(adjective.lemma_.lower()) or ()
    )
    if not known:
        return
    holders = _holders(adjective)
    if not holders:
        return
    subjects = [e for t in holders for e in ends(scene, t)]
    for pattern in known:
        place = pattern.type in patterns.to_place
        takers = [c for p in adjective.children if p.dep_ in {"prep", "agent"} and p.lower_ in pattern.slot
                  for c in p.children if c.dep_ == "pobj"]  # fmt: skip
        if not takers and adjective.dep_ in {"acomp", "oprd"}:
            later = [p for p in adjective.head.children if p.dep_ == "prep" and p.i > adjective.i]
            takers = [c for p in later if p.lower_ in pattern.slot for c in p.children if c.dep_ == "pobj"]
        objects = [e for t in takers for e in ends(scene, t, place=place)]
        found = list(
            between(
                scene,
                patterns,
                pattern.type,
                subjects,
                objects,
                adjective,
                swapped=pattern.reversed,
                words=(adjective.i,),
            )
        )
        yield from found
        if found:
            return
        if (
            len(subjects) > 1
            and not takers
            and pattern.type in patterns.symmetric
            and adjective.dep_ in {"acomp", "oprd"}
        ):
            yield from among(scene, patterns, pattern.type, subjects, adjective, words=(adjective.i,))
            return


def _holders(adjective: Token) -> list[Token]:
    node = adjective
    while node.dep_ == "conj" and node.head.pos_ in {"ADJ", "VERB"}:
        node = node.head
    if node.dep_ in {"acomp", "oprd", "attr"} and is_clause(node.head):
        return subjects_of(node.head)[0]
    if node.dep_ in {"amod", "acl", "appos", "relcl"} and node.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return [node.head]
    if node.dep_ in {"advcl", "ccomp", "xcomp"} and is_clause(node.head):
        return subjects_of(node.head)[0]
    if node.pos_ == "VERB":
        return subjects_of(node)[0]
    return []


def compound_ties(scene: Scene, patterns: Patterns, word: Token) -> Iterator[Found]:
    """ "Y-backed X": a participle joined by a hyphen to the name before it, describing what follows."""
    known = patterns.compounds.get(word.lower_, ())
    doc = word.doc
    if not known or word.i < 2 or doc[word.i - 1].text not in {"-", "–", "‑"} or doc[word.i - 1].whitespace_:
        return
    maker = scene.inside.get(word.i - 2)
    if maker is None:
        return
    node = word
    while node.dep_ in {"amod", "compound", "nmod", "punct", "npadvmod"} and node.head != node:
        node = node.head
        described = ends(scene, node) if node.pos_ in {"NOUN", "PROPN", "PRON"} else []
        described = [d for d in described if d.entity != maker[0]]
        if described:
            break
    else:
        described = []
    if not described:
        described = _next_named(scene, word)
    agent = End(maker[0], scene.chars(maker[1], maker[2]))
    for tie, swapped in known:
        if not swapped:
            yield from between(scene, patterns, tie, [agent], described, word, words=(word.i,), role=True)
        else:
            yield from between(scene, patterns, tie, described, [agent], word, words=(word.i,), role=True)


def _next_named(scene: Scene, word: Token) -> list[End]:
    for i in range(word.i + 1, min(word.i + 6, word.sent.end)):
        hit = scene.inside.get(i)
        if hit and scene.is_actor(hit[0]):
            return [End(hit[0], scene.chars(hit[1], hit[2]))]
        if word.doc[i].pos_ not in {"NOUN", "ADJ", "PROPN"}:
            return []
    return []
