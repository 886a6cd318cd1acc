"""What networks see of a text that they were not trained on.

Adapted networks, one for each seed, are trained without each fold, and without each two. While fold `held` is
left out to be predicted, a text of another fold f is seen by the networks that learned from neither f nor
`held`; a text of `held` by all networks that did not learn from it: the mean of those that learned from all
other folds and of those that learned from all but one of them, each half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from sayso.reader.ties_features import Floats
from training.re3d import sight
from training.re3d.network import SchemeNet
from training.re3d.seen import Pairs, Words
from training.re3d.windows import Pieced
from training.ties.model import TiesNet

Folds = frozenset[int]
_MARKED = 0.0  # score of a mention by TieBank's rules from which on the unadapted second look is told of it


class Views:
    """The reader's network, the networks adapted without each two folds (none: the reader's alone), and what
    they saw, kept."""

    def __init__(
        self, base: TiesNet, adapted: Mapping[Folds, Sequence[SchemeNet]], ends: frozenset[int]
    ) -> None:
        self._base, self._adapted, self._ends = base, adapted, ends
        self._words: dict[tuple[str, Folds, int], Words] = {}
        self._pairs: dict[tuple[str, int, int], tuple[Floats, float, Floats]] = {}

    def words(self, text: Pieced) -> Words:
        """What the reader's network sees of the words."""
        key = (text.text.id, frozenset[int](), 0)
        if key not in self._words:
            self._words[key] = sight.words(self._base, text, self._ends)
        return self._words[key]

    def adapted_words(self, text: Pieced, held: int) -> Words | None:
        """The same by the adapted networks, with log chances of ENTITIES; ends are those of the first."""
        found: dict[int, list[Words]] = defaultdict(list)
        for folds in self._asked(text, held):
            for number, net in enumerate(self._adapted[folds]):
                key = (text.text.id, folds, number)
                if key not in self._words:
                    self._words[key] = sight.words(net, text, self._ends)
                found[len(folds)].append(self._words[key])
        if not found:
            return None
        entity = _mean([_mean([w.entity for w in words]) for words in found.values()])
        one = found[min(found)][0]
        return Words(one.spans, one.mention, one.kind, one.state, entity)

    def pairs(self, text: Pieced, wanted: Sequence[tuple[int, int]]) -> Pairs:
        """What the reader's network sees of pairs of words."""
        id, seen = text.text.id, self.words(text)
        new = [p for p in dict.fromkeys(wanted) if (id, *p) not in self._pairs]
        if new:
            kinds = dict.fromkeys(np.flatnonzero(seen.mention[:, 0] > _MARKED).tolist(), 0)
            found = sight.pairs(self._base, text, self._ends, kinds, new)
            for n, pair in enumerate(new):
                self._pairs[id, *pair] = found.ties[n], float(found.maybe[n]), found.state[n]
        kept = [self._pairs[id, *p] for p in wanted]
        if not kept:
            return sight.pairs(self._base, text, self._ends, {}, [])
        return Pairs(
            np.stack([k[0] for k in kept]), np.array([k[1] for k in kept], np.float32),
            np.zeros((len(kept), 0), np.float32), np.stack([k[2] for k in kept]),
        )  # fmt: skip

    def relations(
        self, text: Pieced, held: int, kinds: dict[int, int], wanted: Sequence[tuple[int, int]]
    ) -> Floats | None:
        """Log chances of RELATIONS of pairs, by the adapted networks."""
        found: dict[int, list[Floats]] = defaultdict(list)
        for folds in self._asked(text, held):
            for net in self._adapted[folds]:
                found[len(folds)].append(sight.pairs(net, text, self._ends, kinds, wanted).relation)
        return _mean([_mean(logs) for logs in found.values()]) if found else None

    def _asked(self, text: Pieced, held: int) -> list[Folds]:
        out = {held, text.text.fold}
        return [folds for folds in sorted(self._adapted, key=sorted) if out <= folds]


def _mean(logs: Sequence[Floats]) -> Floats:
    """The logarithm of the mean chance."""
    return np.log(np.mean([np.exp(x) for x in logs], 0) + 1e-9).astype(np.float32)
