"""`Judgement`: a decision laid over readings, logged and reversible, never a rewrite of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

JudgementKind = Literal["same", "different", "misread", "speaker"]
JudgementOrigin = Literal["automatic", "suggested", "person"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `subject` and `object` are what it is about:

    - same, different: two entity keys (`"<document id>#<entity id>"`);
    - misread: a claim id (`"<document id>:<claim id>"`), `object` empty;
    - speaker: an attribution id and the entity key of its speaker.

    `undone` is when (UTC) it was taken back; an undone judgement stays in the log. `features` explains
    an automatic or suggested one, name by name.
    """

    id: str
    kind: JudgementKind
    subject: str
    object: str
    origin: JudgementOrigin
    author: str
    made: datetime
    score: float | None = None
    note: str = ""
    features: tuple[tuple[str, float], ...] = ()
    undone: datetime | None = None
