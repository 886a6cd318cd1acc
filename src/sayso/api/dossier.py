"""The dossier of a case: everything weighed, drawn on one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from sayso import __version__
from sayso.api.asking import case_ties, claims
from sayso.api.naming import general, voice_names
from sayso.api.settling import copy_groups
from sayso.api.speaking import statements
from sayso.case import Case, CommitmentRecord
from sayso.model import ClaimRecord, Vocabulary
from sayso.report import Dossier, case_page
from sayso.weighing import (
    BreakAnalysis,
    Compliance,
    Contradiction,
    CopyGroup,
    Tie,
    analyse,
    compliance,
    contradictions,
    network,
    resampled,
    with_redundancy,
)

MOST_ANALYSED: Final = 10
"""Pairs of a dossier for which it is worked out what would break them: those told by most voices."""


def report(case: Case, *, vocabulary: Vocabulary, title: str | None = None) -> str:
    """The dossier as one HTML page that needs no network. The same case gives the same page."""
    copies = copy_groups(case)
    found = case_ties(case, vocabulary=vocabulary)
    net = network(found)
    told = sorted((t for t in found if t.held), key=_told)[:MOST_ANALYSED]
    breaks = [(t, analyse(net, t.a, t.b)) for t in told]
    analysed = {(t.a, t.b): _with_network(t, analysis) for t, analysis in breaks}
    commitments = tuple(case.commitments())
    dossier = Dossier(
        name=title or PurePath(case.where.partition("?")[0]).stem,
        ties=[analysed.get((t.a, t.b), t) for t in found],
        claims=claims(case),
        readings=case.readings(),
        contradictions=case_contradictions(case, found),
        copies=tuple({g.id: g for g in copies.values()}.values()),
        breaks=tuple(analysis for t, analysis in breaks if t.a in net and t.b in net),
        commitments=commitments,
        compliance=case_compliance(case, commitments, vocabulary=vocabulary, copies=copies),
        failures=tuple((f.place or f.path, f.message) for f in case.failures()),
        kinds=_kinds(case),
        vague=general(case, (key for t in found for key in (t.a, t.b))),
        called=voice_names(case, found),
        version=__version__,
    )
    return case_page(dossier, vocabulary=vocabulary)


def case_contradictions(case: Case, found: Iterable[Tie]) -> tuple[Contradiction, ...]:
    """The contradictions of ties, best told first; claims are loaded for contested pairs alone."""
    out: list[Contradiction] = []
    for tie in sorted(found, key=_told):
        standings = [s for s in tie.standings if s.contested or s.changes or s.voices_doubting]
        if standings:
            out += contradictions(standings, claims(case, pair=(tie.a, tie.b)))
    return tuple(out)


def case_compliance(
    case: Case,
    commitments: Sequence[CommitmentRecord],
    *,
    vocabulary: Vocabulary,
    copies: Mapping[str, CopyGroup],
) -> dict[str, Compliance]:
    """Whether each commitment is kept, by its id."""
    if not commitments:
        return {}
    said = list(statements(case))
    names = _all_names(case)
    about: dict[str, list[ClaimRecord]] = {}
    found = {}
    for c in commitments:
        if c.obligor not in about:
            about[c.obligor] = list(claims(case, actor=c.obligor))
        found[c.id] = compliance(
            c,
            about[c.obligor],
            vocabulary=vocabulary,
            names=names,
            statements=said,
            copies=copies,
        )
    return found


def _told(tie: Tie) -> tuple[int, int, str, str]:
    voices = {v.voice for s in tie.standings for v in (*s.voices_for, *s.voices_against)}
    return -len(voices), -len(tie.claims), tie.a, tie.b


def _with_network(tie: Tie, analysis: BreakAnalysis) -> Tie:
    durability = resampled(tie.durability, tie.standings)
    return replace(tie, durability=with_redundancy(durability, analysis))


def _all_names(case: Case) -> dict[str, tuple[str, ...]]:
    """Every name that documents use, by canonical key."""
    canonical = case.canonical_keys()
    names: dict[str, set[str]] = defaultdict(set)
    for record in case.entity_records():
        names[canonical[record.key]].update((record.name, *record.aliases))
    return {key: tuple(sorted(found)) for key, found in names.items()}


def _kinds(case: Case) -> dict[str, str]:
    """The entity type that the documents give most often, by canonical key."""
    canonical = case.canonical_keys()
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for record in case.entity_records():
        counts[canonical[record.key]][record.type] += 1
    return {key: min(found, key=lambda t: (-found[t], t)) for key, found in counts.items()}
