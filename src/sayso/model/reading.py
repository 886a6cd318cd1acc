"""`Reading`: everything found in one document by one version of the reader, and its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sayso.model.claim import Claim, Commitment, Time, Voice
from sayso.model.document import Document, Section, Span
from sayso.model.entity import Attribution, Entity, Mention, Speaker

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A pure function of the document and the reader's version. `models` maps model name to version."""

    document: Document
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    reader: str = "sayso"
    version: str = ""
    models: Mapping[str, str] = field(default_factory=dict)

    def entity(self, id: str) -> Entity:
        """The entity with that id. Raises KeyError."""
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)

    def to_json(self) -> Json:
        """The object that `sayso read --json` prints (docs/json.md)."""
        return {
            "document": document_to_json(self.document),
            "entities": [_entity_to_json(e) for e in self.entities],
            "attributions": [_attribution_to_json(a) for a in self.attributions],
            "claims": [_claim_to_json(c) for c in self.claims],
            "commitments": [_commitment_to_json(c) for c in self.commitments],
            "reader": {"name": self.reader, "version": self.version, "models": dict(self.models)},
        }

    @classmethod
    def from_json(cls, data: Json) -> Reading:
        """The inverse of `to_json`. Raises KeyError or ValueError on a malformed object."""
        reader = data["reader"]
        return cls(
            document=document_from_json(data["document"]),
            entities=tuple(_entity_from_json(e) for e in data["entities"]),
            attributions=tuple(_attribution_from_json(a) for a in data["attributions"]),
            claims=tuple(_claim_from_json(c) for c in data["claims"]),
            commitments=tuple(_commitment_from_json(c) for c in data["commitments"]),
            reader=reader["name"],
            version=reader["version"],
            models=dict(reader["models"]),
        )


def document_to_json(doc: Document) -> Json:
    return {
        "id": doc.id,
        "title": doc.title,
        "byline": doc.byline,
        "dateline": doc.dateline,
        "published": _day(doc.published),
        "publisher": doc.publisher,
        "url": doc.url,
        "language": doc.language,
        "credit": doc.credit,
        "text": doc.text,
        "sections": [{"kind": s.kind, "start": s.start, "end": s.end} for s in doc.sections],
    }


def document_from_json(data: Json) -> Document:
    return Document(
        text=data["text"],
        title=data.get("title"),
        byline=data.get("byline"),
        dateline=data.get("dateline"),
        published=_as_day(data.get("published")),
        publisher=data.get("publisher"),
        url=data.get("url"),
        language=data.get("language") or "en",
        credit=data.get("credit"),
        sections=tuple(Section(s["kind"], s["start"], s["end"]) for s in data.get("sections", [])),
    )


def _entity_to_json(e: Entity) -> Json:
    return {
        "id": e.id,
        "name": e.name,
        "type": e.type,
        "aliases": list(e.aliases),
        "roles": list(e.roles),
        "mentions": [_mention_to_json(m) for m in e.mentions],
    }


def _entity_from_json(data: Json) -> Entity:
    return Entity(
        id=data["id"],
        name=data["name"],
        type=data["type"],
        mentions=tuple(_mention_from_json(m) for m in data["mentions"]),
        aliases=tuple(data["aliases"]),
        roles=tuple(data["roles"]),
    )


def _mention_to_json(m: Mention) -> Json:
    found: Json = {"start": m.start, "end": m.end, "kind": m.kind}
    return found if m.phrase is None else found | {"phrase": list(m.phrase)}


def _mention_from_json(data: Json) -> Mention:
    phrase = data.get("phrase")
    return Mention(data["start"], data["end"], data["kind"], tuple(phrase) if phrase else None)


def _attribution_to_json(a: Attribution) -> Json:
    return {
        "id": a.id,
        "source": [list(s) for s in a.source],
        "cue": [list(s) for s in a.cue],
        "content": [list(s) for s in a.content],
        "kind": a.kind,
        "speaker": {"entity": a.speaker.entity, "name": a.speaker.name},
        "parent": a.parent,
        "confidence": round(a.confidence, 4),
    }


def _attribution_from_json(data: Json) -> Attribution:
    return Attribution(
        id=data["id"],
        source=_spans(data["source"]),
        cue=_spans(data["cue"]),
        content=_spans(data["content"]),
        kind=data["kind"],
        speaker=Speaker(data["speaker"]["entity"], data["speaker"]["name"]),
        parent=data["parent"],
        confidence=data["confidence"],
    )


def _claim_to_json(c: Claim) -> Json:
    return {
        "id": c.id,
        "voice": {"entity": c.voice.entity, "name": c.voice.name, "kind": c.voice.kind},
        "attribution": c.attribution,
        "subject": c.subject,
        "type": c.type,
        "object": c.object,
        "polarity": c.polarity,
        "modality": c.modality,
        "ended": c.ended,
        "time": time_to_json(c.time),
        "place": c.place,
        "evidence": list(c.evidence),
        "confidence": round(c.confidence, 4),
    }


def _claim_from_json(data: Json) -> Claim:
    voice = data["voice"]
    return Claim(
        id=data["id"],
        voice=Voice(voice["kind"], voice["name"], voice["entity"]),
        attribution=data["attribution"],
        subject=data["subject"],
        type=data["type"],
        object=data["object"],
        polarity=data["polarity"],
        modality=data["modality"],
        ended=data["ended"],
        time=time_from_json(data["time"]),
        place=data["place"],
        evidence=_span(data["evidence"]),
        confidence=data["confidence"],
    )


def _commitment_to_json(c: Commitment) -> Json:
    return {
        "id": c.id,
        "agreement": c.agreement,
        "obligor": c.obligor,
        "act": c.act,
        "beneficiary": c.beneficiary,
        "deadline": _day(c.deadline),
        "evidence": list(c.evidence),
    }


def _commitment_from_json(data: Json) -> Commitment:
    return Commitment(
        id=data["id"],
        agreement=data["agreement"],
        obligor=data["obligor"],
        act=data["act"],
        beneficiary=data["beneficiary"],
        deadline=_as_day(data["deadline"]),
        evidence=_span(data["evidence"]),
    )


def time_to_json(time: Time | None) -> Json | None:
    if time is None:
        return None
    return {
        "start": _day(time.start),
        "end": _day(time.end),
        "text": time.text,
        "precision": time.precision,
        "inferred": time.inferred,
    }


def time_from_json(data: Json | None) -> Time | None:
    if data is None:
        return None
    return Time(
        text=data["text"],
        start=_as_day(data["start"]),
        end=_as_day(data["end"]),
        precision=data.get("precision", "unknown"),
        inferred=data.get("inferred", False),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(pair: list[int]) -> Span:
    start, end = pair
    return (start, end)


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(_span(p) for p in pairs)
