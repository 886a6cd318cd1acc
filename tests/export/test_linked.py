from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld

from export.conftest import LINK, written
from report.makers import rich_reading
from sayso.export import Material

ANNO = "http://www.w3.org/ns/oa#"
CONTEXTS: dict[str, dict[str, Any]] = {
    # The terms used, as the published contexts define them, so that no test needs the network.
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": ANNO,
        "as": "http://www.w3.org/ns/activitystreams#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation",
        "SpecificResource": "oa:SpecificResource",
        "TextualBody": "oa:TextualBody",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector",
        "AnnotationPage": "as:OrderedCollectionPage",
        "Software": "as:Application",
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "generator": {"@type": "@id", "@id": "as:generator"},
        "name": "as:name",
        "value": "rdf:value",
        "format": "dc:format",
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": {"@id": "oa:start"},
        "end": {"@id": "oa:end"},
        "describing": "oa:describing",
        "identifying": "oa:identifying",
        "tagging": "oa:tagging",
    },
    "https://schema.org": {"@vocab": "http://schema.org/", "url": {"@type": "@id"}},
}


def local(url: str, _: dict[str, Any]) -> dict[str, Any]:
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXTS[url]},
    }


def graph(format: str, material: Material) -> list[dict[str, Any]]:
    """The nodes that pyld makes of an export, flattened."""
    data = json.loads(written(format, material))
    flat: list[dict[str, Any]] = jsonld.flatten(data, options={"documentLoader": local})
    return flat


def of_type(nodes: list[dict[str, Any]], type: str) -> list[dict[str, Any]]:
    return [n for n in nodes if type in n.get("@type", [])]


def value(node: dict[str, Any], name: str) -> Any:
    (found,) = node[name]
    return found.get("@value", found.get("@id"))


def test_annotations_select_exactly_the_words(material: Material) -> None:
    text = rich_reading().document.text
    nodes = graph("webannotation", material)
    positions = of_type(nodes, ANNO + "TextPositionSelector")
    quotes = {value(n, ANNO + "exact") for n in of_type(nodes, ANNO + "TextQuoteSelector")}
    spans = {(value(n, ANNO + "start"), value(n, ANNO + "end")) for n in positions}
    assert {text[a:b] for a, b in spans} == quotes
    assert {c.evidence for c in material.claims} <= spans


def test_every_statement_claim_commitment_and_actor_is_annotated(material: Material) -> None:
    reading = rich_reading()
    found = of_type(graph("webannotation", material), ANNO + "Annotation")
    parts = (reading.attributions, reading.claims, reading.commitments, reading.entities)
    assert len(found) == sum(len(p) for p in parts)


def test_a_quote_comes_with_the_words_around_it(material: Material) -> None:
    text = rich_reading().document.text
    items = json.loads(written("webannotation", material))["items"]
    for target in (t for i in items for t in i["target"]):
        quote, position = target["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        start = position["start"] - len(quote["prefix"])
        assert text[start : start + len(around)] == around


def test_claims_have_words_author_and_appearance(material: Material) -> None:
    nodes = graph("claim", material)
    by_id = {n["@id"]: n for n in nodes}
    claims = of_type(nodes, "http://schema.org/Claim")
    assert len(claims) == sum(c.voice_kind != "comment" for c in material.claims)
    (denial,) = [c for c in claims if c["@id"].endswith(":c3")]
    author = by_id[value(denial, "http://schema.org/author")]
    assert value(author, "http://schema.org/name") == "Tova Brandt"
    assert author["@type"] == ["http://schema.org/Person"]
    assert value(denial, "http://schema.org/url").startswith(LINK)
    work = by_id[value(denial, "http://schema.org/appearance")]
    assert value(work, "http://schema.org/url") == "https://courier.example/2030/vell"


def test_provenance_leads_from_claim_to_document_voice_and_software(material: Material) -> None:
    prov = "http://www.w3.org/ns/prov#"
    nodes = graph("prov", material)
    by_id = {n["@id"]: n for n in nodes}
    claims = [n for n in of_type(nodes, prov + "Entity") if prov + "wasAttributedTo" in n]
    assert len(claims) == len(tuple(material.claims))
    for claim in claims:
        assert prov + "Entity" in by_id[value(claim, prov + "wasDerivedFrom")]["@type"]
        assert prov + "Agent" in by_id[value(claim, prov + "wasAttributedTo")]["@type"]
        activity = by_id[value(claim, prov + "wasGeneratedBy")]
        assert prov + "SoftwareAgent" in by_id[value(activity, prov + "wasAssociatedWith")]["@type"]


@pytest.mark.parametrize("format", ["claim", "prov"])
def test_words_survive_expansion(format: str, material: Material) -> None:
    name = {"claim": "http://schema.org/text", "prov": "http://www.w3.org/ns/prov#value"}[format]
    words = {value(n, name) for n in graph(format, material) if name in n}
    assert {c.quote for c in material.claims if c.voice_kind != "comment"} <= words
