"""What is learned on inner folds. Needs torch, as training does."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

pytest.importorskip("torch")

from training.re3d.linear import Rows
from training.re3d.nested import Data, learn
from training.re3d.windows import Pieced

from sayso.reader.ties_features import Floats, Ints
from training.re3d import corpus


def data(fold: int, own: float | None) -> Data:
    """Four rows of two classes; the measure says nothing, the networks give the right class `own`."""
    item = {"id": f"x{fold}", "text": "Ann left.", "entities": [], "relations": []}
    text = Pieced(corpus.text_from(item, fold), None, np.zeros(3, np.int64))  # type: ignore[arg-type]
    labels: Ints = np.array([0, 1, 0, 1])
    said = None
    if own is not None:
        said = np.where(np.eye(2)[labels] == 1, own, 1 - own).astype(np.float32)
    measures = np.array([[0.0], [0.0], [1.0], [1.0]], np.float32)
    return Data(text, Rows([{} for _ in labels], measures, np.zeros((4, 1), np.float32)), labels, said)


def right(told: Mapping[str, Floats], threshold: float) -> float:
    """The least chance that any row gives its class."""
    return float(min(chances[range(4), [0, 1, 0, 1]].min() for chances in told.values()))


def test_the_networks_are_followed_where_the_rows_say_nothing() -> None:
    model, _, chosen = learn([data(fold, 0.9) for fold in range(3)], 2, right)
    assert chosen.voices == ("network",)
    assert model.chances(data(4, 0.8))[0].tolist() == pytest.approx([0.8, 0.2])


def test_without_networks_the_regression_decides_alone() -> None:
    model, _, chosen = learn([data(fold, None) for fold in range(3)], 2, right)
    assert chosen.voices == ("linear",)
    assert model.chances(data(4, None))[0].tolist() == pytest.approx([0.5, 0.5], abs=0.01)
