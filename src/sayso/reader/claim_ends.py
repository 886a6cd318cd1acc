"""Who or what a noun phrase stands for: from a token of the parse to entities of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sayso.model import Entity, Span
from sayso.reader import claim_pairs, places
from sayso.reader.claim_words import COLLECTIVE, PARTITIVE, PERSON_NOUNS, PLURAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ACTORS: Final = frozenset({"person", "organization", "group", "state"})
PLACES: Final = frozenset({"place", "state"})

_INCLUDING: Final = frozenset({"such", "including", "like", "namely", "as"})
_GROUP_OF: Final = frozenset({"of", "in", "from", "within", "across", "around", "near", "along"})


@dataclass(frozen=True, slots=True)
class End:
    """An entity as the text names it at this place: its tokens' span in code points."""

    entity: str
    span: Span
    plural: bool = False


@dataclass(slots=True)
class Scene:
    """A parsed document and where its entities stand. `at` maps each token to its innermost mention that is
    headed by it or, in `inside`, holds it."""

    doc: Doc
    entities: dict[str, Entity]
    headed: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    inside: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    ordered: list[tuple[int, int, str]] = field(default_factory=list)
    pronouns: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    pairs: list[tuple[int, End, End]] = field(default_factory=list)

    def type_of(self, entity: str) -> str:
        """The entity's type as `model.entity` names it."""
        return self.entities[entity].type

    def is_actor(self, entity: str) -> bool:
        """Whether the entity can act: a person, a body, a group, a state."""
        return self.entities[entity].type in ACTORS

    def is_place(self, entity: str) -> bool:
        """Whether the entity can be where somebody is: a place or a state's territory."""
        return self.entities[entity].type in PLACES

    def chars(self, first: int, last: int) -> Span:
        """The code points from token `first` to token `last`, both included."""
        return (self.doc[first].idx, self.doc[last].idx + len(self.doc[last].text))


def scene(doc: Doc, entities: Iterable[Entity], sources: Iterable[Span] = ()) -> Scene:
    """Lay the entities' mentions over the tokens. Mentions that cross token borders take whole tokens.

    `sources` are the stretches that only name who is speaking.
    """
    found = Scene(doc, {e.id: e for e in entities})
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for i, token in enumerate(doc):
        start = token.idx
        starts[start], ends[start + len(token)] = i, i
    spans: list[tuple[int, int, str, str]] = []
    for entity in found.entities.values():
        for m in entity.mentions:
            first, last = starts.get(m.start), ends.get(m.end)
            if first is None or last is None:
                first, last = _covering(doc, m.start, m.end)
            if first is not None and last is not None and first <= last:
                spans.append((first, last, entity.id, m.kind))
    # Shorter mentions are laid over longer ones, so that a name inside a nominal keeps its own meaning.
    for first, last, id, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        head = doc[first : last + 1].root.i
        found.headed.setdefault(head, (id, first, last))
        if kind == "pronoun":
            found.pronouns.add(head)
        elif kind == "name":
            found.named.update(range(first, last + 1))
        for i in range(first, last + 1):
            found.inside[i] = (id, first, last)
        found.ordered.append((first, last, id))
    found.ordered.sort()
    for start, end in sources:
        first, last = _covering(doc, start, end)
        if first is not None and last is not None:
            found.sources.update(range(first, last + 1))
    return found


def _covering(doc: Doc, start: int, end: int) -> tuple[int | None, int | None]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end - 1) if span is not None and len(span) else (None, None)


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child.pos_ in {
                "NOUN",
                "PROPN",
                "PRON",
                "NUM",
                "ADJ",
                "X",
                "DET",
                "VERB",
            }:
                if child.pos_ == "VERB" and not child.ent_type_ and child.tag_ != "VBG":
                    continue
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def ends(scene: Scene, token: Token, *, place: bool = False, depth: int = 0) -> list[End]:
    """The entities that the noun phrase headed by `token` stands for, its conjuncts included."""
    found: list[End] = []
    for t in conjuncts(token):
        for end in _single(scene, t, place, depth):
            if all(end.entity != other.entity for other in found):
                found.append(end)
    return found


def _single(scene: Scene, token: Token, place: bool, depth: int) -> list[End]:
    if depth > 5:
        return []
    wanted = scene.is_place if place else scene.is_actor
    hit = scene.headed.get(token.i) or scene.inside.get(token.i)
    if hit and not (token.i in scene.inside and hit[2] < token.i):
        id, first, last = hit
        if not place and claim_pairs.of_two(scene.doc[first : last + 1].text):
            pair = pair_in_view(scene, token)
            if pair:
                return pair
        if wanted(id):
            return [End(id, scene.chars(first, last), token.lower_ in PLURAL)]
        if not place and (state := _government(scene, id)):
            return [End(state, scene.chars(first, last))]
    if token.tag_ in {"WDT", "WP", "WP$"} or (
        token.lower_ == "that" and token.dep_ in {"nsubj", "dobj", "nsubjpass"}
    ):
        antecedent = _antecedent(token)
        return ends(scene, antecedent, place=place, depth=depth + 1) if antecedent is not None else []
    if not place and (listed := _listed_examples(scene, token)):
        return listed
    for group in (
        _included(token),
        _bracketed(token),
        [c for c in token.children if c.dep_ == "appos"],
        _modifiers(token, place),
    ):
        found = [end for t in group for end in ends(scene, t, place=place, depth=depth + 1)]
        if found:
            return found
    if not place and token.pos_ in {"NOUN", "PRON"} and token.tag_ not in {"NNS"} and depth < 3:
        return _described(scene, token, depth)
    return []


