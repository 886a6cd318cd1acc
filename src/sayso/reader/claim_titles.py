"""Ties that roles say: titles ("Acme chief executive Jo Roe"), appositions ("Jo Roe, a former spokesman for
the Ministry"), copulas ("Jo Roe is its founder") and other nouns for one end of a tie ("ally", "brother")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import End, Scene, ends, pair_in_view, stands_for_pair
from sayso.reader.claim_found import Found, among, between
from sayso.reader.claim_frames import frame, is_clause, subjects_of
from sayso.reader.claim_nouns import follows
from sayso.reader.claim_patterns import NounPattern, Patterns

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMER: Final = frozenset("former ex erstwhile late onetime deposed ousted retired disgraced outgoing exiled".split())
_LESSER: Final = frozenset("deputy vice assistant under junior sub associate".split())
_NAMING: Final = frozenset("appoint name elect make declare call proclaim install nominate crown choose hire describe dub consider label".split())
_INSIDE_TITLE: Final = frozenset({"'s", "’s", "-", "and", "&", "of", "/"})


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who has the role; `apposed` when a title or apposition says so, not a verb."""

    ends: list[End]
    apposed: bool
    verb: Token | None = None


# Roles that bodies, not only people, can have.
_OF_BODIES: Final = frozenset(
    """branch affiliate wing chapter part offshoot cell faction division unit agency department member organ body
    signatory founder co-founder leader proxy puppet instrument arm tool pawn front stooge creature satellite vassal
    lackey surrogate party sponsor""".split()
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
    if hit and scene.headed.get(role.i) is None and hit[1] < role.i < hit[2] and scene.type_of(hit[0]) != "person":
        return
    holder = _holder(scene, role)
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
            under = lesser or (_of_department(role) and any(not scene.type_of(b.entity).startswith("org") for b in bodies))
            tie = "membership" if pattern.type == "command" and under and not pattern.reversed else pattern.type
            if tie in done or not bodies:
                continue
            found = list(
                between(
                    scene, patterns, tie, holders, bodies, role, swapped=pattern.reversed, words=(role.i,),
                    role=True, ended=ended, confidence=0.9 if holder.apposed else 0.85,
                )  # fmt: skip
            )
            if found:
                done.add(tie)
                yield from (f if holder.apposed else _spoken(f) for f in found)
    if done:
        return
    if holder.verb is not None and holder.verb.lemma_.lower() in _NAMING and not role.doc[role.i - 1].ent_type_:
        # "Acme named Jo Roe as chief executive": who names is whom the role is in.
        namers = [e for t in frame(holder.verb).subjects for e in ends(scene, t) if scene.type_of(e.entity) != "person"]
        for pattern in _chosen(known, ""):
            if pattern.type in {"command", "membership"} and not pattern.reversed:
                yield from between(scene, patterns, pattern.type, holder.ends, namers, role, words=(role.i, holder.verb.i))
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
    """"chief financial officer", "leader board": the word before another common noun is not the role."""
    head = role.head
    return (
        role.dep_ in {"compound", "amod", "nmod"} and head.i > role.i and head.pos_ == "NOUN"
        and head.i not in scene.inside and head.i - role.i < 3
    )  # fmt: skip


def _of_department(role: Token) -> bool:
    """"X's police chief" heads the police, not X."""
    before = role.doc[role.i - 1] if role.i else role
    return before.pos_ == "NOUN" and before.dep_ in {"compound", "nmod", "amod"} and before.head.i == role.i and before.lower_ not in {
        "party", "team", "state", "club", "board", "company", "group", "union", "co", "vice", "founder", "government",
    }  # fmt: skip


def _spoken(found: Found) -> Found:
    return Found(found.type, found.subject, found.object, found.trigger, found.words, False, found.ended, found.confidence)


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
        if t.lower_ in words or t.lower_.removeprefix("ex-") != t.lower_ and "ex" in words:
            return True
        if t.text in {",", ";", "(", ")"} or t.pos_ in {"VERB", "AUX"} and t.tag_ not in {"VBN", "VBG"}:
            return False
    return False


def _holder(scene: Scene, role: Token) -> _Holder | None:
    anchor = role
    while anchor.dep_ == "conj" and anchor.head.pos_ in {"NOUN", "PROPN"} and anchor.head.i not in scene.inside:
        anchor = anchor.head
    own = scene.headed.get(role.i)
    if own and scene.is_actor(own[0]) and own[1] <= role.i <= own[2] and role.i not in scene.pronouns:
        mention = scene.doc[own[1] : own[2] + 1]
        return _Holder([End(own[0], scene.chars(own[1], own[2]))], not any(t.dep_ == "attr" for t in mention))
    around = scene.inside.get(role.i)
    if around and around[1] <= role.i < around[2] and scene.type_of(around[0]) == "person":
        return _Holder([End(around[0], scene.chars(around[1], around[2]))], True)
    if (found := _named_after(scene, role)) is not None:
        return _Holder(found, True)
    for t in dict.fromkeys((role, anchor)):
        if t.dep_ == "appos":
            found = ends(scene, t.head) if t.head.i in scene.inside else []
            if found:
                return _Holder(found, True)
        named = [e for c in t.children if c.dep_ == "appos" for e in ends(scene, c)]
        if named:
            return _Holder(named, True)
        head = t.head
        if t.dep_ in {"attr", "oprd", "dobj", "xcomp"} and is_clause(head):
            if head.lemma_ in {"be", "become", "remain"} and t.dep_ == "attr":
                return _Holder(_subjects(scene, head), False, head)
            if head.lemma_.lower() in _NAMING:
                clause = frame(head)
                if clause.passive:
                    return _Holder([e for o in clause.objects for e in ends(scene, o)], False, head)
                objects = [e for o in clause.objects if o.i < t.i for e in ends(scene, o)]
                objects += [e for c in t.children if c.dep_ == "nsubj" for e in ends(scene, c)]
                if objects:
                    return _Holder(objects, False, head)
            if t.dep_ == "attr":
                return _Holder(_subjects(scene, head), False, head)
        if t.dep_ == "pobj" and head.lower_ == "as":
            verb = head.head
            if is_clause(verb):
                clause = frame(verb)
                taken = clause.objects if verb.lemma_.lower() in _NAMING | {"see", "regard", "portray", "use", "employ", "appoint", "replace"} else clause.subjects
                taken = taken or clause.objects
                return _Holder([e for o in taken for e in ends(scene, o)], False, verb)
            if verb.pos_ in {"PROPN", "NOUN", "PRON"}:
                found = ends(scene, verb) or [e for c in verb.children if c.dep_ == "poss" for e in ends(scene, c)]
                return _Holder(found, False, verb.head if is_clause(verb.head) else None)
    return _named_before(scene, role)


def _subjects(scene: Scene, verb: Token) -> list[End]:
    found: list[End] = []
    for t in subjects_of(verb)[0]:
        found += ends(scene, t) or (pair_in_view(scene, t) if stands_for_pair(t) else [])
    return found


def _named_after(scene: Scene, role: Token) -> list[End] | None:
    """"leader X", "chief executive, X", "head of Acme, X": the next name, right after the role's phrase."""
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
            if steps == 0 and not (doc[i - 1] == role):
                return None
            if not any(doc[j].lower_ in {"of", "for", "at", "in"} for j in range(role.i + 1, i)):
                # "ally Acme", "subsidiary Acme": a body named right after the noun.
                near = i == role.i + 1 or (i == role.i + 2 and doc[i - 1].text in {",", ":"} )
                if near and scene.is_actor(hit[0]) and (role.dep_ in {"compound", "nmod"} or doc[hit[1] : hit[2] + 1].root.dep_ == "appos") :
                    return [End(hit[0], scene.chars(hit[1], hit[2]))]
                return None
            i = hit[2] + 1
            steps += 1
            continue
        if t.lower_ == "and" and steps and doc[i - 1].text == ",":
            return None
        if t.text == "," or t.lower_ in {"of", "for", "at", "the", "and", "in", "-", "'s", "’s"} or (
            t.pos_ in {"NOUN", "ADJ", "PROPN"} and t.text[:1].isalpha()
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
    "for the head of Acme, Jo Roe said" reads the same; a name with its own apposition after it is another's."""
    return scene.doc[hit[1] : hit[2] + 1].root.dep_ == "conj"


def _named_before(scene: Scene, role: Token) -> _Holder | None:
    """"X, (the former) spokesman for Y", "X: financier of Y", where the parse is of no help."""
    doc = role.doc
    start = role.i
    while start > role.sent.start and doc[start - 1].text not in {",", ":", "(", "—", "–", "--", ";"} and role.i - start < 9:
        t = doc[start - 1]
        if t.pos_ in {"VERB", "AUX", "SCONJ"} and t.tag_ not in {"VBN", "VBG"} or t.text in {".", "?", '"', "”", "’", "'"}:
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
    if doc[start - 1].text != ":" and not (person or doc[start].lower_ in {"a", "an", "the", "its", "his", "their", "her"}):
        return None
    return _Holder([End(hit[0], scene.chars(hit[1], hit[2]))], True)


def _bodies(scene: Scene, patterns: Patterns, role: Token, names: set[str]) -> Iterator[tuple[list[End], str]]:
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
            ok = hit[0] not in names and hit[2] < role.i and (scene.is_actor(hit[0]) or scene.is_place(hit[0]))
            return End(hit[0], scene.chars(hit[1], hit[2])) if ok else None
        if t.lower_ in {"and", "&"} and doc[i - 1].lemma_.lower() not in patterns.roles:
            return None
        if t.lower_ in _INSIDE_TITLE - {"of"} or t.pos_ in {"ADJ", "NOUN", "PROPN", "ADV"} or t.tag_ in {"VBN", "VBG"} :
            i -= 1
            continue
        return None
    return None


_PLACED: Final = frozenset({"at", "with", "for", "in"})
_WAS: Final = frozenset({"late", "once", "formerly", "previously", "ex"})


def person_ties(scene: Scene, name: Token) -> Iterator[Found]:
    """A person by name with a body: "Jo Roe of Acme", "Acme's Jo Roe", "Jo Roe, late of Acme", and with any
    unlisted occupation: "Jo Roe, a dispatcher at Acme"."""
    hit = scene.headed.get(name.i)
    if hit is None or name.i not in scene.named or scene.type_of(hit[0]) != "person":
        return
    who = End(hit[0], scene.chars(hit[1], hit[2]))
    doc, last = scene.doc, hit[2]
    for word, at in _after_name(scene, last):
        body = scene.inside.get(at)
        if body and scene.type_of(body[0]) in {"organization", "group"} and body[0] != hit[0] and at in scene.named:
            end = End(body[0], scene.chars(body[1], body[2]))
            ended = any(doc[i].lower_ in _WAS for i in range(last + 1, at))
            yield Found("membership", who, end, word, (word.i,), True, ended, 0.7)
            return
    for c in name.children:
        if c.dep_ == "poss" and c.i < hit[1]:
            for end in ends(scene, c):
                if scene.type_of(end.entity) == "organization" and c.i in scene.named:
                    yield Found("membership", who, end, name, (name.i,), True, False, 0.7)


def _after_name(scene: Scene, last: int) -> Iterator[tuple[Token, int]]:
    """The preposition after a name, over an occupation between commas, and the token after its article."""
    doc = scene.doc
    i, end = last + 1, min(last + 12, len(doc) - 2)
    while i < end and not scene.inside.get(i):
        t = doc[i]
        plain = i == last + 1 or doc[i - 1].lower_ in _WAS
        if t.pos_ == "ADP" and (t.lower_ == "of" and plain or t.lower_ in _PLACED and doc[i - 1].pos_ == "NOUN"):
            after = i + 2 if doc[i + 1].pos_ == "DET" else i + 1
            if scene.inside.get(i + 1):
                after = i + 1
            yield t, after
            return
        if i == last + 1 and t.text != "," and t.lower_ not in _WAS:
            return
        if t.text == "," and i > last + 1 or t.pos_ in {"VERB", "AUX", "CCONJ", "PRON"}:
            return
        if i == last + 2 and t.pos_ not in {"DET", "ADV", "ADJ", "NOUN"} and t.lower_ not in _WAS | {"then"}:
            return
        i += 1
