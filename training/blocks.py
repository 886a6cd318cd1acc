"""The transformer layer of both networks, and what they take over from a BERT checkpoint.

A checkpoint's weights have the names of Hugging Face.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Block(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.width, self.heads, self.dropout = width, heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        n, t, each = x.shape[0], x.shape[1], self.width // self.heads
        q, k, v = self.qkv(x).view(n, t, 3, self.heads, each).permute(2, 0, 3, 1, 4).unbind(0)
        weight = (q * each**-0.5) @ k.transpose(-1, -2)
        weight = torch.softmax(weight if mask is None else weight + mask.to(q.dtype), -1)
        a = self.out((weight @ v).transpose(1, 2).reshape(n, t, self.width))
        x = self.norm1(x + self._drop(a))
        return self.norm2(x + self._drop(self.down(F.gelu(self.up(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return drop_channels(x, self.dropout) if self.training else x

    def load_bert(self, weights: dict[str, Tensor], prefix: str) -> None:
        """Take over a layer of a BERT checkpoint."""
        for kind in ("weight", "bias"):
            qkv = [weights[f"{prefix}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            getattr(self.qkv, kind).copy_(torch.cat(qkv))
            for mine, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                getattr(getattr(self, mine), kind).copy_(weights[f"{prefix}{theirs}.{kind}"])


def drop_channels(x: Tensor, rate: float) -> Tensor:
    """Dropout with one mask for all places of a window: far fewer random numbers."""
    mask = (torch.rand(x.shape[0], 1, x.shape[2]) >= rate).to(x.dtype) / (1 - rate)
    return x * mask


def load_bert(net: nn.Module, weights: dict[str, Tensor]) -> None:
    """Take over embeddings and layers into `words`, `positions`, `norm` and `blocks`."""
    net.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
    kinds = weights["embeddings.token_type_embeddings.weight"][0]
    net.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + kinds)
    net.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
    net.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
    for number, block in enumerate(net.blocks):
        block.load_bert(weights, f"encoder.layer.{number}.")
