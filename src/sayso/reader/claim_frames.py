"""The frame of a verb: who acts, on whom, with what prepositions, also where the parse leaves the subject
to be found elsewhere (coordination, relative clauses, participles, infinitives, control and raising)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS: Final = frozenset({"dobj", "obj", "dative"})
# Verbs whose infinitive or participle is done by their object: "urged X to leave", "stop X from using".
OBJECT_CONTROL: Final = frozenset(
    """ask order urge force allow enable encourage persuade let make cause help permit compel tell instruct
    push press stop prevent keep accuse suspect convict acquit clear catch see find charge blame
    criticise criticize thank praise fault discourage bar ban prohibit forbid invite want expect
    require oblige authorise authorize lead induce advise warn enjoin restrain describe convince
    pressure allege believe report know show""".split()
)
_CHARGES: Final = frozenset("suspicion charge allegation accusation count".split())
_SUBJECT_PREPOSITIONS: Final = frozenset(
    """by after before without despite while in when since on upon through besides instead""".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with its arguments as tokens. For a passive, `subjects` is who acts (the agent) and `objects`
    who is acted on; `inherited` marks subjects that stand in another clause."""

    verb: Token
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    datives: tuple[Token, ...]
    prepositions: tuple[tuple[Token, Token], ...]
    passive: bool
    inherited: bool
    gapped: bool = False


def frame(verb: Token) -> Frame:
    """The frame of `verb` (any token that heads a clause: verb, participle, gerund)."""
    passive = is_passive(verb)
    subjects, inherited = subjects_of(verb)
    objects = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    datives = [c for c in verb.children if c.dep_ in {"dative", "iobj"} and c.pos_ != "ADP"]
    prepositions = [
        (p, o) for p in verb.children if p.dep_ in {"prep", "agent", "dative"} for o in objects_of(p)
    ]
    gapped = False
    relative = relative_noun(verb)
    if relative is not None and not passive and relative not in subjects:
        fronted = [c for c in objects if c.tag_ in {"WDT", "WP"}]
        if fronted or (not objects and _own_subject(verb)):
            bare = [p for p in verb.children if p.dep_ == "prep" and not list(p.children)]
            if bare and not fronted:
                prepositions.append((bare[-1], relative))
            else:
                objects = [c for c in objects if c not in fronted] + [relative]
                gapped = True
    if not objects and not passive and (shared := _shared_object(verb)) is not None:
        objects = [shared]
    # An attachment one step too high: "provides them with arms" read as "them with arms".
    for o in list(objects):
        if o.pos_ in {"PRON", "PROPN"}:
            prepositions += [(p, x) for p in o.children if p.dep_ == "prep" for x in objects_of(p)]
    if passive:
        agents = [o for p, o in prepositions if p.dep_ == "agent" or p.lower_ == "by"]
        patients = subjects or ([relative] if relative is not None and verb.dep_ == "acl" else [])
        return Frame(
            verb, tuple(agents), (*patients, *datives), tuple(objects),
            tuple((p, o) for p, o in prepositions if o not in agents), True, inherited,
        )  # fmt: skip
    return Frame(
        verb, tuple(subjects), tuple(objects), tuple(datives), tuple(prepositions), False, inherited, gapped
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb form is a passive, reduced ones ("funded by X") included."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        # A sentence-final past tense with a by-agent is a participle that the tagger missed.
        return (
            verb.tag_ == "VBD"
            and verb.dep_ in {"acl", "advcl"}
            and any(c.dep_ == "agent" for c in verb.children)
        )
    if any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not _own_subject(verb):
        return is_passive(verb.head)
    if any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in verb.children) and verb.dep_ != "acl":
        return False
    return verb.dep_ in {"acl", "advcl", "amod", "relcl", "ROOT", "xcomp", "ccomp", "oprd", "pcomp"}


def subjects_of(verb: Token, depth: int = 0) -> tuple[list[Token], bool]:
    """The heads of who does (or, in a passive, undergoes) it, and whether they stand outside the clause."""
    own = _own_subject(verb)
    if own:
        return own, False
    if depth > 6:
        return [], True
    head, dep = verb.head, verb.dep_
    if _finite(verb) and dep not in {"conj", "relcl", "acl"}:
        # A finite verb has its own subject: where the parse gives none, it is the one in front of it.
        return _subject_in_front(verb, depth), False
    if head == verb:
        return [], True
    if dep == "conj":
        found, outside = subjects_of(head, depth + 1)
        if is_clause(head) and is_passive(head) and not is_passive(verb):
            return found, True
        return found, outside
    if dep == "relcl":
        return [head], False
    if dep == "acl":
        if verb.tag_ in {"VBN", "VBG", "VBD"}:
            return [head], False
        return _of_noun(head, depth)
    if dep in {"xcomp", "ccomp", "advcl", "oprd", "dep", "parataxis"} and is_clause(head):
        return _controlled(head, verb, depth), True
    if dep == "pcomp":
        return _of_preposition(head, depth), True
    if dep == "amod":
        return [head], False
    return [], True


def _finite(verb: Token) -> bool:
    return (
        verb.tag_ in {"VBD", "VBZ", "VBP"}
        and not is_passive(verb)
        and not any(c.tag_ == "TO" for c in verb.children)
    )


