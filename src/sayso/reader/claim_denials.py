"""Denials by pointer: "X rejected the accusation" denies what was just said of X.

A denial points at what somebody else says of the one who denies, in the same paragraph or one of the two
before; it is a claim of its own, in the voice of whoever denies, with the pointer as its evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.model import Attribution, Claim, Document, Span, Voice
from sayso.reader.claim_ends import Scene, ends
from sayso.reader.claim_frames import frame
from sayso.reader.claim_modality import DENYING, FALSE
from sayso.reader.claim_voice import voice_of
from sayso.reader.paragraphs import paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Token

CONFIDENCE: Final = 0.8  # not calibrated: TieBank's training passages have twenty of them, 16 right
_POINTERS: Final = frozenset(
    """accusation allegation charge claim report finding suggestion rumour rumor story assertion
    insinuation""".split()
)
_CALLING: Final = frozenset({"call", "brand", "label", "describe"})
_EMPTY: Final = FALSE | frozenset(
    "absurd fantasy ridiculous outrageous smear hearsay propaganda laughable lies".split()
)
_ACCUSING: Final = frozenset({"accuse", "suspect", "charge", "blame", "denounce"})
_DEFINITE: Final = frozenset("the this that these those such all any both".split())
_CALLED: Final = frozenset("oprd ccomp xcomp prep dobj acomp attr".split())
_TOLD: Final = frozenset({"acl", "ccomp", "relcl"})
_OFFICES: Final = frozenset({"command", "membership"})
_REACH: Final = 2  # paragraphs back that a pointer points to
_AUXILIARY: Final = frozenset({"aux", "auxpass", "neg", "advmod"})


def pointed_denials(
    document: Document, view: Scene, attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> list[Claim]:
    """The claims denied by pointers, without ids. `claims` are those found in the text's own words."""
    starts = [s for s, _ in paragraphs(document.text)]
    found: list[Claim] = []
    for token in view.doc:
        pointer = _pointer(token)
        if pointer is None:
            continue
        verb, noun = pointer
        for denier in _deniers(view, verb, noun):
            said = _pointed(denier, noun.idx, starts, claims)
            voice, attribution = _voice(document, view, attributions, verb, denier)
            found += [
                replace(
                    c, voice=voice, attribution=attribution, polarity="denied", modality="asserted",
                    evidence=_words(verb, noun), confidence=CONFIDENCE,
                )
                for c in said
            ]  # fmt: skip
    return found


def _pointer(token: Token) -> tuple[Token, Token] | None:
    """A verb that denies and the noun it denies, where that only points at what was said."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or any(c.dep_ == "neg" for c in token.children):
        return None
    if lemma not in DENYING and not (lemma in _CALLING and _calls_empty(token)):
        return None
    acted = frame(token)
    nouns = [o for o in acted.objects if o.lemma_.lower() in _POINTERS]
    return (token, nouns[0]) if nouns and _only_points(nouns[0], token) else None


def _deniers(view: Scene, verb: Token, noun: Token) -> list[str]:
    """Who denies. In "she accused Acme of theft, a charge the company rejected" it is the accused, whoever
    else might be called so."""
    subjects = frame(verb).subjects
    if verb.dep_ == "relcl" and not any(map(_says_who, subjects)):
        accusing = next((t for t in noun.ancestors if t.lemma_.lower() in _ACCUSING), None)
        accused = [e.entity for t in frame(accusing).objects for e in ends(view, t)] if accusing else []
        if len(accused) == 1:
            return accused
    return list(dict.fromkeys(e.entity for t in subjects for e in ends(view, t)))


def _says_who(subject: Token) -> bool:
    """Whether a name, or a noun in front ("the column's leadership"), says who is meant."""
    owners = [c for c in subject.children if c.dep_ == "poss"]
    return subject.pos_ == "PROPN" or any(c.pos_ != "PRON" for c in owners)


def _calls_empty(verb: Token) -> bool:
    """Whether what it is called is a lie, a fantasy."""
    return any(
        t.lemma_.lower() in _EMPTY or t.lower_ in _EMPTY
        for c in verb.children if c.i > verb.i and c.dep_ in _CALLED
        for t in c.subtree
    )  # fmt: skip


def _only_points(noun: Token, verb: Token) -> bool:
    """Whether a noun says nothing of what is denied itself: "the charge", "an accusation that X rejected",
    but not "claims that ..." or "reports of ..."."""
    for c in noun.children:
        if c != verb and (c.dep_ in _TOLD or (c.dep_ == "prep" and c.lower_ in {"of", "about"})):
            return False
    if verb.dep_ == "relcl":
        return noun.dep_ in {"appos", "dobj", "attr", "npadvmod", "conj", "ROOT", "pobj"}
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.children)


def _pointed(denier: str, at: int, starts: Sequence[int], claims: Sequence[Claim]) -> list[Claim]:
    """What was last said of one who denies, or of a body that he speaks for, by somebody else."""

    def paragraph(offset: int) -> int:
        return bisect_right(starts, offset)

    own = {denier} | {c.object for c in claims if c.subject == denier and c.type in _OFFICES}
    said = [
        c for c in claims
        if c.polarity == "affirmed" and c.modality in {"asserted", "hedged"} and not c.ended
        and c.evidence[1] <= at and paragraph(at) - paragraph(c.evidence[0]) <= _REACH
        and c.voice.kind in {"speaker", "unnamed"} and c.voice.entity not in own
        and own & {c.subject, c.object}
    ]  # fmt: skip
    last = max(said, key=lambda c: c.evidence[1], default=None)
    if last is None:
        return []
    place = paragraph(last.evidence[0])
    return [c for c in said if c.voice == last.voice and paragraph(c.evidence[0]) == place]


def _voice(
    document: Document, view: Scene, attributions: Sequence[Attribution], verb: Token, denier: str
) -> tuple[Voice, str | None]:
    """Whoever says that it is denied, if that is not the text itself; else who denies."""
    voice, told = voice_of(document, view.entities, attributions, (verb.idx, verb.idx + len(verb.text)))
    if voice.kind != "narrator":
        return voice, told.id if told else None
    own = next((a.id for a in attributions if any(s <= verb.idx < e for s, e in a.cue)), None)
    return Voice("speaker", view.entities[denier].name, denier), own


def _words(verb: Token, noun: Token) -> Span:
    """From the verb, with what belongs to it, to the pointer, whichever comes first."""
    tokens = [verb, noun, *(c for c in verb.children if c.dep_ in _AUXILIARY)]
    tokens += [c for c in noun.lefts if c.dep_ in {"det", "poss"}]
    return min(t.idx for t in tokens), max(t.idx + len(t.text) for t in tokens)
