"""Interviews without labels: who answers, and where the questions stand.

Only the layout and the opening decide: paragraphs that end in a question mark, and a person whom the text
names first of all, or right after words like "interviewed" or "spoke with".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from sayso.model import Entity

YOU: Final = frozenset(["you", "your", "yours", "yourself"])
_CUE: Final = re.compile(
    r"\b(?:interview\w*|sp[eo]aks? (?:to|with)|spoke (?:to|with)|talk(?:s|ed) (?:to|with)|Q&A)\b", re.I
)
_TOPIC: Final = re.compile(r"\b(?:on|about|by)\b|[.!?]\s|\n")
"""What may not stand between the cue and the name: a name after it is no longer who was asked."""
_OPENING = 1200  # code points in which the text says whom it interviews
_QUESTIONS = 3  # paragraphs that ask, at least
_CUE_REACH = 120  # code points from the cue to the name


def interview(text: str, entities: tuple[Entity, ...]) -> tuple[str | None, Callable[[int], bool]]:
    """The id of the entity that answers (None: no interview, or not clear who), and whether an offset of
    the text stands in a paragraph that asks."""
    blocks = [m.span() for m in re.finditer(r"[^\n]+", text)]
    asking = {s for s, e in blocks if text[s:e].rstrip(' \t"”').endswith("?")}
    starts = [s for s, _ in blocks]

    def asked(offset: int) -> bool:
        place = bisect_right(starts, offset) - 1
        return place >= 0 and starts[place] in asking

    return (_answering(text, entities) if len(asking) >= _QUESTIONS else None), asked


def _answering(text: str, entities: tuple[Entity, ...]) -> str | None:
    persons = sorted(
        (m.start, e.id) for e in entities if e.type == "person" and " " in e.name
        for m in e.mentions if m.kind == "name" and m.end <= _OPENING and m.end - m.start > 3
    )  # fmt: skip
    cues = [m.end() for m in _CUE.finditer(text, 0, _OPENING)]
    if not persons or not cues:
        return None
    if persons[0][0] == 0:
        return persons[0][1]
    for cue in cues:
        start, id = next((p for p in persons if p[0] >= cue), (_OPENING, None))
        if start - cue <= _CUE_REACH and not _TOPIC.search(text[cue:start]):
            return id
    return None
