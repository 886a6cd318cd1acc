"""Pronouns and descriptions: which entity they refer to, where that is clear; else they stay open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sayso.model import Attribution, Document, Entity, Mention, Span
from sayso.reader.chain_traits import of_entity
from sayso.reader.chain_voices import I_WORDS, WE, Voices
from sayso.reader.coreference_interviews import YOU
from sayso.reader.speakers import HE, IT, THEY
from sayso.reader.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_BODIES: Final = frozenset({"organization", "group", "state"})
_NOMINALS: Final = {
    "group": "group movement organisation organization faction militia network outfit insurgents rebels "
    "militants fighters terrorists guerrillas jihadists separatists extremists gunmen insurgency",
    "organization": "company firm agency ministry party union club bank institute committee commission "
    "council association corporation charity manufacturer carrier supplier insurer university court",
    "state": "country nation kingdom republic",
}
_HEADS: Final = {word: kind for kind, words in _NOMINALS.items() for word in words.split()}
_NEAR = 3  # sentences back that a pronoun looks
_NEAR_NOMINAL = 6
_LOOKED_AT = 120  # mentions before a pronoun, at most
_GLOSS: Final = re.compile(r"\[(?:the\s+|i\.e\.,?\s+)?([^\]\[]{2,60})\]")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention that a later pronoun may refer to."""

    start: int
    end: int
    entity: str
    sentence: int
    subject: bool
    possessive: bool
    plural: bool


