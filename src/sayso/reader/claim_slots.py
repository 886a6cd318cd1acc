"""Where a verb's pattern finds its words and its ends in the clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import End, Scene, conjuncts, ends, pair_in_view
from sayso.reader.claim_frames import Frame, frame, is_clause
from sayso.reader.claim_pairs import stands_for_pair
from sayso.reader.claim_patterns import VerbPattern

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATIVE: Final = frozenset({"sell", "supply", "lease", "rent", "deliver", "export"})


_REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself"})


def words_of(clause: Frame, pattern: VerbPattern) -> list[int] | None:
    """The tokens that the pattern asks for beside its verb; `None` when one of them is missing."""
    words: list[int] = []
    if clause.verb.lemma_ == "be" and pattern.weight == 1 and _says_what(clause.verb):
        return None
    if not pattern.particle and any(
        c.dep_ == "prt" and c.lower_ not in pattern.slot for c in clause.verb.children
    ):
        return None
    if pattern.ending and pattern.slot and not pattern.noun and clause.objects:
        return None
    if pattern.particle:
        particle = (
            next(
                (
                    c
                    for c in clause.verb.children
                    if c.lower_ == pattern.particle and c.dep_ in {"prt", "advmod", "prep"}
                ),
                None,
            )
            if not pattern.infinitive
            else clause.verb
        )
        if particle is None:
            return None
        words.append(particle.i)
    if pattern.infinitive:
        inner = next(
            (
                c
                for c in clause.verb.children
                if c.dep_ in {"xcomp", "ccomp"} and c.lemma_.lower() in pattern.infinitive
            ),
            None,
        )
        if inner is None or (
            pattern.particle and not any(c.lower_ == pattern.particle for c in inner.children)
        ):
            return None
        words.append(inner.i)
    if pattern.noun:
        noun = next((t for t in complements(clause) if one_of(t, pattern.noun)), None)
        if noun is None:
            return None
        words.append(noun.i)
    if pattern.oblique:
        wanted, nouns = pattern.oblique
        hit = next(((p, o) for p, o in clause.prepositions if p.lower_ in wanted and one_of(o, nouns)), None)
        if hit is None:
            return None
        words += [hit[0].i, hit[1].i]
    return words


def _says_what(verb: Token) -> bool:
    """Whether a form of "be" has another complement, so that "in Y" is only where that holds."""
    if any(c.dep_ in {"attr", "acomp", "oprd"} or c.tag_ in {"VBN", "VBG"} for c in verb.children):
        return True
    return verb.dep_ in {"aux", "auxpass"} or all(p.i < verb.i for p in verb.children if p.dep_ == "prep")


def one_of(token: Token, words: frozenset[str]) -> bool:
    return token.lemma_.lower() in words or token.lower_ in words


def complements(clause: Frame) -> Iterator[Token]:
    for t in (*clause.objects, *clause.datives):
        yield from conjuncts(t)
    if clause.passive and clause.verb.dep_ != "acl":
        yield from (c for c in clause.verb.children if c.dep_ in {"dobj", "oprd", "attr"})
    for c in clause.verb.children:
        if (
            c.dep_ in {"attr", "acomp", "oprd", "advmod", "npadvmod", "xcomp"} and c.pos_ != "VERB"
        ) or c.dep_ == "advmod":
            yield from conjuncts(c)


def slots_of(clause: Frame, pattern: VerbPattern) -> Iterator[Token]:
    """Where the other end stands."""
    verb = clause.verb
    if pattern.infinitive:
        for c in verb.children:
            if c.dep_ in {"xcomp", "ccomp"} and c.lemma_.lower() in pattern.infinitive:
                yield from frame(c).objects
        return
    if not pattern.slot:
        if pattern.noun:
            # "grant _ asylum": the end is the other object.
            yield from (t for t in (*clause.datives, *clause.objects) if not one_of(t, pattern.noun))
        else:
            yield from clause.objects
            yield from clause.datives
        return
    for p, o in clause.prepositions:
        if p.lower_ in pattern.slot and not (pattern.oblique and one_of(o, pattern.oblique[1])):
            yield o
    if pattern.slot & {"to", "for"} and clause.objects and (pattern.noun or clause.verb.lemma_ in _DATIVE):
        yield from (t for t in clause.datives if not one_of(t, pattern.noun))
    for anchor in _anchors(clause, pattern):
        for p in anchor.children:
            if p.dep_ == "prep" and p.lower_ in pattern.slot:
                yield from (c for c in p.children if c.dep_ == "pobj")
        if "of" in pattern.slot:
            yield from (c for c in anchor.children if c.dep_ == "poss")


def _anchors(clause: Frame, pattern: VerbPattern) -> Iterator[Token]:
    if pattern.noun:
        yield from (t for t in complements(clause) if one_of(t, pattern.noun))
    if pattern.oblique:
        yield from (o for _, o in clause.prepositions if one_of(o, pattern.oblique[1]))


def object_ends(
    scene: Scene, token: Token, subjects: list[End], *, place: bool, agreement: bool
) -> Iterator[End]:
    found = ends(scene, token, place=place)
    if len(found) == 1 and token.i in scene.pronouns and [s.entity for s in subjects] == [found[0].entity]:
        # "trains X and provides them with Y": an object pronoun is never the clause's own subject.
        found = _object_before(scene, token)
    if (
        not found
        and agreement
        and (hit := scene.headed.get(token.i))
        and scene.type_of(hit[0]) == "agreement"
    ):
        found = [End(hit[0], scene.chars(hit[1], hit[2]))]
    if not found and not place and stands_for_pair(token) and token.lower_ not in {"each", "either"}:
        found = [e for e in pair_in_view(scene, token) if all(e.entity != s.entity for s in subjects)]
        found = found if len(found) == 1 or not subjects else []
    yield from found


def _object_before(scene: Scene, pronoun: Token) -> list[End]:
    verb = pronoun.head
    if verb.dep_ == "conj" and is_clause(verb.head) and pronoun.text.casefold() not in _REFLEXIVE:
        return [e for t in frame(verb.head).objects for e in ends(scene, t)]
    return []
