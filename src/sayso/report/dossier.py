"""What goes into a dossier: the plain data of a case that `case_page` draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from sayso.model import ClaimRecord, Reading, Span
from sayso.weighing import BreakAnalysis, Compliance, Contradiction, CopyGroup, Tie


class Commitment(Protocol):
    """A commitment with its words, its ends named (a case's `CommitmentRecord` is one)."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def agreement(self) -> str | None: ...
    @property
    def obligor_name(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def beneficiary_name(self) -> str | None: ...
    @property
    def deadline(self) -> date | None: ...
    @property
    def evidence(self) -> Span: ...
    @property
    def quote(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case as a page shows it.

    `claims` and `readings` are each gone through once and never held: give generators. Claims must be
    those that the `ties` were weighed from. `kinds` gives the entity type of an actor's key, `compliance`
    the findings of a commitment's id; `failures` are (file, reason). `made` is the day of the dossier.
    `vague` are the keys of actors that their documents name by a general word alone ("government"),
    `called` gives what to call the voice of a key.
    """

    name: str
    ties: Sequence[Tie]
    claims: Iterable[ClaimRecord]
    readings: Iterable[Reading] = ()
    contradictions: Sequence[Contradiction] = ()
    copies: Sequence[CopyGroup] = ()
    breaks: Sequence[BreakAnalysis] = ()
    commitments: Sequence[Commitment] = ()
    compliance: Mapping[str, Compliance] = field(default_factory=dict)
    failures: Sequence[tuple[str, str]] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    called: Mapping[str, str] = field(default_factory=dict)
    made: date | None = None
    version: str = ""
