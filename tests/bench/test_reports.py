"""The invented reports: every gold span lies in its text and covers the words that its source names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bench.report_gold import TYPES, SourceError, build

FOLDER = Path(__file__).resolve().parents[2] / "bench" / "reports"
SOURCES = sorted((FOLDER / "source").glob("*.rep"))
SMALL = (
    "byline: null\n\n%headline A pact\n{s1=a Ada} {c1 said} {t1 Bo pays the Guild}.\n%boilerplate Share\n"
    "--- entities\na = Ada | person |\nb = Bo | person |\ng = Guild | organization | the Guild\n--- claims\n"
)


def load(name: str) -> tuple[str, dict[str, Any]]:
    text = (FOLDER / f"{name}.txt").read_bytes().decode("utf-8")
    return text, json.loads((FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))


def spans(gold: dict[str, Any]) -> list[list[int]]:
    """Every span of a gold file."""
    return [
        *(s["span"] for s in gold["sections"]),
        *(s for a in gold["attributions"] for role in ("source", "cue", "content") for s in a[role]),
        *(c["evidence"] for c in gold["claims"]),
        *(s for c in gold["commitments"] for s in c["evidence"]),
    ]


def test_there_are_twenty_two_reports_each_with_text_and_gold() -> None:
    names = [path.stem for path in SOURCES]
    assert [int(name[:2]) for name in names] == list(range(1, 23))
    assert names == [path.stem for path in sorted(FOLDER.glob("*.txt"))]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_text_and_gold_are_what_the_named_words_give(path: Path) -> None:
    assert load(path.stem) == build(path.read_text(encoding="utf-8"), path.stem)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_every_span_lies_inside_the_text_and_cuts_no_word(path: Path) -> None:
    text, gold = load(path.stem)
    for start, end in spans(gold):
        words = text[start:end]
        assert 0 <= start < end <= len(text)
        assert words == words.strip()
        assert not re.match(r"\w\w", text[start - 1 : start + 1] if start else "")
        assert not re.match(r"\w\w", text[end - 1 : end + 1])


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_voices_ends_and_types_are_known(path: Path) -> None:
    _, gold = load(path.stem)
    known = {e["name"] for e in gold["entities"]}
    voices = {a["speaker"] for a in gold["attributions"]} | {"narrator"}
    for claim in gold["claims"]:
        assert {claim["subject"], claim["object"]} <= known
        assert claim["subject"] != claim["object"]
        assert claim["voice"] in voices
        assert claim["type"] in TYPES


def test_evidence_is_found_and_takes_the_innermost_voice() -> None:
    text, gold = build(f"{SMALL}= b funding g : Bo pays the Guild\n", "small")
    (claim,) = gold["claims"]
    assert (claim["voice"], text[slice(*claim["evidence"])]) == ("Ada", "Bo pays the Guild")


def test_words_that_are_not_in_the_text_are_refused() -> None:
    with pytest.raises(SourceError, match="0 places"):
        build(f"{SMALL}= b funding g : Bo paid the Guild\n", "small")
