"""One outer fold: learn on the documents of the others, with inner folds for every choice, and predict it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.reader.ties_features import Floats, Ints
from training.re3d import decide, mentions, pairs, rivals
from training.re3d.corpus import ENTITIES, RELATIONS
from training.re3d.decide import Prediction, Scorer
from training.re3d.linear import Linear, Rows, together
from training.re3d.mentions import Found
from training.re3d.rivals import Trees
from training.re3d.views import Views
from training.re3d.windows import Pieced

STRENGTHS = (0.02, 0.1)
VOICES = (("network",), ("linear",), ("network", "linear"), ("network", "linear", "trees"))
"""Whose chances may be averaged."""
ENTERS = 0.25  # chance of being an entity from which on a mention is put into pairs


@dataclass(frozen=True, slots=True)
class Data:
    """The rows of one text with their labels, what the adapted networks say of them and, of pairs, what the
    trees go by (None: there are no adapted networks)."""

    text: Pieced
    rows: Rows
    labels: Ints
    own: Floats | None
    rivals: Floats | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the inner folds chose, and its score there."""

    strength: float
    voices: tuple[str, ...]
    threshold: float
    score: float


@dataclass(frozen=True, slots=True)
class Mixed:
    """The mean of what adapted networks, regression and trees say, as far as they are asked."""

    linear: Linear
    trees: Trees | None
    voices: tuple[str, ...]

    def chances(self, data: Data) -> Floats:
        """[rows, classes]."""
        return _mean(_said(data, self.linear, self.trees), self.voices)


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
    rows, labels = pairs.rows(t.text, paired, views.pairs(t, heads), relation), pairs.labels(t.text, paired)
    if relation is None:
        return Data(t, rows, labels, None)
    return Data(t, rows, labels, np.exp(relation), rivals.features(paired, relation))


def learn(
    data: Sequence[Data], size: int, value: Callable[[Mapping[str, Floats], float], float]
) -> tuple[Mixed, dict[str, Floats], Chosen]:
    """A model of all data; chances of each text by a model of the other folds; the choices that made them."""
    tried: list[tuple[Chosen, dict[str, Floats]]] = []
    grown = {fold: _grown(_outside(data, fold)) for fold in sorted({d.text.text.fold for d in data})}
    for strength in STRENGTHS:
        said: dict[str, dict[str, Floats]] = {}
        for fold, trees in grown.items():
            linear = _fit(_outside(data, fold), size, strength)
            said |= {d.text.text.id: _said(d, linear, trees) for d in data if d.text.text.fold == fold}
        for voices in VOICES:
            if not all(v in told for v in voices for told in said.values()):
                continue
            mixed = {id: _mean(told, voices) for id, told in said.items()}

            def at(threshold: float, mixed: Mapping[str, Floats] = mixed) -> float:
                return value(mixed, threshold)

            score, threshold = decide.best_threshold(at)
            tried.append((Chosen(strength, voices, threshold, score), mixed))
    chosen, mixed = max(tried, key=lambda t: t[0].score)
    return Mixed(_fit(data, size, chosen.strength), _grown(data), chosen.voices), mixed, chosen


def _outside(data: Sequence[Data], fold: int) -> list[Data]:
    return [d for d in data if d.text.text.fold != fold]


def _said(data: Data, linear: Linear, trees: Trees | None) -> dict[str, Floats]:
    """What each voice says of the rows."""
    found = {"linear": linear.chances(data.rows)}
    if data.own is not None:
        found["network"] = data.own
        if trees is not None and data.rivals is not None:
            found["trees"] = trees.chances(data.rivals, data.own)
    return found


def _mean(said: Mapping[str, Floats], voices: tuple[str, ...]) -> Floats:
    total: Floats = sum((said[v] for v in voices[1:]), said[voices[0]])
    return total / len(voices)


def _grown(data: Sequence[Data]) -> Trees | None:
    told = [d.rivals for d in data if d.rivals is not None]
    if len(told) < len(data):
        return None
    return Trees(np.concatenate(told), np.concatenate([d.labels for d in data]))


def _fit(data: Sequence[Data], size: int, strength: float) -> Linear:
    return Linear(together([d.rows for d in data]), np.concatenate([d.labels for d in data]), size, strength)
