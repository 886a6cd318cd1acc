"""Which words head an entity."""

from __future__ import annotations

import numpy as np
from training.re3d.corpus import ENTITIES, Text
from training.re3d.seen import Words

from training.re3d import corpus, mentions

TEXT = corpus.text_from(
    {"id": "x", "text": "Ann Fox of the Red League left.", "entities": [], "relations": []}
)


def seen(text: Text, spans: dict[str, tuple[int, int]]) -> Words:
    count = len(text.words)
    return Words(
        [spans.get(w.text, (w.start, w.end)) for w in text.words],
        np.full((count, 3), -9.0, np.float32), np.zeros((count, 8), np.float32),
        np.zeros((count, 4), np.float32), np.zeros((count, len(ENTITIES)), np.float32),
    )  # fmt: skip


def chances(rows: list[tuple[str, float]]) -> np.ndarray:
    table = np.zeros((len(rows), len(ENTITIES)), np.float32)
    for n, (type, chance) in enumerate(rows):
        table[n, ENTITIES.index(type)], table[n, 0] = chance, 1 - chance
    return table


def number(word: str) -> int:
    return next(n for n, w in enumerate(TEXT.words) if w.text == word)


def test_a_head_inside_a_surer_mention_is_none() -> None:
    view = seen(TEXT, {"League": (11, 25), "Red": (15, 18)})
    found = mentions.best(
        TEXT, [number("Red"), number("League")], view, chances([("Nationality", 0.4), ("Organisation", 0.8)])
    )
    assert [(m.span, ENTITIES[m.type]) for m in found] == [((11, 25), "Organisation")]


def test_a_mention_keeps_what_no_surer_one_has() -> None:
    view = seen(TEXT, {"Fox": (0, 25), "League": (11, 25)})
    found = mentions.best(
        TEXT, [number("Fox"), number("League")], view, chances([("Person", 0.6), ("Organisation", 0.8)])
    )
    assert [m.span for m in found] == [(11, 25), (0, 11)]


def test_without_an_adapted_network_verbs_are_no_candidates() -> None:
    heads = mentions.candidates(TEXT, seen(TEXT, {}), None)
    assert {"Fox", "League"} <= {TEXT.words[n].text for n in heads}
    assert "left" not in {TEXT.words[n].text for n in heads}


def test_a_word_is_described_with_its_parent_and_children() -> None:
    rows = mentions.rows(TEXT, [number("League")], seen(TEXT, {}), None)
    assert {"word league", "before red", "after left", "child det the"} <= set(rows.marks[0])
