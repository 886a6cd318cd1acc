"""Which pairs of mentions are related."""

from __future__ import annotations

import numpy as np
from training.re3d.corpus import ENTITIES, NONE, RELATIONS
from training.re3d.mentions import Found
from training.re3d.seen import Pairs

from training.re3d import corpus, pairs

WORDS = "Ann Fox of the Red League met rebels. Bob Hill left."
TEXT = corpus.text_from(
    {"id": "x", "text": WORDS,
     "entities": [
         {"start": 0, "end": 7, "type": "Person", "confidence": 1},
         {"start": 11, "end": 25, "type": "Organisation", "confidence": 1},
     ],
     "relations": [{"type": "BelongsTo", "source": [0, 7], "target": [11, 25], "confidence": 1}]}
)  # fmt: skip


def found(words: str, type: str) -> Found:
    start = WORDS.index(words)
    head = corpus.head_of(TEXT.words, start, start + len(words))
    assert head is not None
    return Found(head, (start, start + len(words)), ENTITIES.index(type), 0.9, 0.9)


ANN, LEAGUE, RED = (
    found("Ann Fox", "Person"),
    found("the Red League", "Organisation"),
    found("Red", "Location"),
)
BOB = found("Bob Hill", "Person")


def test_only_mentions_of_one_sentence_are_paired() -> None:
    assert pairs.candidates(TEXT, [BOB, LEAGUE, ANN]) == [(ANN, LEAGUE)]


def test_a_pair_is_labelled_by_the_gold_mentions_it_stands_for() -> None:
    said = pairs.labels(TEXT, [(ANN, LEAGUE), (ANN, RED), (ANN, BOB)])
    assert [RELATIONS[n] for n in said] == ["BelongsTo >", "BelongsTo >", RELATIONS[NONE]]


def test_a_pair_is_described_by_what_stands_between() -> None:
    empty = np.zeros((1, 2), np.float32)
    base = Pairs(empty, np.zeros(1, np.float32), empty, empty)
    marks = pairs.rows(TEXT, [(ANN, LEAGUE)], base, None).marks[0]
    assert {"kinds Person Organisation", "all between of", "between of Person Organisation"} <= set(marks)
