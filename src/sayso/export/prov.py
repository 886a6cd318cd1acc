"""PROV-O in JSON-LD, lite: each claim derived from its document, attributed to its voice, found by Sayso."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from sayso.export.linked import Json, known, urn, write_items
from sayso.export.material import Material
from sayso.model import ClaimRecord

CONTEXT: Final[Json] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sayso": "urn:sayso:term:",
    "label": "rdfs:label",
    "value": "prov:value",
    "published": {"@id": "sayso:published", "@type": "xsd:date"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "atLocation": {"@id": "prov:atLocation", "@type": "@id"},
}
"""Inline, so that no reader of the file has to fetch anything."""


def write(material: Material, out: BinaryIO) -> None:
    """A graph of documents, voices, claims, and for each document the activity of reading it."""
    write_items({"@context": CONTEXT}, "@graph", _items(material), out)


def _items(material: Material) -> Iterator[Json]:
    agent = urn("software", f"sayso-{material.version or 'unknown'}")
    yield {
        "@id": agent,
        "@type": "prov:SoftwareAgent",
        "label": f"Sayso {material.version or '(version unknown)'}",
    }
    documents: set[str] = set()
    voices: set[str] = set()
    for claim in material.claims:
        if claim.document not in documents:
            documents.add(claim.document)
            yield from _document(claim, material, agent)
        if claim.voice not in voices:
            voices.add(claim.voice)
            yield known(
                id_=urn("voice", claim.voice), type_="prov:Agent",
                label=claim.voice_name or claim.publisher or claim.voice_kind,
            ) | {"sayso:kind": claim.voice_kind}  # fmt: skip
        yield _claim(claim, material)


def _document(claim: ClaimRecord, material: Material, agent: str) -> Iterator[Json]:
    group = material.copies.get(claim.document)
    origin = group.origin_document if group and group.origin_document != claim.document else None
    yield known(
        id_=urn("document", claim.document), type_="prov:Entity", label=claim.title,
        atLocation=claim.url if claim.url and claim.url.startswith(("http://", "https://")) else None,
        published=claim.published.isoformat() if claim.published else None,
        wasDerivedFrom=urn("document", origin) if origin else None,
    )  # fmt: skip
    yield {
        "@id": urn("reading", claim.document),
        "@type": "prov:Activity",
        "used": urn("document", claim.document),
        "wasAssociatedWith": agent,
    }


def _claim(claim: ClaimRecord, material: Material) -> Json:
    return {
        "@id": urn("claim", claim.id),
        "@type": "prov:Entity",
        "value": claim.quote,
        "wasDerivedFrom": urn("document", claim.document),
        "wasAttributedTo": urn("voice", claim.voice),
        "wasGeneratedBy": urn("reading", claim.document),
        "sayso:subject": claim.subject_name,
        "sayso:relation": claim.type,
        "sayso:object": claim.object_name,
        "sayso:polarity": claim.polarity,
        "sayso:modality": claim.modality,
        "sayso:start": claim.evidence[0],
        "sayso:end": claim.evidence[1],
        "sayso:status": material.status(claim),
    }
