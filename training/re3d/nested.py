"""One outer fold: learn on the documents of the others, with inner folds for every choice, and predict it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.reader.ties_features import Floats, Ints
from training.re3d import decide, mentions, pairs, rivals, weigh
from training.re3d.corpus import ENTITIES, NONE, RELATIONS
from training.re3d.decide import Prediction, Scorer
from training.re3d.linear import Linear, Rows, together
from training.re3d.mentions import Found
from training.re3d.rivals import Trees
from training.re3d.views import Views
from training.re3d.windows import Pieced

STRENGTHS = (0.02, 0.1)
VOICES = (("network",), ("linear",), ("network", "linear"))
"""Whose chances of an entity may be averaged; of a relation all are weighed."""
_GOLD = 5  # where a scorer's row has how many there are in gold
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
    """The mean of what adapted networks and regression say, as far as they are asked."""

    linear: Linear
    voices: tuple[str, ...]

    def chances(self, data: Data) -> Floats:
        """[rows, classes]."""
        return _mean(_said(data, self.linear), self.voices)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What all voices say of pairs, each with its weight."""

    linear: Linear
    trees: Trees | None
    weights: weigh.Weights

    def chances(self, data: Data) -> Floats:
        """[pairs, relations]."""
        said = _said(data, self.linear, self.trees)
        return weigh.dealt(_mean(said, tuple(said)), self.weights.chances(_any(said)))


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

    wanted = score(known, [])["pair"]["micro"][_GOLD]
    related, choices["relations"] = learn_pairs([tied[t.text.id] for t in rest], int(wanted))
    result = []
    for t in mine:
        id = t.text.id
        said = related.chances(tied[id])
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
    for strength in STRENGTHS:
        said = _by_others(data, size, strength)
        for voices in VOICES:
            if not all(v in told for v in voices for told in said.values()):
                continue
            mixed = {id: _mean(told, voices) for id, told in said.items()}

            def at(threshold: float, mixed: Mapping[str, Floats] = mixed) -> float:
                return value(mixed, threshold)

            score, threshold = decide.best_threshold(at)
            tried.append((Chosen(strength, voices, threshold, score), mixed))
    chosen, mixed = max(tried, key=lambda t: t[0].score)
    return Mixed(_fit(data, size, chosen.strength), chosen.voices), mixed, chosen


def learn_pairs(data: Sequence[Data], wanted: int) -> tuple[Weighed, Chosen]:
    """A model of all data's pairs, its voices weighed by what those of the other folds say, and the choices:
    those that promise most where `wanted` pairs are to be found."""
    size, labels = len(RELATIONS), np.concatenate([d.labels for d in data])
    grown = {fold: _grown(_outside(data, fold)) for fold in sorted({d.text.text.fold for d in data})}
    tried: list[tuple[float, float, float, weigh.Weights, tuple[str, ...]]] = []
    for strength in STRENGTHS:
        said = _by_others(data, size, strength, grown)
        any_ = np.concatenate([_any(said[d.text.text.id]) for d in data])
        weights = weigh.Weights(any_, labels)
        score, threshold = weigh.promising(weights.chances(any_), wanted)
        tried.append((score, strength, threshold, weights, tuple(next(iter(said.values())))))
    score, strength, threshold, weights, voices = max(tried, key=lambda t: t[:2])
    model = Weighed(_fit(data, size, strength), _grown(data), weights)
    return model, Chosen(strength, voices, threshold, score)


def _by_others(
    data: Sequence[Data], size: int, strength: float, grown: Mapping[int, Trees | None] | None = None
) -> dict[str, dict[str, Floats]]:
    """What each voice says of each text where it learned from the other folds; `grown`: trees by fold."""
    said: dict[str, dict[str, Floats]] = {}
    for fold in sorted({d.text.text.fold for d in data}):
        linear, trees = _fit(_outside(data, fold), size, strength), (grown or {}).get(fold)
        said |= {d.text.text.id: _said(d, linear, trees) for d in data if d.text.text.fold == fold}
    return said


def _any(said: Mapping[str, Floats]) -> Floats:
    """[pairs, voices]: the chance of any relation."""
    return np.stack([1 - chances[:, NONE] for chances in said.values()], 1)


def _outside(data: Sequence[Data], fold: int) -> list[Data]:
    return [d for d in data if d.text.text.fold != fold]


def _said(data: Data, linear: Linear, trees: Trees | None = None) -> dict[str, Floats]:
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
