"""From claims to ties: every pair with its standings, by type and direction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sayso.model import ClaimRecord, Vocabulary
from sayso.weighing.corroboration import unweighed
from sayso.weighing.durability import durability
from sayso.weighing.results import Standing, Tie
from sayso.weighing.support import DEFAULT_PRIORS, Priors, reliabilities, weighed
from sayso.weighing.voices import Copies


def tie(
    records_of_pair: Iterable[ClaimRecord],
    *,
    vocabulary: Vocabulary,
    copies: Copies | None = None,
    reliability: Mapping[str, float] | None = None,
    priors: Priors = DEFAULT_PRIORS,
    as_of: date | None = None,
) -> Tie:
    """The tie of one pair, on all the claims about the two in either direction.

    Without `reliability` (see `ties`) voices have the priors of their kind. `as_of` is the day from
    which recency is reckoned. Raises ValueError when the claims are none, or about several pairs.
    """
    records = list(records_of_pair)
    pairs = {pair_of(r) for r in records}
    if len(pairs) != 1:
        raise ValueError(f"a tie is about one pair, these claims are about {len(pairs)}")
    known = reliability or {}
    (found,) = ties(
        records, vocabulary=vocabulary, copies=copies, reliability=known, priors=priors, as_of=as_of
    )
    return found


def ties(
    records: Iterable[ClaimRecord],
    *,
    vocabulary: Vocabulary,
    copies: Copies | None = None,
    reliability: Mapping[str, float] | None = None,
    priors: Priors = DEFAULT_PRIORS,
    as_of: date | None = None,
) -> list[Tie]:
    """All ties that the claims make, by pair key.

    Claims of an actor about a tie to itself are left out. When `reliability` is not given, it is
    estimated over these claims (`support.reliabilities`); pass `{}` for the bare priors.
    """
    grouped: dict[tuple[str, str], dict[tuple[str, str, str], list[ClaimRecord]]] = {}
    for record in records:
        if record.subject == record.object:
            continue
        subject, object_ = record.subject, record.object
        if vocabulary.symmetric(record.type) and object_ < subject:
            subject, object_ = object_, subject
        by_standing = grouped.setdefault(pair_of(record), defaultdict(list))
        by_standing[record.type, subject, object_].append(record)
    standings: dict[tuple[str, str], list[Standing]] = {
        pair: [
            unweighed(claims, symmetric=vocabulary.symmetric(key[0]), copies=copies)
            for key, claims in sorted(by_standing.items())
        ]
        for pair, by_standing in sorted(grouped.items())
    }
    if reliability is None:
        reliability = reliabilities((s for found in standings.values() for s in found), priors=priors)
    return [
        _tie(pair, [weighed(s, reliability=reliability, priors=priors) for s in found], as_of)
        for pair, found in standings.items()
    ]


def pair_of(record: ClaimRecord) -> tuple[str, str]:
    """The two ends, the lesser key first."""
    a, b = sorted((record.subject, record.object))
    return a, b


def _tie(pair: tuple[str, str], standings: list[Standing], as_of: date | None) -> Tie:
    names = {s.subject: s.subject_name for s in standings} | {s.object: s.object_name for s in standings}
    ordered = sorted(standings, key=lambda s: (-s.support, -len(s.voices_for), s.type, s.subject))
    return Tie(
        a=pair[0],
        a_name=names[pair[0]],
        b=pair[1],
        b_name=names[pair[1]],
        standings=tuple(ordered),
        durability=durability(ordered, as_of=as_of),
    )
