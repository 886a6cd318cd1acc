import pytest

from sayso.reader.paragraphs import paragraphs
from sayso.reader.quotes import is_title, quotations


def quoted(text):
    return [(text[q.start : q.end], q.closed) for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we won" and left.', '"we won"'),
        ("He said “we won” and left.", "“we won”"),
        ("He said «we won» and left.", "«we won»"),
        ("He said „we won“ and left.", "„we won“"),
        ("He said „we won” and left.", "„we won”"),
        ("He said ‘they told us “we won” then’ and left.", "‘they told us “we won” then’"),
        ("He said 'they told us \"we won\" then' and left.", "'they told us \"we won\" then'"),
        ("He said 'we have won it' and left.", "'we have won it'"),
        ("He said ‘we can’t have won’ and left.", "‘we can’t have won’"),
    ],
)
def test_marks_of_every_kind_pair(text, expected):
    assert quoted(text) == [(expected, True)]


def test_apostrophes_are_no_quotation_marks():
    assert quoted("The Front's men took the rebels' guns, didn't they?") == []


def test_a_quotation_left_open_ends_with_its_paragraph():
    text = '"We signed.\n\n"We meant it," he said.'
    assert quoted(text) == [('"We signed.', False), ('"We meant it,"', True)]


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
def test_a_quotation_left_open_goes_on_where_the_next_paragraph_closes_it(marks):
    first, last = marks
    text = f"He said, {first}We signed.\n\nWe meant it.{last} He left."
    assert quoted(text) == [(f"{first}We signed.", False), (f"We meant it.{last}", True)]


@pytest.mark.parametrize(
    "after", ['He was "tired".', "He left.", '"Good," he said.', 'He left.\n\nWe did it."']
)
def test_a_quotation_left_open_goes_on_in_no_other_paragraph(after):
    text = f'He said, "We signed.\n\n{after}'
    assert not any(mark.startswith(("He", "We did")) for mark, _ in quoted(text))


def test_an_odd_mark_costs_one_paragraph_only():
    text = 'It was 6" deep.\n\n"We won," he said.'
    assert ('"We won,"', True) in quoted(text)


def test_directed_marks_stand_inside_one_another():
    text = "“He calls this place “hell” and stays,” she said."
    assert quoted(text) == [("“He calls this place “hell” and stays,”", True)]


@pytest.mark.parametrize("title", ["“State of the Nation”", "‘All Bets Are Off’", "“A Song of Two Rivers”"])
def test_titles_have_capitals(title):
    assert is_title(title, (0, len(title)))


@pytest.mark.parametrize("words", ["“We won.”", "“God bless the river”", "“No.”", "“Lena Marsh signed it”"])
def test_speech_is_no_title(words):
    assert not is_title(words, (0, len(words)))


def test_a_decade_opens_no_quotation():
    assert quoted("In the ’70s and ‘80s the “peace camp” was the miners’ home.") == [("“peace camp”", True)]
