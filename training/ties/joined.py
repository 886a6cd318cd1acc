"""Passages put together as paragraphs of one text, so that what only stands near is not learned to be tied.

A passage of the corpus has few actors, and most of them are tied; a report has many, and most are not.
Mentions keep the number of their part: whom a description of one part refers to is not asked of the others.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
LONGEST = 700  # code points of a passage, from which on it is a text of its own
PARTS = (2, 5)
BETWEEN = "\n\n"


def joined(rows: Sequence[Row], share: float, rng: random.Random) -> list[Row]:
    """The rows in any order, a share of the short passages of each author put together by two to five."""
    kept: list[Row] = []
    short: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["flavour"] == "tie" and len(row["text"]) < LONGEST and rng.random() < share:
            short[row["id"].rpartition("-")[0]].append(row)
        else:
            kept.append(row)
    for passages in short.values():
        rng.shuffle(passages)
        while passages:
            count = rng.randint(*PARTS)
            kept.append(together(passages[:count]))
            del passages[:count]
    return kept


def together(passages: Sequence[Row]) -> Row:
    """One row of several; offsets and entities' numbers move along."""
    text, mentions, claims, entities = "", [], [], 0
    for part, row in enumerate(passages):
        text += BETWEEN if part else ""
        at = len(text)
        for m in row["mentions"]:
            moved = {key: m[key] + at for key in ("start", "end", "head")}
            if "members" in m:
                moved["members"] = [n + entities for n in m["members"]]
            mentions.append(m | moved | {"entity": m["entity"] + entities, "part": part})
        for c in row["claims"]:
            ends = {key: c[key] + entities for key in ("subject", "object")}
            claims.append(c | ends | {"evidence": [x + at for x in c["evidence"]]})
        text += row["text"]
        entities += 1 + max((m["entity"] for m in row["mentions"]), default=0)
    id = "+".join(row["id"] for row in passages)
    return {"id": id, "text": text, "flavour": "tie", "mentions": mentions, "claims": claims}
