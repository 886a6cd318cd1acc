"""The guideline's checkable rules for one passage, beyond what parsing already refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.tiebank.passage import Claim, Passage
from training.tiebank.realnames import real_names
from training.tiebank.similarity import sentences
from training.tiebank.vocabulary import ACTOR_TYPES, OBJECT_TYPES, SYMMETRIC

MAX_SENTENCES = 5
MAX_REPORT_SENTENCES = 40
"""Of a passage of the genre "report": a whole report, for coreference and ties over a distance."""
MAX_EVIDENCE_WORDS = 35


def check_passage(passage: Passage) -> Iterator[tuple[int, str]]:
    """(line, message) of every broken rule."""
    yield from _check_text(passage)
    yield from _check_mentions(passage)
    for claim in passage.claims:
        yield from ((claim.line, message) for message in _check_claim(passage, claim))
    yield from _check_claims_together(passage)


def _check_text(passage: Passage) -> Iterator[tuple[int, str]]:
    for name in real_names(passage.text):
        yield passage.line, f"`{name}` is real; every actor and place is invented"
    body = [s for s in passage.sections if s.kind in ("body", "comment")]
    count = sum(len(sentences(passage.text[s.start : s.end])) for s in body or passage.sections)
    most = MAX_REPORT_SENTENCES if passage.genre == "report" else MAX_SENTENCES
    if not 1 <= count <= most:
        yield passage.line, f"{count} sentences; a passage has 1 to {most} (besides headings)"


def _check_mentions(passage: Passage) -> Iterator[tuple[int, str]]:
    marked = [(m.start, m.end, e.id) for e in passage.entities for m in e.mentions]
    covered = marked + [(s.start, s.end, "") for s in passage.splits]
    if len({(start, end) for start, end, _ in marked}) < len(marked):
        yield passage.line, "two entities are marked on the very same words"
    for start, end, key in marked:
        if any(k == key and (s, e) != (start, end) and s <= start and end <= e for s, e, k in marked):
            yield passage.line, f"`{passage.text[start:end]}`: a mention of {key} inside a mention of {key}"
    for entity in passage.entities:
        names = {passage.text[m.start : m.end] for m in entity.mentions if m.kind == "name"}
        for name in sorted(re.sub(r"^[Tt]he ", "", name) for name in names):
            for found in re.finditer(f"(?<!\\w){re.escape(name)}(?!\\w)", passage.text):
                if not any(s <= found.start() and found.end() <= e for s, e, _ in covered):
                    yield passage.line, f"`{name}` ({entity.id}) stands unmarked at {found.start()}"
        for start, end in [(m.start, m.end) for m in entity.mentions if m.kind == "pronoun"]:
            if passage.text[start:end].lower() in ("who", "whom", "whose", "which", "that"):
                yield passage.line, f"relative pronoun `{passage.text[start:end]}` is not marked"


def _check_claim(passage: Passage, claim: Claim) -> Iterator[str]:
    subject, obj = passage.entity(claim.subject), passage.entity(claim.object)
    if subject is None or obj is None:
        missing = claim.subject if subject is None else claim.object
        yield f"no entity {missing} in this passage (a split mention alone is no entity)"
        return
    if claim.subject == claim.object:
        yield "subject and object are the same entity"
    if subject.type not in ACTOR_TYPES:
        yield f"the subject {subject.id} is a {subject.type}, not a person, organization, group or state"
    if obj.type not in OBJECT_TYPES.get(claim.type, ACTOR_TYPES):
        yield f"the object {obj.id} of `{claim.type}` cannot be a {obj.type}"
    for end in (subject, obj):
        if all(m.kind == "pronoun" for m in end.mentions):
            yield f"{end.id} has only pronouns here; such an end makes no claim"
        if not claim.far and not _touched(passage, claim, end.id):
            yield f"the evidence holds no mention of {end.id}: widen it, or flag `far`"
    if claim.far and _touched(passage, claim, subject.id) and _touched(passage, claim, obj.id):
        yield "flagged `far`, yet the evidence holds both ends"
    words = len(re.findall(r"\w+", passage.text[slice(*claim.evidence)]))
    if words > MAX_EVIDENCE_WORDS:
        yield f"evidence of {words} words; give the shortest stretch that says it (max. {MAX_EVIDENCE_WORDS})"
    if claim.attribution is not None:
        voice = next(a for a in passage.attributions if a.id == claim.attribution)
        if not voice.overlaps_content(claim.evidence):
            yield f"the evidence is outside the content of attribution {voice.id}; is it the narrator (`n`)?"
    if claim.place is not None and (place := passage.entity(claim.place)) is None:
        yield f"no place {claim.place} in this passage"
    elif claim.place is not None and place is not None and place.type not in ("place", "state"):
        yield f"at={claim.place} is a {place.type}, not a place"


def _touched(passage: Passage, claim: Claim, key: str) -> bool:
    start, end = claim.evidence
    return any(s < end and start < e for s, e in passage.spans_of(key))


def _check_claims_together(passage: Passage) -> Iterator[tuple[int, str]]:
    seen: dict[tuple[object, ...], Claim] = {}
    for claim in passage.claims:
        ends = (claim.subject, claim.object)
        voice = (claim.attribution, passage.section_at(claim.evidence[0]).kind == "comment")
        key = (voice, claim.type, ends, claim.polarity, claim.evidence)
        if key in seen:
            yield claim.line, "the same claim with the same evidence twice"
        seen[key] = claim
        turned = (voice, claim.type, ends[::-1], claim.polarity, claim.evidence)
        if claim.type in SYMMETRIC and turned in seen:
            yield claim.line, f"`{claim.type}` has no direction: write it once"
