from __future__ import annotations

import time

import pytest

from sayso.sources.furniture import is_furniture, opens_comments, opens_related


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook Tweet Print",
        "Do you like this article?",
        "Was this page helpful? Yes No",
        "Sign up for our free newsletter",
        "Read more: Rebels need no banks",
        "Home > News > World",
        "© 2023 Varda Times. All rights reserved.",
        "(Reporting by Jo Do; Editing by M. Bo)",
        "5 min read",
        "Advertisement",
        "***",
        "For immediate release",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The bank shares its offices with the ministry.",
        "He asked them to print the report and to email it to the tribunal.",
        "More from fear than from conviction, they signed.",
        "Sources close to the President say that he was told.",
        "Unbreakable ties",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "3 Comment",
        "Comments (12)",
        "Leave a reply",
        "12 thoughts on “The bank”",
        "Readers' comments",
        "2 comments. Comments are moderated. Maximum 1,000 characters.",
        "Comments (2) | Newest first",
        "Two comments so far",
        "Discussion: 2 posts",
    ],
)
def test_lines_that_open_comments(line: str) -> None:
    assert opens_comments(line)


@pytest.mark.parametrize("line", ["The minister left no comment on the story", "He read two comments to us"])
def test_talk_of_comments_opens_none(line: str) -> None:
    assert not opens_comments(line)


def test_what_the_police_left_is_no_comment_area() -> None:
    assert not opens_comments("The comments of the minister were read out")


def test_related() -> None:
    assert opens_related("Related Articles")
    assert not opens_related("Related to the minister by marriage, he left.")


@pytest.mark.parametrize("atom", ["Ab | ", "share ", "A/", "By A ", "at 1:", "[A/", ". A"])
def test_no_line_takes_long(atom: str) -> None:
    start = time.process_time()
    is_furniture(atom * (480 // len(atom)), among_comments=True)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    "line",
    [
        "More from this issue: Gas, a beginner's guide | 2 comments",
        "Corrections: write to the editors. 1 reader comment.",
        "214 readers are following this story. Comments (2), newest first.",
    ],
)
def test_a_line_that_ends_in_the_count_of_comments_opens_them(line: str) -> None:
    assert opens_comments(line)


@pytest.mark.parametrize(
    "line",
    ["He left without 2 comments", "The minister made one comment. It was brief.", "It drew comments."],
)
def test_a_sentence_that_speaks_of_comments_opens_none(line: str) -> None:
    assert not opens_comments(line)


def test_a_list_of_what_is_read_most_is_furniture() -> None:
    assert is_furniture("Most read: Ferry timetable cut again | The pier in pictures")
