"""From a reading to the rows of a case, and back: pure functions."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sayso.case import keys
from sayso.case.database import Row
from sayso.case.types import storable
from sayso.model import Claim, Commitment, Document, Reading, Span


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one reading, by table; the text itself is stored as passages."""

    document: Row
    reading: Row
    entities: list[Row]
    attributions: list[Row]
    claims: list[Row]
    commitments: list[Row]


def rows_of(reading: Reading, *, added: datetime) -> Rows:
    """Everything that is stored of `reading`; canonical keys start as the entities' own keys."""
    document = reading.document
    id = document.id
    names = {entity.id: entity.name for entity in reading.entities}
    cues = {a.id: quoted(document, a.cue) for a in reading.attributions}
    return Rows(
        document={
            "id": id,
            "title": document.title,
            "byline": document.byline,
            "dateline": document.dateline,
            "published": document.published,
            "publisher": document.publisher,
            "url": document.url,
            "language": document.language,
            "credit": document.credit,
            "length": len(document.text),
            "text_hash": document.text_hash,
            "reader": reading.reader,
            "version": reading.version,
            "added": added,
            "entities": len(reading.entities),
            "attributions": len(reading.attributions),
            "claims": len(reading.claims),
            "commitments": len(reading.commitments),
        },
        reading={"document": id, "body": pack(reading)},
        entities=[
            {
                "key": keys.entity_key(id, entity.id),
                "document": id,
                "ordinal": n,
                "canonical": keys.entity_key(id, entity.id),
                "name": entity.name,
                "type": entity.type,
                "aliases": _storable(entity.aliases),
                "roles": _storable(entity.roles),
                "mentions": len(entity.mentions),
            }
            for n, entity in enumerate(reading.entities)
        ],
        attributions=[
            {
                "document": id,
                "ordinal": n,
                "id": a.id,
                "voice": keys.attribution_voice(a.speaker, id, {}),
                "voice_entity": a.speaker.entity,
                "voice_kind": "unnamed" if a.speaker.entity is None else "speaker",
                "voice_name": a.speaker.name or names.get(a.speaker.entity or "", ""),
                "kind": a.kind,
                "quote": quoted(document, a.content),
                "source": quoted(document, a.source),
                "cue": cues[a.id],
                "spans": [a.source, a.cue, a.content],
                "parent": a.parent,
                "comment": bool(a.content) and keys.comment_at(document, a.content[0][0]) is not None,
                "confidence": round(a.confidence, 4),
            }
            for n, a in enumerate(reading.attributions)
        ],
        claims=[_claim_row(claim, n, document, id, names, cues) for n, claim in enumerate(reading.claims)],
        commitments=[
            _commitment_row(commitment, n, document, id, names)
            for n, commitment in enumerate(reading.commitments)
        ],
    )


def _claim_row(
    claim: Claim, n: int, document: Document, id: str, names: dict[str, str], cues: dict[str, str]
) -> Row:
    voice, time = claim.voice, claim.time
    return {
        "document": id,
        "ordinal": n,
        "id": claim.id,
        "subject": keys.entity_key(id, claim.subject),
        "subject_entity": claim.subject,
        "subject_name": names[claim.subject],
        "type": claim.type,
        "object": keys.entity_key(id, claim.object),
        "object_entity": claim.object,
        "object_name": names[claim.object],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "ended": claim.ended,
        "voice": keys.claim_voice(voice, document, id, claim.evidence[0], {}),
        # A comment or a narrator is never the voice of an entity, whatever name it goes by.
        "voice_entity": voice.entity if voice.kind in ("speaker", "unnamed") else None,
        "voice_kind": voice.kind,
        "voice_name": voice.name or names.get(voice.entity or "", ""),
        "time_text": time.text if time else None,
        "time_start": time.start if time else None,
        "time_end": time.end if time else None,
        "time_precision": time.precision if time else None,
        "time_inferred": time.inferred if time else None,
        "place_name": names[claim.place] if claim.place else None,
        "evidence_start": claim.evidence[0],
        "evidence_end": claim.evidence[1],
        "quote": document.quote(claim.evidence),
        "attribution": claim.attribution,
        "cue": cues.get(claim.attribution or "", ""),
        "confidence": round(claim.confidence, 4),
    }


def _commitment_row(
    commitment: Commitment, n: int, document: Document, id: str, names: dict[str, str]
) -> Row:
    agreement, beneficiary = commitment.agreement, commitment.beneficiary
    known = agreement if agreement in names else None
    return {
        "document": id,
        "ordinal": n,
        "id": commitment.id,
        "agreement": names[known] if known else agreement,
        "agreement_entity": known,
        "agreement_key": keys.entity_key(id, known) if known else None,
        "obligor": keys.entity_key(id, commitment.obligor),
        "obligor_entity": commitment.obligor,
        "obligor_name": names[commitment.obligor],
        "act": commitment.act,
        "beneficiary": keys.entity_key(id, beneficiary) if beneficiary else None,
        "beneficiary_entity": beneficiary,
        "beneficiary_name": names[beneficiary] if beneficiary else None,
        "deadline": commitment.deadline,
        "evidence_start": commitment.evidence[0],
        "evidence_end": commitment.evidence[1],
        "quote": document.quote(commitment.evidence),
    }


def quoted(document: Document, spans: Iterable[Span]) -> str:
    """The words at `spans`, with " ... " where something between them is left out."""
    return " ... ".join(document.quote(span) for span in spans)


def _storable(words: Iterable[str]) -> list[str]:
    return [storable(word) for word in words]


def pack(reading: Reading) -> bytes:
    """The reading as compressed JSON, without the text where the passages hold it unchanged."""
    data = reading.to_json()
    if storable(reading.document.text) == reading.document.text:
        data["document"]["text"] = None
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode("ascii"), 6)


def unpack(body: bytes, text: str) -> Reading:
    """The inverse of `pack`, given the text of the passages."""
    data = json.loads(zlib.decompress(body))
    if data["document"]["text"] is None:
        data["document"]["text"] = text
    return Reading.from_json(data)
