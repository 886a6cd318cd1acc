"""What speaks for the type of an entity: how the parser labels its names, and the company they keep.

The features of a name are gathered over all its places in the document, so that one clear context ("in
Dervesh", "said Dervesh") decides for the unclear ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from sayso.reader import places
from sayso.reader.cues import SAYING, THINKING
from sayso.reader.names import HONORIFICS, tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Features = Mapping[str, float]

PERSON_NOUNS: Final = frozenset(
    """analyst leader spokesman spokeswoman spokesperson minister president chief director commander
    founder lawyer judge mayor professor researcher officer official general deputy chairman
    chairwoman chair head secretary ambassador envoy senator governor member fighter brother sister
    wife husband son daughter father mother uncle cousin widow man woman boy girl coach player
    striker captain owner investor executive journalist reporter editor writer author activist
    dissident candidate negotiator diplomat banker trader""".split()
)
_BODY_NOUNS: Final = frozenset(
    """group company firm movement party organisation organization agency militia union club charity
    bank network faction alliance coalition government ministry watchdog maker manufacturer retailer
    insurer contractor operator supplier publisher newspaper broadcaster subsidiary affiliate
    insurgents rebels army corporation producer lender carrier airline chain consortium conglomerate refiner
    shipbuilder foundation federation cooperative""".split()
)
_PLACE_NOUNS: Final = frozenset(
    """city town village province district region capital port island valley river state country county
    neighbourhood neighborhood suburb border area airport camp hill mountain lake peninsula coast""".split()
)
_EVENT_NOUNS: Final = frozenset(
    "festival war battle cup conference summit election olympics championship".split()
)


_MANY: Final = 3
_KINDS: Final = (
    ("person", PERSON_NOUNS),
    ("body", _BODY_NOUNS),
    ("place", _PLACE_NOUNS),
    ("event", _EVENT_NOUNS),
)


def features(doc: Doc, name: str, spans: Iterable[tuple[int, int]], own: str) -> Features:
    """The features of a name by where it stands; `own` is the type that its words speak for (`spans.guess`).

    Counts become shares of the places, so that how often a name stands does not matter.
    """
    counted: dict[str, float] = defaultdict(float)
    number = 0
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        number += 1
        for feature in _context(doc, span.root, span.start, span.end):
            counted[feature] += 1.0
    found = {k: v / max(number, 1) for k, v in counted.items()}
    if number >= _MANY:  # what the parser says again and again is worth more
        found.update({f"{k} many": v for k, v in found.items() if k.startswith("label ")})
    found.update(dict.fromkeys(_shape(name, own), 1.0))
    found["bias"] = 1.0
    return found


def _context(doc: Doc, head: Token, first: int, stop: int) -> set[str]:
    labels = {t.ent_type_ or "none" for t in doc[first:stop]}
    found = {f"label {label}" for label in labels}
    before = doc[first - 1] if first else None
    after = doc[stop] if stop < len(doc) else None
    if before is not None:
        found.add(
            "the before" if before.lower_ == "the" else "a before" if before.lower_ in ("a", "an") else "bare"
        )
        if before.lower_.strip(".") in HONORIFICS and before.text[:1].isupper():
            found.add("title before")
        found |= {f"noun before {k}" for k in _noun_kinds(before.lemma_.lower())}
        if before.pos_ == "ADP":
            found.add(f"after {before.lower_}")
        if before.lower_ == "the" and first > 1 and doc[first - 2].pos_ == "ADP":
            found.add(f"after {doc[first - 2].lower_} the")
    if after is not None:
        if after.lower_ in ("'s", "’s"):
            found.add("owns")
            if stop + 1 < len(doc):
                found |= {f"owns {k}" for k in _noun_kinds(doc[stop + 1].lemma_.lower())}
        found |= {f"noun after {k}" for k in _noun_kinds(after.lemma_.lower())}
        if after.text == ",":
            found.add("comma after")
        if after.text == "(":
            found.add("bracket after")
        if after.pos_ in ("VERB", "AUX"):
            found.add("verb after")
            if after.lemma_.lower() in SAYING | THINKING:
                found.add("says after")
    if before is not None and before.lemma_.lower() in SAYING and before.pos_ == "VERB":
        found.add("said before")
    found.add(f"role {head.dep_}")
    top = head
    for _ in range(12):  # a list of names shares what governs its first
        if top.dep_ not in ("conj", "nmod", "appos") or top.head == top:
            break
        top = top.head
    if top.dep_ == "pobj" or (top.dep_ == "compound" and top.head.dep_ == "pobj"):
        above = top.head if top.dep_ == "pobj" else top.head.head
        found.add(f"under {above.lower_}")
    for end in (top, *(c for c in top.subtree if c.dep_ == "conj")):
        if end.dep_ in ("compound", "conj") and end.head.pos_ == "NOUN":
            found |= {f"list of {k}" for k in _noun_kinds(end.head.lemma_.lower())}
    governor = head.head
    if head.dep_ in ("nsubj", "nsubjpass", "dobj"):
        found.add(f"{head.dep_} of {_verb(governor)}")
    for child in head.children:
        if child.dep_ == "appos":
            found |= {f"is {k}" for k in _noun_kinds(child.lemma_.lower())}
        if child.dep_ == "relcl":
            found |= {
                f"who {t.lower_}" for t in child.children if t.lower_ in ("who", "which", "where", "whose")
            }
    if head.dep_ == "appos":
        found |= {f"is {k}" for k in _noun_kinds(governor.lemma_.lower())}
    if head.dep_ == "compound":
        found |= {f"modifies {k}" for k in _noun_kinds(governor.lemma_.lower())}
    return found


def _verb(token: Token) -> str:
    lemma = token.lemma_.lower()
    return "saying" if lemma in SAYING else "thinking" if lemma in THINKING else lemma


def _noun_kinds(lemma: str) -> list[str]:
    return [kind for kind, nouns in _KINDS if lemma in nouns]


def _shape(name: str, own: str) -> set[str]:
    words = tokens(name)
    found = {f"own {own}", f"words {min(len(words), 5)}"}
    if name.isupper():
        found.add("all capitals")
    if words:
        found |= {
            f"first {words[0]}",
            f"last {words[-1]}",
            f"ending {words[-1][-3:]}",
            f"ending {words[-1][-2:]}",
        }
        found.add("first is honorific" if words[0] in HONORIFICS else "")
    if re.search(r"\w-\w", name):
        found.add("hyphen")
    for mark in (" of ", " for ", " and ", " in ", "&", "'s ", "’s ", "."):
        if mark in name:
            found.add(f"has {mark.strip()}")
    if places.is_country(name):
        found.add("country")
    elif places.is_place(name):
        found.add("gazetteer")
    if places.is_demonym(name):
        found.add("demonym")
    if len(words) > 1 and places.is_demonym(name.split()[0]):
        found.add("demonym first")
    if len(words) > 1 and (places.is_place(name.split()[0]) or places.is_country(name.split()[0])):
        found.add("place first")
    return found - {""}
