"""Whether a pair of mentions is related, seen beside the other pairs of its mentions.

re3d's annotators say that a shop is in a town and the town in a country, seldom that the shop is in the
country: a pair has rivals. Trees (extremely randomised, Geurts et al. 2006) over what adapted networks say
of the pair and of its rivals give the chance of any relation; which one it is, the networks say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier

from sayso.reader.ties_features import Floats, Ints
from training.re3d.corpus import NONE
from training.re3d.pairs import Pair

_TREES, _LEAF, _SHARE = 300, 8, 0.4
_LEAST = 1e-3  # chances nearer to none or all are not told apart
_BEATEN = 5  # so many better pairs are as bad as more


def features(pairs: Sequence[Pair], relation: Floats) -> Floats:
    """A row for each pair; `relation` [pairs, relations] are the networks' log chances."""
    chances = np.exp(relation)
    any_, best = 1 - chances[:, NONE], chances[:, 1:].max(1, initial=0.0)
    type = chances[:, 1:].argmax(1) if len(pairs) else np.zeros(0, np.int64)
    of: dict[int, list[int]] = defaultdict(list)
    for n, pair in enumerate(pairs):
        for m in pair:
            of[m.head].append(n)
    crowd = float(any_.sum()) / max(len(of), 1)
    found = []
    for n, (a, b) in enumerate(pairs):
        row = [_logit(any_[n]), _logit(best[n])]
        for m in (a, b):
            rivals = [k for k in of[m.head] if k != n]
            alike = [any_[k] for k in rivals if type[k] == type[n]]
            row.append(row[0] - _logit(max((any_[k] for k in rivals), default=0.0)))
            row.append(row[0] - _logit(max(alike, default=0.0)))
            row.append(min(sum(any_[k] > any_[n] for k in rivals), _BEATEN))
            row.append(np.log1p(sum(any_[k] for k in rivals)))
        found.append([*row, crowd, a.any, b.any, _logit(min(a.any, b.any))])
    own = np.array(found, np.float32).reshape(len(pairs), 14)
    return np.concatenate([np.maximum(relation, -8.0), own], 1)


def _logit(chance: float) -> float:
    kept = min(max(float(chance), _LEAST), 1 - _LEAST)
    return float(np.log(kept / (1 - kept)))


class Trees:
    """The chance of any relation; features and labels (relations, NONE for none) of all pairs."""

    def __init__(self, features: Floats, labels: Ints) -> None:
        self._model = ExtraTreesClassifier(
            _TREES, min_samples_leaf=_LEAF, max_features=_SHARE, random_state=0
        )
        self._model.fit(features, labels != NONE)

    def chances(self, features: Floats, network: Floats) -> Floats:
        """[pairs, relations]: the trees' chance of any, dealt out as the networks' chances (not logs) are."""
        if not len(features):
            return network
        any_ = self._model.predict_proba(features)[:, 1]
        found = network.copy()
        found[:, 1:] *= (any_ / np.maximum(found[:, 1:].sum(1), 1e-9))[:, None]
        found[:, NONE] = 1 - any_
        return found
