from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.paragraphs import paragraphs


def words(text):
    return [text[s:e] for s, e in paragraphs(text)]


def test_blank_lines_part_paragraphs():
    assert words("One here.\n\nTwo here.\n \t\nThree.") == ["One here.", "Two here.", "Three."]


def test_single_newlines_part_paragraphs_that_end_in_full_stops():
    assert words("The talks ended on Friday at noon.\nThe envoy left by road.") == [
        "The talks ended on Friday at noon.",
        "The envoy left by road.",
    ]


def test_hard_wrapped_lines_stay_one_paragraph():
    text = (
        "The talks between the two sides in the river town went on\nuntil late at night because nobody "
        "wanted to be\nthe first to leave."
    )
    assert words(text) == [text]


def test_a_stretch_without_breaks_is_cut():
    assert all(e - s <= 20_001 for s, e in paragraphs("word " * 20_000))


@given(st.text(max_size=400))
def test_every_word_lies_in_one_paragraph(text):
    spans = paragraphs(text)
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    outside = set(range(len(text))) - {i for s, e in spans for i in range(s, e)}
    assert all(text[i].isspace() for i in outside)
