"""Rates of learning: lower layers learn more slowly, new ones faster."""

from __future__ import annotations

from collections.abc import Mapping

from torch import nn

Group = dict[str, object]


def groups(
    net: nn.Module,
    depth: int,
    rate: float,
    head_rate: float,
    decay: float,
    *,
    lowest: tuple[str, ...],
    own: Mapping[str, float] | None = None,
) -> list[Group]:
    """A group for every parameter that learns.

    `blocks.N` of `depth` has `rate`, times `decay` for every layer above it; names that begin with one of
    `lowest` once more; with one of `own` that share of `rate`; all else `head_rate`. Vectors (biases, scales)
    do not decay.
    """
    result: list[Group] = []
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        share = next((value for start, value in (own or {}).items() if name.startswith(start)), None)
        if name.startswith("blocks."):
            chosen = rate * decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(lowest):
            chosen = rate * decay**depth
        elif share is not None:
            chosen = rate * share
        else:
            chosen = head_rate
        weight_decay = 0.01 if parameter.ndim > 1 else 0.0
        result.append({"params": [parameter], "lr": chosen, "base": chosen, "weight_decay": weight_decay})
    return result
