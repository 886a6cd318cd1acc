"""From the network's numbers to spans: the best label sequence of each cue candidate, and which to keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.reader.attribution_features import CLOSE, INSIDE, OPEN, UNCLOSED, Ints, Pieces

Floats = npt.NDArray[np.float32]

OUT, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)
_NEVER = np.float32(-1e4)
_LOST = 0.7
_TOGETHER = 48  # candidates decoded at once


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
    rows = np.arange(count)
    steps = scores.transpose(1, 0, 2).copy()
    begin = scores[rows, at, B_CUE]
    steps[:, :, B_CUE] = _NEVER
    steps[at, rows] = _NEVER
    steps[at, rows, B_CUE] = begin
    steps[0, :, I_SOURCE::2] = _NEVER
    total = steps  # after each step: the score of the best sequence that ends there with each label
    for place in range(1, length):
        before = total[place - 1]
        inside = np.maximum(before[:, B_SOURCE::2], before[:, I_SOURCE::2])
        here = total[place]
        inside += here[:, I_SOURCE::2]
        here += before.max(axis=1, keepdims=True)
        here[:, I_SOURCE::2] = inside
    best = total.argmax(axis=2)
    stays = total[:, :, I_SOURCE::2] > total[:, :, B_SOURCE::2]
    labels = np.zeros((count, length), dtype=np.int8)
    state = best[-1]
    for place in range(length - 1, 0, -1):
        labels[:, place] = state
        role = np.maximum(state - 1, 0) >> 1
        goes_on = (state > 0) & (state & 1 == 0)
        state = np.where(goes_on, state - 1 + stays[place - 1, rows, role], best[place - 1])
    labels[:, 0] = state
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
    shifted: Floats = logits - logits.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network gives for the cue candidates of some windows.

    labels: logits [N, T, 7]; valid, cue: logits [N]; at: the cue's place in its row; offset: the text's piece
    at place 0 of the row; length: places of the row that count. All but the first have shape [N].
    """

    labels: Floats
    valid: Floats
    cue: Floats
    at: Ints
    offset: Ints
    length: Ints

    def __len__(self) -> int:
        return len(self.at)

    def rows(self, chosen: Ints) -> Scores:
        """Some of the candidates, without places that none of them needs."""
        longest = int(self.length[chosen].max(initial=1))
        return Scores(
            self.labels[chosen, :longest],
            self.valid[chosen],
            self.cue[chosen],
            self.at[chosen],
            self.offset[chosen],
            self.length[chosen],
        )


def joined(parts: list[Scores]) -> Scores:
    """The candidates of several windows together."""
    longest = max(part.labels.shape[1] for part in parts)
    labels = np.zeros((sum(len(part) for part in parts), longest, 7), dtype=np.float32)
    first = 0
    for part in parts:
        labels[first : first + len(part), : part.labels.shape[1]] = part.labels
        first += len(part)
    return Scores(
        labels,
        np.concatenate([part.valid for part in parts]),
        np.concatenate([part.cue for part in parts]),
        np.concatenate([part.at for part in parts]),
        np.concatenate([part.offset for part in parts]),
        np.concatenate([part.length for part in parts]),
    )


def decode(scores: Scores, pieces: Pieces, *, bias: Floats | None = None) -> list[Candidate]:
    """The candidates' best spans. bias: what to add to the log-probability of each label before the best
    sequence is sought. Candidates without content are left out."""
    order = np.argsort(scores.length, kind="stable")  # rows of like length together: little is padding
    found: list[Candidate] = []
    for first in range(0, len(order), _TOGETHER):
        found += _decode(scores.rows(order[first : first + _TOGETHER]), pieces, bias)
    return found


def _decode(rows: Scores, pieces: Pieces, bias: Floats | None) -> list[Candidate]:
    scores = log_softmax(rows.labels)
    beyond = np.arange(scores.shape[1])[None, :] >= rows.length[:, None]
    scores[beyond] = _NEVER
    scores[beyond, OUT] = 0.0
    labels = best_labels(scores if bias is None else scores + bias, rows.at)
    chance = np.exp(scores[:, :, [B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT]])
    p_source = chance[:, :, 0] + chance[:, :, 1]
    p_content = chance[:, :, 2] + chance[:, :, 3]
    found: list[Candidate] = []
    for row in range(len(rows)):
        contents = spans_of(labels[row], B_CONTENT)
        if not contents:
            continue
        sources = spans_of(labels[row], B_SOURCE)
        weight = [float(p_source[row, s:e].mean()) for s, e in sources]
        source = sources[int(np.argmax(weight))] if sources else None
        inside = np.concatenate([p_content[row, s:e] for s, e in contents])
        shift = int(rows.offset[row])
        content = [_moved(span, shift) for span in contents]
        found.append(
            Candidate(
                cue=_moved(spans_of(labels[row], B_CUE)[0], shift),
                source=_moved(source, shift) if source else None,
                content=whole_quotations(content, pieces, (shift, shift + int(rows.length[row]))),
                evidence=(
                    float(rows.cue[row]),
                    float(rows.valid[row]),
                    _logit(max(weight)) if weight else -4.0,
                    _logit(float(inside.mean())),
                    _logit(float(inside.min())),
                ),
            )
        )
    return found


def whole_quotations(
    content: list[tuple[int, int]], pieces: Pieces, scope: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    """Content that ends where the decoder's sight ended, inside a quotation, has the whole of it; and two
    pieces of content that touch inside one quotation are one. (+0.2 points of content, source and cue and
    +0.5 of content tokens on dev, where a quotation can be longer than what the decoder sees.)"""
    whole: list[tuple[int, int]] = []
    for start, end in content:
        if start == scope[0]:
            start = quotation_at(pieces, start)[0]
        if end == scope[1]:
            end = quotation_at(pieces, end - 1)[1]
        if whole and start <= whole[-1][1] and quotation_at(pieces, start)[0] < start:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


def quotation_at(pieces: Pieces, place: int) -> tuple[int, int]:
    """The range of the quotation, with its marks, that the piece at `place` belongs to; itself if none."""
    quote, start, end = pieces.quote, place, place + 1
    if quote[place] == UNCLOSED:
        while start > 0 and quote[start - 1] == UNCLOSED:
            start -= 1
        while end < len(quote) and quote[end] == UNCLOSED:
            end += 1
        return start, end
    while quote[start] in (INSIDE, CLOSE) and start > 0 and quote[start - 1] in (OPEN, INSIDE):
        start -= 1
    while quote[end - 1] in (OPEN, INSIDE) and end < len(quote) and quote[end] in (INSIDE, CLOSE):
        end += 1
    return start, end


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
