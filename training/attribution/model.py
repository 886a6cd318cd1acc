"""The network: a BERT-like encoder, a cue detector, and a small decoder run once for every cue candidate.

The encoder (MiniLM) reads a window of word pieces. The cue detector gives each piece the probability that a
cue begins there. For every candidate the decoder reads the whole window again in the light of that one cue
(its vector, the distance and the paragraph of every piece relative to it) and labels source, cue and content.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reader.attribution_features import CASES, QUOTES
from training.blocks import Block, drop_channels, load_bert

N_LABELS = 7
N_ROLES = 3
MAX_DISTANCE = 96
N_STYLES = 7
BEFORE, AFTER = 96, 160  # pieces of its paragraph that a candidate sees


@dataclass(frozen=True)
class Shape:
    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    narrow: int = 192
    narrow_heads: int = 6
    narrow_layers: int = 2


class AttributionNet(nn.Module):
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
        self.cue = nn.Sequential(nn.Linear(s.width, s.narrow), nn.GELU(), nn.Linear(s.narrow, 1))
        self.roles = nn.Linear(s.width, N_ROLES)  # auxiliary: the roles of a piece in any attribution
        self.token = nn.Linear(s.width, 2 * s.narrow)
        self.query = nn.Linear(s.width, 2 * s.narrow)
        self.near_quote = nn.Embedding(len(QUOTES), s.narrow)
        self.distance = nn.Embedding(2 * MAX_DISTANCE + 1, s.narrow)
        self.style = nn.Embedding(N_STYLES, 2 * s.narrow, padding_idx=0)  # how each annotator differs; 0: not
        self.dec_norm = nn.LayerNorm(s.narrow)
        self.decoder = nn.ModuleList(
            Block(s.narrow, s.narrow_heads, 2 * s.narrow, dropout) for _ in range(s.narrow_layers)
        )
        self.label = nn.Linear(s.narrow, N_LABELS)
        self.valid = nn.Linear(s.narrow, 1)
        for extra in (self.case, self.quote, self.near_quote, self.distance):
            nn.init.normal_(extra.weight, std=0.02)
        nn.init.constant_(self.cue[2].bias, -3.0)
        nn.init.zeros_(self.style.weight)

    frozen = 0  # so many lower layers are left as they are

    def encode(self, ids: Tensor, case: Tensor, quote: Tensor, mask: Tensor | None) -> Tensor:
        """ids, case, quote: [B, T]; mask: [B, 1, 1, T], 0 where there is a piece, else very negative;
        None where nothing is padding."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.case(case) + self.quote(quote)
        x = self.norm(x)
        if self.training:
            x = drop_channels(x, self.dropout)
        for number, block in enumerate(self.blocks):
            x = block(x.detach() if number == self.frozen and number else x, mask)
        return x

    def cues(self, hidden: Tensor, style: Tensor | None = None) -> Tensor:
        """Logits [B, T] that a cue begins. style: [B], the annotator; None for anybody."""
        inner = self.cue[0](hidden)
        if style is not None:
            inner = inner + self.style(style)[:, : self.shape.narrow].unsqueeze(1)
        return self.cue[2](F.gelu(inner)).squeeze(-1)

    @staticmethod
    def regions(paragraph: Tensor, row: Tensor, at: Tensor) -> tuple[Tensor, Tensor]:
        """First place and length of what the candidates see: their paragraphs, cut to BEFORE and AFTER."""
        place = torch.arange(paragraph.shape[1], device=at.device).unsqueeze(0)
        own = paragraph[row] == paragraph[row, at].unsqueeze(1)
        own = own & (place >= (at - BEFORE).unsqueeze(1)) & (place < (at + AFTER).unsqueeze(1))
        length = own.to(torch.int64).sum(1)
        begin = torch.argmax(own.to(torch.int64), 1)
        return begin, length

    def decode(
        self,
        hidden: Tensor,
        quote: Tensor,
        row: Tensor,
        at: Tensor,
        begin: Tensor,
        length: Tensor,
        longest: Tensor,
        style: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """Labels [N, longest, 7] and validity [N] of the candidates at hidden[row, at].

        Place 0 of the labels is place `begin` of the window; what lies past `length` means nothing.
        """
        ahead = torch.arange(longest, device=at.device).unsqueeze(0)
        place = (begin.unsqueeze(1) + ahead).clamp(max=hidden.shape[1] - 1)
        mask = torch.where(ahead < length.unsqueeze(1), 0.0, -1e4).unsqueeze(1).unsqueeze(1)
        a, b = self.token(hidden)[row.unsqueeze(1), place].chunk(2, dim=-1)
        qa, qb = self.query(hidden[row, at]).unsqueeze(1).chunk(2, dim=-1)
        distance = (place - at.unsqueeze(1)).clamp(-MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        u = a + qa + b * qb + self.near_quote(quote[row.unsqueeze(1), place]) + self.distance(distance)
        if style is not None:
            u = u + self.style(style[row])[:, self.shape.narrow :].unsqueeze(1)
        u = self.dec_norm(u)
        for block in self.decoder:
            u = block(u, mask)
        own = u[torch.arange(at.shape[0], device=at.device), at - begin]
        return self.label(u), self.valid(own).squeeze(-1)

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT checkpoint (Hugging Face names)."""
        with torch.no_grad():
            load_bert(self, weights)
        self.words.weight.requires_grad_(False)
