from __future__ import annotations

import time

import pytest

from sayso.sources.labels import is_label


@pytest.mark.parametrize(
    "line",
    [
        "A pumping station at Kolm, shut since the fighting of 2029.",
        "Striking dockers outside the gate in May.",
        "Villagers fleeing the bombing near Sand on 3 May.",
        "The ruined bridge over the Oster, built in 1931.",
    ],
)
def test_sentence_without_a_verb_is_a_label(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "Troops entered the city on Monday.",
        "Police shot two men on Sunday, aged 12.",
        "Analysts expect prices to rise in May.",
        "Critics of the deal disagree.",
        "Talks in Sorn resume on Friday.",
        "The mine at Kolm employs 900 people.",
        "In each of those towns, about a third of the voters.",
        "The convention got off to a rocky start in Sorn, when chaos broke out.",
    ],
)
def test_sentence_with_a_verb_is_none(line: str) -> None:
    assert not is_label(line)


@pytest.mark.parametrize("atom", ["The a at ", "A ", "in the x ", "men of "])
def test_no_label_takes_long(atom: str) -> None:
    start = time.process_time()
    is_label("The " + atom * 7 + "end.")
    assert time.process_time() - start < 0.5
