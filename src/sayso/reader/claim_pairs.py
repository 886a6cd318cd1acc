"""Which two actors "both unions", "the two groups" or "they" stands for, where only two can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sayso.model import Span
from sayso.reader.chain_nouns import fits, own_nouns, said_nouns
from sayso.reader.claim_words import PAIR_NOUNS, PERSON_NOUNS, PLURAL
from sayso.reader.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.reader.claim_ends import End, Scene

BACK: Final = 3  # sentences that are looked at: the one it stands in and those before it
_TWO: Final = re.compile(r"(?:both|neither|either|(?:the|these|those) (?:two|pair))\b", re.I)
_SIDES: Final = frozenset(
    "side party pair army force power rival ally partner neighbour neighbor leader signatory".split()
)
_STATES: Final = frozenset("state country nation government republic kingdom capital".split())
_COUNTING: Final = frozenset("both two these those".split())
_COUNTING_ONE: Final = frozenset(("either", "neither"))
_BETWEEN: Final = frozenset("and & the of its their his her a an".split())
_Seen = tuple[int, int, str]  # first and last token of a mention, and whose it is


def of_two(phrase: str) -> bool:
    """Whether a phrase says that it stands for two: "both unions", "the two", "neither of them"."""
    return _TWO.match(phrase) is not None


def stands_for_pair(token: Token) -> bool:
    """Whether the phrase speaks of two or more in sight: "they", "both groups", "the two sides"."""
    return token.lower_ in PLURAL or (_noun(token) in PAIR_NOUNS and token.tag_ in {"NNS", "NNPS"})


def _noun(token: Token) -> str:
    """What the two of a phrase are ("company" of "both companies", "neither company"); else empty."""
    several = token.tag_ in {"NNS", "NNPS"}
    if not several and token.tag_ != "NN":
        return ""
    counted = _COUNTING if several else _COUNTING_ONE
    before = [c for c in token.subtree if c.i < token.i]
    marked = any(c.lower_ in counted or (several and c.dep_ == "predet") for c in before)
    return token.lemma_.lower() if marked else ""


def pair_in_view(scene: Scene, token: Token) -> list[tuple[str, Span]]:
    """The two actors that the phrase headed by `token` stands for, with where they are named last; none where
    they cannot be told. A token that stands for no pair ("their relations") asks for any two.

    Looks at the sentence up to the phrase, then at the two before it as well. The first stretch that names
    exactly two persons or exactly two bodies that the noun may mean settles it; where it names more, the pair
    that it has last said to be tied does, or the only pair that it joins by "and". Whoever does something to
    "both" is neither. "They" may be the two last said to be tied where they are not named again.
    """
    noun = _noun(token) if token.lower_ not in PLURAL else ""
    if not noun and (told := _told_before(token)) is not None:
        return pair_in_view(scene, told)
    begin = min((t.i for t in token.subtree), default=token.i)
    doer = _doer(scene, token)
    start = token.sent.start
    for _ in range(BACK):
        seen = [
            (first, last, id) for first, last, id in scene.ordered
            if start <= first and last < begin and scene.is_actor(id) and first not in scene.sources
            and id != doer and _may_be(scene, noun, id)
        ]  # fmt: skip
        said = [p for p in scene.pairs if start <= p[0] < token.i]
        chosen = _settled(scene, seen, said)
        if chosen is not None:
            named = {id: scene.chars(first, last) for first, last, id in seen}
            return [(id, named.get(id) or scene.chars(begin, token.i)) for id in chosen]
        if start == 0:
            break
        start = scene.doc[start - 1].sent.start
    tied = said[-1][1:] if said and not noun else ()
    return [(end.entity, end.span) for end in tied]


def _told_before(token: Token) -> Token | None:
    """The last "two states" or "both groups" of the sentence before "each" or "they"."""
    if token.lower_ not in PLURAL:
        return None
    earlier = token.doc[token.sent.start : token.i]
    return next((t for t in reversed(earlier) if t.lower_ not in PLURAL and stands_for_pair(t)), None)


def _settled(
    scene: Scene, seen: list[_Seen], said: Sequence[tuple[int, End, End]]
) -> tuple[str, ...] | None:
    """The pair among those seen; none at all where it cannot be told; None where more must be seen."""
    persons = [s for s in seen if scene.type_of(s[2]) == "person"]
    bodies = [s for s in seen if scene.type_of(s[2]) != "person"]
    several = [kind for kind in (persons, bodies) if len({id for *_, id in kind}) > 1]
    if not several:
        return None
    if said:
        return (said[-1][1].entity, said[-1][2].entity)
    joined = {pair for kind in several for pair in _joined(scene.doc, kind)}
    if len(joined) == 1:
        return joined.pop()
    found = {id: None for *_, id in several[0]}
    return tuple(found) if len(several) == 1 and len(found) == 2 and not joined else ()


def _joined(doc: Doc, seen: list[_Seen]) -> set[tuple[str, str]]:
    """The pairs of those seen that stand as "A and B"."""
    return {
        (a[2], b[2]) for a, b in pairwise(seen)
        if a[2] != b[2] and a[1] < b[0]
        and (between := {t.lower_ for t in doc[a[1] + 1 : b[0]]}) <= _BETWEEN and "and" in between
    }  # fmt: skip


def _doer(scene: Scene, token: Token) -> str | None:
    """Who does what is done to the phrase: the subject of the verb that it is an object of."""
    node = token
    while node.head != node and node.pos_ not in {"VERB", "AUX"}:
        if node.dep_ in {"nsubj", "nsubjpass"}:
            return None
        node = node.head
    subjects = [c for c in node.children if c.dep_ == "nsubj" and c.i < token.i]
    hit = scene.headed.get(subjects[0].i) if subjects else None
    return hit[0] if hit else None


def _may_be(scene: Scene, noun: str, id: str) -> bool:
    """Whether one of two of this noun may be the entity: a company is no person, a union no ministry."""
    if not noun or noun in _SIDES:
        return True
    entity = scene.entities[id]
    if noun in PERSON_NOUNS or noun in {"man", "woman", "brother", "sister"}:
        return entity.type == "person"
    if entity.type == "person":
        return False
    if noun in _STATES:
        return entity.type in ("state", "place")
    text = text_of(scene.doc)
    return fits(noun, entity.type, own_nouns(entity, text) | said_nouns(entity, text))
