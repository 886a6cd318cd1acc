"""A lone reading's claims as `ClaimRecord`s: what a case hands out, for one document without a case."""

from __future__ import annotations

from sayso.model.claim import Claim
from sayso.model.reading import Reading
from sayso.model.record import ClaimRecord


def claim_records(reading: Reading) -> tuple[ClaimRecord, ...]:
    """The reading's claims in their order, every entity standing for itself alone (no resolution).

    Ends that the reading does not list as entities are named by their id.
    """
    document = reading.document
    id = document.id
    names = {e.id: e.name for e in reading.entities}
    cues = {a.id: " ".join(document.quote(span) for span in a.cue) for a in reading.attributions}
    return tuple(
        ClaimRecord(
            id=f"{id}:{claim.id}",
            document=id,
            title=document.title,
            publisher=document.publisher,
            url=document.url,
            published=document.published,
            voice=voice_key(reading, claim),
            voice_kind=claim.voice.kind,
            voice_name=claim.voice.name,
            subject=f"{id}#{claim.subject}",
            subject_name=names.get(claim.subject, claim.subject),
            type=claim.type,
            object=f"{id}#{claim.object}",
            object_name=names.get(claim.object, claim.object),
            polarity=claim.polarity,
            modality=claim.modality,
            ended=claim.ended,
            time=claim.time,
            place_name=names.get(claim.place, claim.place) if claim.place else None,
            evidence=claim.evidence,
            quote=document.quote(claim.evidence),
            attribution=claim.attribution,
            cue=cues.get(claim.attribution or "", ""),
            confidence=claim.confidence,
        )
        for claim in reading.claims
    )


def voice_key(reading: Reading, claim: Claim) -> str:
    """The key of a claim's voice, of the forms that `ClaimRecord` documents."""
    document, voice = reading.document, claim.voice
    if voice.kind == "narrator":
        return f"narrator:{document.publisher or document.id}"
    if voice.kind == "comment":
        comments = [s for s in document.sections if s.kind == "comment"]
        number = next((n for n, s in enumerate(comments) if s.start <= claim.evidence[0] < s.end), 0)
        return f"comment:{document.id}:{number}"
    if voice.kind == "speaker" and voice.entity is not None:
        return f"{document.id}#{voice.entity}"
    return f"unnamed:{document.id}:{voice.name}"
