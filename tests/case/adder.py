"""A program that adds readings to a case until it is done or killed: PLACE FIRST LAST."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import factories
from sayso.case import open_case

place, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open_case(place) as case:
    for n in range(first, last):
        reading = factories.reading(n, sentences=8)
        new = case.add(reading, path=f"{n}.txt", blocks=factories.blocks(reading))
        sys.stdout.write(f"{n} {new}\n")
        sys.stdout.flush()