def _described(scene: Scene, token: Token, depth: int) -> list[End]:
    """Whom an indefinite noun describes: "X is a man who led Y", "X, a printer arrested by Y"."""
    head = token.head
    if token.dep_ == "appos" and head.pos_ in {"PROPN", "NOUN"}:
        return list(ends(scene, head, depth=depth + 2))[:1] if head.i in scene.inside else []
    if token.dep_ == "attr" and head.lemma_ in {"be", "become", "remain"}:
        subjects = [c for c in head.children if c.dep_ == "nsubj" and c.i < token.i]
        return [e for t in subjects for e in ends(scene, t, depth=depth + 2)]
    if token.dep_ == "pobj" and head.lower_ == "as" and head.head.pos_ == "VERB":
        objects = [c for c in head.head.children if c.dep_ in {"dobj", "nsubjpass"}]
        return [e for t in objects for e in ends(scene, t, depth=depth + 2)]
    if head.lower_ == "as" and head.head.pos_ == "PROPN" and token.dep_ == "pobj":
        return ends(scene, head.head, depth=depth + 2)
    return []


def _government(scene: Scene, id: str) -> str | None:
    """The state that a capital's name stands for, when the document speaks of that state."""
    entity = scene.entities[id]
    if entity.type != "place":
        return None
    state = places.state_of_capital(entity.name)
    if state is None:
        return None
    for other in scene.entities.values():
        if other.type == "state" and (places.country(other.name) == state or other.name == state):
            return other.id
    return None


def _antecedent(token: Token) -> Token | None:
    node = token
    while node.dep_ not in {"relcl", "ROOT"} and node.head != node:
        node = node.head
    return node.head if node.dep_ == "relcl" else None


def _included(token: Token) -> list[Token]:
    """ "groups such as A, B": the examples stand for the groups."""
    found = []
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _INCLUDING:
            found += [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
    return found


def _listed_examples(scene: Scene, token: Token) -> list[End]:
    """The names that a list after "such as" or "including" gives, whatever the parser makes of the list."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + 12, token.sent.end - 1)):
        if doc[i].pos_ in {"VERB", "AUX"} and doc[i].lower_ != "including":
            return []
        if doc[i].lower_ == "including" or (doc[i].lower_ == "such" and doc[i + 1].lower_ == "as"):
            return listed_from(scene, i + (1 if doc[i].lower_ == "including" else 2), place=False)
    return []


def listed_from(scene: Scene, i: int, *, place: bool) -> list[End]:
    """The names of one kind that stand in a row from token `i` on, with only commas, conjunctions and a few
    common nouns between them."""
    doc, found, gap = scene.doc, [], 0
    end = doc[i].sent.end if i < len(doc) else i
    wanted = scene.is_place if place else scene.is_actor
    while i < end and gap < 7:
        hit = scene.inside.get(i)
        if hit is not None:
            if wanted(hit[0]) and i not in scene.pronouns:
                found.append(End(hit[0], scene.chars(hit[1], hit[2])))
                gap = 0
            elif place and scene.is_actor(hit[0]) and not scene.is_place(hit[0]):
                break
            i = hit[2] + 1
            continue
        t = doc[i]
        if (
            t.pos_ in {"VERB", "AUX", "SCONJ"}
            or t.text in {".", ";", ":", "\u201d", '"'}
            or t.tag_ in {"WDT", "WP", "WRB"}
        ):
            break
        gap += 1
        i += 1
    return found


def _bracketed(token: Token) -> list[Token]:
    """ "the group [the Movement]": an editor's bracket right after a nominal names it."""
    doc, i = token.doc, token.i + 1
    if i + 1 < len(doc) and doc[i].text in "[(" and token.pos_ in {"NOUN", "PRON"}:
        inner: list[Token] = []
        for j in range(i + 1, min(i + 7, len(doc))):
            if doc[j].text in "])":
                return inner[-1:]
            inner.append(doc[j])
    return []


def _modifiers(token: Token, place: bool) -> list[Token]:
    lemma, plural = token.lemma_.lower(), token.tag_ in {"NNS", "NNPS"}
    if (
        not plural
        and lemma not in COLLECTIVE
        and token.lower_.endswith("s")
        and token.lower_[:-1] in COLLECTIVE
    ):
        lemma, plural = token.lower_[:-1], True
    elif token.tag_ == "VBZ" and lemma in COLLECTIVE:
        plural = True
    found: list[Token] = []
    if lemma in COLLECTIVE and (plural or lemma not in PERSON_NOUNS) and not place:
        found = [c for c in token.children if c.dep_ in {"poss", "compound", "nmod", "amod", "npadvmod"}]
    if place and lemma in PARTITIVE and lemma not in PERSON_NOUNS:
        found = [c for c in token.children if c.dep_ in {"compound", "nmod", "amod", "poss"}]
    if lemma in COLLECTIVE | PARTITIVE and not (
        lemma in PERSON_NOUNS and not plural and lemma not in PARTITIVE
    ):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in (_GROUP_OF if place else {"of", "from"}):
                found += [c for c in child.children if c.dep_ == "pobj"]
            elif child.dep_ == "amod" and child.lower_ in {"loyal", "faithful", "allied"}:
                found += [
                    o for p in child.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"
                ]
    return found


def pair_in_view(scene: Scene, token: Token) -> list[End]:
    """The two actors that "they" or "both sides" stands for (`claim_pairs`)."""
    return [End(id, span) for id, span in claim_pairs.pair_in_view(scene, token)]
