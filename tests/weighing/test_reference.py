from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.errors import SourceError
from sayso.model import EntityRecord
from sayso.weighing.reference import match_reference, read_reference

NOW = datetime(2031, 1, 1, tzinfo=UTC)


def test_csv_and_ftm_lines_give_the_same_entries(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("id,name,type,aliases\nq1,Ana Veld,person,A. Veld;Mayor Veld\n", encoding="utf-8")
    lines = tmp_path / "list.jsonl"
    entry = {
        "id": "q1",
        "schema": "Person",
        "properties": {"name": ["Ana Veld"], "alias": ["A. Veld", "Mayor Veld"]},
    }
    lines.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    assert list(read_reference(table)) == list(read_reference(lines))


def test_a_match_is_only_suggested_and_all_equals_are_told(tmp_path: Path) -> None:
    entries = [
        EntityRecord("ref:1", "reference", "Ana Veld", "person"),
        EntityRecord("ref:2", "reference", "Ana Veld", "person"),
        EntityRecord("ref:3", "reference", "Arthur Veld", "person"),
    ]
    found = match_reference([EntityRecord("a#1", "a", "Mayor Ana Veld", "person")], entries, now=NOW)
    assert {(j.object, j.origin) for j in found} == {("ref:1", "suggested"), ("ref:2", "suggested")}


def test_an_alias_of_the_list_is_found() -> None:
    entry = EntityRecord("ref:1", "reference", "Ana Veld", "person", ("The Ferrywoman",))
    (found,) = match_reference([EntityRecord("a#1", "a", "the Ferrywoman", "person")], [entry], now=NOW)
    assert found.object == "ref:1"


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"id": "x", "schema": "Person", "properties": {}}\n{"id": 1}\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"list.jsonl:2"):
        list(read_reference(path))
