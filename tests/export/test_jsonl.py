from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema

from export.conftest import written
from report.makers import rich_reading
from sayso.export import Material

CLAIM: dict[str, Any] = {
    "type": "object",
    "required": ["claim_id", "speaker", "quote", "document", "offset_start", "offset_end", "status", "time"],
    "properties": {
        "claim_id": {"type": "string", "pattern": "^[0-9a-f]{16}:"},
        "voice_kind": {"enum": ["speaker", "narrator", "unnamed", "comment"]},
        "polarity": {"enum": ["affirmed", "denied"]},
        "modality": {"enum": ["asserted", "hedged", "hypothetical", "future", "obligation"]},
        "status": {"enum": ["counted", "comment", "not evidence", "misread"]},
        "ended": {"type": "boolean"},
        "offset_start": {"type": "integer", "minimum": 0},
        "offset_end": {"type": "integer", "minimum": 1},
        "published": {"type": ["string", "null"], "format": "date"},
        "time": {"type": ["object", "null"], "required": ["start", "end", "text", "precision", "inferred"]},
    },
}


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_every_claim_is_an_object_of_the_documented_form(material: Material) -> None:
    found = lines(written("jsonl", material))
    assert len(found) == len(tuple(material.claims))
    for claim in found:
        jsonschema.validate(claim, CLAIM, format_checker=jsonschema.FormatChecker())


def test_the_words_stand_at_the_offsets(material: Material) -> None:
    text = rich_reading().document.text
    for claim in lines(written("jsonl", material)):
        assert text[claim["offset_start"] : claim["offset_end"]] == claim["quote"]


def test_what_is_not_known_is_null(material: Material) -> None:
    claim = replace(next(iter(material.claims)), published=None, publisher=None, time=None)
    (found,) = lines(written("jsonl", replace(material, claims=(claim,))))
    assert found["published"] is found["outlet"] is found["time"] is None


def test_nothing_is_lost_of_words_that_utf_8_cannot_hold(material: Material) -> None:
    claim = replace(next(iter(material.claims)), quote="=a\x00\ud800")
    (found,) = lines(written("jsonl", replace(material, claims=(claim,))))
    assert found["quote"] == "=a\x00\ud800"


def test_a_tie_opens_to_its_voices_and_their_claims(material: Material) -> None:
    ids = {c.id for c in material.claims}
    found = lines(written("jsonl-ties", material))
    assert len(found) == len(tuple(material.ties))
    voices = [v for t in found for s in t["standings"] for v in s["voices_for"]]
    assert voices
    assert all(v["name"] is not None and v["claims"] and set(v["claims"]) <= ids for v in voices)
