"""When and where a claim says that the tie holds: the time and the place named in the claim's own clause."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from sayso.model import Time
from sayso.reader.claim_ends import Scene, ends
from sayso.reader.claim_found import Found
from sayso.reader.claim_frames import is_clause
from sayso.reader.times import times_in

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT: Final = frozenset({"in", "at", "near", "on", "outside", "inside", "across", "from"})


def clause_of(token: Token) -> Token:
    """The nearest verb above a token, or the token at the top."""
    node = token
    while node.head.i != node.i and not (is_clause(node) and node.dep_ not in {"aux", "auxpass", "xcomp"}):
        node = node.head
    return node


def time_of(scene: Scene, found: Found, published: date | None, *, ahead: bool) -> Time | None:
    """The first time named in the claim's clause; `ahead` when the claim is about what is to come."""
    sentence = found.trigger.sent
    text = sentence.text
    if not any(c.isdigit() for c in text) and not any(t.ent_type_ in {"DATE", "TIME"} for t in sentence):
        return None
    clause = clause_of(found.trigger)
    for (start, end), time in times_in(text, published, ahead=ahead):
        span = scene.doc.char_span(
            sentence.start_char + start, sentence.start_char + end, alignment_mode="expand"
        )
        if span is not None and clause_of(span.root).i == clause.i:
            return time
    return None


def place_of(scene: Scene, found: Found) -> str | None:
    """The place that the clause names by "in", "at", "near": never one of the claim's own ends."""
    clause = clause_of(found.trigger)
    for p in found.trigger.sent:
        if p.dep_ == "prep" and p.lower_ in _AT and p.i > found.trigger.i and clause_of(p).i == clause.i:
            for o in p.children:
                for end in ends(scene, o, place=True):
                    if end.entity not in (found.subject.entity, found.object.entity):
                        return end.entity
    return None
