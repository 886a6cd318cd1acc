"""`python -m bench [NAME...] [--accept]`: run the benchmarks and compare with `bench/results/`.

Accuracy may not fall by more than half a point; figures that are times or counts are recorded only.
`--accept` writes the new figures.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench import accuracy, speed
from bench.gum import coreference
from bench.reports import reports

RESULTS = Path(__file__).parent / "results"
BENCHES: dict[str, Callable[[], dict[str, float]]] = {
    "founding": accuracy.founding,
    "attribution": accuracy.attribution,
    "claims": accuracy.claims,
    "coreference": coreference,
    "entities": accuracy.entities,
    "reports": reports,
    "speed": speed.speed,
}
DROP = 0.5
RECORDED = ("found", "passages", "wrong", "spurious", "/ bare", "words a second", "memory", "textacy")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(BENCHES)}")
    parser.add_argument("--accept", action="store_true", help="write the new figures")
    args = parser.parse_args()
    worse = []
    for name in args.names or BENCHES:
        figures = BENCHES[name]()
        path = RESULTS / f"{name}.json"
        before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        print(f"\n{name}")
        for figure, value in figures.items():
            known = before.get(figure)
            print(f"  {figure:44}{value:10g}" + (f"   (was {known:g})" if known not in (None, value) else ""))
            unit = 100.0 if known is not None and abs(known) <= 1.0 else 1.0  # shares and percentages
            if known is not None and unit * (known - value) > DROP and not any(r in figure for r in RECORDED):
                worse.append(f"{name}: {figure} fell from {known:g} to {value:g}")
        if args.accept or not before:
            RESULTS.mkdir(exist_ok=True)
            path.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for line in worse:
        print(line, file=sys.stderr)
    return 1 if worse and not args.accept else 0


if __name__ == "__main__":
    sys.exit(main())
