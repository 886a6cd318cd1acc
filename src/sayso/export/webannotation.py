"""W3C Web Annotations: every statement, claim, commitment and mention, selected by quote and by position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from sayso.export.linked import Json, known, urn, write_items
from sayso.export.material import Material
from sayso.model import Claim, Document, Reading, Span

CONTEXT: Final = ("http://www.w3.org/ns/anno.jsonld", {"sayso": "urn:sayso:term:"})
AROUND: Final = 32
"""Code points of context before and after a quote, as the Hypothesis client writes them."""


def write(material: Material, out: BinaryIO) -> None:
    """One annotation page over all readings.

    Positions count code points of the text whose SHA-256 the target's `sayso:sha256` gives.
    """
    head: Json = {"@context": list(CONTEXT), "id": urn("export", "annotations"), "type": "AnnotationPage"}
    write_items(head, "items", (a for r in material.readings for a in _annotations(r, material)), out)


def _annotations(reading: Reading, material: Material) -> Iterator[Json]:
    """The annotations of one reading: statements, then claims, commitments and the names of entities."""
    document = reading.document
    names = {e.id: e.name for e in reading.entities}

    def annotation(kind: str, id: str, motivation: str, spans: list[Span], body: Json) -> Json:
        return {
            "id": urn(kind, f"{document.id}:{id}"),
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"type": "Software", "name": f"Sayso {reading.version}".strip()},
            "body": known(type="TextualBody", format="text/plain", purpose=motivation) | body,
            "target": [target(document, span) for span in spans],
        }

    for a in reading.attributions:
        speaker = a.speaker.name or "unknown speaker"
        body = {"value": f"{speaker} ({a.kind})", "sayso:speaker": speaker, "sayso:confidence": a.confidence}
        yield annotation("statement", a.id, "identifying", list(a.content), body)
    for claim in reading.claims:
        yield annotation("claim", claim.id, "describing", [claim.evidence], _claim(claim, names, material))
    for c in reading.commitments:
        body = {"value": f"{names.get(c.obligor, c.obligor)}: {c.act}"}
        yield annotation("commitment", c.id, "describing", [c.evidence], body)
    for e in reading.entities:
        spans = [m.span for m in e.mentions]
        if spans:
            yield annotation("entity", e.id, "tagging", spans, {"value": e.name, "sayso:type": e.type})


def target(document: Document, span: Span) -> Json:
    """A stretch of a document by its words with those around them, and by its place."""
    start, end = span
    text = document.text
    return {
        "type": "SpecificResource",
        "source": document.url or urn("document", document.id),
        "sayso:sha256": document.text_hash,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(start - AROUND, 0) : start],
                "suffix": text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _claim(claim: Claim, names: dict[str, str], material: Material) -> Json:
    subject, object = names.get(claim.subject, claim.subject), names.get(claim.object, claim.object)
    said = "not " if claim.polarity == "denied" else ""
    voice = claim.voice.name or claim.voice.kind
    return {
        "value": f"{voice}: {subject} – {said}{material.label(claim.type)} – {object} ({claim.modality})",
        "sayso:voice": voice,
        "sayso:voiceKind": claim.voice.kind,
        "sayso:subject": subject,
        "sayso:relation": claim.type,
        "sayso:object": object,
        "sayso:polarity": claim.polarity,
        "sayso:modality": claim.modality,
    }
