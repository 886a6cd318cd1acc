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
SHARES = (0.0, 0.5, 1.0)  # of the regression in a chance; the rest is the adapted networks'
ENTERS = 0.25  # chance of being an entity from which on a mention is put into pairs


@dataclass(frozen=True, slots=True)
class Data:
    """The rows of one text with their labels, and what the adapted networks say of them (None: there are
    none)."""

    text: Pieced
    rows: Rows
    labels: Ints
    own: Floats | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the inner folds chose, and its score there."""

    strength: float
    share: float
    threshold: float
    score: float


@dataclass(frozen=True, slots=True)
class Mixed:
    """The mean of what regression and adapted networks say, the former with `share`."""

    linear: Linear
    share: float

    def chances(self, data: Data) -> Floats:
        """[rows, classes]."""
        return _mixed(self.linear.chances(data.rows), data.own, self.share)


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

    model, told, chosen = learn([data[t.text.id] for t in rest], len(ENTITIES), entity_score)
    told |= {t.text.id: model.chances(data[t.text.id]) for t in mine}
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

    model, _, choices["relations"] = learn([tied[t.text.id] for t in rest], len(RELATIONS), relation_score)
    result = []
    for t in mine:
        id = t.text.id
        said = model.chances(tied[id])
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
    own = np.exp(adapted.entity[words]) if adapted else None
    return Data(t, rows, mentions.labels(t.text, words), own)


def _pair_data(t: Pieced, held: int, views: Views, paired: Sequence[pairs.Pair]) -> Data:
    heads = [(a.head, b.head) for a, b in paired]
    kinds = {m.head: m.type for pair in paired for m in pair}
    relation = views.relations(t, held, kinds, heads)
    rows = pairs.rows(t.text, paired, views.pairs(t, heads), relation)
    return Data(t, rows, pairs.labels(t.text, paired), None if relation is None else np.exp(relation))


def learn(
    data: Sequence[Data], size: int, value: Callable[[Mapping[str, Floats], float], float]
) -> tuple[Mixed, dict[str, Floats], Chosen]:
    """A model of all data; chances of each text by a model of the other folds; the choices that made them."""
    tried: list[tuple[Chosen, dict[str, Floats]]] = []
    for strength in STRENGTHS:
        linear: dict[str, Floats] = {}
        for fold in sorted({d.text.text.fold for d in data}):
            model = _fit([d for d in data if d.text.text.fold != fold], size, strength)
            linear |= {d.text.text.id: model.chances(d.rows) for d in data if d.text.text.fold == fold}
        for share in SHARES if data[0].own is not None else (1.0,):
            told = {d.text.text.id: _mixed(linear[d.text.text.id], d.own, share) for d in data}

            def at(threshold: float, told: Mapping[str, Floats] = told) -> float:
                return value(told, threshold)

            score, threshold = decide.best_threshold(at)
            tried.append((Chosen(strength, share, threshold, score), told))
    chosen, told = max(tried, key=lambda t: t[0].score)
    return Mixed(_fit(data, size, chosen.strength), chosen.share), told, chosen


def _mixed(linear: Floats, own: Floats | None, share: float) -> Floats:
    return linear if own is None else share * linear + (1 - share) * own


def _fit(data: Sequence[Data], size: int, strength: float) -> Linear:
    return Linear(together([d.rows for d in data]), np.concatenate([d.labels for d in data]), size, strength)
