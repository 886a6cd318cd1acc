"""Ties that roles say: titles ("Acme chief executive Jo Roe"), appositions ("Jo Roe, a former spokesman for
the Ministry"), copulas ("Jo Roe is its founder") and other nouns for one end of a tie ("ally", "brother")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import End, Scene, ends
from sayso.reader.claim_found import Found, among, between
from sayso.reader.claim_frames import frame, is_clause
from sayso.reader.claim_holders import NAMING, holder_of
from sayso.reader.claim_nouns import follows
from sayso.reader.claim_pairs import stands_for_pair
from sayso.reader.claim_patterns import NounPattern, Patterns

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMER: Final = frozenset(
    """former ex erstwhile late onetime deposed ousted retired disgraced outgoing exiled""".split()
)
_LESSER: Final = frozenset("deputy vice assistant under junior sub associate".split())
_INSIDE_TITLE: Final = frozenset({"'s", "’s", "-", "and", "&", "of", "/"})


# Roles that bodies, not only people, can have.
_OF_BODIES: Final = frozenset(
    """branch affiliate wing chapter part offshoot cell faction division unit agency department member
    organ body signatory founder co-founder leader proxy puppet instrument arm tool pawn front
    stooge creature satellite vassal lackey surrogate party sponsor""".split()
)


def role_ties(scene: Scene, patterns: Patterns, role: Token) -> Iterator[Found]:
    """Every tie that the role noun `role` says."""
    known = patterns.roles.get(role.lemma_.lower()) or patterns.roles.get(role.lower_) or ()
    known = tuple(p for p in known if _before(role, p))
    if not known or role.pos_ not in {"NOUN", "PROPN", "ADJ", "X"}:
        return
    hit = scene.inside.get(role.i)
    if hit and role.i in scene.named and scene.type_of(hit[0]) != "person":
        return
    if _only_modifies(scene, role):
        return
    if (
        hit
        and scene.headed.get(role.i) is None
        and hit[1] < role.i < hit[2]
        and scene.type_of(hit[0]) != "person"
    ):
        return
    holder = holder_of(scene, role)
    if holder is None or not holder.ends:
        return
    if role.tag_ in {"NNS", "NNPS"} and len(holder.ends) == 1 and holder.apposed:
        return
    names = {e.entity for e in holder.ends}
    ended, lesser = _marked(role, _FORMER), _marked(role, _LESSER)
    done: set[str] = set()
    for bodies, preposition in _bodies(scene, patterns, role, names):
        bodies = [b for b in bodies if b.entity not in names]
        for pattern in _chosen(known, preposition):
            holders = [
                e for e in holder.ends
                if pattern.type not in {"command", "membership"} or pattern.reversed
                or role.lemma_.lower() in _OF_BODIES or scene.type_of(e.entity) == "person"
            ]  # fmt: skip
            under = lesser or (
                _of_department(role) and any(not scene.type_of(b.entity).startswith("org") for b in bodies)
            )
            tie = (
                "membership" if pattern.type == "command" and under and not pattern.reversed else pattern.type
            )
            if tie in done or not bodies:
                continue
            found = list(
                between(
                    scene,
                    patterns,
                    tie,
                    holders,
                    bodies,
                    role,
                    swapped=pattern.reversed,
                    words=(role.i,),
                    role=True,
                    ended=ended,
                    confidence=0.9 if holder.apposed else 0.85,
                )
            )
            if found:
                done.add(tie)
                yield from (f if holder.apposed else _spoken(f) for f in found)
    if done:
        return
    if (
        holder.verb is not None
        and holder.verb.lemma_.lower() in NAMING
        and not role.doc[role.i - 1].ent_type_
    ):
        # "Acme named Jo Roe as chief executive": who names is whom the role is in.
        namers = [
            e
            for t in frame(holder.verb).subjects
            for e in ends(scene, t)
            if scene.type_of(e.entity) != "person"
        ]
        for pattern in _chosen(known, ""):
            if pattern.type in {"command", "membership"} and not pattern.reversed:
                yield from between(
                    scene, patterns, pattern.type, holder.ends, namers, role, words=(role.i, holder.verb.i)
                )
                return
    for pattern in known:
        if pattern.type not in patterns.symmetric:
            continue
        if len(holder.ends) > 1 and role.tag_ in {"NNS", "NNPS"}:
            yield from among(scene, patterns, pattern.type, holder.ends, role, words=(role.i,))
            return
        if holder.verb is not None and is_clause(holder.verb) and role.dep_ == "pobj":
            objects = [e for t in frame(holder.verb).objects for e in ends(scene, t)]
            yield from between(scene, patterns, pattern.type, holder.ends, objects, role, words=(role.i,))
            return


def _only_modifies(scene: Scene, role: Token) -> bool:
    """ "chief financial officer", "leader board": the word before another common noun is not the role."""
    head = role.head
    return (
        role.dep_ in {"compound", "amod", "nmod"} and head.i > role.i and head.pos_ == "NOUN"
        and head.i not in scene.inside and head.i - role.i < 3
    )  # fmt: skip


_WHOLES: Final = frozenset(
    "party team state club board company group union co vice founder government".split()
)


def _of_department(role: Token) -> bool:
    """ "X's police chief" heads the police, not X."""
    before = role.doc[role.i - 1] if role.i else role
    return (
        before.pos_ == "NOUN"
        and before.dep_ in {"compound", "nmod", "amod"}
        and before.head.i == role.i
        and before.lower_ not in _WHOLES
    )


def _spoken(found: Found) -> Found:
    return Found(
        found.type,
        found.subject,
        found.object,
        found.trigger,
        found.words,
        False,
        found.ended,
        found.confidence,
    )


def _before(role: Token, pattern: NounPattern) -> bool:
    if not pattern.before:
        return follows(role, pattern)
    near = role.doc[max(role.i - 3, 0) : role.i]
    left = {t.lemma_.lower() for t in near} | {t.lower_ for t in near}
    return all(left & words for words in pattern.before) and follows(role, pattern)


def _chosen(known: tuple[NounPattern, ...], preposition: str) -> list[NounPattern]:
    fitting = [p for p in known if not preposition or preposition in p.slot]
    if any(p.before or p.after for p in fitting):
        fitting = [p for p in fitting if p.before or p.after]
    return fitting[:1]


def _marked(role: Token, words: frozenset[str]) -> bool:
    """Whether one of the words stands before the role in its own phrase."""
    for i in range(role.i - 1, max(role.i - 7, role.sent.start - 1), -1):
        t = role.doc[i]
        if t.lower_ in words or (t.lower_.removeprefix("ex-") != t.lower_ and "ex" in words):
            return True
        if t.text in {",", ";", "(", ")"} or (t.pos_ in {"VERB", "AUX"} and t.tag_ not in {"VBN", "VBG"}):
            return False
    return False


def _bodies(
    scene: Scene, patterns: Patterns, role: Token, names: set[str]
) -> Iterator[tuple[list[End], str]]:
    """The other end: by preposition, possessor or a name in front; each with the preposition used."""

    def at(token: Token) -> list[End]:
        found = ends(scene, token)
        return found or (ends(scene, token, place=True) if not stands_for_pair(token) else [])

    for head in dict.fromkeys((role, *_title_bearers(role))):
        for p in head.children:
            if p.dep_ in {"prep", "dative"} and (head == role or p.lower_ == "of"):
                for o in p.children:
                    if o.dep_ == "pobj":
                        yield at(o), p.lower_
    for c in role.children:
        if c.dep_ == "poss" or (c.dep_ in {"compound", "amod", "nmod"} and c.i < role.i):
            yield at(c), ""
    left = _left_name(scene, patterns, role, names)
    if left is not None:
        yield [left], ""
    # Prepositions that the parse hung elsewhere: "spokesman for the Ministry" read as "analyst ... for".
    i = role.i + 1
    if i + 1 < len(role.doc) and role.doc[i].pos_ == "ADP":
        for j in range(i + 1, min(i + 6, len(role.doc))):
            hit = scene.inside.get(j)
            if hit:
                yield [e for t in [scene.doc[hit[1] : hit[2] + 1].root] for e in at(t)], role.doc[i].lower_
                break
            if role.doc[j].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PRON"}:
                break
    if role.dep_ == "conj":
        for c in role.head.children:
            if c.dep_ == "poss":
                yield at(c), ""


def _title_bearers(role: Token) -> list[Token]:
    """The name that a title stands before: "Foreign Minister X of Y" hangs "of Y" on the name."""
    return [role.head] if role.dep_ in {"compound", "nmod"} and role.head.pos_ == "PROPN" else []


def _left_name(scene: Scene, patterns: Patterns, role: Token, names: set[str]) -> End | None:
    """The name inside the role's own phrase to its left: "the Acme chief financial officer"."""
    doc, i = role.doc, role.i - 1
    while i >= role.sent.start and role.i - i < 8:
        hit = scene.inside.get(i)
        t = doc[i]
        if hit:
            ok = (
                hit[0] not in names and hit[2] < role.i and (scene.is_actor(hit[0]) or scene.is_place(hit[0]))
            )
            return End(hit[0], scene.chars(hit[1], hit[2])) if ok else None
        if t.lower_ in {"and", "&"} and doc[i - 1].lemma_.lower() not in patterns.roles:
            return None
        if (
            t.lower_ in _INSIDE_TITLE - {"of"}
            or t.pos_ in {"ADJ", "NOUN", "PROPN", "ADV"}
            or t.tag_ in {"VBN", "VBG"}
        ):
            i -= 1
            continue
        return None
    return None
