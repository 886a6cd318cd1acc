"""The type of an entity, from what speaks for it (`typing_features`), by a small learned model.

Multinomial logistic regression; `training/entities` trains it. It replaces the vote of the parser's labels,
which is right for about half of the names in passages about invented actors (docs/accuracy.md).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.reader.typing_features import Features

MODEL = "entity-types"


@dataclass(frozen=True, slots=True)
class TypeModel:
    """Weights by feature, one for each of `types`."""

    version: str
    types: tuple[str, ...]
    intercept: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def __call__(self, features: Features) -> dict[str, float]:
        """The probability of each type."""
        scores = list(self.intercept)
        for name, value in features.items():
            for i, weight in enumerate(self.weights.get(name, ())):
                scores[i] += weight * value
        top = max(scores)
        raised = [math.exp(s - top) for s in scores]
        total = sum(raised)
        return {t: r / total for t, r in zip(self.types, raised, strict=True)}


@cache
def type_model() -> TypeModel:
    """The model that ships with Sayso."""
    data = json.loads(
        resources.files("sayso.reader").joinpath("models/entity_types.json").read_text(encoding="utf-8")
    )
    return TypeModel(
        data["version"],
        tuple(data["types"]),
        tuple(data["intercept"]),
        {name: tuple(weights) for name, weights in data["weights"].items()},
    )
