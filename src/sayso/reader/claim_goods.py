"""Ties of giving and getting: who sends whom money, weapons, recruits or the vocabulary's other goods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import End, Scene, ends
from sayso.reader.claim_found import Found, between
from sayso.reader.claim_frames import Frame, frame, is_clause
from sayso.reader.claim_nouns import goods_types
from sayso.reader.claim_patterns import Patterns
from sayso.reader.claim_slots import object_ends

if TYPE_CHECKING:
    from spacy.tokens import Token

GIVING: Final = frozenset(
    """provide give send supply deliver offer ship lend furnish grant extend pass hand donate transfer
    channel funnel smuggle dispatch contribute pour pump sell bring airlift distribute return leak
    slip feed truck ferry carry run steer wire pay advance loan gift allocate award afford render
    lavish""".split()
)


RECEIVING: Final = frozenset(
    """receive get obtain accept take secure win draw collect enjoy seek borrow request need have""".split()
)


_TO: Final = frozenset({"to", "for", "into"})


def goods_ties(
    scene: Scene, patterns: Patterns, clause: Frame, subjects: list[End], *, giving: bool
) -> Iterator[Found]:
    """ "X sent weapons to Y", "X provides Y with money", "Y received money from X"."""
    if not subjects and not clause.passive:
        return
    direct = list(clause.objects)
    receivers = list(clause.datives)
    things: list[Token] = []
    if giving:
        for p, o in clause.prepositions:
            if p.lower_ == "with":
                things.append(o)
            elif p.lower_ in _TO:
                receivers.append(o)
    givers = [o for p, o in clause.prepositions if p.lower_ == "from"]
    for thing in direct:
        things.append(thing)
        if giving:
            for p in thing.children:
                if p.dep_ == "prep" and p.lower_ in _TO:
                    receivers += [c for c in p.children if c.dep_ == "pobj"]
        givers += [o for p in thing.children if p.dep_ == "prep" and p.lower_ == "from" for o in p.children]
    if clause.passive and giving:
        # "weapons were sent to Y by X", "Y was given money by X".
        things += list(clause.datives)
        receivers = [o for p, o in clause.prepositions if p.lower_ in _TO]
        if not receivers:
            receivers = [t for t in direct if not goods_types(patterns, t)]
    elif giving and any(goods_types(patterns, t) for t in things if t not in direct):
        receivers += direct
    if giving and not clause.passive and len(direct) > 1:
        receivers += direct[:1]
    if giving and not receivers and not clause.passive:
        receivers = [c for t in direct for c in _swallowed(scene, clause.verb, t)]
    for thing in things:
        for tie, word in goods_types(patterns, thing):
            evidence = (clause.verb.i, word.i)
            if giving:
                found = [
                    e for t in receivers if t != thing
                    for e in object_ends(scene, t, subjects, place=False, agreement=False)
                ]  # fmt: skip
                yield from between(scene, patterns, tie, subjects, found, clause.verb, words=evidence)
            else:
                found = [e for t in givers for e in ends(scene, t)] + [
                    e for c in word.children if c.dep_ in {"poss", "compound", "amod"} for e in ends(scene, c)
                ]
                yield from between(scene, patterns, tie, found, subjects, clause.verb, words=evidence)


def _swallowed(scene: Scene, verb: Token, thing: Token) -> list[Token]:
    """ "will lend [Port Rangers] 5 million": a receiver that was read as part of the thing's name."""
    hit = scene.inside.get(verb.i + 1) or (
        scene.inside.get(verb.i + 2) if scene.doc[verb.i + 1].pos_ == "DET" else None
    )
    if hit is None or thing.i <= hit[2] or not scene.is_actor(hit[0]):
        return []
    return [scene.doc[hit[1] : hit[2] + 1].root]


def helped_ties(scene: Scene, patterns: Patterns, verb: Token) -> Iterator[Found]:
    """ "A helped B in raising money and recruiting fighters": what B is helped to get, A gives."""
    governor = verb.head.head if verb.dep_ == "pcomp" and verb.head.pos_ == "ADP" else verb.head
    if verb.dep_ == "conj":
        yield from _helped(scene, patterns, verb.head, verb)
    elif is_clause(governor):
        yield from _helped(scene, patterns, verb, verb)


def _helped(scene: Scene, patterns: Patterns, first: Token, verb: Token) -> Iterator[Found]:
    node = first.head.head if first.dep_ == "pcomp" and first.head.pos_ == "ADP" else first.head
    if not is_clause(node) or node.lemma_.lower() not in {"help", "assist", "aid"}:
        return
    helper = frame(node)
    receivers = [e for t in helper.objects for e in ends(scene, t)]
    receivers += [e for c in first.children if c.dep_ == "nsubj" for e in ends(scene, c)]
    givers = [e for t in helper.subjects for e in ends(scene, t)]
    for thing in frame(verb).objects:
        for tie, word in goods_types(patterns, thing):
            yield from between(scene, patterns, tie, givers, receivers, verb, words=(verb.i, word.i))
