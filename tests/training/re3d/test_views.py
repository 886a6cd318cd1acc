"""Which network may be asked about a text. Needs torch, as training does."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from training.re3d.corpus import ENTITIES, FOLDS
from training.re3d.seen import Words
from training.re3d.views import Views
from training.re3d.windows import Pieced

from training.re3d import corpus, sight

PAIRS = [frozenset((a, b)) for a in range(FOLDS) for b in range(a)]
ALL = [*PAIRS, *(frozenset((a,)) for a in range(FOLDS))]


class Net:
    """A network that is known by the folds it was trained without."""

    def __init__(self, without: frozenset[int], chance: float = 0.5) -> None:
        self.without, self.chance = without, chance


def text(fold: int) -> Pieced:
    item = {"id": "x", "text": "Ann left.", "entities": [], "relations": []}
    return Pieced(corpus.text_from(item, fold), None, np.zeros(3, np.int64))  # type: ignore[arg-type]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[int]]:
    """The networks that were asked, each giving its chance to every entity."""
    found: list[frozenset[int]] = []

    def words(net: Net, text: Pieced, ends: frozenset[int]) -> Words:
        found.append(net.without)
        none = np.zeros((3, 1), np.float32)
        entity = np.full((3, len(ENTITIES)), np.log(net.chance), np.float32)
        return Words([(0, 1)] * 3, none, none, none, entity)

    monkeypatch.setattr(sight, "words", words)
    return found


@pytest.mark.parametrize("held", range(FOLDS))
@pytest.mark.parametrize("fold", range(FOLDS))
def test_no_network_sees_what_it_was_trained_on(fold: int, held: int, asked: list[frozenset[int]]) -> None:
    views = Views(None, {p: [Net(p), Net(p)] for p in ALL}, frozenset())  # type: ignore[arg-type]
    views.adapted_words(text(fold), held)
    assert all({fold, held} <= folds for folds in asked)
    assert len(asked) == 2 * (FOLDS if fold == held else 1)


def test_the_chances_of_several_networks_are_averaged(asked: list[frozenset[int]]) -> None:
    first, second = PAIRS[0], PAIRS[1]
    nets = {first: [Net(first, 0.2), Net(first, 0.3)], second: [Net(second, 0.6), Net(second, 0.5)]}
    words = Views(None, nets, frozenset()).adapted_words(text(0), 0)  # type: ignore[arg-type]
    assert words is not None
    assert np.exp(words.entity[0, 0]) == pytest.approx(0.4, abs=1e-3)


def test_networks_that_learned_from_all_other_folds_count_as_much_as_the_rest(
    asked: list[frozenset[int]],
) -> None:
    alone = frozenset((0,))
    nets = {alone: [Net(alone, 0.8)], PAIRS[0]: [Net(PAIRS[0], 0.2)], PAIRS[1]: [Net(PAIRS[1], 0.6)]}
    words = Views(None, nets, frozenset()).adapted_words(text(0), 0)  # type: ignore[arg-type]
    assert words is not None
    assert np.exp(words.entity[0, 0]) == pytest.approx(0.6, abs=1e-3)


def test_without_adapted_networks_there_are_no_chances_of_entities() -> None:
    assert Views(None, {}, frozenset()).adapted_words(text(0), 0) is None  # type: ignore[arg-type]
