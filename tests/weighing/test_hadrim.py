"""The answer key of the Hadrim example: copies, names and changes of position."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from sayso.model import Document, EntityRecord
from sayso.weighing import by_document, clusters, find_copies, resolve, standing
from weighing.makers import make_claim
from weighing.test_resolution import b_cubed

EXAMPLES = Path(__file__).parents[2] / "examples"
KEY = EXAMPLES / "annotations.json"
pytestmark = pytest.mark.skipif(not KEY.exists(), reason="the answer key is not in this checkout")


@pytest.fixture(scope="module")
def key() -> dict[str, Any]:
    return json.loads(KEY.read_text(encoding="utf-8"))


def text_of(entry: dict[str, Any]) -> str:
    """The text alone, by the simplest means: reading formats is not what is tested here."""
    if entry.get("source"):
        return (EXAMPLES / entry["source"]).read_text(encoding="utf-8")
    name, _, item = entry["file"].partition("#")
    text = (EXAMPLES / "hadrim" / name).read_text(encoding="utf-8")
    if item:
        line = next(line for line in text.splitlines() if item in line)
        return max((v for v in json.loads(line).values() if isinstance(v, str)), key=len)
    if name.endswith(".html"):
        page = lxml.html.fromstring(text)
        for furniture in page.xpath("//script|//style|//nav|//footer"):
            furniture.getparent().remove(furniture)
        return str(page.text_content())
    return text


def test_copies_are_grouped_and_no_independent_pair_is(key: dict[str, Any]) -> None:
    documents = {}
    for entry in key["documents"]:
        day = date.fromisoformat(entry["published"]) if entry.get("published") else None
        documents[entry["file"]] = Document(
            text_of(entry), publisher=entry["outlet"], url=entry["file"], published=day
        )
    gold = {
        file: group["id"]
        for group in key["copies"]["groups"]
        for file in (group["origin"], *(c["file"] for c in group["copies"]))
    }
    groups = by_document(find_copies(list(documents.values())))
    found = {f: groups[d.id].id for f, d in documents.items() if d.id in groups}
    right = wrong = missed = 0
    for a, b in combinations(documents, 2):
        together = a in found and found[a] == found.get(b)
        gold_together = a in gold and gold[a] == gold.get(b)
        right += together and gold_together
        wrong += together and not gold_together
        missed += gold_together and not together
    assert wrong == 0
    assert 2 * right / (2 * right + missed) >= 0.97


def test_names_are_resolved(key: dict[str, Any]) -> None:
    records, gold = [], {}
    for actor in key["actors"]:
        by_file = defaultdict(set)
        for name in actor["names"]:
            by_file[name["file"]].add(name["name"])
        for file, names in by_file.items():
            full = max(sorted(names), key=len)
            record = EntityRecord(
                f"{file}#{actor['id']}", file, full, actor["type"], tuple(sorted(names - {full}))
            )
            records.append(record)
            gold[record.key] = actor["id"]
    found = clusters([r.key for r in records], resolve(records, now=datetime(2031, 1, 1, tzinfo=UTC)))
    assert b_cubed(dict(found), gold) >= 0.95


def test_changes_of_position_are_found(key: dict[str, Any]) -> None:
    days = {d["file"]: d.get("published") for d in key["documents"]}
    ties = {t["id"]: t for t in key["ties"]}
    looked = 0
    for change in key["changes_of_position"]:
        tie = ties[change["tie"]]
        said_in = {s["file"] for s in tie["statements"] if s["voice"] == change["voice"]}
        if not {change["before"]["file"], change["after"]["file"]} <= said_in:
            continue  # a denial that gives way to an "if": words without a claim
        looked += 1
        claims = [
            make_claim(
                f"d{n}:c",
                tie["subject"],
                tie["object"],
                tie["type"],
                voice=s["voice"],
                kind=s["voice_kind"],
                polarity=s["polarity"],
                modality=s["modality"],
                ended=s["ended"],
                published=days.get(s["file"]),
                quote=s["words"],
            )
            for n, s in enumerate(tie["statements"])
        ]
        assert change["voice"] in {c.voice for c in standing(claims).changes}
    assert looked >= 3
