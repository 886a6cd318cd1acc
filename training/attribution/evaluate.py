"""Run the network (in torch) over documents and score it; the runtime does the same with ONNX."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from sayso.reader.attribution_decoding import Candidate, Scores, decode, settle
from sayso.reader.attribution_windows import Window, windows
from training.attribution.corpus import Example
from training.attribution.model import AttributionNet

CUE_FLOOR = 0.15
FAR = -1e4


def predict_all(
    net: AttributionNet, documents: list[list[Example]], ends: frozenset[int], *, per_batch: int = 16
) -> dict[str, list[Candidate]]:
    """All candidates above the floor, by document id."""
    jobs: list[tuple[Example, Window]] = []
    for versions in documents:
        jobs += [(versions[0], window) for window in windows(versions[0].pieces, ends)]
    jobs.sort(key=lambda job: job[1].end - job[1].start)
    found: dict[str, list[Candidate]] = {versions[0].id: [] for versions in documents}
    for first in range(0, len(jobs), per_batch):
        part = jobs[first : first + per_batch]
        for (example, _), candidates in zip(part, _predict(net, part), strict=True):
            found[example.id] += candidates
    return found


@torch.inference_mode()
def _predict(net: AttributionNet, part: list[tuple[Example, Window]]) -> list[list[Candidate]]:
    length = max(w.end - w.start for _, w in part) + 2
    ids, case, quote, paragraph = (np.zeros((len(part), length), np.int64) for _ in range(4))
    mask = np.full((len(part), 1, 1, length), FAR, np.float32)
    core = np.zeros((len(part), length), bool)
    for number, (example, w) in enumerate(part):
        p, size = example.pieces, w.end - w.start
        ids[number, 0], ids[number, size + 1] = 101, 102
        for target, values in ((ids, p.ids), (case, p.case), (quote, p.quote), (paragraph, p.paragraph)):
            target[number, 1 : size + 1] = values[w.start : w.end]
        paragraph[number, 0], paragraph[number, size + 1 :] = -1, -1  # the ends belong to no paragraph
        mask[number, ..., : size + 2] = 0
        core[number, 1 + w.core_start - w.start : 1 + w.core_end - w.start] = True
    t = torch.from_numpy
    with torch.autocast("cpu", torch.bfloat16):
        hidden = net.encode(t(ids), t(case), t(quote), t(mask))
        cue = net.cues(hidden).float()
        chosen = (torch.sigmoid(cue) > CUE_FLOOR) & t(core)
        row, at = chosen.nonzero(as_tuple=True)
        begin, length = net.regions(t(paragraph), row, at)
        longest = length.max() if len(length) else torch.tensor(1)
        labels, valid = net.decode(hidden, t(quote), row, at, begin, length, longest)
    result: list[list[Candidate]] = []
    rows = row.numpy()
    for number, (example, w) in enumerate(part):
        mine = np.flatnonzero(rows == number)
        first = begin[mine].numpy()
        scores = Scores(
            labels[mine].float().numpy(),
            valid[mine].float().numpy(),
            cue[row[mine], at[mine]].numpy(),
            at[mine].numpy() - first,
            first + w.start - 1,
            length[mine].numpy(),
        )
        result.append(decode(scores, example.pieces))
    return result


def plain_score(candidate: Candidate) -> float:
    """A first score, before calibration: the chance that the candidate is an attribution."""
    cue, valid, *_ = candidate.evidence
    return float(1 / (1 + np.exp(-(cue + valid) / 2)))


def attributions(
    found: list[Candidate], example: Example, score: Callable[[Candidate], float], threshold: float
) -> list[dict[str, Any]]:
    p = example.pieces

    def span(pieces: tuple[int, int]) -> list[int]:
        return [int(p.start[pieces[0]]), int(p.end[pieces[1] - 1])]

    return [
        {
            "source": [span(candidate.source)] if candidate.source else [],
            "cue": [span(candidate.cue)],
            "content": [span(c) for c in candidate.content],
            "confidence": score_,
        }
        for candidate, score_ in settle(found, [score(c) for c in found])
        if score_ >= threshold
    ]


def scorer_of(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(documents: list[list[Example]]) -> dict[str, Any]:
    """The first annotator's version of every document, from its pieces."""
    gold = {}
    for versions in documents:
        example = versions[0]
        p, out = example.pieces, []
        for first, marks in zip(example.first.tolist(), example.labels, strict=True):
            attribution: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
            for index, mark in enumerate(marks.tolist()):
                if not mark:
                    continue
                spans = attribution[("source", "cue", "content")[(mark - 1) // 2]]
                if mark % 2 or not spans:
                    spans.append([int(p.start[first + index]), 0])
                spans[-1][1] = int(p.end[first + index])
            out.append(attribution)
        gold[example.id] = {"id": example.id, "text": example.text, "attributions": out}
    return gold


def measure(
    found: dict[str, list[Candidate]], documents: list[list[Example]], scorer_path: Path
) -> dict[str, float]:
    """The best threshold by content-and-source F1, and the figures there."""
    scorer, gold = scorer_of(scorer_path), gold_of(documents)
    best: dict[str, float] = {}
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        pred = {
            v[0].id: {"attributions": attributions(found[v[0].id], v[0], plain_score, threshold)}
            for v in documents
        }
        result = scorer.score_corpus(gold, pred)
        if result["attribution.content_source"]["F1"] > best.get("content_source", -1.0):
            trim = scorer.score_corpus(gold, pred, True)
            best = {"threshold": threshold}
            for name in ("content", "content_source", "content_source_cue", "strict"):
                best[name] = round(result[f"attribution.{name}"]["F1"], 2)
            best["P"] = round(result["attribution.content_source"]["P"], 2)
            best["R"] = round(result["attribution.content_source"]["R"], 2)
            best["strict_trim"] = round(trim["attribution.strict"]["F1"], 2)
            for role in ("source", "cue", "content"):
                best[f"token_{role}"] = round(result[f"token.{role}"]["F1"], 2)
            best["direct"] = round(result["direct_quote.source_accuracy"], 2)
    return best
