from __future__ import annotations

import pytest

from sayso.sources.captions import is_caption, is_credit_line


@pytest.mark.parametrize(
    "paragraph",
    [
        "The minister leaves after signing the accord in Skarne, February 29. [Jo Do/AFP]",
        "The camp lies in the gorge below the road to Tolm. [File]",
        "The minister speaks in Varda on Friday. (Photo: Varda Wire)",
        "FILE - In this March 3 photo, the minister speaks in Varda.",
        "Soldiers guard the depot at the river. Photo by Ana Brel",
        "Minister Pavel Ondra attends a parade in Varda on June 2. | Reuters",
        "A lorry passes the post at kilometre 31. Image: Ana Brel",
    ],
)
def test_credit_makes_a_caption(paragraph: str) -> None:
    assert is_caption(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        'They live in the border district [in Lethia]," he said.',
        "It is the third attack this year [17].",
        'He said: "The effect can be seen in the north of the country."',
        "The bank, which has closed its doors and/or its books, did not answer.",
        "-Jo Do asks what happened to the money. [Varda Times]",
    ],
)
def test_prose_is_no_caption(paragraph: str) -> None:
    assert not is_caption(paragraph)


def test_description_counts_only_where_it_is_set_apart() -> None:
    paragraph = "The leader can be seen next to the logo of the movement he founded."
    assert is_caption(paragraph, set_apart=True)
    assert not is_caption(paragraph)


@pytest.mark.parametrize("line", ["Jo Do/AFP", "Photo: Varda Wire", "Getty Images", "© Ana Brel"])
def test_credit_lines(line: str) -> None:
    assert is_credit_line(line)
    assert not is_credit_line("The minister left")


@pytest.mark.parametrize(
    "line",
    [
        "From left: Tove Lind, Ana Petr and Tom Arden before the hearing.",
        "Tom Arden (left) and Tove Lind sign the lease in 2028.",
        "Mayor Tove Lind, pictured in March, denies that she was told.",
        "Dockers at the gate on Monday | Ana Petr",
    ],
)
def test_line_that_points_at_a_picture_is_a_caption_anywhere(line: str) -> None:
    assert is_caption(line)
