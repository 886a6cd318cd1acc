"""Who holds a role: by title, apposition, copula, naming verb, or simply the name beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import End, Scene, ends, pair_in_view
from sayso.reader.claim_frames import frame, is_clause, subjects_of
from sayso.reader.claim_pairs import stands_for_pair

if TYPE_CHECKING:
    from spacy.tokens import Token


NAMING: Final = frozenset(
    """appoint name elect make declare call proclaim install nominate crown choose hire describe dub
    consider label""".split()
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the role; `apposed` when a title or apposition says so, not a verb."""

    ends: list[End]
    apposed: bool
    verb: Token | None = None


def holder_of(scene: Scene, role: Token) -> Holder | None:
    anchor = role
    while (
        anchor.dep_ == "conj" and anchor.head.pos_ in {"NOUN", "PROPN"} and anchor.head.i not in scene.inside
    ):
        anchor = anchor.head
    own = scene.headed.get(role.i)
    if own and scene.is_actor(own[0]) and own[1] <= role.i <= own[2] and role.i not in scene.pronouns:
        mention = scene.doc[own[1] : own[2] + 1]
        return Holder([End(own[0], scene.chars(own[1], own[2]))], not any(t.dep_ == "attr" for t in mention))
    around = scene.inside.get(role.i)
    if around and around[1] <= role.i < around[2] and scene.type_of(around[0]) == "person":
        return Holder([End(around[0], scene.chars(around[1], around[2]))], True)
    if (found := _named_after(scene, role)) is not None:
        return Holder(found, True)
    for t in dict.fromkeys((role, anchor)):
        if t.dep_ == "appos":
            found = ends(scene, t.head) if t.head.i in scene.inside else []
            if found:
                return Holder(found, True)
        named = [e for c in t.children if c.dep_ == "appos" for e in ends(scene, c)]
        if named:
            return Holder(named, True)
        head = t.head
        if t.dep_ in {"attr", "oprd", "dobj", "xcomp"} and is_clause(head):
            if head.lemma_ in {"be", "become", "remain"} and t.dep_ == "attr":
                return Holder(_subjects(scene, head), False, head)
            if head.lemma_.lower() in NAMING:
                clause = frame(head)
                if clause.passive:
                    return Holder([e for o in clause.objects for e in ends(scene, o)], False, head)
                objects = [e for o in clause.objects if o.i < t.i for e in ends(scene, o)]
                objects += [e for c in t.children if c.dep_ == "nsubj" for e in ends(scene, c)]
                if objects:
                    return Holder(objects, False, head)
            if t.dep_ == "attr":
                return Holder(_subjects(scene, head), False, head)
        if t.dep_ == "pobj" and head.lower_ == "as":
            verb = head.head
            if is_clause(verb):
                clause = frame(verb)
                taken = (
                    clause.objects
                    if verb.lemma_.lower()
                    in NAMING | {"see", "regard", "portray", "use", "employ", "appoint", "replace"}
                    else clause.subjects
                )
                taken = taken or clause.objects
                return Holder([e for o in taken for e in ends(scene, o)], False, verb)
            if verb.pos_ in {"PROPN", "NOUN", "PRON"}:
                found = ends(scene, verb) or [
                    e for c in verb.children if c.dep_ == "poss" for e in ends(scene, c)
                ]
                return Holder(found, False, verb.head if is_clause(verb.head) else None)
    return _named_before(scene, role)


def _subjects(scene: Scene, verb: Token) -> list[End]:
    found: list[End] = []
    for t in subjects_of(verb)[0]:
        found += ends(scene, t) or (pair_in_view(scene, t) if stands_for_pair(t) else [])
    return found


def _named_after(scene: Scene, role: Token) -> list[End] | None:
    """ "leader X", "chief executive, X", "head of Acme, X": the next name, right after the role's phrase."""
    doc, i = role.doc, role.i + 1
    end = role.sent.end
    # Steps over the rest of a title: "founder and chairman X", "president of the board X", "minister, X".
    steps = 0
    while i < end and steps < 12:
        hit = scene.inside.get(i)
        t = doc[i]
        if hit and hit[1] == i and scene.type_of(hit[0]) == "person" and i not in scene.pronouns:
            if any(doc[j].lower_ == "and" for j in range(role.i + 1, i)) and steps > 2:
                return None
            if doc[i - 1].text == "," and steps > 1 and _apposed_on(scene, hit):
                return None
            return [End(hit[0], scene.chars(hit[1], hit[2]))]
        if hit:
            if steps == 0 and doc[i - 1] != role:
                return None
            if not any(doc[j].lower_ in {"of", "for", "at", "in"} for j in range(role.i + 1, i)):
                # "ally Acme", "subsidiary Acme": a body named right after the noun.
                near = i == role.i + 1 or (i == role.i + 2 and doc[i - 1].text in {",", ":"})
                if (
                    near
                    and scene.is_actor(hit[0])
                    and (role.dep_ in {"compound", "nmod"} or doc[hit[1] : hit[2] + 1].root.dep_ == "appos")
                ):
                    return [End(hit[0], scene.chars(hit[1], hit[2]))]
                return None
            i = hit[2] + 1
            steps += 1
            continue
        if t.lower_ == "and" and steps and doc[i - 1].text == ",":
            return None
        if (
            t.text == ","
            or t.lower_ in {"of", "for", "at", "the", "and", "in", "-", "'s", "’s"}
            or (t.pos_ in {"NOUN", "ADJ", "PROPN"} and t.text[:1].isalpha())
        ):
            if t.text == "," and (i > role.i + 1 and doc[i - 1].pos_ == "VERB"):
                return None
            i += 1
            steps += 1
            continue
        return None
    return None


def _apposed_on(scene: Scene, hit: tuple[str, int, int]) -> bool:
    """Whether the name after a comma begins its own clause: "the head of Acme, Jo Roe said" is apposed, but
    "for the head of Acme, Jo Roe said" reads the same."""
    return scene.doc[hit[1] : hit[2] + 1].root.dep_ == "conj"


def _named_before(scene: Scene, role: Token) -> Holder | None:
    """ "X, (the former) spokesman for Y", "X: financier of Y", where the parse is of no help."""
    doc = role.doc
    start = role.i
    while (
        start > role.sent.start
        and doc[start - 1].text not in {",", ":", "(", "—", "–", "--", ";"}
        and role.i - start < 9
    ):
        t = doc[start - 1]
        if (t.pos_ in {"VERB", "AUX", "SCONJ"} and t.tag_ not in {"VBN", "VBG"}) or t.text in {
            ".",
            "?",
            '"',
            "”",
            "’",
            "'",
        }:
            return None
        start -= 1
    if start <= max(role.sent.start, 1) or doc[start - 1].text not in {",", ":", "(", "—", "–"}:
        return None
    if any(doc[j].dep_ == "prep" and doc[j].lower_ not in {"of", "for"} for j in range(start, role.i)):
        return None
    hit = scene.inside.get(start - 2)
    if hit is None or hit[2] != start - 2 or not scene.is_actor(hit[0]):
        return None
    person = scene.type_of(hit[0]) == "person"
    if doc[start - 1].text != ":" and not (
        person or doc[start].lower_ in {"a", "an", "the", "its", "his", "their", "her"}
    ):
        return None
    return Holder([End(hit[0], scene.chars(hit[1], hit[2]))], True)
