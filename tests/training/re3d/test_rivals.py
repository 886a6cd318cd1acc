"""A pair beside its rivals."""

from __future__ import annotations

import numpy as np
import pytest
from training.re3d.corpus import RELATIONS
from training.re3d.mentions import Found
from training.re3d.rivals import Trees, features

SHOP, TOWN, COUNTRY = (Found(n, (9 * n, 9 * n + 4), 3, 0.9, 0.9) for n in range(3))


def logs(*chances: float) -> np.ndarray:
    """Log chances of pairs whose first relation has these chances and the others none."""
    rows = np.full((len(chances), len(RELATIONS)), 1e-9)
    rows[:, 1] = chances
    rows[:, 0] = 1 - rows[:, 1]
    return np.log(rows).astype(np.float32)


def test_a_pair_is_told_by_how_much_a_better_one_of_its_mentions_beats_it() -> None:
    found = features([(SHOP, TOWN), (SHOP, COUNTRY)], logs(0.9, 0.5))
    first, second = found[:, len(RELATIONS) + 2]
    assert first > 0 > second
    assert first == pytest.approx(-second)


def test_no_pairs_have_no_rows() -> None:
    assert features([], logs()).shape == (0, len(RELATIONS) + 14)


def test_the_trees_chance_is_dealt_out_as_the_networks_chances_are() -> None:
    said = logs(*np.linspace(0.05, 0.95, 40))
    pairs = [(SHOP, TOWN)] * 40
    trees = Trees(features(pairs, said), np.where(np.arange(40) > 20, 1, 0))
    chances = trees.chances(features(pairs, said), np.exp(said))
    assert chances.sum(1) == pytest.approx(np.ones(40), abs=1e-5)
    assert chances[35, 1] > chances[5, 1]
    assert (chances[:, 1] >= chances[:, 2:].max(1)).all()
