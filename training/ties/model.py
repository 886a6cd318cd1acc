"""The network of mentions, coreference and ties.

One encoder (MiniLM) reads a window of word pieces. From its states come, for every piece: whether a mention
has its head word there, the mention's ends and type, vectors for coreference, and two vectors whose sum
tells whether two mentions are tied at all. For the pairs of mentions that may be, copies of the encoder's
two upper layers read the stretch around the pair once more, with the two heads marked, and say the types
with their direction, polarity, modality, whether it is over, and where the evidence begins and ends.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reader.attribution_features import CASES, QUOTES
from sayso.reader.ties_features import FAR_BUCKETS, MODALITIES, N_LINK_FEATURES, REACH, TIES, TYPES
from training.blocks import Block, drop_channels, load_bert

FLAVOURS = 3  # whose rules say what a mention is: TieBank's, GUM's, re3d's
SPAN_FLAVOURS = 2  # TieBank's spans (re3d's are like them), GUM's


@dataclass(frozen=True)
class Shape:
    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    shared: int = 4  # the pair layers go on from here
    ends: int = 64
    link: int = 128
    pair: int = 96


class TiesNet(nn.Module):
    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        s = self.shape = shape or Shape()
        self.words = nn.Embedding(s.vocabulary, s.width)
        self.positions = nn.Embedding(s.positions, s.width)
        self.case = nn.Embedding(len(CASES), s.width)
        self.quote = nn.Embedding(len(QUOTES), s.width)
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.blocks = nn.ModuleList(Block(s.width, s.heads, s.inner, dropout) for _ in range(s.layers))
        self.dropout = dropout
        self.mention = nn.Linear(s.width, FLAVOURS)
        self.kind = nn.Linear(s.width, len(TYPES))
        self.end_query = nn.Linear(s.width, 2 * SPAN_FLAVOURS * s.ends)
        self.end_key = nn.Linear(s.width, 2 * s.ends)
        self.end_far = nn.Parameter(torch.zeros(2 * SPAN_FLAVOURS, 2 * REACH + 1))
        self.link_query = nn.Linear(s.width, s.link)
        self.link_key = nn.Linear(s.width, s.link)
        self.link_hidden = nn.Linear(s.link + N_LINK_FEATURES, 64)
        self.link_score = nn.Linear(64, 1)
        self.left = nn.Linear(s.width, s.pair)
        self.right = nn.Linear(s.width, s.pair)
        self.pair_far = nn.Embedding(FAR_BUCKETS, s.pair)
        self.tied = nn.Linear(s.pair, 1)
        # the second look at a pair
        self.marks = nn.Embedding(5, s.width)  # nothing, first head, second head, another mention, the same
        self.again = nn.ModuleList(
            Block(s.width, s.heads, s.inner, dropout) for _ in range(s.layers - s.shared)
        )
        self.pooled = nn.Linear(3 * s.width, s.width)
        self.telling = nn.Linear(s.width, 1)  # which pieces of the stretch say it
        self.told = nn.Linear(s.width, s.width)
        self.ties = nn.Linear(s.width, 2 * len(TIES))  # the first head is the subject, or the second
        self.polarity = nn.Linear(s.width, 1)
        self.modality = nn.Linear(s.width, len(MODALITIES))
        self.over = nn.Linear(s.width, 1)
        self.evidence = nn.Linear(s.width, 2)
        for extra in (self.case, self.quote, self.marks, self.pair_far):
            nn.init.normal_(extra.weight, std=0.02)
        nn.init.zeros_(self.told.weight)
        nn.init.zeros_(self.told.bias)
        for rare in (self.mention, self.tied, self.ties):
            nn.init.constant_(rare.bias, -3.0)

    def encode(self, ids: Tensor, case: Tensor, quote: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """States after the shared layers and after the last; [B, T, width] each."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.case(case) + self.quote(quote)
        x = self.norm(x)
        if self.training:
            x = drop_channels(x, self.dropout)
        shared = x
        for number, block in enumerate(self.blocks):
            x = block(x, mask)
            if number + 1 == self.shape.shared:
                shared = x
        return shared, x

    def links(self, query: Tensor, key: Tensor, features: Tensor) -> Tensor:
        """Scores [n, m] that mention n goes on from mention m; query [n, link], key [m, link], features
        [n, m, N_LINK_FEATURES]."""
        return self.link(query.unsqueeze(1) * key.unsqueeze(0), features)

    def link(self, product: Tensor, features: Tensor) -> Tensor:
        """Scores of links, given the products of the two mentions' vectors."""
        hidden = F.gelu(self.link_hidden(torch.cat([product, features], -1)))
        return self.link_score(hidden).squeeze(-1) + product.sum(-1) / product.shape[-1] ** 0.5

    def maybe(self, left: Tensor, right: Tensor, far: Tensor) -> Tensor:
        """The first look at pairs of mentions: the logit that any tie is said to hold; [N]."""
        return self.tied(F.gelu(left + right + self.pair_far(far))).squeeze(-1)

    def look(
        self, shared: Tensor, marks: Tensor, mask: Tensor | None, first: Tensor, second: Tensor
    ) -> tuple[Tensor, Tensor]:
        """The second look. shared [N, T, width]: the stretch around each pair; marks [N, T]; first, second
        [N]: places of the heads in it. Gives logits [N, all labels] and evidence ends [N, T, 2]."""
        x = shared + self.marks(marks)
        for block in self.again:
            x = block(x, mask)
        row = torch.arange(first.shape[0], device=first.device)
        a, b = x[row, first], x[row, second]
        share = self.telling(x).squeeze(-1)
        share = torch.softmax(share if mask is None else share + mask[:, 0, 0].to(share.dtype), -1)
        told = self.told((share.unsqueeze(1) @ x).squeeze(1))
        pooled = F.gelu(self.pooled(torch.cat([a, b, a * b], -1)) + told)
        if self.training:
            pooled = F.dropout(pooled, self.dropout)
        said = torch.cat(
            [self.ties(pooled), self.polarity(pooled), self.modality(pooled), self.over(pooled)], -1
        )
        return said, self.evidence(x)

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Take over embeddings and layers of an `AttributionNet`, or of a BERT checkpoint, by its names."""
        with torch.no_grad():
            if "words.weight" in weights:
                own = self.state_dict()
                taken = ("words.", "positions.", "case.", "quote.", "norm.", "blocks.")
                own.update({k: v for k, v in weights.items() if k.startswith(taken)})
                self.load_state_dict(own)
            else:
                load_bert(self, weights)
            for number, block in enumerate(self.again):
                block.load_state_dict(self.blocks[self.shape.shared + number].state_dict())
        self.words.weight.requires_grad_(False)


__all__ = ["FLAVOURS", "REACH", "SPAN_FLAVOURS", "Shape", "TiesNet"]
