"""The whole `read` against the bare spaCy pipeline and textacy on the same texts, CPU time, one thread, in
turns."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress

from bench.corpora import lines
from sayso.model import Document
from sayso.reader import read
from sayso.reader.attribution_model import AttributionModel
from sayso.reader.syntax import language

ROUNDS = 3


def speed() -> dict[str, float]:
    """Ratios of CPU time (medians of rounds), words a second, and the peak memory of a `read` in MB;
    textacy's quotations, parsing included, beside them."""
    texts = [item["text"] for item in lines("polnear/dev.jsonl.gz")]
    nlp, model = language(), AttributionModel.load()
    read(Document(texts[0]))
    wholes, attributions, bares, textacys = [], [], [], []
    for _ in range(ROUNDS):
        bares.append(_cpu(lambda t: nlp(t), texts))
        wholes.append(_cpu(lambda t: read(Document(t)), texts))
        attributions.append(_cpu(model, texts))
        textacys.append(_cpu(_textacy, texts))
    words = sum(len(t.split()) for t in texts)
    bare = sorted(bares)[ROUNDS // 2]
    return {
        "whole read / bare parser": round(sorted(wholes)[ROUNDS // 2] / bare, 2),
        "attribution model / bare parser": round(sorted(attributions)[ROUNDS // 2] / bare, 2),
        "words a second, whole read": round(words / sorted(wholes)[ROUNDS // 2]),
        "words a second, attribution model": round(words / sorted(attributions)[ROUNDS // 2]),
        "words a second, textacy": round(words / sorted(textacys)[ROUNDS // 2]),
        "peak memory of read, MB": _peak(_READ),
        "peak memory of textacy, MB": _peak(_TEXTACY),
    }


def _textacy(text: str) -> None:
    from textacy.extract.triples import direct_quotations

    with suppress(ValueError):  # an odd number of quotation marks: textacy gives the document up
        list(direct_quotations(language()(text)))


def _cpu(step: object, texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        step(text)  # type: ignore[operator]
    return time.process_time() - began


_READ = "from sayso.model import Document; from sayso.reader import read; read(Document(sys.stdin.read()))"
_TEXTACY = "from bench.speed import _textacy; _textacy(sys.stdin.read())"


def _peak(step: str) -> float:
    # not ru_maxrss, which a child inherits from the process that started it
    code = f"""import sys
{step}
import re
with open("/proc/self/status") as status:
    print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read()).group(1)) / 1024)"""
    text = next(lines("polnear/dev.jsonl.gz"))["text"] * 5
    out = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True, check=True)
    return round(float(out.stdout))
