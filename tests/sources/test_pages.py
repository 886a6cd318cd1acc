"""Pages of many shapes, each as it would be saved: what a reader would call each part is what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.sources.sections import find_sections

_FILE = (Path(__file__).parent / "pages.txt").read_text(encoding="utf-8")
PAGES = dict(page.split("\n", 1) for page in _FILE.removeprefix("# ").split("\n# "))
"""Marked lines ("kind: words") by the page's shape."""


@pytest.mark.parametrize("shape", PAGES)
def test_parts_of_a_page(shape: str) -> None:
    expected, text = _laid_out(PAGES[shape])
    found = [(s.kind, text[s.start : s.end]) for s in find_sections(text).sections]
    assert found == expected


def _laid_out(page: str) -> tuple[list[tuple[str, str]], str]:
    """The sections that a page's marked lines stand for, and its text."""
    parts = [line.split(": ", 1) for line in page.strip().splitlines()]
    text, sections = "", list[tuple[str, str]]()
    for kind, words in parts:
        after_dateline = sections and sections[-1][0] == "dateline" and sections[-1][1][-1] in "-–"
        gap = " " if after_dateline else "\n\n" if text else ""
        text += gap + words
        if sections and sections[-1][0] == kind and kind in ("body", "boilerplate"):
            sections[-1] = (kind, sections[-1][1] + gap + words)
        else:
            sections.append((kind, words))
    return sections, text
