"""From the network's numbers to spans: the best label sequence of each cue candidate, and which to keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.reader.attribution_features import Ints, Pieces

Floats = npt.NDArray[np.float32]

OUT, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)
_NEVER = np.float32(-1e4)
_LOST = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """One decoded candidate. Ranges are half-open and count pieces of the whole text."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    evidence: tuple[float, ...]  # what the calibration weighs, see `EVIDENCE`


EVIDENCE = ("cue", "valid", "source", "content", "content_low")


def best_labels(scores: Floats, at: Ints) -> npt.NDArray[np.int8]:
    """The best allowed label sequence of each row (Viterbi). scores: [N, T, 7] log-probabilities.

    Allowed: an inside label only after its own begin or inside label; the one cue begins at `at`.
    """
    count, length, _ = scores.shape
    scores = scores.copy()
    rows = np.arange(count)
    begin = scores[rows, at, B_CUE].copy()
    scores[:, :, B_CUE] = _NEVER
    scores[rows, at] = _NEVER
    scores[rows, at, B_CUE] = begin
    back = np.zeros((length, count, 7), dtype=np.int8)
    total = scores[:, 0].copy()
    total[:, [I_SOURCE, I_CUE, I_CONTENT]] = _NEVER
    for place in range(1, length):
        best = total.argmax(axis=1)
        top = total[rows, best]
        came = np.repeat(best[:, None], 7, axis=1)
        value = np.repeat(top[:, None], 7, axis=1)
        for inside in (I_SOURCE, I_CUE, I_CONTENT):
            pair = total[:, inside - 1 : inside + 1]
            pick = pair.argmax(axis=1)
            came[:, inside] = inside - 1 + pick
            value[:, inside] = pair[rows, pick]
        back[place] = came
        total = value + scores[:, place]
    labels = np.zeros((count, length), dtype=np.int8)
    state = total.argmax(axis=1)
    for place in range(length - 1, -1, -1):
        labels[:, place] = state
        state = back[place, rows, state]
    return labels


def spans_of(labels: npt.NDArray[np.int8], begin: int) -> list[tuple[int, int]]:
    """Half-open ranges of one role in one row of labels."""
    spans: list[tuple[int, int]] = []
    of_role = (labels == begin) | (labels == begin + 1)
    for place in np.flatnonzero(of_role).tolist():
        if labels[place] == begin or not spans or spans[-1][1] != place:
            spans.append((place, place + 1))
        else:
            spans[-1] = (spans[-1][0], place + 1)
    return spans


def log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def decode(
    logits: Floats,
    valid: Floats,
    cue: Floats,
    at: Ints,
    offset: Ints,
    length: Ints,
    *,
    bias: Floats | None = None,
) -> list[Candidate]:
    """Candidates of a batch. logits [N, T, 7]; valid and cue are logits [N]; at: the cue's place in its
    row; offset: the text's piece at place 0 of the row; length: places of the row that count;
    bias: what to add to the log-probability of each label before the best sequence is sought.
    Candidates without content are left out."""
    if not len(at):
        return []
    scores = log_softmax(logits)
    beyond = np.arange(scores.shape[1])[None, :] >= length[:, None]
    scores[beyond] = _NEVER
    scores[beyond, OUT] = 0.0
    labels = best_labels(scores if bias is None else scores + bias, at)
    chance = np.exp(scores)
    p_source = chance[:, :, B_SOURCE] + chance[:, :, I_SOURCE]
    p_content = chance[:, :, B_CONTENT] + chance[:, :, I_CONTENT]
    found: list[Candidate] = []
    for row in range(len(at)):
        contents = spans_of(labels[row], B_CONTENT)
        if not contents:
            continue
        sources = spans_of(labels[row], B_SOURCE)
        weight = [float(p_source[row, s:e].mean()) for s, e in sources]
        source = sources[int(np.argmax(weight))] if sources else None
        inside = np.concatenate([p_content[row, s:e] for s, e in contents])
        shift = int(offset[row])
        found.append(
            Candidate(
                cue=_moved(spans_of(labels[row], B_CUE)[0], shift),
                source=_moved(source, shift) if source else None,
                content=tuple(_moved(span, shift) for span in contents),
                evidence=(
                    float(cue[row]),
                    float(valid[row]),
                    _logit(max(weight)) if weight else -4.0,
                    _logit(float(inside.mean())),
                    _logit(float(inside.min())),
                ),
            )
        )
    return found


def _moved(span: tuple[int, int], shift: int) -> tuple[int, int]:
    return span[0] + shift, span[1] + shift


def _logit(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return float(np.log(chance / (1 - chance)))


def settle(found: list[Candidate], scores: list[float]) -> list[tuple[Candidate, float]]:
    """The candidates that can stand together, with their scores, ordered by their cues.

    People's attributions of one text are disjoint: in 6,099 of PolNeAR's, two contents share a character
    and no cue lies in another's content. So, best first: a candidate whose cue is taken or lies in an
    accepted content falls; pieces of its content that are taken are lost to it, and with more than
    `_LOST` of them it falls too. (+0.6 points of content-and-source F1 on dev over a common cue alone.)
    """
    cues: set[int] = set()
    contents: set[int] = set()
    kept: list[tuple[Candidate, float]] = []
    for index in sorted(range(len(found)), key=lambda i: (-scores[i], found[i].cue)):
        candidate = found[index]
        cue = set(range(*candidate.cue))
        if cue & cues or cue & contents:
            continue
        own = {place for span in candidate.content for place in range(*span)}
        rest = own - contents - cues
        if len(rest) < (1 - _LOST) * len(own):
            continue
        if len(rest) < len(own):
            spans = tuple(run for span in candidate.content for run in _runs(span, rest))
            candidate = replace(candidate, content=spans)
        cues |= cue
        contents |= rest
        kept.append((candidate, scores[index]))
    return sorted(kept, key=lambda pair: (pair[0].cue, pair[0].content))


def _runs(span: tuple[int, int], wanted: set[int]) -> list[tuple[int, int]]:
    """The maximal ranges of `span` whose places are all wanted."""
    runs: list[tuple[int, int]] = []
    for place in range(*span):
        if place not in wanted:
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def evidence_table(found: list[Candidate], pieces: Pieces) -> npt.NDArray[np.float64]:
    """What the calibration weighs, one row a candidate: its evidence and simple facts of its spans."""
    rows = []
    for c in found:
        inside = np.concatenate([pieces.quote[s:e] for s, e in c.content])
        size = len(inside)
        quoted = float((inside > 0).mean())
        rows.append(
            (*c.evidence, np.log1p(size), quoted, float(len(c.content) > 1), float(c.cue[1] - c.cue[0] > 2))
        )
    return np.asarray(rows, dtype=np.float64).reshape(len(rows), len(EVIDENCE) + 4)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression from evidence to the probability that content and source are right."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]
    bias: float

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Calibration:
        return cls(tuple(data["mean"]), tuple(data["scale"]), tuple(data["weight"]), float(data["bias"]))

    def probabilities(self, found: list[Candidate], pieces: Pieces) -> list[float]:
        if not found:
            return []
        table = (evidence_table(found, pieces) - np.asarray(self.mean)) / np.asarray(self.scale)
        logits = table @ np.asarray(self.weight) + self.bias
        return [float(p) for p in 1.0 / (1.0 + np.exp(-logits))]
