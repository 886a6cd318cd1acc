"""Build TieBank's JSON lines from the authors' files.

    python -m training.tiebank.build -o tiebank.jsonl

One object a passage: {"id", "author", "genre", "split", "pair", "text",
"sections": [{"kind", "start", "end"}],
"entities": [{"id", "type", "name", "mentions": [{"start", "end", "kind"}]}],
"splits": [{"start", "end", "kind", "entities"}],
"attributions": [{"id", "source", "cue", "content": [[s, e]], "kind", "speakers": [entity id], "parent"}],
"claims": [{"voice": {"kind": "speaker|unnamed|narrator|comment", "entity", "name"}, "attribution",
"subject", "type", "object", "polarity", "modality", "ended", "far", "time": [s, e] | null, "place",
"evidence": [s, e]}]}.
Offsets are code points into `text`, half-open. A claim of joint speakers is one claim for each of them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from training.tiebank.markup import parse_file
from training.tiebank.passage import Attribution, Claim, Passage

HERE = Path(__file__).resolve().parent


class BuildError(ValueError):
    """The corpus cannot be built; run the validator for the lines at fault."""


def split_of(root: Path = HERE) -> tuple[dict[str, str], bool]:
    """Author to split, and whether the corpus is declared complete."""
    settings = tomllib.loads((root / "split.toml").read_text(encoding="utf-8"))
    return dict(settings["authors"]), bool(settings["complete"])


def load(root: Path = HERE) -> list[dict[str, Any]]:
    """All passages of the corpus as JSON-ready objects, in order of author and number."""
    splits, _ = split_of(root)
    return [
        to_json(passage, splits.get(passage.author, "unassigned"))
        for path in sorted((root / "authors").glob("*.tie"))
        for passage in _parsed(path)
    ]


def _parsed(path: Path) -> list[Passage]:
    passages, problems = parse_file(path)
    if problems:
        raise BuildError(f"{problems[0]} (and {len(problems) - 1} more); run training.tiebank.validate")
    return passages


def to_json(passage: Passage, split: str) -> dict[str, Any]:
    """One passage in the shape that the module describes."""
    return {
        "id": passage.id,
        "author": passage.author,
        "genre": passage.genre,
        "split": split,
        "pair": passage.pair,
        "text": passage.text,
        "sections": [asdict(section) for section in passage.sections],
        "entities": [{**asdict(entity), "name": passage.name(entity.id)} for entity in passage.entities],
        "splits": [asdict(mention) for mention in passage.splits],
        "attributions": [asdict(attribution) for attribution in passage.attributions],
        "claims": [row for claim in passage.claims for row in _claim_rows(passage, claim)],
    }


def _claim_rows(passage: Passage, claim: Claim) -> Iterator[dict[str, Any]]:
    for voice in voices(passage, claim):
        row = asdict(claim)
        row.pop("line")
        yield {"voice": voice, **row}


def voices(passage: Passage, claim: Claim) -> list[dict[str, str | None]]:
    """Whose claim it is: one voice for each speaker, or the unnamed source, the narrator, the comment."""
    if claim.attribution is None:
        section = passage.section_at(claim.evidence[0])
        kind = "comment" if section.kind == "comment" else "narrator"
        return [{"kind": kind, "entity": None, "name": kind}]
    attribution = next(a for a in passage.attributions if a.id == claim.attribution)
    if not attribution.speakers:
        return [{"kind": "unnamed", "entity": None, "name": _source_words(passage, attribution)}]
    return [{"kind": "speaker", "entity": key, "name": passage.name(key)} for key in attribution.speakers]


def _source_words(passage: Passage, attribution: Attribution) -> str:
    return " ".join(passage.text[start:end] for start, end in attribution.source) or "unnamed"


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; writes JSON lines to a path or to standard output."""
    parser = argparse.ArgumentParser(description="Build TieBank's JSON lines.")
    parser.add_argument("-o", "--output", type=Path, default=None)
    output: Path | None = parser.parse_args(arguments).output
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in load())
    if output is None:
        sys.stdout.write(lines)
    else:
        output.write_text(lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
