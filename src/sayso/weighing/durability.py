"""How durable a pair's tie is: multiplexity, tenure, recency, reciprocity; redundancy needs the network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sayso.weighing.results import Durability, Standing


def durability(standings: Sequence[Standing], *, as_of: date | None = None) -> Durability:
    """The figures that follow from the pair's own standings.

    Tenure and recency use the days that the claims themselves name, and the days they were said where
    they name none; with no day at all both are `None`. Standings that have ended hold no longer.
    """
    held = [s for s in standings if s.held and not s.ended]
    days = [d for s in held for d in (s.since, s.until, s.first, s.last) if d]
    since, last = min(days, default=None), max(days, default=None)
    return Durability(
        types=tuple(sorted({s.type for s in held})),
        voices=len({v.voice for s in held for v in s.voices_for}),
        since=since,
        last=last,
        tenure_days=(last - since).days if since and last else None,
        recency_days=max((as_of - last).days, 0) if as_of and last else None,
        reciprocity=_reciprocity(held),
    )


def _reciprocity(held: Sequence[Standing]) -> float | None:
    directed = {(s.type, s.subject) for s in held if not s.symmetric}
    if not directed:
        return None
    types = {t for t, _ in directed}
    both = sum(1 for t in types if len([1 for u, _ in directed if u == t]) == 2)
    return both / len(types)
