"""What the analyses of a whole network, of commitments and of time hand out: plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.weighing.results import Stance, Tie

Bearing = Literal["for", "against", "unclear", "comment"]

Status = Literal["not initiated", "minimal", "intermediate", "full", "breached", "contested", "unknown"]
"""How far a commitment is kept; `unknown` when no counted claim bears on it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One smallest set whose loss does what is asked. `pairs` are ties, `actors` brokers.

    `voices` counts the say-sos that would have to fall, `claims` are theirs.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    actors: tuple[str, ...] = ()
    voices: int = 0
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BreakAnalysis:
    """What it would take to part a pair.

    `tie_cuts`: the smallest sets of ties whose loss leaves no path. `voice_cut`: the ties whose say-sos
    are fewest together. `broker_cuts`: the smallest sets of other actors whose loss leaves no path but
    the direct tie; `disconnects` is false when that direct tie still stands then. `to_one_type`: for
    each type that could be left, the standings (subject, type, object) to lose first, cheapest first.
    `complete` is false when more equally small sets exist than were asked for.
    """

    a: str
    b: str
    connected: bool
    direct: tuple[str, ...] = ()
    paths: tuple[tuple[str, ...], ...] = ()
    tie_cuts: tuple[Cut, ...] = ()
    voice_cut: Cut | None = None
    broker_cuts: tuple[Cut, ...] = ()
    disconnects: bool = False
    to_one_type: tuple[tuple[str, tuple[tuple[str, str, str], ...], int], ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Without:
    """What remains when a voice, document, type or actor is taken away.

    `lost` are the pairs that hold no tie any more, `weakened` those that lost a type or a voice.
    """

    removed: tuple[str, str]
    claims: tuple[str, ...]
    before: tuple[Tie, ...]
    after: tuple[Tie, ...]
    lost: tuple[tuple[str, str], ...] = ()
    weakened: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim or statement, by id, that bears on a commitment; `overlap` says by what it does.

    `bearing` is `unclear` for hedged words and those from before the day it was due.
    """

    claim: str
    voice: str
    bearing: Bearing
    quote: str
    published: date | None
    overlap: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compliance:
    """One commitment with its findings, by day. `voices_*` are the independent voices that were counted.

    `overdue` when its deadline has passed and nobody counted says that it is kept.
    """

    commitment: str
    status: Status
    findings: tuple[Finding, ...] = ()
    voices_for: tuple[str, ...] = ()
    voices_against: tuple[str, ...] = ()
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a timeline. `start` is the day said, or `None`; `basis` says where it came from."""

    start: date | None
    end: date | None
    basis: Literal["text", "inferred", "published", "unknown"]
    subject: str
    type: str
    object: str
    stance: Stance | Literal["ended", "not evidence"]
    claims: tuple[str, ...]
    text: str = ""
