"""Several voices' chances that a pair is related made one, and the threshold that promises the highest F1.

The voices are weighed by logistic regression on what each says of documents it was not made with (stacking,
Wolpert 1992), which also makes their chances come true as often as they say. With such chances the F1 of any
threshold can be expected instead of counted, and the best threshold lies at half of the best F1 (Lipton et
al. 2014): it moves less from one set of documents to the next than the one that scored best.
"""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression

from sayso.reader.ties_features import Floats, Ints
from training.re3d.corpus import NONE

_LEAST = 1e-4  # chances nearer to none or all are not told apart


class Weights:
    """How much each voice counts; from the chance of any relation by each voice [pairs, voices], and whether
    there is one [pairs]."""

    def __init__(self, said: Floats, related: Ints) -> None:
        self._model = LogisticRegression(C=1.0)
        self._model.fit(_logit(said), related != NONE)

    def chances(self, said: Floats) -> Floats:
        """[pairs]: the chance of any relation."""
        if not len(said):
            return np.zeros(0, np.float32)
        found: Floats = self._model.predict_proba(_logit(said))[:, 1].astype(np.float32)
        return found


def _logit(chance: Floats) -> Floats:
    kept = np.clip(chance, _LEAST, 1 - _LEAST)
    found: Floats = np.log(kept / (1 - kept))
    return found


def dealt(chances: Floats, any_: Floats) -> Floats:
    """[pairs, relations]: chances of any relation, dealt out over the relations as `chances` are."""
    found = chances.copy()
    found[:, NONE + 1 :] *= (any_ / np.maximum(found[:, NONE + 1 :].sum(1), 1e-9))[:, None]
    found[:, NONE] = 1 - any_
    return found


def promising(chances: Floats, wanted: int) -> tuple[float, float]:
    """The highest F1 that can be expected of a threshold, and that threshold; `wanted` is how many pairs are
    to be found, whether among these or not."""
    if not len(chances):
        return 0.0, 1.0
    falling = np.sort(chances)[::-1]
    expected = 2 * np.cumsum(falling) / (np.arange(1, len(falling) + 1) + wanted)
    best = int(expected.argmax())
    return float(expected[best]), float(falling[best])
