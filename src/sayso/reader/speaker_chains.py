"""Speakers told by pronouns and descriptions: whom those refer to is known once the text's chains are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.model import Attribution, Entity, Span, Speaker
from sayso.reader.chain_nouns import own_nouns, said_nouns
from sayso.reader.chain_traits import of_entity
from sayso.reader.cues import DOCUMENTS
from sayso.reader.names import tokens
from sayso.reader.speakers import BODIES, HE, IT, TEAMS, THEY, UNKNOWN, is_spokesman

_SEX = dict.fromkeys(["she", "her", "herself"], "f") | dict.fromkeys(["he", "him", "himself"], "m")

_DESCRIPTION = re.compile(
    r"([Tt]he|[Aa]n?|[Oo]ne|)\s?(?:[a-z][\w’'-]*\s+){0,3}?([a-z][\w’-]+)"
    r"(?=\s+(?:that|which|who|whose|of|in|on|at|close|from|with|behind|for|familiar)\b|[,.;:]|$)",
)
"""A source without a name: its article, and its noun."""
_STEM = 7  # letters that "monitors" and "Monitoring" share, at least


def referred(
    text: str, attributions: Sequence[Attribution], entities: tuple[Entity, ...]
) -> tuple[Attribution, ...]:
    """The attributions, those by "he", "it", "they" given to the entity whose chain the pronoun is in; and
    what the same speaker goes on to say without being named again.

    The chains see the whole text, the first guess only who spoke before.
    """
    known = {e.id: e for e in entities}
    owner = {m.span: e for e in entities for m in e.mentions if m.kind == "pronoun"}
    before = after = UNKNOWN
    found = []
    for a in attributions:
        told = owner.get(a.source[0]) if len(a.source) == 1 else None
        if told is not None and DOCUMENTS.intersection(told.name.lower().split()[-1:]):
            told = None  # "it" is whoever the report is of
        speaker = a.speaker
        if told is not None and not _better(text, a, told, before, known):
            speaker = Speaker(told.id, told.name)
        elif not a.source and not a.cue and a.speaker == before:
            speaker = after
        before, after = a.speaker, speaker
        found.append(replace(a, speaker=speaker))
    return tuple(found)


def _better(text: str, a: Attribution, told: Entity, before: Speaker, known: Mapping[str, Entity]) -> bool:
    """Whether the first guess is better than the chain: a spokesman's "he" is his body, "they" the two
    unnamed who spoke, and the pronoun beside a quotation nobody whom it names, but who spoke last."""
    word, first = text[slice(*a.source[0])].lower(), known.get(a.speaker.entity or "")
    if word in HE and (is_spokesman(told.name) or (first is not None and first.type in BODIES)):
        return True
    if word in THEY and a.speaker.name:
        return True
    if word not in HE | IT | THEY:
        return True
    if a.kind != "direct":
        return False
    if any(s <= m.start < e for s, e in a.content for m in told.mentions if m.kind == "name"):
        return True
    if first is None or a.speaker != before:
        return False
    return of_entity(text, first).sex in ("", _SEX.get(word, ""))


def described(
    text: str, attributions: tuple[Attribution, ...], entities: tuple[Entity, ...]
) -> tuple[Attribution, ...]:
    """The attributions, those by a description ("the insurgents") given to the entity it refers to, by an
    unnamed spokesman or office of a body ("a spokesman for the company", "its press office") to the body."""
    known = {m.span: e for e in entities for m in e.mentions if m.kind == "nominal"}
    bodies = [(m.span, e) for e in entities if e.type in BODIES for m in e.mentions]
    bodies.sort(key=lambda row: row[0])

    def mended(a: Attribution) -> Attribution:
        if a.speaker.entity is not None and not is_spokesman(a.speaker.name):
            return a
        if len(a.source) != 1:
            return a
        carried = a.speaker.entity is None and a.speaker.name not in ("", text[slice(*a.source[0])])
        own = None if carried else known.get(a.source[0])
        if own is None or own.type == "other":
            own = _sender(text, a.source[0], bodies) or own
        return replace(a, speaker=Speaker(own.id, own.name)) if own else a

    found = _called(text, tuple(map(mended, attributions)), entities)
    meant = {text[slice(*a.source[0])]: a.speaker for a in found if a.source and a.speaker.entity is not None}
    return tuple(
        replace(a, speaker=meant[a.speaker.name])
        if a.speaker.entity is None
        and a.speaker.name in meant
        and a.source
        and a.speaker.name != text[slice(*a.source[0])]
        else a
        for a in found
    )


def _called(
    text: str, attributions: Sequence[Attribution], entities: tuple[Entity, ...]
) -> tuple[Attribution, ...]:
    """The attributions, those by "the diplomat" given to the one without a name who spoke before, those by
    "the mission that watches", "the monitors" to the one body whose name says so, wherever it stands."""
    named = [e for e in entities if any(c.isupper() for c in e.name)]
    names = {e.id for e in named}
    bodies = [e for e in named if e.type in BODIES]
    nouns = [(own_nouns(e, text) | said_nouns(e, text), tokens(e.name), e) for e in bodies]
    spoke: dict[str, Speaker] = {}
    found = []
    for a in attributions:
        match = _DESCRIPTION.match(text, *a.source[0]) if len(a.source) == 1 else None
        speaker = a.speaker
        if match is not None:
            article, noun = match.group(1).lower(), match.group(2)
            if article in ("a", "an", "one"):
                spoke.pop(noun, None)
                if speaker.entity is None:
                    spoke[noun] = speaker
            elif article == "the" and noun in spoke:
                speaker = spoke[noun]
            elif speaker.entity is None or speaker.entity not in names:
                own = {e.id: e for mine, words, e in nouns if noun in mine or _is_of(noun, words)}
                if len(own) == 1:
                    speaker = Speaker(*next((id, e.name) for id, e in own.items()))
        found.append(replace(a, speaker=speaker))
    return tuple(found)


def _is_of(noun: str, words: Sequence[str]) -> bool:
    """Whether people are called by what a body is called: "monitors" of a Monitoring Mission."""
    stem = noun.removesuffix("s")
    return noun.endswith("s") and len(stem) >= _STEM and any(w.startswith(stem) for w in words)


def _sender(text: str, source: Span, bodies: list[tuple[Span, Entity]]) -> Entity | None:
    """The one body that a source names or points at, whose spokesman or nameless office it is."""
    words_ = text[slice(*source)]
    within = [(s, e) for s, e in bodies if source[0] <= s[0] and s[1] <= source[1] and s != source]
    if not is_spokesman(words_):
        if not re.match(r"(?:its|their)\s", words_, re.I) or words_.split()[-1].lower() not in TEAMS:
            return None
        within = [(s, e) for s, e in within if s[0] == source[0]]
    ids = {e.id for _, e in within}
    return within[0][1] if len(ids) == 1 else None
