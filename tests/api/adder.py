"""A program that adds, links and settles as `sayso add` does, until it is done or killed: PLACE FIRST LAST.

Each batch of documents is a command of its own; only the reading of files is left out. One document in six
carries the text of an earlier one, and actors go by several names.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import factories
from api.makers import about
from sayso import api
from sayso.api import keeping
from sayso.engines import Known, Outcome
from sayso.model import Reading
from weighing.names_dev import NAMES

BATCH = 12
ACTORS = [(name, type, aliases, roles) for _, type, name, aliases, roles in NAMES]


def made(n: int) -> Reading:
    """Document number `n`; equal numbers give equal readings."""
    if n % 6 == 5:
        copied = factories.reading(n - 1, sentences=9)
        return replace(copied, document=replace(copied.document, publisher=f"Outlet {n}", url=f"copy/{n}"))
    if n % 3 == 1:
        return factories.reading(n, sentences=9)
    return about(n, random.Random(n).sample(ACTORS, 5))


def read_all(paths: Any, *, known: Any, **_: Any) -> Iterator[Outcome]:
    """Stands in for the engine: the number in a path is the document's."""
    for path in paths:
        reading = made(int(Path(path).stem))
        there = reading.document.id in known
        yield Outcome(str(path), Known(reading.document.id) if there else reading)


def main() -> None:
    place, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    keeping.read_all = read_all
    keeping.discover = lambda paths: map(Path, paths)  # type: ignore[assignment,return-value]

    def told(outcome: Outcome) -> None:
        sys.stdout.write(f"{outcome.path} {not isinstance(outcome.item, Known)}\n")
        sys.stdout.flush()

    with api.open_case(place) as case:
        for start in range(first, last, BATCH):
            api.add(case, [f"{n}.txt" for n in range(start, min(start + BATCH, last))], progress=told)


if __name__ == "__main__":
    main()
