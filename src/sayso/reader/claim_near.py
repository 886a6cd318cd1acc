"""What stands near a word, for ends that the parse has lost: names right after a verb, lists of places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reader.claim_ends import End, Scene, listed_from
from sayso.reader.claim_found import Found, between
from sayso.reader.claim_frames import Frame
from sayso.reader.claim_patterns import Patterns, VerbPattern
from sayso.reader.claim_words import COLLECTIVE

if TYPE_CHECKING:
    from spacy.tokens import Token


def mistaken_ties(scene: Scene, patterns: Patterns, word: Token) -> Iterator[Found]:
    """Ties of a verb that was taken for a noun: "Kestrel Air sponsors Port Rangers". Only right after a name,
    with the other end right after it or after its preposition."""
    before = scene.inside.get(word.i - 1)
    if before is None or before[2] != word.i - 1 or not scene.is_actor(before[0]) or word.i in scene.inside:
        return
    lemma = next((form for form in _verb_forms(word) if form in patterns.verbs), None)
    if lemma is None:
        return
    subject = End(before[0], scene.chars(before[1], before[2]))
    clause = Frame(word, (), (), (), (), False, False)
    for pattern in patterns.verbs.get(lemma, ()):
        if pattern.weight > 1 or pattern.particle or pattern.noun or pattern.together or pattern.ending:
            continue
        objects = right_of(scene, clause, pattern, [], place=pattern.type in patterns.to_place)
        found = list(
            between(
                scene,
                patterns,
                pattern.type,
                [subject],
                objects,
                word,
                swapped=pattern.reversed,
                words=(word.i,),
                role=True,
            )
        )
        if found:
            yield from found
            return


def _verb_forms(word: Token) -> Iterator[str]:
    """What verbs a word may be a form of that the tagger did not take for one."""
    low = word.lower_
    if word.tag_ in {"NNS", "NNPS", "NNP"} and low.endswith("s"):
        yield from (word.lemma_.lower(), low[:-1], low[:-2])
    elif word.tag_ in {"VBN", "JJ"} and low.endswith("ed") and word.dep_ in {"amod", "ROOT", "acl"}:
        yield from (word.lemma_.lower(), low[:-1], low[:-2], low[:-3])


def right_of(
    scene: Scene, clause: Frame, pattern: VerbPattern, words: list[int], *, place: bool
) -> list[End]:
    """The other end right after the verb (or after its preposition) where the parse has lost it."""
    doc = scene.doc
    start = max([clause.verb.i, *words]) + 1
    i, end = start, min(start + 5, clause.verb.sent.end)
    if pattern.slot:
        i = next((j + 1 for j in range(start, end) if doc[j].lower_ in pattern.slot), end)
        if any(doc[j].pos_ in {"VERB", "AUX", "PUNCT", "NOUN", "PROPN", "PRON"} for j in range(start, i)):
            return []
        end = min(i + 4, clause.verb.sent.end)
    while i < end:
        hit = scene.inside.get(i)
        if hit is not None:
            wanted = scene.is_place(hit[0]) if place else scene.is_actor(hit[0])
            if place and wanted:
                return listed_from(scene, i, place=True)
            return [End(hit[0], scene.chars(hit[1], hit[2]))] if wanted and i == hit[1] else []
        if not place and doc[i].lemma_.lower() in COLLECTIVE and doc[i + 1].lower_ == "of":
            i, end = i + 2, min(i + 5, clause.verb.sent.end)
            continue
        if doc[i].pos_ not in {"DET", "ADJ", "NUM"} and doc[i].text not in {'"', "“", "[", "("}:
            return []
        i += 1
    return []


def more_places(scene: Scene, slots: list[Token], found: list[End]) -> list[End]:
    """A list of places goes on after the first, however the parser has attached the rest."""
    more = list(found)
    for t in slots:
        for end in listed_from(scene, t.left_edge.i, place=True):
            if all(end.entity != e.entity for e in more):
                more.append(end)
    return more


def places_under(scene: Scene, thing: Token) -> list[End]:
    """Places that a phrase leads to step by step: "on old bases of two parties in X"."""
    found: list[End] = []
    for t in thing.subtree:
        hit = scene.headed.get(t.i)
        reached = hit and scene.is_place(hit[0]) and t.i > thing.i and t.dep_ in {"pobj", "conj"}
        if hit and reached and not any(a.dep_ in {"relcl", "acl"} and a.i > thing.i for a in t.ancestors):
            found.append(End(hit[0], scene.chars(hit[1], hit[2])))
    return found


def name_before(scene: Scene, verb: Token) -> list[End]:
    """The actor named right before a verb, for a verb that the parse leaves without any subject."""
    hit = scene.inside.get(verb.i - 1)
    if (
        hit is None
        or hit[2] != verb.i - 1
        or not scene.is_actor(hit[0])
        or verb.tag_ not in {"VBZ", "VBD", "VBP"}
    ):
        return []
    return [End(hit[0], scene.chars(hit[1], hit[2]))]


def joined_before(scene: Scene, end: End) -> list[End]:
    """A name coordinated with a subject that the parser gave to the words before: "since X and Y pledged"."""
    at = scene.doc.char_span(end.span[0], end.span[0] + 1, alignment_mode="expand")
    first = at[0].i if at is not None and at[0].idx == end.span[0] else -1
    if first not in scene.inside or first < 2 or scene.doc[first - 1].lower_ != "and":
        return []
    hit = scene.inside.get(first - 2)
    if hit is None or hit[2] != first - 2 or not scene.is_actor(hit[0]):
        return []
    head = scene.doc[hit[1] : hit[2] + 1].root
    opener = head.head.lower_ if head.dep_ == "pobj" else ""
    if opener in {"since", "as", "after", "before", "than", "until"} or head.dep_ in {"npadvmod", "dep"}:
        return [End(hit[0], scene.chars(hit[1], hit[2]))]
    return []
