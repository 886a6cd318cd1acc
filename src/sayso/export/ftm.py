"""FollowTheMoney entities, one JSON object on each line, as OpenAleph and nomenklatura load them.

FollowTheMoney knows no claims: its ties are facts. So only claims that affirm, outright or hedged,
become ties, each with its speaker and words in `summary` and the claim's id in `recordId`; denials,
promises and comments become notes, which say what they are. The JSON lines of the claims hold all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from sayso.export.material import Material
from sayso.export.text import json_bytes, legal
from sayso.model import ClaimRecord, Document, EntityRecord

Properties = dict[str, list[str]]
Object = dict[str, str | Properties]

SCHEMATA: Final = {
    "person": "Person", "organization": "Organization", "group": "Organization", "state": "PublicBody",
    "place": "Address", "event": "Event", "agreement": "Event", "other": "LegalEntity",
}  # fmt: skip
"""The schema of an actor of each entity type. FollowTheMoney has none for an agreement but its event."""

_LANGUAGES: Final = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "nl": "nld", "pl": "pol",
    "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 to 639-3, which alone FollowTheMoney takes as clean."""

_BODIES: Final = frozenset({"Organization", "PublicBody"})
_LEGAL: Final = _BODIES | {"Person", "LegalEntity"}
_TIES: Final = {
    "funding": ("Payment", "payer", _LEGAL, "beneficiary", _LEGAL, "purpose"),
    "membership": ("Membership", "member", _LEGAL, "organization", _BODIES, "role"),
    "family": ("Family", "person", frozenset({"Person"}), "relative", frozenset({"Person"}), "relationship"),
    "alliance": ("Associate", "person", frozenset({"Person"}), "associate", frozenset({"Person"}),
                 "relationship"),
}  # fmt: skip
"""Schema, the properties of both ends with the schemata they allow, and where the tie's label goes.

Every other type of tie, and ends that a schema does not allow, become `UnknownLink`.
"""


def write(material: Material, out: BinaryIO) -> None:
    """Actors, documents, mentions, ties and notes."""
    for item in objects(material):
        out.write(json_bytes(item) + b"\n")


def objects(material: Material) -> Iterator[Object]:
    """The entities in an order in which everything comes before what refers to it."""
    actors = {e.key: SCHEMATA.get(e.type, "LegalEntity") for e in material.entities}
    for record in material.entities:
        yield _actor(record)
    for document in material.documents:
        yield _document(document)
    for reading in material.readings:
        for entity in reading.entities:
            key = f"{reading.document.id}#{entity.id}"
            if SCHEMATA.get(entity.type) in _LEGAL:
                yield _object(
                    "Mention", ("mention", key), document=[identity("document", reading.document.id)],
                    name=list(dict.fromkeys((entity.name, *entity.aliases))),
                    detectedSchema=[SCHEMATA[entity.type]], resolved=[identity("actor", key)],
                )  # fmt: skip
    known_documents = {document.id for document in material.documents}
    for claim in material.claims:
        for key, name in ((claim.subject, claim.subject_name), (claim.object, claim.object_name)):
            if key not in actors:
                actors[key] = "LegalEntity"
                yield _object("LegalEntity", ("actor", key), name=[name])
        yield _claim(claim, material, actors, proven=claim.document in known_documents)


def identity(kind: str, key: str) -> str:
    """The id of something in an export: equal in every export of one case."""
    return f"sayso-{hashlib.sha1(f'{kind}:{key}'.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _object(schema: str, id: tuple[str, str], **properties: Sequence[str | None]) -> Object:
    kept = {name: [legal(v) for v in values if v] for name, values in properties.items()}
    return {"id": identity(*id), "schema": schema, "properties": {k: v for k, v in kept.items() if v}}


def _actor(record: EntityRecord) -> Object:
    schema = SCHEMATA.get(record.type, "LegalEntity")
    roles = {"position": list(record.roles)} if schema == "Person" else {"description": list(record.roles)}
    return _object(
        schema, ("actor", record.key), name=[record.name], alias=list(record.aliases), **roles
    )  # fmt: skip


def _document(document: Document) -> Object:
    return _object(
        "Article", ("document", document.id), title=[document.title or f"Document {document.id}"],
        fileName=[f"{document.id}.txt"], author=[document.byline], publisher=[document.publisher],
        publishedAt=[document.published.isoformat() if document.published else None],
        language=[_LANGUAGES.get(document.language, document.language)], sourceUrl=[document.url],
        contentHash=[hashlib.sha1(document.text.encode("utf-8", "surrogatepass")).hexdigest()],
        bodyText=[document.text],
    )  # fmt: skip


def _claim(claim: ClaimRecord, material: Material, actors: Mapping[str, str], *, proven: bool) -> Object:
    voice = claim.voice_name or claim.publisher or claim.voice_kind
    said = f"{voice}: “{claim.quote}”"
    published = claim.published.isoformat() if claim.published else None
    if material.status(claim) != "counted" or claim.polarity == "denied":
        status = material.status(claim)
        what = [claim.polarity] * (claim.polarity == "denied") + [status] * (status != "counted")
        label = ", ".join(what).capitalize()
        tie = f"{claim.subject_name} – {material.label(claim.type)} – {claim.object_name}"
        return _object(
            "Note", ("claim", claim.id), name=[f"{label}: {tie}"], description=[said],
            entity=[identity("actor", claim.subject), identity("actor", claim.object)],
            sourceUrl=[claim.url], publisher=[claim.publisher],
        )  # fmt: skip
    schema, subject, subjects, object, objects, label_at = _TIES.get(claim.type, _UNKNOWN)
    if actors[claim.subject] not in subjects or actors[claim.object] not in objects:
        schema, subject, _, object, _, label_at = _UNKNOWN
    time = claim.time
    properties: dict[str, Sequence[str | None]] = {
        subject: [identity("actor", claim.subject)],
        object: [identity("actor", claim.object)],
        label_at: [material.label(claim.type) + (" (hedged)" if claim.modality == "hedged" else "")],
        "summary": [said],
        "recordId": [claim.id],
        "date": [published],
        "startDate": [time.start.isoformat() if time and time.start and not claim.ended else None],
        "endDate": [time.end.isoformat() if time and time.end and claim.ended else None],
        "sourceUrl": [claim.url],
        "publisher": [claim.publisher],
        "proof": [identity("document", claim.document) if proven else None],
    }
    return _object(schema, ("claim", claim.id), **properties)


_ANY: Final = frozenset({*SCHEMATA.values()})
_UNKNOWN: Final = ("UnknownLink", "subject", _ANY, "object", _ANY, "role")
