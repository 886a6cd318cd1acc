import re

import pytest
from marked import told


def with_actors(sentence):
    """The sentence with T and R spelled out and marked."""
    return re.sub(r"\bR\b", "[the Red Column|grp]", re.sub(r"\bT\b", "[Tarsia|st]", sentence))


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("T arms R.", ""),
        ("T does not arm R.", "not"),
        ("T has never armed R.", "not"),
        ("T no longer arms R.", "not ended"),
        ("T stopped arming R.", "not ended"),
        ("T refuses to arm R.", "not"),
        ("T will arm R.", "future"),
        ("T will not arm R.", "not future"),
        ("T plans to arm R.", "future"),
        ("T tried to arm R.", "future"),
        ("T might arm R.", "hedged"),
        ("T allegedly armed R.", "hedged"),
        ("T is suspected of arming R.", "hedged"),
        ("T is believed to have armed R.", "hedged"),
        ("T would arm R.", "hypothetical"),
        ("If T arms R, prices will rise.", "hypothetical"),
        ("T must arm R.", "obligation"),
        ("T agreed to arm R.", "obligation"),
        ("T agreed to stop arming R.", "not obligation"),
        ("It is false that T arms R.", "not"),
        ("There is no evidence that T arms R.", "not"),
    ],
)
def test_standing_of_a_claim(sentence, standing):
    words = standing.split()
    expected = " ".join(
        ["Tarsia", *(["not"] if "not" in words else []), "arming", "the Red Column"]
        + [w for w in words if w != "not"]
    )
    assert told(with_actors(sentence)) == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "Did T arm R?",
        "Nobody knows whether T armed R.",
        "The mission could not confirm that T armed R.",
    ],
)
def test_what_is_left_open_is_no_claim(sentence):
    assert told(with_actors(sentence)) == set()
