"""Claims: who is said to stand in what tie to whom, on whose say-so, and by which words.

Rule-based: the vocabulary's predicates are looked up in the parse (`claim_verbs`, `claim_nouns`,
`claim_titles`), their ends resolved to entities (`claim_ends`), and what stands around them read for
polarity and modality (`claim_modality`). docs/claims.md describes what is found and what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from sayso.model import Attribution, Claim, Document, Entity, Span, Vocabulary
from sayso.reader.claim_adjectives import adjective_ties, compound_ties
from sayso.reader.claim_circumstances import place_of, time_of
from sayso.reader.claim_denials import pointed_denials
from sayso.reader.claim_ends import Scene, scene
from sayso.reader.claim_found import Found
from sayso.reader.claim_goods import helped_ties
from sayso.reader.claim_modality import DENYING, Standing, standing
from sayso.reader.claim_near import mistaken_ties
from sayso.reader.claim_nouns import noun_ties
from sayso.reader.claim_patterns import Patterns, compiled
from sayso.reader.claim_persons import person_ties
from sayso.reader.claim_titles import role_ties
from sayso.reader.claim_verbs import verb_ties
from sayso.reader.claim_voice import NARRATOR, reported, voice_of
from sayso.reader.claim_words import PLURAL
from sayso.reader.claims_seen import seen_claims, together
from sayso.reader.coreference_interviews import YOU
from sayso.reader.sighting import NOTHING
from sayso.reader.ties_model import Sight

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

SILENT: Final = frozenset({"boilerplate", "byline"})
_LEADS: Final = re.compile(
    r"\b(?:secretary[- ]general|general secretary|managing (?:director|partner))\b", re.I
)
"""Titles of whoever leads a body, which TieBank's authors took for its members as often."""
_AHEAD: Final = frozenset({"future", "obligation", "hypothetical"})


def find_claims(
    document: Document,
    tokens: Doc,
    entities: tuple[Entity, ...],
    attributions: tuple[Attribution, ...],
    vocabulary: Vocabulary,
    sight: Sight = NOTHING,
) -> tuple[Claim, ...]:
    """The claims of a document, in text order, one for each (voice, subject, type, object, polarity).

    `tokens.text` must equal `document.text`. Every claim rests on words of the text (`evidence`); ends are
    entities given; the voice is the innermost attribution's, else the narrator's or the comment's.
    """
    patterns = compiled(vocabulary)
    if not entities or not patterns.verbs:
        return ()
    view = scene(tokens, entities, [s for a in attributions for s in a.source])
    by_id = {e.id: e for e in entities}
    ruled = [
        claim for found in _nearest_said(list(ties_in(document, view, patterns)), patterns)
        if (claim := _claim(document, view, by_id, attributions, found)) is not None
    ]  # fmt: skip
    seen = seen_claims(document, view, attributions, vocabulary, sight)
    best: dict[tuple[str, ...], Claim] = {}
    led = {
        (c.subject, c.object) for c in ruled
        if c.type == "command" and not c.ended and _LEADS.search(document.quote(c.evidence))
    }  # fmt: skip
    said = together(ruled, seen, vocabulary, led) if sight.mentions else ruled
    for claim in (*said, *pointed_denials(document, view, attributions, said)):
        ends = (claim.subject, claim.object)
        if any(by_id[end].name.lower() in YOU for end in ends):
            continue  # "you never have to talk to anybody"
        if claim.type in patterns.symmetric:
            ends = (min(ends), max(ends))
        key = (claim.voice.kind, claim.voice.entity or claim.voice.name, claim.type, claim.polarity, *ends)
        known = best.get(key)
        if known is None or _rank(claim) > _rank(known):
            best[key] = claim
    ordered = sorted(best.values(), key=lambda c: (c.evidence, c.type, c.subject, c.object))
    return tuple(
        Claim(**{**{f: getattr(c, f) for f in Claim.__slots__}, "id": f"c{n}"})
        for n, c in enumerate(ordered, 1)
    )


def _nearest_said(found: list[Found], patterns: Patterns) -> list[Found]:
    """Without the general ties of a clause that says of the same pair how they are tied."""
    near: set[tuple[int, frozenset[str]]] = {
        (_clause(f.trigger), frozenset((f.subject.entity, f.object.entity)))
        for f in found
        if f.type not in patterns.general
    }
    led = {(f.subject.entity, f.object.entity) for f in found if f.type == "command"}
    named = {(_clause(f.trigger), f.subject.entity, f.object.entity) for f in found if f.type == "command"}
    return [
        f for f in found
        if not (f.type == "membership" and f.confidence <= 0.7 and (f.subject.entity, f.object.entity) in led)
        if not (f.type == "membership" and (_clause(f.trigger), f.subject.entity, f.object.entity) in named)
        if f.type not in patterns.general
        or (_clause(f.trigger), frozenset((f.subject.entity, f.object.entity))) not in near
    ]  # fmt: skip


