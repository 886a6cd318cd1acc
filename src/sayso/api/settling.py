"""Settling a case: who is who and which documents are copies, on everything that was linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from sayso.api.linking import link_document
from sayso.case import Alike, Case, CopyGroupRecord, Region, Settled
from sayso.model import Judgement, Span
from sayso.weighing import CopyGroup, Resolution, by_document, group_copies, resolution
from sayso.weighing.alignment import Overlap
from sayso.weighing.copies import CopyPair, Facts
from sayso.weighing.resolution import AUTHOR
from sayso.weighing.scoring import AUTOMATIC


def settle(case: Case, *, everything: bool = False) -> int:
    """Link what is not linked yet, then work out actors and copies anew; the order of adding means nothing.

    Only what hangs together with something that changed is weighed: what shares names, judgements or copied
    passages with it. `everything` weighs the whole case, to the same outcome. Returns how many entities
    changed their canonical key.
    """
    link_rest(case)
    return case.settle(_settled, least=AUTOMATIC, everything=everything)


def link_rest(case: Case) -> None:
    """Link the documents that were added but not linked, when a program was stopped between the two."""
    for id in case.unlinked():
        link_document(case, case.reading(id))


def _settled(region: Region) -> Settled:
    """Canonical keys from names and judgements, and groups from copied passages: from nothing else."""
    canonical = dict(_clustered(region.alike, region.judgements).canonical)
    facts = {f.id: Facts(f.id, f.published, f.publisher, f.length, f.credit) for f in region.facts}
    pairs = (
        CopyPair(p.a, p.b, Overlap(p.share_a, p.share_b, p.unquoted, p.passage, p.spans_a, p.spans_b))
        for p in region.pairs
    )
    return Settled(
        canonical={a.likeness: canonical[a.key] for a in region.alike if not a.judged},
        single={a.key: canonical[a.key] for a in region.alike if a.judged},
        groups=tuple(_record(g, facts) for g in group_copies(facts.values(), pairs)),
    )


def resolved(case: Case, found: Iterable[Alike]) -> Resolution:
    """The clusters of a case's entities, and what was left out of them."""
    return _clustered(tuple(found), (j for j in case.judgements() if j.kind in ("same", "different")))


def _clustered(nodes: Collection[Alike], logged: Iterable[Judgement]) -> Resolution:
    sizes = {a.key: a.size for a in nodes}
    return resolution(sizes, [*logged, *(j for a in nodes for j in links_of(a))], sizes=sizes)


def links_of(alike: Alike) -> list[Judgement]:
    """The links that follow from what entities of one likeness are called, as judgements."""
    now = datetime.now(UTC)
    return [
        Judgement(
            id=f"{alike.key}={node}",
            kind="same",
            subject=alike.key,
            object=node,
            origin="automatic" if score >= AUTOMATIC else "suggested",
            author=AUTHOR,
            made=now,
            score=score,
        )
        for node, score in alike.links
    ]


def _record(group: CopyGroup, facts: Mapping[str, Facts]) -> CopyGroupRecord:
    spans = dict(group.spans)
    return CopyGroupRecord(
        id=group.id,
        origin_document=group.origin_document,
        origin=group.origin,
        credit=group.credit,
        members=tuple(
            (
                m,
                1.0 if m == group.origin_document else _share(spans.get(m, ()), facts[m].length),
                spans.get(m, ()),
            )
            for m in group.members
        ),
    )


def _share(spans: tuple[Span, ...], length: int) -> float:
    """How much of a text of so many code points stands in its group's origin too, 0..1."""
    return round(min(1.0, sum(end - start for start, end in spans) / max(length, 1)), 4)


def copy_groups(case: Case, documents: Iterable[str] | None = None) -> dict[str, CopyGroup]:
    """Document id to the group of copies that it belongs to; of all documents, or of groups with these."""
    return by_document(
        CopyGroup(
            id=g.id,
            members=tuple(d for d, _, _ in g.members),
            origin_document=g.origin_document,
            origin=g.origin,
            credit=g.credit,
            spans=tuple((d, spans) for d, _, spans in g.members if spans),
        )
        for g in case.copy_groups(documents)
    )
