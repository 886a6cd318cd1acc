"""Interviews without labels: who answers, and where the questions stand.

Only the layout and the opening decide: paragraphs that end in a question mark, and a person, or several named
together, whom the text names first of all, or right after words like "interviewed" or "spoke with".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from sayso.model import Entity, Span

YOU: Final = frozenset(["you", "your", "yours", "yourself"])
_CUE: Final = re.compile(
    r"\b(?:interview\w*|sp[eo]aks? (?:to|with)|spoke (?:to|with)|talk(?:s|ed) (?:to|with)|Q&A)\b", re.I
)
_TOPIC: Final = re.compile(r"\b(?:on|about|by)\b|[.!?]\s|\n")
"""What may not stand between the cue and the name: a name after it is no longer who was asked."""
_OPENING = 1200  # code points in which the text says whom it interviews
_QUESTIONS = 3  # paragraphs that ask, at least
_CUE_REACH = 120  # code points from the cue to the name
_TOGETHER: Final = re.compile(r"\s*(?:,|and|, and|&)\s*")
_OWN: Final = re.compile(r"\b(?:I['’]m|I am|[Mm]e,|[Mm]y name is|I,)\s+(?:\w+\s+){0,3}$")
"""What stands before one's own name."""


class Interview:
    """Who answers in a text and where it asks. `answering` is empty where it is no interview, or where it is
    not clear who answers; `turns` is whether it is one at all."""

    def __init__(self, text: str, entities: tuple[Entity, ...]) -> None:
        self._text = text
        self._blocks = [m.span() for m in re.finditer(r"[^\n]+", text)]
        self._starts = [s for s, _ in self._blocks]
        self._asking = {s for s, e in self._blocks if text[s:e].rstrip(' \t"”').endswith("?")}
        self.turns = len(self._asking) >= _QUESTIONS
        self.joint: Span | None = None
        self.answering: tuple[str, ...] = self._named(entities) if self.turns else ()
        self._names = sorted(
            (m.start, m.end, e.id) for e in entities if e.id in self.answering
            for m in e.mentions if m.kind == "name"
        )  # fmt: skip

    def asked(self, offset: int) -> bool:
        """Whether an offset of the text stands in a paragraph that asks."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and self._starts[place] in self._asking

    def block(self, offset: int) -> int:
        """The number of the paragraph at an offset."""
        return bisect_right(self._starts, offset) - 1

    def answers(self, offset: int) -> str | None:
        """Who says "I" at an offset of an answer: the one who is asked; of several the one who names himself
        in the paragraph, or whom alone it does not speak of."""
        if len(self.answering) < 2:
            return next(iter(self.answering), None)
        start, end = self._blocks[self.block(offset)]
        own: set[str] = set()
        others: set[str] = set()
        for s, e, id in self._names:
            if start <= s and e <= end:
                (own if _OWN.search(self._text, start, s) else others).add(id)
        if len(own) == 1:
            return own.pop()
        left = set(self.answering) - others
        return left.pop() if others and len(left) == 1 else None

    def _named(self, entities: tuple[Entity, ...]) -> tuple[str, ...]:
        persons = sorted(
            (m.start, m.end, e.id) for e in entities if e.type == "person" and " " in e.name
            for m in e.mentions if m.kind == "name" and m.end <= _OPENING and m.end - m.start > 3
        )  # fmt: skip
        cues = [m.end() for m in _CUE.finditer(self._text, 0, _OPENING)]
        if not persons or not cues:
            return ()
        if persons[0][0] == 0:
            return (persons[0][2],)
        for cue in cues:
            place = next((n for n, p in enumerate(persons) if p[0] >= cue), None)
            if place is None:
                continue
            start, end, id = persons[place]
            if start - cue > _CUE_REACH or _TOPIC.search(self._text[cue:start]):
                continue
            found = [id]
            for s, e, other in persons[place + 1 :]:
                if not _TOGETHER.fullmatch(self._text, end, s) or other in found:
                    break
                found.append(other)
                end = e
            if len(found) > 1:
                self.joint = (start, end)
            return tuple(found)
        return ()
