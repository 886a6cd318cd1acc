"""Class the errors of a prediction file: what was missed and what was too much, and a sample of 100.

The classes are decided by code from the spans alone. Prints counts; the text is never printed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from training.attribution.corpus import read_jsonl
from training.attribution.evaluate import scorer_of

SAYING = frozenset(
    "say says said saying tell tells told telling ask asks asked asking add adds added adding "
    "write writes wrote note notes noted noting claim claims claimed argue argues argued "
    "report reports reported state states stated "
    "according tweeted announced explained warned insisted suggested".split()
)
SHORT = 40  # code points


def missed(scorer: Any, text: str, gold: dict[str, Any], predicted: list[dict[str, Any]]) -> str:
    """Why a gold attribution has no match."""
    near = [p for p in predicted if scorer.iou(gold["content"], p["content"]) >= scorer.CONTENT_IOU]
    if near:
        shared_cue = any(scorer.shared(gold["cue"], p["cue"]) for p in near)
        return (
            "right content, wrong source, same cue" if shared_cue else "right content, claimed by another cue"
        )
    by_cue = [p for p in predicted if scorer.shared(gold["cue"], p["cue"])]
    if by_cue:
        size, theirs = scorer.length(gold["content"]), scorer.length(by_cue[0]["content"])
        if not scorer.shared(gold["content"], by_cue[0]["content"]):
            return "cue found, other content"
        return "cue found, content too long" if theirs > size else "cue found, content too short"
    if any(scorer.shared(gold["content"], p["content"]) for p in predicted):
        return "content lies in another attribution's content or half in it"
    words = {w.strip('“”",.:').lower() for s, e in gold["cue"] for w in text[s:e].split()}
    if words & SAYING:
        return "not found: a verb of saying"
    if scorer.length(gold["content"]) < SHORT:
        return "not found: attitude, act or noun, short content"
    return "not found: attitude, act or noun"


def spurious(scorer: Any, predicted: dict[str, Any], gold: list[dict[str, Any]]) -> str:
    """Why a predicted attribution has no match."""
    if any(scorer.iou(predicted["content"], g["content"]) >= scorer.CONTENT_IOU for g in gold):
        return "right content, wrong or second source"
    if any(scorer.shared(predicted["cue"], g["cue"]) for g in gold):
        return "right cue, wrong content"
    if any(scorer.shared(predicted["content"], g["content"]) for g in gold):
        return "content overlaps another attribution's"
    return "nothing marked there"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=100)
    args = parser.parse_args()
    scorer = scorer_of(args.scorer)
    predictions = scorer.by_id(read_jsonl(args.predictions))
    found: list[tuple[str, str]] = []
    recall: Counter[tuple[str, bool]] = Counter()
    for name, doc in scorer.by_id(read_jsonl(args.gold)).items():
        text = doc["text"]
        gold = scorer.prepare(doc["attributions"], text)
        predicted = scorer.prepare(predictions[name]["attributions"], text)

        def agree(g: dict[str, Any], p: dict[str, Any]) -> bool:
            close = scorer.iou(g["content"], p["content"]) >= scorer.CONTENT_IOU
            return bool(close and scorer.same_role(g["source"], p["source"]))

        for g in gold:
            hit = any(agree(g, p) for p in predicted)
            recall[kind(text, g), hit] += 1
            if not hit:
                found.append(("missed", missed(scorer, text, g, predicted)))
        for p in predicted:
            if not any(agree(g, p) for g in gold):
                found.append(("too much", spurious(scorer, p, gold)))
    sample = random.Random(0).sample(found, min(args.sample, len(found)))
    for title, rows in (("all", found), (f"sample of {len(sample)}", sample)):
        print(f"{title}: {len(rows)}")
        for (side, reason), count in Counter(rows).most_common():
            print(f"  {count:5d}  {side}: {reason}")
    for name in ("direct", "mixed", "indirect"):
        hits, total = recall[name, True], recall[name, True] + recall[name, False]
        print(json.dumps({"kind": name, "n": total, "recall": round(100 * hits / max(total, 1), 1)}))


def kind(text: str, attribution: dict[str, Any]) -> str:
    """Direct: the content is a quotation; mixed: it has a quotation mark; indirect: it has none."""
    parts = [text[s:e] for s, e in attribution["content"]]
    marks = '"“”'
    if all(p[0] in marks or p.startswith("''") for p in parts):
        return "direct"
    return "mixed" if any(m in p for p in parts for m in marks) else "indirect"


if __name__ == "__main__":
    main()
