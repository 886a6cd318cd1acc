"""Whole invented news reports, scored as the founding report is: the mean over the files of each half."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpora import SHARED
from sayso.model import Document
from sayso.reader import read
from sayso.sources import load

FOLDER = Path(__file__).parent / "reports"
HALVES = {
    "development": (*range(1, 6), *range(11, 18), 19, 22),
    "held out": (*range(6, 11), 18, 20, 21),
}


def reports() -> dict[str, float]:
    """Figures in percent (`spurious` is a count), first of the development half."""
    figures = {}
    for half, numbers in HALVES.items():
        scored = [score(path) for path in files() if int(path.name[:2]) in numbers]
        for name in scored[0]:
            figures[f"{half}: {name}"] = round(sum(s[name] for s in scored) / len(scored), 1)
    return figures


def files() -> list[Path]:
    """The texts, in the order of their numbers."""
    return sorted(FOLDER.glob("[0-9][0-9]-*.txt"))


def score(path: Path) -> dict[str, float]:
    """What the scorer of the founding report says of one text's reading."""
    reading = next(read(d) for d in load(path) if isinstance(d, Document))
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as out:
        json.dump(reading.to_json(), out)
        out.flush()
        scorer, gold = SHARED / "bench/score_seed.py", path.with_suffix(".gold.json")
        command = [sys.executable, str(scorer), out.name, "--json", "--gold", str(gold), "--text", str(path)]
        found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {str(name): float(value) for name, value in json.loads(found).items()}
