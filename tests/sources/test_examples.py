"""The examples' answer key lists the sections of every file: a gate on how many are found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.model.document import Document
from sayso.sources.load import load

EXAMPLES = Path(__file__).parents[2] / "examples"


def squeezed(text: str) -> str:
    return " ".join(text.split())


def same(found: str, wanted: str) -> bool:
    shorter, longer = sorted((found, wanted), key=len)
    return shorter in longer and len(shorter) >= 0.8 * len(longer)


@pytest.mark.parametrize(
    ("kind", "share"),
    [("headline", 0.97), ("byline", 0.75), ("caption", 0.9), ("heading", 0.95), ("comment", 0.95)],
)
def test_sections_of_the_examples(kind: str, share: float) -> None:
    found = wanted = 0
    for entry in json.loads((EXAMPLES / "annotations.json").read_text(encoding="utf-8"))["documents"]:
        if entry["language"] != "en" or "#" in entry["file"]:
            continue
        (document,) = load(EXAMPLES / "hadrim" / entry["file"])
        assert isinstance(document, Document), document
        got = [squeezed(document.quote(s.span)) for s in document.sections if s.kind == kind]
        for section in entry["sections"]:
            if section["kind"] == kind:
                wanted += 1
                found += any(same(words, squeezed(section["text"])) for words in got)
    assert wanted > 0
    assert found >= share * wanted
