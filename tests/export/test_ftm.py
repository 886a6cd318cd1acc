from __future__ import annotations

import json
from typing import Any

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy

from export.conftest import written
from sayso.export import Material


@pytest.fixture
def loaded(material: Material) -> list[EntityProxy]:
    """The export as `followthemoney` itself loads and cleans it."""
    return [
        model.get_proxy(json.loads(line), cleaned=False) for line in written("ftm", material).splitlines()
    ]


def raw(material: Material) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", material).splitlines()]


def test_every_entity_is_valid_for_its_schema(loaded: list[EntityProxy]) -> None:
    assert loaded
    for entity in loaded:
        entity.schema.validate(entity.to_dict())


def test_entities_are_clean_as_they_are_written(material: Material) -> None:
    for line in raw(material):
        model.get_proxy(line, cleaned=True).schema.validate(line)


def test_followthemoney_drops_no_value(material: Material, loaded: list[EntityProxy]) -> None:
    for line, entity in zip(raw(material), loaded, strict=True):
        for name, values in line["properties"].items():
            if name not in ("language", "bodyText"):
                assert sorted(entity.get(name)) == sorted(set(values)), (entity.schema.name, name)


def test_everything_referred_to_is_in_the_file_and_of_the_right_kind(loaded: list[EntityProxy]) -> None:
    by_id = {e.id: e for e in loaded}
    checked = 0
    for entity in loaded:
        for prop, value in entity.itervalues():
            if prop.range is not None and prop.type.name == "entity":
                assert by_id[value].schema.is_a(prop.range), (entity.schema.name, prop.name)
                checked += 1
    assert checked > 10


def test_a_denial_is_never_written_as_a_tie(loaded: list[EntityProxy]) -> None:
    (denial,) = [e for e in loaded if e.schema.name == "Note" and e.first("name").startswith("Denied")]
    assert "never gave them a single rifle" in denial.first("description")
    ids = {i for e in loaded for i in e.get("recordId", quiet=True)}
    assert not any(i.endswith((":c3", ":c8", ":c9")) for i in ids)


def test_a_tie_keeps_speaker_words_and_claim(loaded: list[EntityProxy]) -> None:
    (payment,) = [e for e in loaded if e.schema.name == "Payment"]
    assert (
        payment.first("summary") == "monitoring mission: “The Arun Front has paid and armed the Kesh Guard”"
    )
    assert payment.first("recordId").endswith(":c1")
    assert payment.first("startDate") == "2029-03-01"
    assert payment.first("proof") in {e.id for e in loaded if e.schema.name == "Article"}


def test_ids_are_unique(loaded: list[EntityProxy]) -> None:
    ids = [e.id for e in loaded]
    assert len(ids) == len(set(ids))
