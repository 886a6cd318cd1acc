"""People named with a body: "Jo Roe of Acme", "Acme's Jo Roe", and any occupation there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import End, Scene, ends
from sayso.reader.claim_found import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

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
        if (
            body
            and scene.type_of(body[0]) in {"organization", "group"}
            and body[0] != hit[0]
            and at in scene.named
        ):
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
        if t.pos_ == "ADP" and (
            (t.lower_ == "of" and plain) or (t.lower_ in _PLACED and doc[i - 1].pos_ == "NOUN")
        ):
            after = i + 2 if doc[i + 1].pos_ == "DET" else i + 1
            if scene.inside.get(i + 1):
                after = i + 1
            yield t, after
            return
        if i == last + 1 and t.text != "," and t.lower_ not in _WAS:
            return
        if (t.text == "," and i > last + 1) or t.pos_ in {"VERB", "AUX", "CCONJ", "PRON"}:
            return
        if i == last + 2 and t.pos_ not in {"DET", "ADV", "ADJ", "NOUN"} and t.lower_ not in _WAS | {"then"}:
            return
        i += 1
