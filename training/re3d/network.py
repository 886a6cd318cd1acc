"""The reader's network with heads for re3d's entities and relations."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.reader.ties_features import REACH, TIES, TYPES
from training.re3d.corpus import ENTITIES, NONE, RELATIONS, SYMMETRIC
from training.ties.model import FLAVOURS, TiesNet

_LIKE = {"BelongsTo": "membership", "FightingAgainst": "conflict", "CommWith": "contact",
         "InChargeOf": "command", "AlliesOf": "alliance", "CoLocated": "presence"}  # fmt: skip
"""The tie from whose weights a relation's begin."""
_NONE_BIAS = 3.0  # of words; as in the network, most are no head of a mention
_NO_RELATION_BIAS = 1.0
_TIEBANK = 0  # the flavour of the pointers to ends
HIDDEN = -1e4  # added to what must not be attended to


class SchemeNet(nn.Module):
    """The encoder, the pointers to a mention's ends and the second look are the reader's; what a word
    and what a pair of mentions is, is learned."""

    def __init__(self, base: TiesNet) -> None:
        super().__init__()
        self.base = base
        width = base.shape.width
        self.entity = nn.Linear(width + FLAVOURS + len(TYPES), len(ENTITIES))
        self.kinds = nn.Embedding(len(ENTITIES), width)
        self.relation = nn.Linear(width, len(RELATIONS))
        nn.init.normal_(self.entity.weight, std=0.02)
        nn.init.normal_(self.kinds.weight, std=0.02)
        nn.init.normal_(self.relation.weight, std=0.02)
        with torch.no_grad():
            self.entity.bias.zero_()[NONE] = _NONE_BIAS
            self.relation.bias.zero_()[NONE] = _NO_RELATION_BIAS
            for number, label in enumerate(RELATIONS):
                self._begin(number, label)

    def _begin(self, number: int, label: str) -> None:
        """Take a relation's weights over from the tie that is most like it."""
        type, _, way = label.partition(" ")
        if type not in _LIKE:
            return
        there = TIES.index(_LIKE[type])
        rows = [there, there + len(TIES)] if type in SYMMETRIC else [there + (len(TIES) if way == "<" else 0)]
        self.relation.weight[number] = self.base.ties.weight[rows].mean(0)
        self.relation.bias[number] = self.base.ties.bias[rows].mean()

    def entities(self, last: Tensor) -> Tensor:
        """Scores of ENTITIES for every piece, from the states after the last layer."""
        return self.entity(torch.cat([last, self.base.mention(last), self.base.kind(last)], -1))

    def look(
        self, shared: Tensor, marks: Tensor, kinds: Tensor, mask: Tensor, first: Tensor, second: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """The second look at pairs: scores of RELATIONS [N, labels], the states they come from, and scores of
        where the words that say it begin and end [N, T, 2]. `kinds` [N, T] are numbers in ENTITIES at the
        heads of mentions; for the rest see `TiesNet.look`."""
        pooled, cues = second_look(self.base, shared, marks, mask, first, second, self.kinds(kinds))
        return self.relation(pooled), pooled, cues


def second_look(
    net: TiesNet, shared: Tensor, marks: Tensor, mask: Tensor, first: Tensor, second: Tensor,
    extra: Tensor | float = 0.0,
) -> tuple[Tensor, Tensor]:  # fmt: skip
    """One vector [width] for each pair, which `TiesNet.look` says the ties from, and the scores of the
    evidence's ends [T, 2]; `extra` is added to the states."""
    caught: list[Tensor] = []
    handle = net.ties.register_forward_pre_hook(lambda _, given: caught.append(given[0]))
    try:
        _, evidence = net.look(shared + extra, marks, mask, first, second)
    finally:
        handle.remove()
    return caught[0], evidence


def end_scores(net: TiesNet, last: Tensor, places: Tensor, size: int) -> list[Tensor]:
    """Scores of every place of a row of `size` pieces to be the beginning, and the end, of the mentions whose
    heads are at `places`, by TieBank's pointers; [mentions, T] each."""
    width = net.shape.ends
    query, key = net.end_query(last[places]), net.end_key(last)
    at = torch.arange(last.shape[0])
    away = at.unsqueeze(0) - places.unsqueeze(1)
    allowed = (away.abs() <= REACH) & (at >= 1) & (at <= size)
    found = []
    for side in range(2):
        number = 2 * _TIEBANK + side
        q = query[:, number * width : (number + 1) * width]
        k = key[:, side * width : (side + 1) * width]
        score = (q @ k.T).float() / width**0.5 + net.end_far[number][away.clamp(-REACH, REACH) + REACH]
        found.append(score.masked_fill(~(allowed & (away <= 0 if side == 0 else away >= 0)), HIDDEN))
    return found
