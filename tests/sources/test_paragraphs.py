from __future__ import annotations

import pytest

from sayso.sources.paragraphs import Block, lay_out, split_paragraphs


def words(text: str) -> list[str]:
    return [text[p.start : p.end] for p in split_paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_any_line_break_parts_lines(end: str) -> None:
    assert words(f"One.{end}{end}Two.{end}Three.") == ["One.", "Two.", "Three."]


def test_gap_counts_line_breaks() -> None:
    assert [p.gap for p in split_paragraphs("a\n\nb\n\n\nc\nd")] == [0, 2, 3, 1]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "The minister said that he would not go to the north with the"
    text = "\n".join([line] * 6) + "\n\nHe went all the same."
    assert len(words(text)) == 2


def test_byline_below_a_headline_is_not_joined_to_it() -> None:
    line = "The minister said that he would not go to the north with the"
    text = f"{line[:60]}\nBy Jo Do\n\n" + "\n".join([line] * 6)
    assert "By Jo Do" in words(text)


def test_lay_out_says_where_each_block_lies() -> None:
    text, units = lay_out([Block(" One "), Block("  "), Block("Two", "heading")])
    assert text == "One\n\nTwo"
    assert [(text[u.start : u.end], u.kind) for u in units] == [("One", None), ("Two", "heading")]
