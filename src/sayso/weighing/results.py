"""What weighing hands out: plain frozen data that report, export, web and the command line read.

Every count here opens to the ids it was counted from: `claims` are `ClaimRecord.id`s, `documents` are
document ids, voices and actors are canonical keys as in `ClaimRecord`. Days are calendar days, `None`
where nothing says them. All tuples are sorted, so equal input gives equal output in any order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sayso.model.claim import VoiceKind

Stance = Literal["for", "against", "doubting"]
"""What a voice says of a tie: it holds; it does not; only hedged words, or both at once."""


@dataclass(frozen=True, slots=True)
class PositionChange:
    """One voice said one thing and later another. `claims` are the last before and the first after."""

    voice: str
    before: Stance
    after: Stance
    when: date
    claims: tuple[str, str]


@dataclass(frozen=True, slots=True)
class VoiceSupport:
    """One independent say-so on one standing, with all its appearances.

    `merged` are the voice keys that were found to be this one say-so (forty outlets that print one wire
    story); `voice` is the least of them, or names the wire or the cited document that they rest on.
    `rests_on` names the voice that a narrator only relays: such a say-so is listed, never counted.
    `ended` when the last word of this voice is that it is over.
    """

    voice: str
    name: str
    kind: VoiceKind
    stance: Stance
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    changes: tuple[PositionChange, ...] = ()
    merged: tuple[str, ...] = ()
    rests_on: str | None = None
    ended: bool = False
    reliability: float | None = None

    @property
    def appearances(self) -> int:
        """The number of documents that carry this say-so."""
        return len(self.documents)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one type of one pair stands: who says so, who denies it, who only hedges.

    `voices_*` hold the counted say-sos, of speakers, unnamed sources and narrators (see `kind`);
    `narrators` lists the publications' own say-sos apart, counted or not; `comments` are never counted.
    `not_evidence` are promises, plans and hypotheticals. `first` and `last` are the days it was said
    first and last, `since` and `until` the days between which the claims themselves place it.
    `support` is the open measure of docs/weighing.md, between 0 and 1.
    """

    subject: str
    subject_name: str
    type: str
    object: str
    object_name: str
    symmetric: bool = False
    voices_for: tuple[VoiceSupport, ...] = ()
    voices_against: tuple[VoiceSupport, ...] = ()
    voices_doubting: tuple[VoiceSupport, ...] = ()
    narrators: tuple[VoiceSupport, ...] = ()
    comments: tuple[VoiceSupport, ...] = ()
    not_evidence: tuple[str, ...] = ()
    ended_claims: tuple[str, ...] = ()
    narrator_claims: tuple[str, ...] = ()
    comment_claims: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    since: date | None = None
    until: date | None = None
    ended: bool = False
    support: float = 0.5

    @property
    def contested(self) -> bool:
        """One counted voice affirms it and another denies it, and not merely because it has ended since."""
        says = [v for v in self.voices_for if not v.ended]
        for denial in self.voices_against:
            if not denial.ended:
                if self.voices_for:
                    return True
            elif any(v.last and denial.last and v.last > denial.last for v in says):
                return True
        return False

    @property
    def held(self) -> bool:
        """At least one counted voice says so outright."""
        return bool(self.voices_for)

    @property
    def appearances(self) -> int:
        """The number of documents in which a counted voice says that it holds."""
        return len({d for v in self.voices_for for d in v.documents})

    @property
    def appearances_against(self) -> int:
        """The number of documents in which a counted voice denies it."""
        return len({d for v in self.voices_against for d in v.documents})

    @property
    def changes(self) -> tuple[PositionChange, ...]:
        """Every change of position, by day."""
        voices = (*self.voices_for, *self.voices_against, *self.voices_doubting)
        found = [c for v in voices for c in v.changes]
        return tuple(sorted(found, key=lambda c: (c.when, c.voice, c.claims)))


@dataclass(frozen=True, slots=True)
class Durability:
    """How durable a pair's tie is; docs/weighing.md says how each figure is made.

    `types` are those that at least one counted voice affirms. `tenure_days` runs from the first to the
    last day known of it; `recency_days` from the last such day to `as_of`. `reciprocity` is the share of
    the directed types held that are held in both directions (`None` when all are symmetric).
    `redundancy` is the number of paths from one to the other through other actors that share no
    broker, `None` when no network was given. `share_of_samples` is the share of resamplings of the
    voices in which the pair still holds a tie, with the types' 5th and 95th percentile in `interval`.
    """

    types: tuple[str, ...] = ()
    voices: int = 0
    since: date | None = None
    last: date | None = None
    tenure_days: int | None = None
    recency_days: int | None = None
    reciprocity: float | None = None
    redundancy: int | None = None
    paths: tuple[tuple[str, ...], ...] = ()
    share_of_samples: float | None = None
    interval: tuple[int, int] | None = None

    @property
    def multiplexity(self) -> int:
        """The number of types held."""
        return len(self.types)


@dataclass(frozen=True, slots=True)
class Tie:
    """Everything said of one pair: its standings, in either direction, best supported first.

    `a` is the lesser key of the two.
    """

    a: str
    a_name: str
    b: str
    b_name: str
    standings: tuple[Standing, ...]
    durability: Durability = field(default_factory=Durability)

    @property
    def held(self) -> tuple[Standing, ...]:
        """The standings that at least one counted voice affirms."""
        return tuple(s for s in self.standings if s.held)

    @property
    def contested(self) -> bool:
        return any(s.contested for s in self.standings)

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(sorted({c for s in self.standings for c in s.claims}))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two say-sos that cannot both hold, with both wordings. `same_voice` when one voice said both."""

    subject: str
    type: str
    object: str
    claim_for: str
    claim_against: str
    words_for: str
    words_against: str
    voice_for: str
    voice_against: str
    same_voice: bool = False
