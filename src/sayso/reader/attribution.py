"""Attributions as spans: the learned reader's, and those that stand inside another's content.

The learned reader (`attribution_model`) was trained on a corpus that flattens attributions inside
attributions ("A said that B had promised that ..."). These are added by rule where they are plain: an
inner source with a name, and a plain verb of saying. On PolNeAR dev that adds 6, all right, of 1,940.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from sayso.model import Span
from sayso.reader.attribution_model import AttributionModel
from sayso.reader.attribution_rules import rule_attributions
from sayso.reader.cues import NESTING
from sayso.reader.quotes import Quotation
from sayso.reader.raw import RawAttribution
from sayso.reader.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OF_OTHERS = frozenset(
    """say allege report believe think suspect rumour rumor understand suppose presume assume claim
    accuse""".split()
)
"""Verbs whose passive subject is not the one who says it; who is told something relays it."""
_NAME = re.compile(r"(?:(?:The|the|A|An|a|an)\s)?\W?[A-Z]")
_BESIDE = re.compile(r"\b((?:[A-Z][\w’'-]*\.?[ \xa0]){1,3}[A-Z][\w’'-]+),\s$")
_PRONOUN = re.compile(r"(?:I|He|She|It|They|We|You)\b")


def find_attributions(doc: Doc, quotes: list[Quotation]) -> list[RawAttribution]:
    """The attributions of a parsed text, in order of their content."""
    told = [_in_words(text_of(doc), a) for a in AttributionModel.load()(text_of(doc))]
    found = [_by_who_says(doc, _with_whole_source(doc, a)) for a in told]
    places = _places(len(text_of(doc)), found)
    inner = [a for a in rule_attributions(doc, quotes) if _nests(doc, a) and _inside_one(a, found, places)]
    return sorted(found + inner, key=lambda a: (a.content[0], -a.content[-1][1]))


def _in_words(text: str, a: RawAttribution) -> RawAttribution:
    """With the whole words that its spans begin and end in: the model's pieces are smaller."""
    cut = any(_cut(text, at) for spans in (a.source, a.cue, a.content) for span in spans for at in span)
    if not cut:
        return a
    whole = [tuple(_whole(text, s) for s in spans) for spans in (a.source, a.cue, a.content)]
    return replace(a, source=whole[0], cue=whole[1], content=whole[2])


def _whole(text: str, span: Span) -> Span:
    start, end = span
    while _cut(text, start):
        start -= 1
    while _cut(text, end):
        end += 1
    return start, end


def _cut(text: str, at: int) -> bool:
    """Whether a place lies within a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _with_whole_source(doc: Doc, a: RawAttribution) -> RawAttribution:
    """A source that is an article alone ("an United Nations analysis") takes in the noun it belongs to, one
    that only says who somebody is ("foreign minister of Westral,") the name that it stands beside."""
    words = doc.char_span(*a.source[0], alignment_mode="expand") if len(a.source) == 1 else None
    if words is None:
        return a
    start, end = a.source[0]
    noun, text = words.root.head, text_of(doc)
    beside = _BESIDE.search(text, max(0, start - 80), start)
    if beside is not None and text[start].islower() and text[end - 1] == ",":
        return replace(a, source=((beside.start(1), end),))
    if text[start:end].lower() not in ("a", "an", "the") or noun.i <= words.root.i:
        return a
    return replace(a, source=((start, noun.idx + len(noun)),))


def _by_who_says(doc: Doc, a: RawAttribution) -> RawAttribution:
    """Who is said or alleged to do something does not say it: "Fry is alleged to have bought ..." has no
    source."""
    source = doc.char_span(a.source[0][0], a.source[-1][1], alignment_mode="expand") if a.source else None
    if source is None or source.root.dep_ != "nsubjpass":
        return a
    verb = source.root.head
    said = verb.lemma_.lower() in _OF_OTHERS and any(s <= verb.idx < e for s, e in a.cue)
    return replace(a, source=()) if said else a


@dataclass(frozen=True, slots=True)
class Places:
    """For every code point: which attribution's content it is of (-1: none), and whether it is in a cue."""

    content: npt.NDArray[np.int32]
    cue: npt.NDArray[np.bool_]


def _places(length: int, found: list[RawAttribution]) -> Places:
    places = Places(np.full(length + 1, -1, np.int32), np.zeros(length + 1, np.bool_))
    for index, a in enumerate(found):
        for start, end in a.content:
            places.content[start:end] = index
        for start, end in a.cue:
            places.cue[start:end] = True
    return places


def _nests(doc: Doc, a: RawAttribution) -> bool:
    if not a.source or not a.cue:
        return False
    words = text_of(doc)[a.source[0][0] : a.source[0][1]]
    cue = doc.char_span(*a.cue[0], alignment_mode="expand")
    plain = cue is not None and cue.root.lemma_.lower() in NESTING
    return plain and _NAME.match(words) is not None and _PRONOUN.match(words) is None


def _inside_one(a: RawAttribution, found: list[RawAttribution], places: Places) -> bool:
    """Whether source, cue and content lie in one content, whose own cue is another."""
    spans = [*a.source, *a.cue, *a.content]
    index = int(places.content[spans[0][0]])
    if index < 0 or places.cue[slice(*a.cue[0])].any():
        return False
    return all(any(s <= x and y <= e for s, e in found[index].content) for x, y in spans)
