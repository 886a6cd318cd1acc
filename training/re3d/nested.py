"""One outer fold: learn on the documents of the others, with inner folds for every choice, and predict it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.reader.ties_features import Floats, Ints
from training.re3d import decide, mentions, pairs
from training.re3d.corpus import ENTITIES, RELATIONS
from training.re3d.decide import Prediction, Scorer
from training.re3d.linear import Linear, Rows, together
from training.re3d.mentions import Found
from training.re3d.views import Views
from training.re3d.windows import Pieced

STRENGTHS = (0.02, 0.1)
ENTERS = 0.25  # chance of being an entity from which on a mention is put into pairs


@dataclass(frozen=True, slots=True)
class Data:
    """The rows of one text with their labels."""

    text: Pieced
    rows: Rows
    labels: Ints


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the inner folds chose, and its score there."""

    strength: float
    threshold: float
    score: float


def predict(
    held: int, texts: Sequence[Pieced], gold: Mapping[str, Any], views: Views, score: Scorer
) -> tuple[list[Prediction], dict[str, Chosen]]:
    """Predictions for the documents of fold `held`, learned without them."""
    rest = [t for t in texts if t.text.fold != held]
    mine = [t for t in texts if t.text.fold == held]
    known = [gold[t.text.id] for t in rest]

    seen = {t.text.id: views.adapted_words(t, held) or views.words(t) for t in texts}
    words = {t.text.id: _words(t, held, views) for t in texts}
    data = {t.text.id: _entity_data(t, held, views, words[t.text.id]) for t in texts}

    def found(t: Pieced, chances: Floats) -> list[Found]:
        return mentions.best(t.text, words[t.text.id], seen[t.text.id], chances)

    def entity_score(told: Mapping[str, Floats], threshold: float) -> float:
        said = [
            {"id": t.text.id, "entities": decide.entities(t.text, found(t, told[t.text.id]), threshold)}
            for t in rest
        ]
        return decide.entity_value(score(known, said))

    model, told, chosen = _learn([data[t.text.id] for t in rest], len(ENTITIES), entity_score)
    told |= {t.text.id: model.chances(data[t.text.id].rows) for t in mine}
    mentioned = {t.text.id: found(t, told[t.text.id]) for t in texts}
    choices = {"entities": chosen}

    paired = {
        t.text.id: pairs.candidates(t.text, [m for m in mentioned[t.text.id] if m.any >= ENTERS])
        for t in texts
    }
    tied = {t.text.id: _pair_data(t, held, views, paired[t.text.id]) for t in texts}

    def relation_score(said: Mapping[str, Floats], threshold: float) -> float:
        predicted = [
            {"id": t.text.id, "relations": decide.relations(paired[t.text.id], said[t.text.id], threshold)}
            for t in rest
        ]
        return decide.relation_value(score(known, predicted))

    model, _, choices["relations"] = _learn([tied[t.text.id] for t in rest], len(RELATIONS), relation_score)
    result = []
    for t in mine:
        id = t.text.id
        said = model.chances(tied[id].rows)
        result.append(
            {"id": id,
             "entities": decide.entities(t.text, mentioned[id], choices["entities"].threshold),
             "relations": decide.relations(paired[id], said, choices["relations"].threshold)}
        )  # fmt: skip
    return result, choices


def _words(t: Pieced, held: int, views: Views) -> list[int]:
    adapted = views.adapted_words(t, held)
    return mentions.candidates(t.text, views.words(t), adapted.entity if adapted else None)


def _entity_data(t: Pieced, held: int, views: Views, words: list[int]) -> Data:
    adapted = views.adapted_words(t, held)
    rows = mentions.rows(t.text, words, views.words(t), adapted.entity if adapted else None)
    return Data(t, rows, mentions.labels(t.text, words))


def _pair_data(t: Pieced, held: int, views: Views, paired: Sequence[pairs.Pair]) -> Data:
    heads = [(a.head, b.head) for a, b in paired]
    kinds = {m.head: m.type for pair in paired for m in pair}
    rows = pairs.rows(t.text, paired, views.pairs(t, heads), views.relations(t, held, kinds, heads))
    return Data(t, rows, pairs.labels(t.text, paired))


def _learn(
    data: Sequence[Data], size: int, value: Callable[[Mapping[str, Floats], float], float]
) -> tuple[Linear, dict[str, Floats], Chosen]:
    """A model of all data; chances of each text by a model of the other folds; the choices that made them."""
    tried = []
    for strength in STRENGTHS:
        told: dict[str, Floats] = {}
        for fold in sorted({d.text.text.fold for d in data}):
            model = _fit([d for d in data if d.text.text.fold != fold], size, strength)
            told |= {d.text.text.id: model.chances(d.rows) for d in data if d.text.text.fold == fold}

        def at(threshold: float, told: Mapping[str, Floats] = told) -> float:
            return value(told, threshold)

        score, threshold = decide.best_threshold(at)
        tried.append((score, strength, threshold, told))
    score, strength, threshold, told = max(tried, key=lambda x: x[0])
    return _fit(data, size, strength), told, Chosen(strength, threshold, score)


def _fit(data: Sequence[Data], size: int, strength: float) -> Linear:
    return Linear(together([d.rows for d in data]), np.concatenate([d.labels for d in data]), size, strength)