def _subject_in_front(verb: Token, depth: int) -> list[Token]:
    """The noun phrase right before a verb, over adverbs and asides between commas; the subject of the verb
    before it in a list of verbs."""
    doc, i = verb.doc, verb.i - 1
    first = verb.sent.start
    aside = False
    # "helped X, provided Y": after a comma or "and" the verb goes on with the subject of the one before.
    listed = verb.i > first and doc[verb.i - 1].lower_ in {",", "and", "but", "or"}
    while i >= first:
        t = doc[i]
        if t.text == "," and not aside and i > first:
            opening = next((j for j in range(i - 1, max(i - 12, first), -1) if doc[j].text == ","), None)
            if (
                opening is not None
                and doc[opening + 1].pos_ in {"ADP", "SCONJ", "DET"}
                and not any(_finite(x) for x in doc[opening:i])
            ):
                i, aside, listed = opening - 1, True, False
                continue
        if t.pos_ in {"NOUN", "PROPN", "PRON"} and not listed:
            before = next(
                (doc[j] for j in range(t.left_edge.i - 1, first - 1, -1) if not doc[j].is_punct), None
            )
            if (
                (
                    t.dep_ in {"npadvmod", "nsubj", "nsubjpass", "ROOT", "dep", "attr", "appos"}
                    or before is None
                    or before.pos_ != "ADP"
                )
                and not any(is_clause(x) and x.dep_ != "aux" for x in doc[t.i + 1 : verb.i])
                and t.dep_ not in {"dobj", "pobj"}
            ):
                return [t]
        if is_clause(t) and _finite(t) and t.dep_ not in {"relcl", "aux", "auxpass"}:
            return subjects_of(t, depth + 1)[0]
        i -= 1
    return []


def _own_subject(verb: Token) -> list[Token]:
    found = [
        c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ not in {"there", "it's"}
    ]
    if found and found[0].lower_ == "it" and any(c.dep_ in {"ccomp", "acomp"} for c in verb.children):
        return found
    return found


def _controlled(head: Token, verb: Token, depth: int) -> list[Token]:
    objects = [c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i]
    if verb.dep_ != "advcl" and objects and head.lemma_.lower() in OBJECT_CONTROL:
        return objects
    return subjects_of(head, depth + 1)[0]


def _of_preposition(preposition: Token, depth: int) -> list[Token]:
    governor = preposition.head
    if is_clause(governor):
        objects = [c for c in governor.children if c.dep_ == "dobj" and c.i < preposition.i]
        if (
            objects
            and governor.lemma_.lower() in OBJECT_CONTROL
            and (preposition.lower_ not in _SUBJECT_PREPOSITIONS or governor.lemma_ == "help")
        ):
            # "helped X in raising money": the helper raises it for X; the caller treats it so.
            return subjects_of(governor, depth + 1)[0] if governor.lemma_ == "help" else objects
        return subjects_of(governor, depth + 1)[0]
    if governor.pos_ in {"NOUN", "PROPN"}:
        return _of_noun(governor, depth)[0]
    if governor.pos_ == "ADJ" and is_clause(governor.head):
        return subjects_of(governor.head, depth + 1)[0]
    return []


def _of_noun(noun: Token, depth: int) -> tuple[list[Token], bool]:
    possessors = [c for c in noun.children if c.dep_ == "poss"]
    if possessors:
        return possessors, True
    governor = noun.head
    if noun.lemma_.lower() in _CHARGES and noun.dep_ == "pobj" and is_clause(noun.head.head):
        # "arrested X on suspicion of spying": it is X who spied.
        verb = noun.head.head
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        return (objects or subjects_of(verb, depth + 1)[0]), True
    if noun.dep_ in {"dobj", "attr", "pobj", "conj"}:
        while governor.pos_ in {"ADP", "NOUN"} and governor.head != governor:
            governor = governor.head
        if is_clause(governor):
            return subjects_of(governor, depth + 1)[0], True
    return [], True


def _shared_object(verb: Token) -> Token | None:
    """ "financing and arming the rebels": the object of the later verb serves the earlier one too."""
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and (is_clause(child) or child.pos_ == "ADJ")
            and child.i - verb.i <= 6
            and not _own_subject(child)
        ):
            objects = [c for c in child.children if c.dep_ == "dobj"]
            if objects and not any(t.is_punct and t.text == "," for t in verb.doc[child.i : objects[0].i]):
                return objects[0]
            if not objects:
                return _shared_object(child)
    return None


def relative_noun(verb: Token) -> Token | None:
    """The noun that a relative clause or participle hangs on."""
    node = verb
    for _ in range(4):
        if node.dep_ in {"relcl", "acl"}:
            return node.head
        if node.dep_ in {"conj", "xcomp", "ccomp"} and is_clause(node.head):
            node = node.head
        else:
            return None
    return None


def objects_of(preposition: Token) -> list[Token]:
    """What a preposition governs, through a second preposition ("from within Y") where there is one."""
    found = [c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}]
    for child in preposition.children:
        if child.dep_ == "prep":
            found += [c for c in child.children if c.dep_ == "pobj"]
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            found += objects_of(child)
        elif child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}:
            found.append(child)
    return found


def is_clause(token: Token) -> bool:
    """Whether the token can head a clause."""
    return token.pos_ in {"VERB", "AUX"}
