"""Descriptions that can only mean one body of the document: "the commission" where one name ends so.

Taken before any guess of coreference. Two bodies that are called so, or words between, leave it open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.model import Entity, Mention
from sayso.reader.names import tokens
from sayso.reader.short_names import is_demonym_of
from sayso.reader.spans import BODY_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BODIES: Final = frozenset({"organization", "group"})
_TOO_COMMON: Final = frozenset("force forces house service news times post radio network station".split())


def with_descriptions(doc: Doc, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities, bodies with the definite descriptions that their names end in as nominal mentions."""
    called: dict[tuple[str, ...], set[str]] = defaultdict(set)
    owners: dict[str, set[str]] = {}
    since = {e.id: min(m.start for m in e.mentions) for e in entities}
    bodies = {e.id for e in entities if e.type in _BODIES}
    for e in entities:
        if e.type == "person":
            continue
        for name in (e.name, *e.aliases):
            words = tokens(name)
            if len(words) < 2 or not name.split()[-1][:1].isupper():
                continue
            owners.setdefault(e.id, set()).add(words[0])
            for length in range(1, min(len(words), 3)):
                called[words[-length:]].add(e.id)
    taken = {i for e in entities for m in e.mentions for i in (m.start, m.end - 1)}
    extra: dict[str, list[Mention]] = defaultdict(list)
    for token in doc:
        word = token.lower_
        if token.pos_ not in ("NOUN", "PROPN") or word not in BODY_WORDS - _TOO_COMMON or token.idx in taken:
            continue
        for first in (token.i - 1, token.i):
            words = tuple(t.lower_ for t in doc[max(first, 0) : token.i + 1])
            found = called.get(words, set())
            start = _start(doc, first)
            if len(found) != 1 or start is None or _goes_on(token):
                continue
            (id,) = found
            if id not in bodies:
                continue
            owner = doc[start].lower_
            whose = owner == "the" or any(is_demonym_of(w, owner) or w == owner for w in owners[id])
            if whose and since[id] < token.idx:
                extra[id].append(Mention(doc[start].idx, token.idx + len(token), "nominal"))
                break
    return tuple(
        replace(e, mentions=tuple(sorted((*e.mentions, *extra[e.id]), key=lambda m: m.span)))
        if e.id in extra
        else e
        for e in entities
    )


def _start(doc: Doc, first: int) -> int | None:
    """Where a phrase begins whose words begin at `first`: at "the", or at an owner's name and its "'s"."""
    if first < 1:
        return None
    before = doc[first - 1]
    if before.lower_ == "the":
        return first - 1
    return first - 2 if before.lower_ in ("'s", "’s") and first > 1 else None


def _goes_on(token: Token) -> bool:
    """Whether the noun is not the phrase's head, or one of several: "the council chamber", "the ministry of
    health"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.dep_ in ("compound", "amod", "nmod"):
        return True
    if after is None:
        return False
    return after.lower_ == "of" or (after.pos_ in ("NOUN", "PROPN") and after.head != token.head)
