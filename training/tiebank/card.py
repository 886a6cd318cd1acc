"""Write the corpus' figures into DATACARD.md, between its markers.

python -m training.tiebank.card
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from training.tiebank import agreement, validate
from training.tiebank.build import HERE, split_of
from training.tiebank.passage import Passage
from training.tiebank.vocabulary import TIE_TYPES

SPLITS = ("train", "dev", "test")
_BETWEEN = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.S)


def figures(root: Path = HERE) -> str:
    """The tables of the data card, in Markdown."""
    report = validate.validate(validate.corpus_files(root))
    splits, _ = split_of(root)
    parts = {s: [p for p in report.passages if splits.get(p.author) == s] for s in SPLITS}
    return _totals(parts) + "\n" + _types(parts) + "\n" + _agreement(root)


def _totals(parts: dict[str, list[Passage]]) -> str:
    rows = {
        "authors": [str(len({p.author for p in ps})) for ps in parts.values()],
        "passages": [f"{len(ps):,}" for ps in parts.values()],
        "words": [f"{sum(len(p.text.split()) for p in ps):,}" for ps in parts.values()],
        "mentions": [f"{sum(len(e.mentions) for p in ps for e in p.entities):,}" for ps in parts.values()],
        "attributions": [f"{sum(len(p.attributions) for p in ps):,}" for ps in parts.values()],
        "claims": [f"{sum(len(p.claims) for p in ps):,}" for ps in parts.values()],
        "claims denied": [_share(ps, lambda c: c.polarity == "denied") for ps in parts.values()],
        "claims not asserted": [_share(ps, lambda c: c.modality != "asserted") for ps in parts.values()],
        "passages with two or more actors and no tie": [
            f"{100 * sum(map(validate.is_tieless, ps)) / max(len(ps), 1):.0f}%" for ps in parts.values()
        ],
    }
    head = "| | " + " | ".join(SPLITS) + " |\n|---|" + "---|" * len(SPLITS) + "\n"
    return head + "".join(f"| {name} | {' | '.join(values)} |\n" for name, values in rows.items())


def _share(passages: Sequence[Passage], test: object) -> str:
    claims = [c for p in passages for c in p.claims]
    return f"{100 * sum(map(test, claims)) / max(len(claims), 1):.0f}%"  # type: ignore[call-overload]


def _types(parts: dict[str, list[Passage]]) -> str:
    head = "| claims of type | " + " | ".join(SPLITS) + " |\n|---|" + "---|" * len(SPLITS) + "\n"
    rows = ""
    for name in sorted(TIE_TYPES):
        counts = [sum(c.type == name for p in ps for c in p.claims) for ps in parts.values()]
        rows += f"| {name} | {' | '.join(map(str, counts))} |\n"
    return head + rows


def _agreement(root: Path) -> str:
    found = agreement.figures(agreement.compare(agreement.doubly_annotated(root)))
    share = found["passages"]
    lines = [f"Annotated twice: {share} passages.\n", "| agreement of two annotators | F1 |", "|---|---|"]
    lines += [f"| {name} | {value:.3f} |" for name, value in found["F1"].items()]
    lines += ["", "| on the claims that both have | |", "|---|---|"]
    for name in ("polarity", "modality", "modality kappa", "ended", "evidence IoU"):
        lines.append(f"| {name} | {found[name]:.3f} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    path = HERE / "DATACARD.md"
    card = path.read_text(encoding="utf-8")
    path.write_text(_BETWEEN.sub(lambda m: m.group(1) + figures() + m.group(2), card), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
