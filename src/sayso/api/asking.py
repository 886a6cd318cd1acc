"""Asking a case: its claims as judged, its ties, and which actor a name means."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from sayso.api.linking import fold
from sayso.api.naming import labelled, labels
from sayso.api.settling import copy_groups
from sayso.case import Case
from sayso.errors import NotFoundError
from sayso.model import ClaimRecord, Vocabulary
from sayso.weighing import Tie, chain
from sayso.weighing import ties as weigh_ties

MOST_TOLD: Final = 12
"""Actors that an error lists when a name may mean several."""


def claims(
    case: Case,
    *,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    voice: str | None = None,
    type: str | None = None,
    misread: bool = False,
) -> Iterator[ClaimRecord]:
    """The claims of a case that meet every condition, with people's judgements laid over them.

    Misread claims are left out unless asked for; a statement whose speaker was judged speaks with that
    voice, and is found by it.
    """
    rejected = frozenset() if misread else misread_claims(case)
    speakers = judged_speakers(case)
    names = case.names(sorted(set(speakers.values())))
    found = case.claim_records(actor=actor, pair=pair, voice=voice, type=type)
    if voice is not None:
        # Where a statement was given to this voice, all of the document is gone through.
        given = sorted({s.partition(":")[0] for s, speaker in speakers.items() if speaker == voice})
        whole = (case.claim_records(actor=actor, pair=pair, document=d, type=type) for d in given)
        rest = (r for r in found if r.document not in given)
        found = heapq.merge(rest, *whole, key=lambda r: r.document)
    for record in found:
        said = speakers.get(f"{record.document}:{record.attribution}") if record.attribution else None
        if said is not None and record.voice_kind in ("speaker", "unnamed"):
            record = replace(record, voice=said, voice_kind="speaker", voice_name=names.get(said, ""))
        if record.id not in rejected and voice in (None, record.voice):
            yield record


def judged_speakers(case: Case) -> dict[str, str]:
    """By statement (`<document>:<attribution>`), the canonical key of who speaks, where a person judged."""
    judged = {j.subject: j.object for j in case.judgements(kind="speaker")}
    canonical = case.canonical_keys(sorted(set(judged.values())))
    return {statement: canonical[actor] for statement, actor in judged.items() if actor in canonical}


def misread_claims(case: Case) -> frozenset[str]:
    """The ids of the claims that people have judged misread."""
    return frozenset(j.subject for j in case.judgements(kind="misread"))


def case_ties(
    case: Case,
    *,
    vocabulary: Vocabulary | None = None,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    as_of: date | None = None,
) -> list[Tie]:
    """The ties of a case, of one actor, or of one pair (canonical keys), on all their claims.

    The reliability of voices is estimated on these claims alone, so that `support` of one pair need not
    be what it is among all ties of the case. An actor has one name in all of them: see `labels`.
    """
    known = vocabulary or Vocabulary.default()
    if actor is None and pair is None:
        found = weigh_ties(claims(case), vocabulary=known, copies=copy_groups(case), as_of=as_of)
    else:
        records = list(claims(case, actor=actor, pair=pair))
        copies = copy_groups(case, {r.document for r in records})
        found = weigh_ties(records, vocabulary=known, copies=copies, as_of=as_of)
    names = labels(case, (key for tie in found for key in (tie.a, tie.b)))
    return [_called(tie, names) for tie in found]


def _called(tie: Tie, names: Mapping[str, str]) -> Tie:
    """The tie with the names of its ends in the case instead of those in its own claims."""
    return replace(
        tie,
        a_name=names.get(tie.a, tie.a_name),
        b_name=names.get(tie.b, tie.b_name),
        standings=tuple(
            replace(
                s,
                subject_name=names.get(s.subject, s.subject_name),
                object_name=names.get(s.object, s.object_name),
            )
            for s in tie.standings
        ),
    )


def appearances(case: Case, tie: Tie) -> dict[str, tuple[str, str, str]]:
    """By claim id, the way its words were passed on: (outlet, origin, voice), empty where unknown.

    The origin is the wire or publisher of the text, or the document that it cites; the voice is a name.
    """
    records = {r.id: r for r in claims(case, pair=(tie.a, tie.b))}
    groups = copy_groups(case, {r.document for r in records.values()})
    origins = {g.id: g.origin for g in groups.values()}
    found = {}
    for standing in tie.standings:
        listed = (
            *standing.voices_for, *standing.voices_against, *standing.voices_doubting, *standing.narrators,
            *standing.comments,
        )  # fmt: skip
        names = {v.voice: v.name for v in listed if v.kind != "narrator"}
        for claim, document, outlet, origin, voice in chain(standing, records.values(), copies=groups):
            cited = origin.removeprefix("cited:") if origin.startswith("cited:") else None
            source = cited or origins.get(origin) or outlet or records[claim].title or document
            # A narrator speaks as the origin does.
            found[claim] = (outlet, source, names.get(voice) or source)
    return found


def entity_key(case: Case, name: str) -> str:
    """The canonical key of the actor that people call `name`. Raises NotFoundError, also when several fit."""
    called = set(case.canonical_keys([name]).values()) or set(case.called(fold(name))) or labelled(case, name)
    if len(called) == 1:
        return next(iter(called))
    names = case.names(sorted(called))
    exact = [key for key, usual in names.items() if fold(usual) == fold(name)]
    keys = exact if len(exact) == 1 else sorted(names)
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise NotFoundError(
            f"no actor is called {name!r}", where=case.where, hint="sayso voices and sayso ties list names"
        )
    raise NotFoundError(
        f"{len(keys)} actors are called {name!r}",
        where=case.where,
        hint=_which(labels(case, keys)),
    )


def _which(told: Mapping[str, str]) -> str:
    """Which actors a name may mean, each with its key, so that one may be chosen."""
    listed = sorted((label, key) for key, label in told.items())
    first = [f"{label} = {key}" for label, key in listed[:MOST_TOLD]]
    return "Give one of these keys: " + "; ".join(first) + ("; ..." if len(told) > MOST_TOLD else "")
