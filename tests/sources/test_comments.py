from __future__ import annotations

import pytest

from sayso.sources.comments import is_comment_header

from .texts import PROSE, parts

HEAD = f"Bank closes account\n\n{PROSE}\n\n{PROSE}\n\n2 comments\n\n"


def test_each_paragraph_is_a_comment_where_nothing_parts_them() -> None:
    text = HEAD + "They lie about the bank.\n\nThe lorries came on Fridays.\n"
    assert parts(text, "comment") == ["They lie about the bank.", "The lorries came on Fridays."]


def test_wider_gaps_part_comments_of_several_paragraphs() -> None:
    text = HEAD + "They lie.\n\nEverybody knows.\n\n\nI saw the lorries.\n"
    assert parts(text, "comment") == ["They lie.\n\nEverybody knows.", "I saw the lorries."]


def test_header_opens_a_comment_and_belongs_to_it() -> None:
    text = HEAD + (
        "Marta K — March 3, 2023 at 10:11 pm\n\nThey lie.\n\nEverybody knows.\n\nReply\n\n"
        "old77 — March 4, 2023 at 8:02 am\n\nI saw the lorries.\n\nReply\n"
    )
    first, second = parts(text, "comment")
    assert first == "Marta K — March 3, 2023 at 10:11 pm\n\nThey lie.\n\nEverybody knows."
    assert second.endswith("I saw the lorries.")


def test_header_may_take_two_lines() -> None:
    text = (
        HEAD + "John says:\nMarch 3, 2023 at 4:12 pm\n\nThey lie.\n\n"
        "Anna says:\nMarch 4, 2023 at 5:15 am\n\nTrue.\n"
    )
    assert len(parts(text, "comment")) == 2


def test_widgets_are_no_comments() -> None:
    text = HEAD + "Sort by: Newest\n\nThey lie about the bank.\n\nLike (3)\n\nLoad more comments\n"
    assert parts(text, "comment") == ["They lie about the bank."]


@pytest.mark.parametrize(
    "line",
    [
        "Marta — March 3, 2023 at 10:11 pm",
        "old77 says:",
        "Kilo · 17 Aug 2024",
        "Ana Brel, 21.06.23 20:55",
        "jo • 3 years ago",
    ],
)
def test_comment_headers(line: str) -> None:
    assert is_comment_header(line)


def test_sentence_is_no_comment_header() -> None:
    assert not is_comment_header("They lie about the bank and about the lorries.")
