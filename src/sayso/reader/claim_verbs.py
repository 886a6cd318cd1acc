"""Ties that verbs say: the vocabulary's verb patterns, and giving or getting the vocabulary's goods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import COLLECTIVE, End, Scene, conjuncts, ends, listed_from, pair_in_view, stands_for_pair
from sayso.reader.claim_found import Found, among, between
from sayso.reader.claim_frames import Frame, frame, is_clause
from sayso.reader.claim_nouns import goods_types
from sayso.reader.claim_patterns import Patterns, VerbPattern

if TYPE_CHECKING:
    from spacy.tokens import Token

GIVING: Final = frozenset(
    """provide give send supply deliver offer ship lend furnish grant extend pass hand donate transfer channel
    funnel smuggle dispatch contribute pour pump sell bring airlift distribute return leak slip feed truck ferry
    carry run steer wire pay advance loan gift allocate award afford render lavish""".split()
)
RECEIVING: Final = frozenset("receive get obtain accept take secure win draw collect enjoy seek borrow request need have".split())
_TO: Final = frozenset({"to", "for", "into"})
# Meeting and clashing need no object: "the ministers met", "the two armies clashed".
_RECIPROCAL: Final = frozenset(
    """meet cooperate co-operate collaborate ally clash fight negotiate talk confer correspond marry wed merge trade
    partner unite speak divorce battle skirmish intermarry""".split()
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
    subjects = _ends_of(scene, clause.subjects)
    matched: list[tuple[VerbPattern, list[Found]]] = []
    if giving or receiving:
        goods = list(_goods(scene, patterns, clause, subjects, giving=giving))
        if goods:
            yield from goods
            return
    for pattern in found:
        # A pattern that asks for more words says more: lesser ones on the same verb are silent then.
        if matched and pattern.weight < matched[0][0].weight and pattern.type != matched[0][0].type:
            continue
        if pattern.negated and not any(c.dep_ == "neg" or c.lower_ in {"never", "not"} for c in verb.children):
            continue
        ties = list(_apply(scene, patterns, clause, subjects, pattern))
        if ties:
            matched.append((pattern, ties))
    for _, ties in matched:
        yield from ties


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
        objects = _right_of(scene, clause, pattern, [], place=pattern.type in patterns.to_place)
        found = list(
            between(scene, patterns, pattern.type, [subject], objects, word, swapped=pattern.reversed, words=(word.i,), role=True)
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


def _ends_of(scene: Scene, tokens: tuple[Token, ...]) -> list[End]:
    found: list[End] = []
    for t in tokens:
        for end in ends(scene, t) or (pair_in_view(scene, t) if stands_for_pair(t) else []):
            if all(end.entity != e.entity for e in found):
                found.append(end)
    for end in list(found):
        found += [e for e in _joined_before(scene, end) if all(e.entity != f.entity for f in found)]
    return found


def _joined_before(scene: Scene, end: End) -> list[End]:
    """A name coordinated with a subject that the parser gave to the words before: "since X and Y pledged"."""
    first = next((i for i, hit in scene.inside.items() if scene.doc[i].idx == end.span[0]), None)
    if first is None or first < 2 or scene.doc[first - 1].lower_ != "and":
        return []
    hit = scene.inside.get(first - 2)
    if hit is None or hit[2] != first - 2 or not scene.is_actor(hit[0]):
        return []
    head = scene.doc[hit[1] : hit[2] + 1].root
    opener = head.head.lower_ if head.dep_ == "pobj" else ""
    if opener in {"since", "as", "after", "before", "than", "until"} or head.dep_ in {"npadvmod", "dep"}:
        return [End(hit[0], scene.chars(hit[1], hit[2]))]
    return []


def _apply(
    scene: Scene, patterns: Patterns, clause: Frame, subjects: list[End], pattern: VerbPattern
) -> Iterator[Found]:
    words = _matches(clause, pattern)
    if words is None:
        return
    place = pattern.type in patterns.to_place
    slots = list(_slots(clause, pattern))
    objects = [e for t in slots for e in _object_ends(scene, t, subjects, place=place, agreement=pattern.type == "agreement")]
    evidence = (clause.verb.i, *words)
    if pattern.causative:
        subjects = [e for t in clause.objects for e in ends(scene, t)]
    if place and slots:
        objects = _more_places(scene, slots, objects) if objects else [e for t in slots for e in _places_under(scene, t)]
    elif not objects and not slots:
        objects = _right_of(scene, clause, pattern, words, place=place)
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
    elif len(subjects) > 1 and pattern.type in patterns.symmetric and pattern.noun and (not slots or _each_other(slots)):
        yield from among(scene, patterns, pattern.type, subjects, clause.verb, words=evidence)
    elif len(subjects) > 1 and _each_other(slots) and pattern.type != "presence":
        yield from among(scene, patterns, pattern.type, subjects, clause.verb, words=evidence)
        if pattern.type not in patterns.symmetric:
            yield from among(scene, patterns, pattern.type, subjects[::-1], clause.verb, words=evidence)


_DATIVE: Final = frozenset({"sell", "supply", "lease", "rent", "deliver", "export"})
_AT_THINGS: Final = frozenset({"conflict"})


def _more_places(scene: Scene, slots: list[Token], found: list[End]) -> list[End]:
    """A list of places goes on after the first, however the parser has attached the rest."""
    more = list(found)
    for t in slots:
        for end in listed_from(scene, t.left_edge.i, place=True):
            if all(end.entity != e.entity for e in more):
                more.append(end)
    return more


def _places_under(scene: Scene, thing: Token) -> list[End]:
    """Places that a phrase leads to step by step: "on old bases of two parties in X and in the outskirts of Y"."""
    found: list[End] = []
    for t in thing.subtree:
        hit = scene.headed.get(t.i)
        if hit and scene.is_place(hit[0]) and t.i > thing.i and t.dep_ in {"pobj", "conj"}:
            if not any(a.dep_ in {"relcl", "acl"} and a.i > thing.i for a in t.ancestors):
                found.append(End(hit[0], scene.chars(hit[1], hit[2])))
    return found


def _right_of(
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


def _owners(thing: Token) -> list[Token]:
    """Whose thing it is: "the jeep of X", "X's jeep", "X checkpoints"."""
    found = [c for c in thing.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    found += [o for p in thing.children if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    return found


def _of_kind(scene: Scene, pattern: VerbPattern, clause: Frame, subjects: list[End]) -> bool:
    """Whether the subject is of a kind that the pattern asks for ("person: leave")."""
    if not pattern.kinds:
        return True
    # "Acme's pilots" are Acme in other ties, but not when it matters of what kind they are.
    if pattern.kinds == {"organization"} and not any(t.i in scene.inside for t in (*clause.subjects, *clause.objects)):
        return False
    return any(scene.type_of(e.entity) in pattern.kinds for e in subjects)


def _paired(scene: Scene, clause: Frame, subjects: list[End]) -> list[End]:
    for t in clause.subjects:
        if stands_for_pair(t):
            return pair_in_view(scene, t)
    return subjects


def _each_other(slots: list[Token]) -> bool:
    return any(t.lower_ in {"other", "another"} or t.lower_ == "each" for t in slots)


def _matches(clause: Frame, pattern: VerbPattern) -> list[int] | None:
    """The tokens that the pattern asks for beside its verb; `None` when one of them is missing."""
    words: list[int] = []
    if not pattern.particle and any(c.dep_ == "prt" and c.lower_ not in pattern.slot for c in clause.verb.children):
        return None
    if pattern.ending and pattern.slot and not pattern.noun and clause.objects:
        return None
    if pattern.particle:
        particle = next(
            (c for c in clause.verb.children if c.lower_ == pattern.particle and c.dep_ in {"prt", "advmod", "prep"}), None
        ) if not pattern.infinitive else clause.verb
        if particle is None:
            return None
        words.append(particle.i)
    if pattern.infinitive:
        inner = next(
            (c for c in clause.verb.children if c.dep_ in {"xcomp", "ccomp"} and c.lemma_.lower() in pattern.infinitive), None
        )
        if inner is None or (pattern.particle and not any(c.lower_ == pattern.particle for c in inner.children)):
            return None
        words.append(inner.i)
    if pattern.noun:
        noun = next((t for t in _complements(clause) if _is(t, pattern.noun)), None)
        if noun is None:
            return None
        words.append(noun.i)
    if pattern.oblique:
        wanted, nouns = pattern.oblique
        hit = next(((p, o) for p, o in clause.prepositions if p.lower_ in wanted and _is(o, nouns)), None)
        if hit is None:
            return None
        words += [hit[0].i, hit[1].i]
    return words


def _is(token: Token, words: frozenset[str]) -> bool:
    return token.lemma_.lower() in words or token.lower_ in words


def _complements(clause: Frame) -> Iterator[Token]:
    for t in (*clause.objects, *clause.datives):
        yield from conjuncts(t)
    if clause.passive and clause.verb.dep_ != "acl":
        yield from (c for c in clause.verb.children if c.dep_ in {"dobj", "oprd", "attr"})
    for c in clause.verb.children:
        if c.dep_ in {"attr", "acomp", "oprd", "advmod", "npadvmod", "xcomp"} and c.pos_ != "VERB" or c.dep_ == "advmod":
            yield from conjuncts(c)


def _slots(clause: Frame, pattern: VerbPattern) -> Iterator[Token]:
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
            yield from (t for t in (*clause.datives, *clause.objects) if not _is(t, pattern.noun))
        else:
            yield from clause.objects
            yield from clause.datives
        return
    for p, o in clause.prepositions:
        if p.lower_ in pattern.slot and not (pattern.oblique and _is(o, pattern.oblique[1])):
            yield o
    if pattern.slot & {"to", "for"} and clause.objects and (pattern.noun or clause.verb.lemma_ in _DATIVE):
        yield from (t for t in clause.datives if not _is(t, pattern.noun))
    for anchor in _anchors(clause, pattern):
        for p in anchor.children:
            if p.dep_ == "prep" and p.lower_ in pattern.slot:
                yield from (c for c in p.children if c.dep_ == "pobj")
        if "of" in pattern.slot:
            yield from (c for c in anchor.children if c.dep_ == "poss")


def _anchors(clause: Frame, pattern: VerbPattern) -> Iterator[Token]:
    if pattern.noun:
        yield from (t for t in _complements(clause) if _is(t, pattern.noun))
    if pattern.oblique:
        yield from (o for _, o in clause.prepositions if _is(o, pattern.oblique[1]))


def _object_ends(
    scene: Scene, token: Token, subjects: list[End], *, place: bool, agreement: bool
) -> Iterator[End]:
    found = ends(scene, token, place=place)
    if len(found) == 1 and token.i in scene.pronouns and [s.entity for s in subjects] == [found[0].entity]:
        # "trains X and provides them with Y": an object pronoun is never the clause's own subject.
        found = _object_before(scene, token)
    if not found and agreement and (hit := scene.headed.get(token.i)) and scene.type_of(hit[0]) == "agreement":
        found = [End(hit[0], scene.chars(hit[1], hit[2]))]
    if not found and not place and stands_for_pair(token) and token.lower_ not in {"each", "either"}:
        found = [e for e in pair_in_view(scene, token) if all(e.entity != s.entity for s in subjects)]
        found = found if len(found) == 1 or not subjects else []
    yield from found


def _swallowed(scene: Scene, verb: Token, thing: Token) -> list[Token]:
    """"will lend [Port Rangers] 5 million": a receiver that was read as part of the thing's name."""
    hit = scene.inside.get(verb.i + 1) or (scene.inside.get(verb.i + 2) if scene.doc[verb.i + 1].pos_ == "DET" else None)
    if hit is None or thing.i <= hit[2] or not scene.is_actor(hit[0]):
        return []
    return [scene.doc[hit[1] : hit[2] + 1].root]


def _object_before(scene: Scene, pronoun: Token) -> list[End]:
    verb = pronoun.head
    if verb.dep_ == "conj" and is_clause(verb.head) and pronoun.text.casefold() not in _REFLEXIVE:
        return [e for t in frame(verb.head).objects for e in ends(scene, t)]
    return []


_REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself"})


def _goods(
    scene: Scene, patterns: Patterns, clause: Frame, subjects: list[End], *, giving: bool
) -> Iterator[Found]:
    """"X sent weapons to Y", "X provides Y with money", "Y received money from X"."""
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
                    for e in _object_ends(scene, t, subjects, place=False, agreement=False)
                ]  # fmt: skip
                yield from between(scene, patterns, tie, subjects, found, clause.verb, words=evidence)
            else:
                found = [e for t in givers for e in ends(scene, t)] + [
                    e for c in word.children if c.dep_ in {"poss", "compound", "amod"} for e in ends(scene, c)
                ]
                yield from between(scene, patterns, tie, found, subjects, clause.verb, words=evidence)


def helped_ties(scene: Scene, patterns: Patterns, verb: Token) -> Iterator[Found]:
    """"A helped B in raising money and recruiting fighters": what B is helped to get, A gives."""
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
