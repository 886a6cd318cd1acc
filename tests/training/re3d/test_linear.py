"""Logistic regression over marks, measures and states."""

from __future__ import annotations

import numpy as np
from training.re3d.linear import Linear, Rows, together


def rows(marks: list[str], measures: list[float]) -> Rows:
    count = len(marks)
    return Rows(
        [{m: 1.0} if m else {} for m in marks],
        np.array(measures, np.float32).reshape(count, 1),
        np.zeros((count, 2), np.float32),
    )


def test_a_mark_decides_where_it_always_did() -> None:
    known = rows(["a", "b"] * 10, [0.0] * 20)
    model = Linear(known, np.array([0, 1] * 10), 3, 1.0, axes=0)
    assert model.chances(rows(["a", "b"], [0.0, 0.0])).argmax(1).tolist() == [0, 1]


def test_a_class_never_seen_has_no_chance() -> None:
    model = Linear(rows(["a", "b"] * 10, [0.0] * 20), np.array([0, 2] * 10), 3, 1.0, axes=0)
    assert model.chances(rows(["a"], [0.0]))[0, 1] == 0.0


def test_a_rare_mark_is_not_learned() -> None:
    model = Linear(rows(["a", "b"] * 10 + ["c"], [0.0] * 21), np.array([0, 1] * 10 + [1]), 2, 1.0, axes=0)
    known, unknown = model.chances(rows(["c", "d"], [0.0, 0.0]))
    assert known.tolist() == unknown.tolist()


def test_parts_are_put_together_in_order() -> None:
    both = together([rows(["a"], [1.0]), rows(["b"], [2.0])])
    assert [list(m) for m in both.marks] == [["a"], ["b"]]
    assert both.measures[:, 0].tolist() == [1.0, 2.0]
