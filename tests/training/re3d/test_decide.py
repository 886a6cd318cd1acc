"""From chances to predictions."""

from __future__ import annotations

import numpy as np
from training.re3d.corpus import ENTITIES, RELATIONS, Text
from training.re3d.mentions import Found

from training.re3d import corpus, decide


def text(words: str) -> Text:
    return corpus.text_from({"id": "x", "text": words, "entities": [], "relations": []})


def found(text: Text, words: str, type: str, chance: float = 0.9) -> Found:
    start = text.text.index(words)
    head = corpus.head_of(text.words, start, start + len(words))
    assert head is not None
    return Found(head, (start, start + len(words)), ENTITIES.index(type), chance, chance)


def test_a_state_may_be_either_of_two_types() -> None:
    t = text("France met Ann Fox.")
    said = decide.entities(t, [found(t, "France", "Organisation"), found(t, "Ann Fox", "Person")], 0.5)
    assert [e["type"] for e in said] == ["GPE", "Person"]


def test_a_mention_below_the_threshold_is_left_out() -> None:
    t = text("France met Ann Fox.")
    assert decide.entities(t, [found(t, "Ann Fox", "Person", 0.4)], 0.5) == []


def test_a_pair_is_said_to_be_its_likeliest_relation() -> None:
    t = text("Ann Fox leads the Red League.")
    pair = found(t, "Ann Fox", "Person"), found(t, "the Red League", "Organisation")
    chances = np.full((1, len(RELATIONS)), 0.01)
    chances[0, 0], chances[0, RELATIONS.index("BelongsTo >")] = 0.3, 0.4
    assert decide.relations([pair], chances, 0.5) == [
        {"type": "BelongsTo", "source": [0, 7], "target": [14, 28]}
    ]
    assert decide.relations([pair], chances, 0.75) == []


def test_the_threshold_with_the_highest_value_is_taken() -> None:
    assert decide.best_threshold(lambda t: -abs(t - 0.3)) == (0.0, 0.3)