def _clause(token: Token) -> int:
    """The finite verb above a token: its clause's name."""
    node = token
    while node.head != node and not (
        node.pos_ in {"VERB", "AUX"} and node.dep_ in {"ROOT", "ccomp", "advcl", "relcl"}
    ):
        node = node.head
    return node.i


def _rank(claim: Claim) -> tuple[bool, float, int]:
    return (claim.modality == "asserted", claim.confidence, -(claim.evidence[1] - claim.evidence[0]))


def ties_in(document: Document, view: Scene, patterns: Patterns) -> Iterator[Found]:
    """Every tie found in the text's sentences, in text order, the same one perhaps more than once."""
    for sentence in view.doc.sents:
        for found in _said_in(document, view, patterns, sentence):
            if found.type in patterns.symmetric:
                view.pairs.append((found.trigger.i, found.subject, found.object))
            yield found


def _said_in(document: Document, view: Scene, patterns: Patterns, sentence: Sentence) -> Iterator[Found]:
    section = document.section_at(sentence.start_char)
    if section is not None and section.kind in SILENT:
        return
    if not any(t.i in view.inside or t.lower_ in PLURAL for t in sentence):
        return
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
            yield from verb_ties(view, patterns, token)
            if token.dep_ in {"pcomp", "xcomp", "ccomp", "conj"}:
                yield from helped_ties(view, patterns, token)
        if token.i - 1 in view.inside:
            yield from mistaken_ties(view, patterns, token)
        if token.pos_ in {"NOUN", "PROPN"}:
            yield from noun_ties(view, patterns, token)
        if token.i in view.headed and "membership" in patterns.types:
            yield from person_ties(view, token)
        if lemma in patterns.roles or token.lower_ in patterns.roles:
            yield from role_ties(view, patterns, token)
        if token.lower_ in patterns.adjectives:
            yield from adjective_ties(view, patterns, token)
        if token.lower_ in patterns.compounds:
            yield from compound_ties(view, patterns, token)


def _claim(
    document: Document,
    view: Scene,
    entities: dict[str, Entity],
    attributions: Sequence[Attribution],
    found: Found,
) -> Claim | None:
    at = found.trigger.idx
    voice, attribution = voice_of(document, entities, attributions, (at, at + len(found.trigger.text)))
    if found.role and attribution is not None and reported(document, attribution, (at, at)):
        voice, attribution = NARRATOR, None
    stands = standing(found.trigger, content=attribution.content if attribution else (), title=found.role)
    if stands.open or (not found.role and found.trigger.sent.text.rstrip(" \n\"'”’)").endswith("?")):
        return None
    polarity, modality = stands.polarity, stands.modality
    if found.negated:
        polarity = "denied" if polarity == "affirmed" else "affirmed"
        modality = "asserted" if modality == "future" else modality
    if attribution is not None and _denied_by(view, attribution, stands):
        polarity = "denied" if polarity == "affirmed" else "affirmed"
    return Claim(
        id="",
        voice=voice,
        attribution=attribution.id if attribution else None,
        subject=found.subject.entity,
        type=found.type,
        object=found.object.entity,
        polarity=polarity,
        modality=modality,
        evidence=_evidence(view, attribution, found, stands),
        ended=(stands.ended or found.ended) and modality in {"asserted", "hedged"},
        time=time_of(view, found, document.published, ahead=modality in _AHEAD),
        place=place_of(view, found),
        confidence=found.confidence,
    )


def _denied_by(view: Scene, attribution: Attribution, stands: Standing) -> bool:
    """Whether the attribution's cue denies its content and the climb from the claim has not met that cue."""
    for start, end in attribution.cue:
        span = view.doc.char_span(start, end, alignment_mode="expand")
        for token in span or ():
            if token.lemma_.lower() in DENYING and token.i not in stands.cues:
                return True
    return False


def _evidence(view: Scene, attribution: Attribution | None, found: Found, stands: Standing) -> Span:
    """From the first to the last of the words that say it, ends included where they stand in its sentence;
    within the part of the content that holds the trigger."""
    sentence = found.trigger.sent
    low, high = sentence.start_char, sentence.end_char
    if attribution is not None:
        for s, e in attribution.content:
            if s <= found.trigger.idx < e:
                low, high = max(low, s), min(high, e)
    spans = [view.chars(i, i) for i in (found.trigger.i, *found.words, *stands.cues)]
    spans += [found.subject.span, found.object.span]
    spans = [s for s in spans if low <= s[0] and s[1] <= high]
    return (min(s for s, _ in spans), max(e for _, e in spans))
