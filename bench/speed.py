"""The whole `read` against the bare spaCy pipeline on the same texts, CPU time, one thread, in turns."""

from __future__ import annotations

import subprocess
import sys
import time

from bench.corpora import lines
from sayso.model import Document
from sayso.reader import read
from sayso.reader.attribution_model import AttributionModel
from sayso.reader.syntax import language

ROUNDS = 3


def speed() -> dict[str, float]:
    """Ratios of CPU time (medians of rounds), words a second, and the peak memory of a `read` in MB."""
    texts = [item["text"] for item in lines("polnear/dev.jsonl.gz")]
    nlp, model = language(), AttributionModel.load()
    read(Document(texts[0]))
    wholes, attributions, bares = [], [], []
    for _ in range(ROUNDS):
        bares.append(_cpu(lambda t: nlp(t), texts))
        wholes.append(_cpu(lambda t: read(Document(t)), texts))
        attributions.append(_cpu(model, texts))
    words = sum(len(t.split()) for t in texts)
    bare = sorted(bares)[ROUNDS // 2]
    return {
        "whole read / bare parser": round(sorted(wholes)[ROUNDS // 2] / bare, 2),
        "attribution model / bare parser": round(sorted(attributions)[ROUNDS // 2] / bare, 2),
        "words a second, whole read": round(words / sorted(wholes)[ROUNDS // 2]),
        "peak memory of read, MB": _peak(),
    }


def _cpu(step: object, texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        step(text)  # type: ignore[operator]
    return time.process_time() - began


def _peak() -> float:
    code = (
        "import resource, sys; from sayso.model import Document; from sayso.reader import read;"
        "read(Document(sys.stdin.read()));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    text = next(lines("polnear/dev.jsonl.gz"))["text"] * 5
    out = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True, check=True)
    return round(float(out.stdout))
