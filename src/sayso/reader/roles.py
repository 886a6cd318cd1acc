"""Roles: what the text says a person or body is, in its own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.model import Entity
from sayso.reader.names import HONORIFICS
from sayso.reader.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST: Final = 30
_DANGLING: Final = frozenset({"and", "but", "or", "who", "which", "said"})
_FINITE_TAGS: Final = frozenset({"VBZ", "VBD", "MD"})
_MODIFIERS: Final = ("compound", "amod", "nmod", "poss", "case")


def with_roles(doc: Doc, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities with their roles: appositions ("X, a former envoy of Y and a lecturer" gives two),
    and titles before a name ("Harvan leader X")."""
    return tuple(
        replace(e, roles=tuple(dict.fromkeys(r for m in e.mentions if m.kind == "name"
                                             for r in _roles(doc, m.start, m.end))))
        if e.type == "person" else e
        for e in entities
    )  # fmt: skip


def _roles(doc: Doc, start: int, end: int) -> list[str]:
    name = doc.char_span(start, end, alignment_mode="expand")
    if name is None or len(name) == 0:
        return []
    head = name.root
    found = []
    for child in head.children:
        if child.dep_ == "appos" and child.i >= name.end and child.pos_ in ("NOUN", "PROPN"):
            if any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in child.rights):
                continue  # "Ana Ro and the minister, Ivo Lund"
            found += _coordinated(doc, child, name.end)
    if head.dep_ == "appos" and head.head.pos_ == "NOUN" and head.head.i < name.start:
        found += [t for t in [_phrase(doc, head.head, doc[head.head.left_edge.i].i, head.head.i + 1)] if t]
    if (before := _title(doc, name.start)) is not None:
        found.append(before)
    return found


def _coordinated(doc: Doc, noun: Token, after: int) -> list[str]:
    heads = [noun]
    for head in heads:
        heads.extend(c for c in head.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN"))
    roles = []
    for i, head in enumerate(heads):
        first = max(after, min(t.i for t in head.lefts) if any(True for _ in head.lefts) else head.i)
        stop = min([t.i for t in heads[i + 1 :] for t in [t.left_edge]] + [head.right_edge.i + 1])
        roles.append(_phrase(doc, head, first, stop))
    return [r for r in roles if r]


def _phrase(doc: Doc, head: Token, first: int, stop: int) -> str:
    tokens = list(doc[first : max(stop, head.i + 1)])
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].lower_ in _DANGLING):
        tokens.pop()
    while tokens and (tokens[0].is_punct or tokens[0].is_space or tokens[0].dep_ == "det"):
        tokens.pop(0)
    if not tokens or len(tokens) > _LONGEST or any(t.text == "\n" for t in tokens):
        return ""
    if tokens[0].tag_ in _FINITE_TAGS or all(t.pos_ not in ("NOUN", "PROPN") for t in tokens):
        return ""
    return text_of(doc)[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]


def _title(doc: Doc, start: int) -> str | None:
    """The noun phrase that a name ends: "al-Nadir co-founder" before "Mullah Harun Sel"."""
    last = start - 1
    if last < 0 or doc[last].pos_ not in ("NOUN", "PROPN") or doc[last].is_punct:
        return None
    if doc[last].lower_.strip(".") in HONORIFICS and doc[last].text[:1].isupper():
        return None
    first = last
    while (
        first > 0
        and last - first < 8
        and (doc[first - 1].dep_ in _MODIFIERS or doc[first - 1].text == "-" or doc[first].text == "-")
        and (doc[first - 1].sent.start == doc[last].sent.start and not doc[first - 1].is_space)
    ):
        first -= 1
    role = text_of(doc)[doc[first].idx : doc[last].idx + len(doc[last])]
    return role if any(t.text.islower() and t.pos_ == "NOUN" for t in doc[first : last + 1]) else None
