"""The cast of a document: where its entities stand, and the bodies that its sources add to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.model import Entity, Mention, Span, Speaker
from sayso.reader.names import HONORIFICS, called, role_noun
from sayso.reader.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANOTHERS: Final = re.compile(
    rf"\b(?:(?:to|for|against|with)\b[^,]*|of\s+(?:(?:the|an?|his|her|its|their|former)\b[^,]*)?"
    rf"(?:(?:{'|'.join(sorted(HONORIFICS))})\.?\s+)*)$",
    re.I,
)
"""What stands between "a former aide" and a name that is not his: "to the coal magnate", "of General"."""
_DEFINITE: Final = frozenset("the this that its his her their our".split())


class Cast:
    """Entities by place. `body` may add to them; everything else only asks."""

    def __init__(self, doc: Doc, entities: tuple[Entity, ...]) -> None:
        self.doc = doc
        self._entities = {e.id: e for e in entities}
        self._owners: dict[str, str | None] = {}
        self._at = sorted((m.start, m.end, e.id) for e in entities for m in e.mentions if m.kind == "name")
        self._persons = [m for m in self._at if self._entities[m[2]].type == "person"]

    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._entities.values())

    def type(self, id: str) -> str:
        return self._entities[id].type

    def name(self, id: str) -> str:
        return self._entities[id].name

    def text(self, span: Span) -> str:
        return text_of(self.doc)[span[0] : span[1]]

    def plain(self, span: Span) -> str:
        """The words at `span` without a leading article or an aside."""
        return re.sub(r"^(?:the|an?)\s+", "", called(self.text(span)), flags=re.I)

    def within(self, span: Span) -> list[tuple[int, int, str]]:
        """Name mentions inside `span`: (start, end, entity id) in text order."""
        first = bisect_left(self._at, (span[0],))
        found = []
        for mention in self._at[first:]:
            if mention[0] >= span[1]:
                break
            if mention[1] <= span[1]:
                found.append(mention)
        return found

    def head(self, span: Span) -> Token:
        """The token that governs the words at `span` (the first such one when they are several)."""
        words = self.doc.char_span(*span, alignment_mode="expand")
        if words is None or not len(words):
            return self.doc[0]
        inside = range(words.start, words.end)
        heads = [t for t in words if t.head.i not in inside or t.head == t]
        heads = [t for t in heads if t.lower_.strip(".") not in HONORIFICS and not t.is_punct] or heads
        nouns = [t for t in heads if t.pos_ in ("NOUN", "PROPN", "PRON")]
        return (nouns or heads or [words[0]])[0]

    def definite(self, span: Span, head: Token) -> bool:
        first = self.text(span).split()[:1]
        return bool(first) and (
            first[0].lower() in _DEFINITE
            or any(c.dep_ == "poss" or c.lower_ in _DEFINITE for c in head.children)
        )

    def singular(self, span: Span) -> bool:
        """Whether the words at `span` speak of one person ("a senior official")."""
        return self.head(span).tag_ in ("NN", "NNP")

    def apposed(self, span: Span, head: Token) -> bool:
        """Whether a person's name inside `span` names what its head describes ("the leader, Ana Ro")."""
        persons = [m for m in self.within(span) if self._entities[m[2]].type == "person"]
        end = span[0] + len(self.text(span).rstrip(" ,"))  # "a lawyer for the owner, Ana Ro,"
        return any(
            t.dep_ in ("appos", "flat", "nmod", "compound") and head.i in (t.head.i, t.head.head.i)
            for s, e, _ in persons for t in self.doc.char_span(s, e, alignment_mode="expand") or ()
        ) or any(
            e == end and s > head.idx and not _ANOTHERS.search(self.text((head.idx, s)))
            for s, e, _ in persons
        )  # fmt: skip

    def same_by_apposition(self, offset: int, head: Token) -> bool:
        """Whether the name at `offset` stands beside `head` for the same ("its owner, Tern Capital")."""
        words = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        token, beside = words[0] if words else head, False
        while token.i != head.i and token.dep_ in ("compound", "nmod", "flat", "appos"):
            beside = beside or token.dep_ == "appos"
            token = token.head
        return beside and token.i == head.i

    def with_role(self, head: str) -> list[str]:
        """Ids of the persons that the document describes by this noun: not of "the mission's head" by
        "mission"."""
        pattern = re.compile(rf"\b{re.escape(head)}$", re.I)
        return [
            e.id for e in self._entities.values()
            if any(pattern.search(role_noun(r)) for r in e.roles)
        ]  # fmt: skip

    def last_person(self, offset: int, contents: list[Span], spoke: Speaker, since: int) -> Speaker:
        """Whom "he" or "she" before `offset` means: whoever spoke last, unless the narration has named
        another person since. Names inside what others said do not count."""
        for start, end, id in reversed(self._persons[: bisect_left(self._persons, (offset,))]):
            if start < since:
                break
            if not any(s <= start and end <= e for s, e in contents) and self._subject(start, end):
                return Speaker(id, self.name(id))
        if spoke.name:
            return spoke
        for start, end, id in reversed(self._persons[: bisect_left(self._persons, (offset,))]):
            if not any(s <= start and end <= e for s, e in contents):
                return Speaker(id, self.name(id))
        return Speaker(None, "")

    def _subject(self, start: int, end: int) -> bool:
        words = self.doc.char_span(start, end, alignment_mode="expand")
        return words is not None and words.root.dep_ in ("nsubj", "nsubjpass", "ROOT", "pobj")

    def body(self, name: str, span: Span, owner: str | None) -> str:
        """The id of a described body, added unless its owner has one by (nearly) that name."""
        for id, known in self._owners.items():
            e = self._entities[id]
            if known == owner and _stem(e.name) == _stem(name):
                aliases = e.aliases if name in (e.name, *e.aliases) else (*e.aliases, name)
                mentions = tuple(sorted({*e.mentions, Mention(*span, "nominal")}, key=lambda m: m.span))
                self._entities[id] = replace(e, aliases=aliases, mentions=mentions)
                return id
        id = f"e{len(self._entities) + 1}"
        self._entities[id] = Entity(id, name, "organization", (Mention(*span, "nominal"),))
        self._owners[id] = owner
        return id


def _stem(name: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"\w+", name.casefold())) - {"team"}
