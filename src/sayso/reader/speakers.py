"""Who the source of an attribution is: an entity of the document, an unnamed source, or unknown.

Nothing is guessed silently: a pronoun or a missing source is resolved only along the run of speech it
stands in, and each such step lowers the confidence by what it was measured to cost.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from sayso.model import Attribution, Document, Entity, Span, Speaker
from sayso.model.entity import AttributionKind
from sayso.reader.cast import Cast
from sayso.reader.cues import DOCUMENTS
from sayso.reader.names import called
from sayso.reader.quotes import Quotation, words
from sayso.reader.raw import RawAttribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HE: Final = frozenset("he she him her his hers himself herself".split())
IT: Final = frozenset(["it", "its", "itself"])
THEY: Final = frozenset(["they", "them", "their", "theirs"])
TEAMS: Final = frozenset(
    """team mission monitors monitor panel commission committee delegation inspectors investigators
    ministry government army military police parliament court union company group movement party council
    leadership agency board command presidency embassy office administration force forces coalition
    prosecutors guard guards militia firm club league bank bloc junta regime front corporation association
    federation charity network broadcaster watchdog regulator airline inquiry tribunal rebels""".split()
)
"""Heads of descriptions that name one body when definite ("the UN monitoring team")."""

SPOKES: Final = ("spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople")
"""Who speaks for a body, and where no name is given is no voice besides it."""

BODIES: Final = frozenset({"organization", "group", "state"})
_INQUIRERS: Final = frozenset(
    """commission inquiry panel committee mission team tribunal watchdog monitor monitors institute
    office""".split()
)
UNKNOWN: Final = Speaker(None, "")
_PRONOUN, _RUN, _NEXT = 0.93, 0.9, 0.6


@dataclass(slots=True)
class _State:
    """What has been heard so far: last speakers and who they were."""

    last: Speaker = UNKNOWN
    last_paragraph: int = -9
    last_end: int = 0
    person: Speaker = UNKNOWN
    body: Speaker = UNKNOWN
    several: Speaker = UNKNOWN
    issuer: Speaker = UNKNOWN
    """The body that inquires and reports, if one has spoken: "the report" is its."""
    papers: dict[str, Speaker] = field(default_factory=dict)
    """By what each document was called when it was said whose it is ("a study by the Varga Centre")."""


def attribute(
    document: Document,
    doc: Doc,
    paragraphs: list[Span],
    quotes: list[Quotation],
    entities: tuple[Entity, ...],
    found: Sequence[RawAttribution],
) -> tuple[tuple[Attribution, ...], tuple[Entity, ...]]:
    """The attributions with their speakers, kinds, parents and ids, and the entities.

    Definite bodies that only a source names ("the monitoring mission") are added to the entities.
    """
    cast = Cast(doc, entities)
    state = _State()
    resolved: list[tuple[RawAttribution, Speaker, float]] = []
    contents = [s for a in found for s in a.content]
    named = sorted((m.start, m.end) for e in entities for m in e.mentions if m.kind == "name")
    for part in found:
        raw = replace(part, source=tuple(_whole(s, named) for s in part.source))
        number = _paragraph(paragraphs, (raw.cue or raw.source or raw.content)[0][0])
        speaker, factor = _speaker(cast, raw, state, number, contents)
        resolved.append((raw, speaker, factor))
        _remember(cast, state, raw, speaker, number)
    resolved = _look_ahead(paragraphs, resolved)
    attributions = [
        Attribution(f"a{i}", raw.source, raw.cue, raw.content, kind_of(document.text, raw.content, quotes),
                    speaker, None, round(raw.confidence * factor, 4))
        for i, (raw, speaker, factor) in enumerate(resolved, 1)
    ]  # fmt: skip
    return _not_of_oneself(document.text, _nest(attributions)), cast.entities()


def is_spokesman(words_: str) -> bool:
    return re.search(rf"\b(?:{'|'.join(SPOKES)})\b", words_) is not None


def _whole(source: Span, named: Sequence[Span]) -> Span:
    """A source with the whole of the names that it begins or ends in."""
    start, end = source
    for at in (bisect_right(named, (start, 0)) - 1, bisect_right(named, (end, 0)) - 1):
        if at >= 0 and (named[at][0] < start < named[at][1] or named[at][0] < end < named[at][1]):
            start, end = min(start, named[at][0]), max(end, named[at][1])
    return start, end


def kind_of(text: str, content: tuple[Span, ...], quotes: list[Quotation]) -> AttributionKind:
    """direct when (nearly) all of its words are quoted, indirect when none are, else mixed."""
    total = sum(words(text, s) for s in content)
    quoted = sum(
        words(text, (max(s, q.start), min(e, q.end)))
        for s, e in content for q in quotes if q.start < e and s < q.end
    )  # fmt: skip
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= 0.9 * total else "mixed"


def _speaker(
    cast: Cast, raw: RawAttribution, state: _State, paragraph: int, contents: list[Span]
) -> tuple[Speaker, float]:
    """The speaker of one attribution and the factor by which finding it lowers the confidence."""
    if not raw.source:
        near = paragraph - state.last_paragraph <= 1
        return (state.last, _RUN) if near and not raw.cue else (UNKNOWN, 1.0)
    source = (raw.source[0][0], raw.source[-1][1])
    head = cast.head(source)
    word = head.lower_
    if word in HE:
        return cast.last_person(source[0], contents, state.person, state.last_end), _PRONOUN
    if word in IT:
        return (state.body, _PRONOUN)
    if word in THEY:
        return (state.several, _PRONOUN)
    if word in ("who", "which", "that") and head.head.dep_ == "relcl":
        return _antecedent(cast, head.head.head, state)
    if word in ("i", "we", "you", "who", "which", "that"):
        return Speaker(None, cast.text(source)), 1.0
    return _named(cast, source, head, state)


def _named(cast: Cast, source: Span, head: Token, state: _State) -> tuple[Speaker, float]:
    names = cast.within(source)
    own = next((id for s, e, id in names if s <= head.idx < e), None)
    words_ = cast.text(source)
    if own is not None and not (cast.type(own) != "person" and _person_within(cast, names)):
        return Speaker(own, cast.name(own)), 1.0
    persons = [id for _, _, id in names if cast.type(id) == "person"]
    if len(set(persons)) == 1 and own is None and cast.apposed(source, head):
        return Speaker(persons[0], cast.name(persons[0])), 1.0
    if own is not None:
        return Speaker(own, cast.name(own)), 1.0
    kind = head.lemma_.lower()
    if kind in SPOKES and not persons and (sender := _sent_by(cast, names, head)):
        return Speaker(sender, cast.name(sender)), 1.0
    definite = cast.definite(source, head)
    bodies = [id for _, _, id in names if cast.type(id) in ("organization", "group", "state")]
    if {kind, head.lower_} & DOCUMENTS and bodies:
        state.papers[kind] = Speaker(bodies[0], cast.name(bodies[0]))
        return state.papers[kind], 1.0
    if definite and kind in state.papers:
        return state.papers[kind], _PRONOUN
    if kind in DOCUMENTS and definite and (state.issuer is not UNKNOWN or state.body is not UNKNOWN):
        return (state.body if state.issuer is UNKNOWN else state.issuer), _PRONOUN
    if kind in TEAMS and definite and bodies:
        id = cast.body(cast.plain(source), source, bodies[0])
        return Speaker(id, cast.name(id)), 1.0
    if definite and not bodies:
        roles = cast.with_role(head.text)
        if len(roles) == 1:
            return Speaker(roles[0], cast.name(roles[0])), _PRONOUN
    apposed = {id for s, _, id in names if cast.type(id) in BODIES and cast.same_by_apposition(s, head)}
    if len(apposed) == 1:
        (id,) = apposed
        return Speaker(id, cast.name(id)), 1.0
    return Speaker(None, called(words_)), 1.0


def _sent_by(cast: Cast, names: list[tuple[int, int, str]], head: Token) -> str | None:
    """The body that a spokesman speaks for: named behind "for" or "of", or before him."""
    bodies = [(s, id) for s, _, id in names if cast.type(id) in BODIES]
    after = [id for s, id in bodies if s > head.idx]
    return next(iter(after or [id for _, id in bodies[::-1]]), None)


def _antecedent(cast: Cast, noun: Token, state: _State) -> tuple[Speaker, float]:
    """The speaker that a relative pronoun stands for ("a diplomat who asked not to be named")."""
    first = min([noun, *(c for c in noun.lefts)], key=lambda t: t.i)
    return _named(cast, (first.idx, noun.idx + len(noun)), noun, state)


def _person_within(cast: Cast, names: list[tuple[int, int, str]]) -> bool:
    return any(cast.type(id) == "person" for _, _, id in names)


def _remember(cast: Cast, state: _State, raw: RawAttribution, speaker: Speaker, paragraph: int) -> None:
    state.last, state.last_paragraph = speaker, max(paragraph, state.last_paragraph)
    state.last_end = raw.content[-1][1]
    if raw.source and is_spokesman(cast.text((raw.source[0][0], raw.source[-1][1]))):
        state.person = speaker  # "he" is the spokesman, who speaks for the body
    elif speaker.entity is None:
        if raw.source and speaker.name and _is_body(cast, (raw.source[0][0], raw.source[-1][1])):
            state.body = speaker
        if speaker.name and speaker.name.lower() not in ("i", "we", "you"):
            state.several = speaker
            if cast.singular((raw.source[0][0], raw.source[-1][1])) if raw.source else False:
                state.person = speaker
    elif cast.type(speaker.entity) == "person":
        state.person = speaker
    else:
        state.body = state.several = speaker
    if state.body.name.split()[-1:] and state.body.name.split()[-1].lower() in _INQUIRERS:
        state.issuer = state.body


def _is_body(cast: Cast, source: Span) -> bool:
    """Whether a source is a definite description of one body ("the commission"), named elsewhere or never."""
    head = cast.head(source)
    return head.lemma_.lower() in TEAMS and cast.definite(source, head)


def _look_ahead(
    paragraphs: list[Span], resolved: list[tuple[RawAttribution, Speaker, float]]
) -> list[tuple[RawAttribution, Speaker, float]]:
    """A quotation without source that opens a run belongs to whoever the next paragraph names."""
    mended = list(resolved)
    for i in range(len(mended) - 2, -1, -1):
        raw, speaker, factor = mended[i]
        if raw.source or raw.cue:
            continue
        following, next_speaker, _ = mended[i + 1]
        gap = _paragraph(paragraphs, following.content[0][0]) - _paragraph(paragraphs, raw.content[-1][0])
        if gap <= 1 and next_speaker == speaker and speaker is not UNKNOWN:
            mended[i] = (raw, speaker, 1.0)
        elif speaker is UNKNOWN and gap <= 1 and next_speaker.name:
            mended[i] = (raw, next_speaker, _NEXT)
        else:
            mended[i] = (raw, speaker, factor)
    return mended


def _nest(attributions: list[Attribution]) -> tuple[Attribution, ...]:
    """Give each attribution the smallest other one whose content holds its cue (or source) and content."""
    by_start = sorted(attributions, key=_hull)
    parents: dict[str, str] = {}
    open_: list[Attribution] = []  # those that began and may still hold one that begins here
    following = 0
    for a in sorted(attributions, key=lambda a: min(_spans(a))[0]):
        low, high = min(_spans(a))[0], max(e for _, e in _spans(a))
        while following < len(by_start) and _hull(by_start[following])[0] <= low:
            open_.append(by_start[following])
            following += 1
        open_ = [b for b in open_ if _hull(b)[1] > low]
        holders = [
            b for b in open_
            if b is not a and _hull(b)[1] >= high and (a.cue or a.source) and _size(b) > _size(a)
            and all(any(s <= x and y <= e for s, e in b.content) for x, y in _spans(a))
        ]  # fmt: skip
        parent = min(holders, key=_size, default=None)
        if parent is not None:
            parents[a.id] = parent.id
    return tuple(replace(a, parent=parents.get(a.id)) for a in attributions)


def _spans(a: Attribution) -> list[Span]:
    return [*a.cue, *a.source, *a.content]


def _hull(a: Attribution) -> Span:
    return a.content[0][0], a.content[-1][1]


def _not_of_oneself(text: str, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """In somebody's own words "he" is another: unknown, where the speaker was taken for it."""
    own = {
        a.id: a.speaker for a in attributions
        if a.kind == "direct" or (a.cue and text[a.cue[0][0] : a.cue[0][1]] in (":", "."))
    }  # fmt: skip
    return tuple(
        replace(a, speaker=UNKNOWN)
        if a.parent in own and a.speaker == own[a.parent] and a.source
        and text[a.source[0][0] : a.source[0][1]].lower() in HE
        else a
        for a in attributions
    )  # fmt: skip


def _size(a: Attribution) -> int:
    return sum(e - s for s, e in a.content)


def _paragraph(paragraphs: list[Span], offset: int) -> int:
    return max(0, bisect_right(paragraphs, (offset, sys.maxsize)) - 1)
