"""What a person should look at: suggested merges, and links that are ambiguous or were overruled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from sayso.api.settling import links_of, resolved
from sayso.case import Alike, Case
from sayso.model import EntityRecord, Judgement
from sayso.weighing.reference import KEY as REFERENCE
from sayso.weighing.resolution import memberships
from sayso.weighing.scoring import SUGGESTED

Why = Literal["suggested", "ambiguous", "reference list"]
_OWN: Final = 1.0  # the score of the link of an entity to its own profile


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one? `a` and `b` are entity keys (`b` may be an entry of a reference list).

    `ambiguous` links would be made automatically, but fit several who cannot be one. `features` are the
    grounds of the score, in log-odds.
    """

    id: str
    why: Why
    a: str
    a_name: str
    a_roles: tuple[str, ...]
    b: str
    b_name: str
    b_roles: tuple[str, ...]
    score: float
    features: tuple[tuple[str, float], ...]


def review(case: Case) -> list[Question]:
    """The open questions of a case, likeliest first; what people have answered is not asked again."""
    nodes = list(case.alike())
    resolution = resolved(case, nodes)
    canonical, dropped = dict(resolution.canonical), set(resolution.dropped)
    holder = _holders(nodes)
    derived = {j.id: j for a in nodes for j in links_of(a)}
    answered = {
        frozenset(canonical.get(end, end) for end in (j.subject, j.object))
        for j in case.judgements()
        if j.origin == "person" and j.kind in ("same", "different")
    }
    best: dict[frozenset[str], tuple[float, Why, str, str, Judgement]] = {}
    for j in (*case.judgements(kind="same"), *derived.values()):
        if j.origin == "person" or (j.origin == "automatic" and j.id not in dropped):
            continue
        a, b = (end if end.startswith(REFERENCE) else holder.get(end) for end in (j.subject, j.object))
        if a is None or b is None or a == b:
            continue
        pair = frozenset((canonical.get(a, a), canonical.get(b, b)))
        score = j.score or SUGGESTED
        if len(pair) == 2 and pair not in answered and (pair not in best or score > best[pair][0]):
            why: Why = "ambiguous" if j.origin == "automatic" else "suggested"
            best[pair] = (score, "reference list" if b.startswith(REFERENCE) else why, a, b, j)
    records = {r.key: r for r in case.entity_records(k for _, _, a, b, _ in best.values() for k in (a, b))}
    found = [_question(row, records, derived) for row in best.values()]
    return sorted(found, key=lambda q: (-q.score, q.a_name, q.b_name, q.id))


def _holders(nodes: Iterable[Alike]) -> dict[str, str]:
    """For every node of the network of names, the least entity that is it: itself, or whose profile it is."""

    found: dict[str, str] = {}
    for alike in nodes:
        found[alike.key] = alike.key
        for node, score in alike.links:
            if score == _OWN:
                found[node] = min(alike.key, found[node]) if node in found else alike.key
    return found


def _question(
    row: tuple[float, Why, str, str, Judgement],
    records: Mapping[str, EntityRecord],
    derived: Mapping[str, Judgement],
) -> Question:
    score, why, a, b, j = row
    features = j.features
    if j.id in derived:
        told = memberships(records[a], now=datetime.now(UTC)) if a in records else ()
        features = next((m.features for m in told if m.object == j.object), ())
    one, other = records.get(a), records.get(b)
    return Question(
        id=j.id if j.id not in derived else hashlib.sha256(j.id.encode()).hexdigest()[:16],
        why=why,
        a=a,
        a_name=one.name if one else a,
        a_roles=one.roles if one else (),
        b=b,
        b_name=other.name if other else j.note.removeprefix("reference list: ") or b,
        b_roles=other.roles if other else (),
        score=score,
        features=features,
    )
