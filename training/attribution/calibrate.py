"""Calibrate the confidence of an exported model on the dev set, choose its threshold, write the sidecar.

The probability that an attribution is right (content IoU >= 0.5 and a common character of the sources, the
scorer's content_source) is a ridge logistic regression of `evidence_table`. Its error and the figures at the
threshold are measured by cross-fit: every document is judged by weights fitted on the other folds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx

from sayso.reader.attribution_decoding import Calibration, Candidate, evidence_table, settle
from sayso.reader.attribution_features import Pieces
from sayso.reader.attribution_model import AttributionModel, raw_attribution
from training.attribution.corpus import read_jsonl
from training.attribution.evaluate import CUE_FLOOR, scorer_of

Floats = npt.NDArray[np.float64]
FOLDS = 6
RIDGE = 3.0
LABEL_BIAS = [0.0] * 7  # -1 for a new piece of content: strict +0.7, direct quotations -1


def fit(table: Floats, right: Floats) -> Calibration:
    """Ridge logistic regression by Newton's method on standardised columns."""
    mean, scale = table.mean(0), table.std(0) + 1e-6
    x = np.column_stack([(table - mean) / scale, np.ones(len(table))])
    weight = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], RIDGE)
    penalty[-1] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weight))
        gradient = x.T @ (p - right) + penalty * weight
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        weight -= np.linalg.solve(hessian, gradient)
    return Calibration(
        tuple(round(float(v), 5) for v in mean),
        tuple(round(float(v), 5) for v in scale),
        tuple(round(float(v), 5) for v in weight[:-1]),
        round(float(weight[-1]), 5),
    )


def calibration_error(chance: Floats, right: Floats, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins."""
    at = np.minimum((chance * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(chance[at == b].mean() - right[at == b].mean()) * (at == b).mean()
            for b in range(bins)
            if (at == b).any()
        )
    )


def spans(found: list[Candidate], pieces: Pieces, text: str, scores: list[float]) -> list[dict[str, Any]]:
    raw = [raw_attribution(c, pieces, text, s) for c, s in zip(found, scores, strict=True)]
    return [
        {"source": list(r.source), "cue": list(r.cue), "content": list(r.content), "confidence": s}
        for r, s in zip(raw, scores, strict=True)
    ]


def rightness(scorer: Any, text: str, gold: list[Any], predicted: list[dict[str, Any]]) -> Floats:
    """1 for each prediction that a gold attribution, taken at most once and best first, agrees with."""
    free = scorer.prepare(gold, text)
    right = np.zeros(len(predicted))
    for index in sorted(range(len(predicted)), key=lambda i: -predicted[i]["confidence"]):
        mine = {role: scorer.normalise(predicted[index][role], text) for role in scorer.ROLES}
        for gold_one in free:
            close = scorer.iou(gold_one["content"], mine["content"]) >= scorer.CONTENT_IOU
            if close and scorer.same_role(gold_one["source"], mine["source"]):
                right[index] = 1.0
                free.remove(gold_one)
                break
    return right


@dataclass(frozen=True, slots=True)
class Judged:
    """One document: what stands after `settle` under some calibration, and whether it is right."""

    predicted: list[dict[str, Any]]
    table: Floats
    right: Floats


def judge(
    scorer: Any, doc: dict[str, Any], pieces: Pieces, found: list[Candidate], by: Calibration
) -> Judged:
    settled = settle(found, by.probabilities(found, pieces))
    candidates, scores = [c for c, _ in settled], [s for _, s in settled]
    predicted = spans(candidates, pieces, doc["text"], scores)
    right = rightness(scorer, doc["text"], doc["attributions"], predicted)
    return Judged(predicted, evidence_table(candidates, pieces), right)


def fit_all(judged: list[Judged]) -> Calibration:
    return fit(np.concatenate([j.table for j in judged]), np.concatenate([j.right for j in judged]))


def best_threshold(judged: list[Judged], golds: int) -> float:
    """The threshold with the highest F1 of right predictions."""

    def f1(threshold: float) -> float:
        shown = [(a["confidence"] >= threshold) for j in judged for a in j.predicted]
        hits = float(sum(r for s, r in zip(shown, (r for j in judged for r in j.right), strict=True) if s))
        return 2 * hits / (sum(shown) + golds)

    return max((round(0.2 + 0.02 * k, 2) for k in range(19)), key=f1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--model", type=Path, required=True, help="the .onnx; its sidecar is written beside it"
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--predictions", type=Path, help="write the predictions on dev here, as JSON lines")
    args = parser.parse_args()
    scorer = scorer_of(args.scorer)
    network = args.model.read_bytes()
    neutral = {"mean": [0.0] * 9, "scale": [1.0] * 9, "weight": [0.5, 0.5, *[0.0] * 7], "bias": 0.0}
    sidecar: dict[str, Any] = {
        "name": "sayso-attribution",
        "version": args.version,
        "sha256": hashlib.sha256(network).hexdigest(),
        "bytes": len(network),
        "cue_floor": CUE_FLOOR,
        "calibration": neutral,
        "threshold": 0.0,
        "label_bias": LABEL_BIAS,
    }
    model = AttributionModel(network, sidecar)
    gold = scorer.by_id(read_jsonl(args.corpus / "dev.jsonl.gz"))
    docs = [(doc, *model.candidates(doc["text"])) for doc in gold.values()]
    start = Calibration.from_json(neutral)
    rough = [judge(scorer, *doc, start) for doc in docs]
    judged: list[Judged] = [rough[0]] * len(docs)
    for fold in range(FOLDS):
        calibration = fit_all([r for n, r in enumerate(rough) if n % FOLDS != fold])
        for n in range(fold, len(docs), FOLDS):
            judged[n] = judge(scorer, *docs[n], calibration)
    golds = sum(len(scorer.prepare(doc["attributions"], doc["text"])) for doc in gold.values())
    best = best_threshold(judged, golds)
    chosen = {
        doc["id"]: {"id": doc["id"], "attributions": [a for a in j.predicted if a["confidence"] >= best]}
        for j, (doc, _, _) in zip(judged, docs, strict=True)
    }
    shown = [(a["confidence"], r) for j in judged for a, r in zip(j.predicted, j.right, strict=True)]
    shown = [(chance, right) for chance, right in shown if chance >= best]
    error = calibration_error(*(np.asarray(column) for column in zip(*shown, strict=True)))
    result = scorer.score_corpus(gold, chosen)
    trimmed = scorer.score_corpus(gold, chosen, True)
    print(scorer.report(result))
    figures = {name: round(result[name]["F1"], 1) for name in result if isinstance(result[name], dict)}
    figures = {k: v for k, v in figures.items() if k.startswith(("attribution", "token"))}
    figures["strict_trim_punct"] = round(trimmed["attribution.strict"]["F1"], 1)
    figures["direct_quote.source_accuracy"] = round(result["direct_quote.source_accuracy"], 1)
    figures["calibration_error"] = round(error, 3)
    final = fit_all(judged)
    sidecar |= {
        "calibration": {"mean": final.mean, "scale": final.scale, "weight": final.weight, "bias": final.bias},
        "threshold": best,
        "dev": figures,
    }
    onnx.checker.check_model(str(args.model))
    args.model.with_suffix(".json").write_text(json.dumps(sidecar, indent=1, sort_keys=True) + "\n", "utf-8")
    print(json.dumps(figures, indent=1), "threshold", best)
    if args.predictions:
        with args.predictions.open("w", encoding="utf-8") as out_file:
            out_file.writelines(json.dumps(doc) + "\n" for doc in chosen.values())


if __name__ == "__main__":
    main()
