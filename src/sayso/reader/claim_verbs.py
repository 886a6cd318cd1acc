"""Ties that verbs say, by the vocabulary's verb patterns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import End, Scene, ends, pair_in_view
from sayso.reader.claim_found import Found, among, between
from sayso.reader.claim_frames import Frame, frame
from sayso.reader.claim_goods import GIVING, RECEIVING, goods_ties
from sayso.reader.claim_near import joined_before, more_places, name_before, places_under, right_of
from sayso.reader.claim_pairs import stands_for_pair
from sayso.reader.claim_patterns import Patterns, VerbPattern
from sayso.reader.claim_slots import object_ends, slots_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Meeting and clashing need no object: "the ministers met", "the two armies clashed".
_RECIPROCAL: Final = frozenset(
    """meet cooperate co-operate collaborate ally clash fight negotiate talk confer correspond marry wed
    merge trade partner unite speak divorce battle skirmish intermarry""".split()
)
_RECIPROCAL_DIRECTED: Final = frozenset({"conflict"})


def verb_ties(scene: Scene, patterns: Patterns, verb: Token) -> Iterator[Found]:
    """Every tie that the clause headed by `verb` says by its verb."""
    lemma = verb.lemma_.lower()
    found = patterns.verbs.get(lemma, ())
    giving, receiving = lemma in GIVING, lemma in RECEIVING
    if not found and not giving and not receiving:
        return
    clause = frame(verb)
    subjects = subject_ends(scene, clause.subjects)
    if not subjects and not clause.subjects and not clause.passive:
        subjects = name_before(scene, verb)
    matched: list[tuple[VerbPattern, list[Found]]] = []
    asked: set[str] = set()
    if giving or receiving:
        goods = list(goods_ties(scene, patterns, clause, subjects, giving=giving))
        if goods:
            yield from goods
            return
    for pattern in found:
        # A pattern that asks for more words says more: lesser ones on the same verb are silent then.
        if matched and pattern.weight < matched[0][0].weight and pattern.type != matched[0][0].type:
            continue
        if pattern.negated and not any(
            c.dep_ == "neg" or c.lower_ in {"never", "not"} for c in verb.children
        ):
            continue
        ties = list(_apply(scene, patterns, clause, subjects, pattern))
        if not ties and pattern.noun and words_of(clause, pattern) is not None:
            # "sold its stake in the firm to Y" is no sale to Y, though the firm is nobody known.
            asked.add(pattern.type)
        if ties and (pattern.noun or asked <= {pattern.type}):
            matched.append((pattern, ties))
    for _, ties in matched:
        yield from ties


def subject_ends(scene: Scene, tokens: tuple[Token, ...]) -> list[End]:
    found: list[End] = []
    for t in tokens:
        for end in ends(scene, t) or (pair_in_view(scene, t) if stands_for_pair(t) else []):
            if all(end.entity != e.entity for e in found):
                found.append(end)
    for end in list(found):
        found += [e for e in joined_before(scene, end) if all(e.entity != f.entity for f in found)]
    return found


def _apply(
    scene: Scene, patterns: Patterns, clause: Frame, subjects: list[End], pattern: VerbPattern
) -> Iterator[Found]:
    words = words_of(clause, pattern)
    if words is None:
        return
    place = pattern.type in patterns.to_place
    slots = list(slots_of(clause, pattern))
    objects = [
        e
        for t in slots
        for e in object_ends(scene, t, subjects, place=place, agreement=pattern.type == "agreement")
    ]
    evidence = (clause.verb.i, *words)
    if pattern.causative:
        subjects = [e for t in clause.objects for e in ends(scene, t)]
    if place and slots:
        objects = (
            more_places(scene, slots, objects)
            if objects
            else [e for t in slots for e in places_under(scene, t)]
        )
    elif not objects and not slots:
        objects = right_of(scene, clause, pattern, words, place=place)
    elif pattern.type in _AT_THINGS and not objects:
        objects = [e for t in slots for c in _owners(t) for e in ends(scene, c)]
    if place and words and (host := scene.inside.get(words[-1])) and scene.is_actor(host[0]):
        # "runs the Lantern Clinic outside X": it is the clinic that is there.
        subjects = [End(host[0], scene.chars(host[1], host[2]))]
    if not _of_kind(scene, pattern, clause, subjects):
        return
    if pattern.together:
        pair = subjects if len(subjects) > 1 else _paired(scene, clause, subjects)
        yield from among(scene, patterns, pattern.type, pair, clause.verb, words=evidence)
        return
    if objects and subjects:
        yield from between(
            scene, patterns, pattern.type, subjects, objects, clause.verb,
            swapped=pattern.reversed, words=evidence, negated=pattern.negated or pattern.ending,
            ended=pattern.ending,
            confidence=0.75 if clause.inherited else 0.85,
        )  # fmt: skip
    elif len(subjects) > 1 and not slots and clause.verb.lemma_.lower() in _RECIPROCAL and not clause.objects:
        yield from among(scene, patterns, pattern.type, subjects, clause.verb, words=evidence)
        if pattern.type in _RECIPROCAL_DIRECTED:
            yield from among(scene, patterns, pattern.type, subjects[::-1], clause.verb, words=evidence)
    elif (
        len(subjects) > 1
        and pattern.type in patterns.symmetric
        and pattern.noun
        and (not slots or _each_other(slots))
    ):
        yield from among(scene, patterns, pattern.type, subjects, clause.verb, words=evidence)
    elif len(subjects) > 1 and _each_other(slots) and pattern.type != "presence":
        yield from among(scene, patterns, pattern.type, subjects, clause.verb, words=evidence)
        if pattern.type not in patterns.symmetric:
            yield from among(scene, patterns, pattern.type, subjects[::-1], clause.verb, words=evidence)


_AT_THINGS: Final = frozenset({"conflict"})


def _owners(thing: Token) -> list[Token]:
    """Whose thing it is: "the jeep of X", "X's jeep", "X checkpoints"."""
    found = [c for c in thing.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    found += [
        o
        for p in thing.children
        if p.dep_ == "prep" and p.lower_ == "of"
        for o in p.children
        if o.dep_ == "pobj"
    ]
    return found


def _of_kind(scene: Scene, pattern: VerbPattern, clause: Frame, subjects: list[End]) -> bool:
    """Whether the subject is of a kind that the pattern asks for ("person: leave")."""
    if not pattern.kinds:
        return True
    # "Acme's pilots" are Acme in other ties, but not when it matters of what kind they are.
    if pattern.kinds == {"organization"} and not any(
        t.i in scene.inside for t in (*clause.subjects, *clause.objects)
    ):
        return False
    return any(scene.type_of(e.entity) in pattern.kinds for e in subjects)


def _paired(scene: Scene, clause: Frame, subjects: list[End]) -> list[End]:
    for t in clause.subjects:
        if stands_for_pair(t):
            return pair_in_view(scene, t)
    return subjects


def _each_other(slots: list[Token]) -> bool:
    return any(t.lower_ in {"other", "another"} or t.lower_ == "each" for t in slots)