def resolve(
    document: Document, doc: Doc, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> tuple[Entity, ...]:
    """The entities with the pronouns and descriptions added that clearly refer to them.

    "I" inside what somebody said is that speaker, and in an interview without labels whoever answers. "He"
    is nobody who has a woman's title or was "she" so far, and takes the nearest fitting subject within three
    sentences; two equally good ones leave it open. "It" and "they" are a body only where those sentences name
    no other. A bracketed gloss decides ("the group [the Harvan Front]"). What an entity has already is left.
    """
    voices = Voices(document.text, entities, attributions)
    if voices.joint is not None and voices.joint not in entities:
        entities = (*entities, voices.joint)
    kinds = {e.id: e.type for e in entities}
    sentence_of = _sentence_numbers(doc)
    seen = _mentions(doc, entities, sentence_of)
    starts = [s.start for s in seen]
    taken = {m.start for e in entities for m in e.mentions}
    speaker_at = _speakers(attributions)
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for e in entities:
        if told_gender := of_entity(document.text, e).sex:
            genders[e.id][told_gender] += 3
    by_source = {s: a.speaker.entity for a in attributions for s in a.source}
    extra: dict[str, list[Mention]] = defaultdict(list)
    told = _told(doc, entities)
    for token in doc:
        word = token.lower_
        if token.idx in taken:
            continue
        span = (token.idx, token.idx + len(token))
        chosen: str | None = None
        kind = "pronoun"
        if word in I_WORDS or word in WE or word in YOU:
            chosen = voices.speaker(word, token.idx)
        elif word in HE or word in IT or word in THEY:
            speaker = _speaker_of(speaker_at, token.idx)
            chosen = by_source.get(span)
            if chosen is None:
                before = seen[: bisect_right(starts, token.idx)]
                fitting = [s for s in before[-_LOOKED_AT:] if not _other_gender(word, s.entity, genders)]
                chosen = _antecedent(token, fitting, kinds, sentence_of, speaker, speaker_at)
            gender = "f" if word in _SHE else "m" if word in HE else ""
            if chosen is not None and gender:
                genders[chosen][gender] += 1
        elif (
            token.pos_ == "NOUN"
            and (word in _HEADS or token.lemma_.lower() in told)
            and (noun := _definite(token)) is not None
            and noun[0] not in taken
        ):
            kind, span = "nominal", noun
            before = seen[: bisect_right(starts, token.idx)]
            chosen = _glossed(doc, token, seen, starts) or _known(told, token, before)
            chosen = chosen or _described(token, before, kinds, sentence_of)
        if chosen is not None:
            extra[chosen].append(Mention(*span, "pronoun" if kind == "pronoun" else "nominal"))
            place = bisect_right(starts, span[0])
            starts.insert(place, span[0])
            seen.insert(place, _see(token, span, chosen, sentence_of))
    return tuple(
        replace(e, mentions=tuple(sorted((*e.mentions, *extra[e.id]), key=lambda m: m.span)))
        if e.id in extra else e
        for e in entities
    )  # fmt: skip


_SHE: Final = frozenset(["she", "her", "hers", "herself"])


def _other_gender(word: str, entity: str, genders: Mapping[str, Counter[str]]) -> bool:
    """Whether an entity has been called by the other pronoun (or title) more than by this one."""
    own, other = ("f", "m") if word in _SHE else ("m", "f")
    return word in HE and entity in genders and genders[entity][other] > genders[entity][own]


def _mentions(doc: Doc, entities: tuple[Entity, ...], sentence_of: list[int]) -> list[_Seen]:
    found = []
    for entity in entities:
        for m in entity.mentions:
            span = doc.char_span(m.start, m.end, alignment_mode="expand")
            if span is not None and len(span):
                found.append(_see(span.root, m.span, entity.id, sentence_of))
    return sorted(found, key=lambda s: s.start)


def _see(token: Token, span: Span, entity: str, sentence_of: list[int]) -> _Seen:
    head = token
    while head.dep_ in ("compound", "nmod") and head.head != head:
        head = head.head
    top = head
    while top.dep_ == "conj" and top.head != top:
        top = top.head
    return _Seen(
        start=span[0],
        end=span[1],
        entity=entity,
        sentence=sentence_of[token.i],
        subject=top.dep_ in _SUBJECTS,
        possessive=head.dep_ == "poss" or token.dep_ == "poss",
        plural=token.tag_ in ("NNS", "NNPS"),
    )


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, n = [], -1
    for token in doc:
        n += bool(token.is_sent_start)
        numbers.append(max(n, 0))
    return numbers


def _speakers(attributions: tuple[Attribution, ...]) -> list[tuple[int, int, str | None, str]]:
    found = ((s, e, a.speaker.entity, a.speaker.name) for a in attributions for s, e in a.content)
    return sorted(found, key=lambda row: row[:2])  # a speaker may be no entity: not to be compared


def _speaker_of(speaker_at: list[tuple[int, int, str | None, str]], offset: int) -> str | None:
    inside = [(e - s, id) for s, e, id, _ in speaker_at if s <= offset < e]
    return min(inside, key=lambda x: x[0])[1] if inside else None


def _antecedent(
    token: Token, before: list[_Seen], kinds: Mapping[str, str], sentence_of: list[int],
    speaker: str | None, speaker_at: list[tuple[int, int, str | None, str]],
) -> str | None:  # fmt: skip
    word = token.lower_
    here = sentence_of[token.i]
    scores: dict[str, float] = {}
    for rank, seen in enumerate(reversed(before)):
        distance = here - seen.sentence
        if distance > _NEAR or rank > 40:
            break
        kind = kinds[seen.entity]
        if word in HE and (kind != "person" or seen.entity == speaker):
            continue
        if word in IT and (kind not in _BODIES or seen.plural):
            continue
        if word in THEY and kind not in _BODIES:
            continue
        if seen.end > token.idx or (distance == 0 and _binds(token, seen)):
            continue
        score = 3.0 * seen.subject + 0.5 * (not seen.possessive) - 1.5 * distance - 0.05 * rank
        scores[seen.entity] = max(scores.get(seen.entity, -9.0), score)
    if not scores:
        return None
    order = sorted(scores, key=lambda k: -scores[k])
    if len(order) > 1 and (word not in HE or scores[order[0]] - scores[order[1]] < _MARGIN):
        return None
    return order[0]


_MARGIN = 0.3


def _binds(token: Token, seen: _Seen) -> bool:
    """An object pronoun is not the subject of its own clause ("X armed it")."""
    if token.dep_ not in ("dobj", "pobj", "dative", "iobj") or not seen.subject:
        return False
    verb = token.head if token.dep_ != "pobj" else token.head.head
    clause = [c for c in verb.children if c.dep_ in _SUBJECTS]
    return any(c.idx >= seen.start and c.idx < seen.end for c in clause)


def _definite(token: Token) -> Span | None:
    """The span of "the group", "this company"; None for indefinite or further described nouns."""
    left = [c for c in token.lefts if not c.is_space]
    if not left or left[0].lower_ not in ("the", "this", "that") or left[0].i != token.i - len(left):
        return None
    if any(c.dep_ not in ("det", "amod", "compound", "nummod") or c.text[:1].isupper() for c in left):
        return None
    if any(c.dep_ in ("nummod",) for c in left) or any(
        c.dep_ in ("prep", "relcl", "acl") and c.lower_ != "to" for c in token.rights
    ):
        return None
    return (left[0].idx, token.idx + len(token))


def _described(
    token: Token, before: list[_Seen], kinds: Mapping[str, str], sentence_of: list[int]
) -> str | None:
    kind = _HEADS.get(token.lower_)
    if kind is None:
        return None
    fitting = {"group": ("organization", "group"), "organization": ("organization",), "state": ("state",)}[
        kind
    ]
    here = sentence_of[token.i]
    scores: dict[str, float] = defaultdict(float)
    for seen in reversed(before):
        distance = here - seen.sentence
        if distance > _NEAR_NOMINAL:
            break
        if kinds[seen.entity] in fitting:
            scores[seen.entity] += (2.0 + 2.0 * seen.subject) / (1 + distance)
    order = sorted(scores, key=lambda k: -scores[k])
    if not order or (len(order) > 1 and scores[order[0]] < 1.3 * scores[order[1]]):
        return None
    return order[0]


def _told(doc: Doc, entities: tuple[Entity, ...]) -> dict[str, str]:
    """Nouns by which the text calls one entity alone: in apposition ("the Black Keel, a smuggling ring") or
    as the last word of its name ("the Sarn Agreement")."""
    called: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for m in entity.mentions:
            span = doc.char_span(*m.span, alignment_mode="expand")
            if m.kind != "name" or span is None or not len(span):
                continue
            nouns = [c for c in span.root.children if c.dep_ == "appos" and c.i >= span.end]
            if span.root.dep_ == "appos":
                nouns.append(span.root.head)
            for noun in nouns:
                if noun.pos_ == "NOUN" and noun.tag_ == "NN":
                    called[noun.lemma_.lower()].add(entity.id)
    for entity in entities:
        if entity.type in _SHORTENED:
            for name in (entity.name, *entity.aliases):
                words = name.lower().split()
                if len(words) > 1:
                    called[words[-1]].add(entity.id)
                    if words[1] == "of":
                        called[words[0]].add(entity.id)
    return {noun: ids.pop() for noun, ids in called.items() if len(ids) == 1 and len(noun) > 2}


_SHORTENED: Final = frozenset({"organization", "group", "place", "agreement", "event"})


def _known(told: Mapping[str, str], token: Token, before: list[_Seen]) -> str | None:
    """Whom the text calls by this noun, if it has been mentioned before."""
    id = told.get(token.lemma_.lower())
    return id if any(s.entity == id for s in before) else None


def _glossed(doc: Doc, token: Token, seen: list[_Seen], starts: list[int]) -> str | None:
    match = _GLOSS.match(text_of(doc), token.idx + len(token) + 1)
    if match is None:
        return None
    place = bisect_right(starts, match.end())
    return next((s.entity for s in seen[max(0, place - 3) : place] if s.start >= match.start()), None)
