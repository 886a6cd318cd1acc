"""From chances to predictions in re3d's form, and the thresholds that score best."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sayso.reader import places
from sayso.reader.ties_features import Floats
from training.re3d.corpus import ENTITIES, NONE, RELATIONS, Text, parts
from training.re3d.mentions import Found
from training.re3d.pairs import Pair

Prediction = dict[str, Any]
Scores = dict[str, dict[str, tuple[float, ...]]]
Scorer = Callable[[Sequence[Mapping[str, Any]], Sequence[Prediction]], Scores]
THRESHOLDS = tuple(round(x, 3) for x in np.arange(0.1, 0.61, 0.02))
_ACTING = ("Location", "Organisation")


def scorer(path: Path) -> Scorer:
    """re3d's scorer, from the file it is in, with the option that an acting state may be either type."""
    spec = importlib.util.spec_from_file_location("score_re3d", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda gold, predicted: module.score(gold, predicted, lenient_gpe=True)


def entities(text: Text, found: Sequence[Found], threshold: float) -> list[dict[str, Any]]:
    """The mentions with at least this chance to be an entity of any type."""
    return [
        {"start": m.span[0], "end": m.span[1], "type": _type(text, m)} for m in found if m.any >= threshold
    ]


def _type(text: Text, found: Found) -> str:
    """re3d's type; GPE for a state's name, which the scorer lets be either of two types."""
    type = ENTITIES[found.type]
    if type not in _ACTING:
        return type
    words = text.text[slice(*found.span)].removeprefix("the ").removeprefix("The ")
    head = text.words[found.head]
    return "GPE" if head.name == "GPE" or places.is_country(words) else type


def relations(pairs: Sequence[Pair], chances: Floats, threshold: float) -> list[dict[str, Any]]:
    """The pairs with at least this chance to be related, with the likeliest relation."""
    said = []
    for (a, b), row in zip(pairs, chances, strict=True):
        if 1 - row[NONE] >= threshold:
            type, source, target = parts(int(row[1:].argmax()) + 1, a.span, b.span)
            said.append({"type": type, "source": list(source), "target": list(target)})
    return said


def best_threshold(value: Callable[[float], float]) -> tuple[float, float]:
    """The highest value over THRESHOLDS, and where."""
    return max((value(t), t) for t in THRESHOLDS)


def entity_value(scores: Scores) -> float:
    """What thresholds of entities are chosen by."""
    return scores["overlap"]["micro"][2]


def relation_value(scores: Scores) -> float:
    """What thresholds of relations are chosen by: the mean of the two measures."""
    return (scores["undirected"]["micro"][2] + scores["pair"]["micro"][2]) / 2


__all__ = ["RELATIONS", "best_threshold", "entities", "entity_value", "relation_value", "relations", "scorer"]
