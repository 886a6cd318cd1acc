"""Check TieBank files and count what is in them.

    python -m training.tiebank.validate [FILES...]

Prints every error as `file:line: message` and a table of figures; exits 1 on errors. Without files, all of
`authors/` and `second/` is checked. Copies and templates are looked for among the authors' files only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.tiebank.markup import Problem, parse_file
from training.tiebank.passage import Passage
from training.tiebank.rules import check_passage
from training.tiebank.similarity import near_duplicates, templates
from training.tiebank.vocabulary import ACTOR_TYPES, MODALITIES, POLARITIES, TIE_TYPES

HERE = Path(__file__).resolve().parent
MIN_TIELESS = 0.35


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found: parsed passages (second annotations apart) and the problems."""

    passages: tuple[Passage, ...]
    second: tuple[Passage, ...]
    problems: tuple[Problem, ...]


def corpus_files(root: Path = HERE) -> list[Path]:
    """All committed annotation files, the authors' and the second annotators'."""
    return sorted((root / "authors").glob("*.tie")) + sorted((root / "second").glob("*.tie"))


def is_second(path: Path) -> bool:
    """Whether a file is a second annotation (`ada.bo.tie`) rather than an author's own (`ada.tie`)."""
    return path.name.count(".") > 1


def validate(files: Sequence[Path]) -> Report:
    """Parse and check files; every rule that a script can check is checked."""
    first: list[Passage] = []
    second: list[Passage] = []
    problems: list[Problem] = []
    for path in files:
        passages, bad = parse_file(path)
        problems += bad
        (second if is_second(path) else first).extend(passages)
        ids = Counter(p.id for p in passages)
        for passage in passages:
            if ids[passage.id] > 1:
                problems.append(Problem(str(path), passage.line, f"the id {passage.id} is used twice"))
            if passage.pair is not None and passage.pair not in ids:
                problems.append(Problem(str(path), passage.line, f"pair={passage.pair} is not in this file"))
            problems += [Problem(str(path), line, message) for line, message in check_passage(passage)]
    for one, other, overlap in near_duplicates(first):
        message = f"{other.id} repeats {one.id} ({one.file}:{one.line}), {overlap:.0%} of the trigrams"
        problems.append(Problem(other.file, other.line, message))
    for words, found in templates(first).items():
        last = found[-1]
        message = f"a template, {len(found)} times ({', '.join(p.id for p in found[:5])}): `{words[:90]}`"
        problems.append(Problem(last.file, last.line, message))
    problems.sort(key=lambda p: (p.file, p.line))
    return Report(tuple(first), tuple(second), tuple(problems))


def is_tieless(passage: Passage) -> bool:
    """Two or more actors named together, and no tie said between anybody."""
    return not passage.claims and sum(e.type in ACTOR_TYPES for e in passage.entities) >= 2


def statistics(passages: Sequence[Passage]) -> dict[str, Counter[str]]:
    """Counts by author, genre, tie type, polarity, modality, entity type and a few totals."""
    claims = [claim for passage in passages for claim in passage.claims]
    totals = Counter(
        passages=len(passages), tieless=sum(map(is_tieless, passages)),
        unclaimed=sum(not p.claims for p in passages), claims=len(claims),
        entities=sum(len(p.entities) for p in passages),
        mentions=sum(len(e.mentions) for p in passages for e in p.entities),
        attributions=sum(len(p.attributions) for p in passages),
        paired=sum(p.pair is not None for p in passages),
        voiced=sum(c.attribution is not None for c in claims),
        ended=sum(c.ended for c in claims), far=sum(c.far for c in claims),
    )  # fmt: skip
    return {
        "total": totals,
        "type": Counter(c.type for c in claims),
        "polarity": Counter(c.polarity for c in claims),
        "modality": Counter(c.modality for c in claims),
        "entity type": Counter(e.type for p in passages for e in p.entities),
        "genre": Counter(p.genre for p in passages),
        "author": Counter(p.author for p in passages),
    }


def table(passages: Sequence[Passage]) -> str:
    """The statistics as a few lines of text."""
    figures = statistics(passages)
    lines = []
    for heading, counts in figures.items():
        order = {"type": TIE_TYPES, "polarity": POLARITIES, "modality": MODALITIES}.get(heading)
        keys = list(order) if order else [key for key, _ in counts.most_common()]
        lines.append(f"{heading:>12}: " + "  ".join(f"{key} {counts[key]}" for key in keys))
    total = figures["total"]
    share = total["tieless"] / total["passages"] if total["passages"] else 0.0
    wanted = f"at least {MIN_TIELESS:.0%} wanted"
    lines.append(f"   co-mention: {share:.0%} name two or more actors and no tie ({wanted})")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line: 0 if nothing is wrong, else 1."""
    parser = argparse.ArgumentParser(description="Check TieBank files and count what is in them.")
    parser.add_argument("files", nargs="*", type=Path, help="`.tie` files (default: the whole corpus)")
    report = validate(parser.parse_args(arguments).files or corpus_files())
    for problem in report.problems:
        sys.stdout.write(f"{problem}\n")
    if report.passages:
        sys.stdout.write(table(report.passages) + "\n")
    count = len(report.passages) + len(report.second)
    sys.stdout.write(f"{len(report.problems)} errors in {count} passages\n")
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
