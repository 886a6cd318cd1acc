"""Readings about given actors, and what a case holds once they are settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso import api
from sayso.api.linking import link_document
from sayso.model import Claim, Document, Entity, Mention, Reading, Section, Voice

Actor = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""Name, type, aliases, roles."""

OTHER: Actor = ("Ministry of Ferries", "organization", (), ())


def about(n: int, actors: Sequence[Actor], *, publisher: str | None = "The Post") -> Reading:
    """A document that names each actor once and claims that each meets the next."""
    text, entities, claims = f"Report {n}.", [], []
    listed = [*actors, OTHER]
    for i, (name, type, aliases, roles) in enumerate(listed):
        text += f"\nIn part {i} of {n} there is {name}."
        at = text.rindex(name)
        entities.append(Entity(f"e{i}", name, type, (Mention(at, at + len(name)),), aliases, roles))  # type: ignore[arg-type]
    for i in range(len(actors)):
        span = entities[i].mentions[0].span
        speaker = Voice("speaker", actors[0][0], "e0")
        claims.append(Claim(f"c{i}", speaker, f"e{i}", "contact", f"e{i + 1}", "affirmed", "asserted", span))
    document = Document(text, publisher=publisher, sections=(Section("body", 0, len(text)),))
    return Reading(document, tuple(entities), claims=tuple(claims))


def filled(case: api.Case, readings: Iterable[Reading], *, kill_every: int = 0) -> None:
    """Adds, links and settles; with `kill_every`, as if a program died before linking each such one."""
    for n, reading in enumerate(readings, start=1):
        case.add(reading, path=f"{n}.txt")
        if not kill_every or n % kill_every:
            link_document(case, reading)
    api.settle(case)


def state(case: api.Case) -> tuple[object, ...]:
    """All that settling decides: canonical keys, claims, statements and groups of copies."""
    return (
        case.canonical_keys(),
        tuple(sorted(case.claim_records(), key=lambda r: r.id)),
        tuple(sorted(case.statements(), key=lambda s: s.id)),
        case.copy_groups(),
        frozenset((j.id, j.score, j.features) for j in case.judgements() if j.origin != "person"),
    )
