"""The attribution figures beside those of others, as a bar chart: `python -m bench.plot`.

Citron, GenderGapTracker and people are as measured beforehand on the same corpus (people: six annotators
on 20 other articles of it); Sayso and textacy come from `bench/results/attribution.json`.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parent.parent
OTHERS = {
    "GenderGapTracker": (49.8, 41.7, 39.9),
    "Citron, retrained": (59.3, 54.7, 52.4),
    "people among themselves": (79.4, 77.3, 76.6),
}
FIGURES = ("content", "content and source", "content, source and cue")


def main() -> None:
    found = json.loads((ROOT / "bench/results/attribution.json").read_text(encoding="utf-8"))
    systems = {
        "textacy": tuple(found[f"textacy {f}"] for f in FIGURES),
        **dict(list(OTHERS.items())[:2]),
        "Sayso": tuple(found[f] for f in FIGURES),
        "people among themselves": OTHERS["people among themselves"],
    }
    rows, y = [], 46
    for name, values in systems.items():
        rows.append(f'<text x="188" y="{y + 23}" text-anchor="end" font-weight="600">{escape(name)}</text>')
        for i, value in enumerate(values):
            top = y + 14 * i
            colour = ("#1f6f6b", "#4a9c97", "#9ccac6")[i]
            rows.append(f'<rect x="200" y="{top}" width="{5 * value:.0f}" height="12" fill="{colour}"/>')
            rows.append(f'<text x="{206 + 5 * value:.0f}" y="{top + 10}" font-size="11">{value:.1f}</text>')
        y += 56
    legend = "".join(
        f'<rect x="{200 + 150 * i}" y="14" width="12" height="12" fill="{c}"/>'
        f'<text x="{217 + 150 * i}" y="24" font-size="11">{escape(f)}</text>'
        for i, (f, c) in enumerate(zip(FIGURES, ("#1f6f6b", "#4a9c97", "#9ccac6"), strict=True))
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 {y + 4}" font-family="sans-serif" '
        f'font-size="13" fill="#222"><title>Attributions found, F1 in percent, PolNeAR dev</title>'
        f'<rect width="700" height="{y + 4}" fill="#fff"/>{legend}{"".join(rows)}</svg>\n'
    )
    (ROOT / "docs/images/attribution.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
