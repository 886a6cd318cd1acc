"""`Claim`, the atom of the system, with its `Voice` and `Time`; and `Commitment`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from sayso.model.document import Span

VoiceKind = Literal["speaker", "narrator", "unnamed", "comment"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["asserted", "hedged", "hypothetical", "future", "obligation"]
Precision = Literal["day", "month", "year", "range", "unknown"]
MODALITIES: Final[tuple[str, ...]] = get_args(Modality)

EVIDENCE_MODALITIES: Final = frozenset({"asserted", "hedged"})
"""The modalities that bear on whether a tie holds; a promise, plan or hypothesis does not."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose claim it is. `entity` is set for `speaker`s that are entities of the document."""

    kind: VoiceKind
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When something holds, in the text's own words (`text`) and, where these allow it, as days.

    `start` and `end` are inclusive calendar days; both `None` when the words cannot be placed without
    guessing. `inferred` marks dates for which something the text does not say had to be concluded.
    """

    text: str
    start: date | None = None
    end: date | None = None
    precision: Precision = "unknown"
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One voice says that `subject` stands in a tie of `type` to `object`. Never edited, only judged.

    `subject`, `object`, `place` and `attribution` are ids within the same reading; `evidence` is the
    shortest stretch of text that says it.
    """

    id: str
    voice: Voice
    subject: str
    type: str
    object: str
    polarity: Polarity
    modality: Modality
    evidence: Span
    attribution: str | None = None
    ended: bool = False
    time: Time | None = None
    place: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a party bound itself to. `agreement` is the entity id or the words that name the agreement."""

    id: str
    agreement: str | None
    obligor: str
    act: str
    evidence: Span
    beneficiary: str | None = None
    deadline: date | None = None
