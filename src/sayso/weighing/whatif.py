"""What remains without a voice, a document, a type or an actor; and how much hangs on single voices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sayso.model import ClaimRecord, Vocabulary
from sayso.weighing.analyses import Without
from sayso.weighing.results import Durability, Standing, Tie
from sayso.weighing.support import DEFAULT_PRIORS, Priors
from sayso.weighing.ties import ties
from sayso.weighing.voices import Copies


def without(
    records: Iterable[ClaimRecord],
    *,
    vocabulary: Vocabulary,
    voice: str | None = None,
    document: str | None = None,
    type: str | None = None,
    actor: str | None = None,
    copies: Copies | None = None,
    priors: Priors = DEFAULT_PRIORS,
    as_of: date | None = None,
) -> Without:
    """The ties before and after taking one thing away. Nothing is changed: records are only left out.

    A `voice` is any key of the say-so (of a wire, an outlet that prints it, a speaker); what narrators
    relay of it goes with it. A `document` goes with its copies where it is their origin: what only
    reprints it cannot stand in for it. Raises ValueError unless exactly one thing is named.
    """
    named = [
        (k, v) for k, v in (("voice", voice), ("document", document), ("type", type), ("actor", actor)) if v
    ]
    if len(named) != 1:
        raise ValueError("name exactly one of voice, document, type, actor")
    claims = sorted(records, key=lambda r: r.id)
    groups = copies or {}
    before = ties(claims, vocabulary=vocabulary, copies=groups, priors=priors, as_of=as_of)
    gone = _gone(claims, before, groups, *named[0])
    left = [r for r in claims if r.id not in gone]
    after = ties(left, vocabulary=vocabulary, copies=groups, priors=priors, as_of=as_of)
    remaining = {(t.a, t.b): t for t in after}
    lost, weakened = [], []
    for tie in before:
        pair = (tie.a, tie.b)
        rest = remaining.get(pair)
        if _strength(tie) and not (rest and _strength(rest)):
            lost.append(pair)
        elif rest and _strength(rest) != _strength(tie):
            weakened.append(pair)
    return Without(
        removed=named[0],
        claims=tuple(sorted(gone)),
        before=tuple(before),
        after=tuple(after),
        lost=tuple(lost),
        weakened=tuple(weakened),
    )


def resampled(
    durability: Durability, standings: Sequence[Standing], *, samples: int = 500, seed: int = 0
) -> Durability:
    """The durability with its uncertainty, by drawing the pair's voices again and again.

    Each sample draws as many voices as there are, with replacement (Efron's bootstrap, the voice being
    the unit); a type holds in it when more of the drawn voices affirm than deny it. Seeded: the same
    standings give the same figures. Unchanged when nobody is counted.
    """
    import numpy as np  # slow to import, and most questions do without

    said: dict[str, list[tuple[tuple[str, str], int]]] = {}
    for s in standings:
        if s.ended:
            continue
        for voice, sign in [(v.voice, 1) for v in s.voices_for] + [(v.voice, -1) for v in s.voices_against]:
            said.setdefault(voice, []).append(((s.type, s.subject), sign))
    voices = sorted(said)
    if not voices or samples < 1:
        return durability
    kinds = sorted({kind for votes in said.values() for kind, _ in votes})
    signs = np.zeros((len(voices), len(kinds)), dtype=np.int64)
    for row, voice in enumerate(voices):
        for kind, sign in said[voice]:
            signs[row, kinds.index(kind)] += sign
    # The legacy generator: its stream is the same in every version of numpy.
    drawn = np.random.RandomState(seed).randint(0, len(voices), size=(samples, len(voices)))
    places = drawn + len(voices) * np.arange(samples)[:, None]
    times = np.bincount(places.ravel(), minlength=samples * len(voices)).reshape(samples, len(voices))
    holds = times @ signs > 0
    types = sorted({type for type, _ in kinds})
    of_type = [holds[:, [k for k, kind in enumerate(kinds) if kind[0] == type]].any(axis=1) for type in types]
    counts = [int(n) for n in np.sum(of_type, axis=0)]
    counts.sort()
    return replace(
        durability,
        share_of_samples=round(sum(1 for n in counts if n) / samples, 4),
        interval=(counts[int(0.05 * (samples - 1))], counts[int(0.95 * (samples - 1))]),
    )


def _strength(tie: Tie) -> tuple[tuple[str, str, int], ...]:
    """What holds of a tie: its types by direction, each with its number of voices."""
    return tuple(sorted((s.type, s.subject, len(s.voices_for)) for s in tie.held if not s.ended))


def _gone(
    claims: Sequence[ClaimRecord], before: Iterable[Tie], copies: Copies, kind: str, value: str
) -> set[str]:
    if kind == "type":
        return {r.id for r in claims if r.type == value}
    if kind == "actor":
        return {r.id for r in claims if value in (r.subject, r.object)}
    if kind == "document":
        group = copies.get(value)
        documents = set(group.members) if group and group.origin_document == value else {value}
        return {r.id for r in claims if r.document in documents}
    return {r.id for r in claims if r.voice == value} | _relayed(before, value)


def _relayed(before: Iterable[Tie], voice: str) -> set[str]:
    """The claims of every say-so that goes by this key or rests on one that does."""
    gone: set[str] = set()
    for tie in before:
        for s in tie.standings:
            listed = (*s.voices_for, *s.voices_against, *s.voices_doubting, *s.narrators, *s.comments)
            keys: Mapping[str, bool] = {v.voice: v.voice == voice or voice in v.merged for v in listed}
            for v in listed:
                if keys[v.voice] or (v.rests_on and keys.get(v.rests_on)):
                    gone.update(v.claims)
    return gone
