"""Settling a case: who is who and which documents are copies, on everything that was linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sayso.api.linking import link_document
from sayso.case import Alike, Case, CopyGroupRecord
from sayso.model import Judgement, Span
from sayso.weighing import CopyGroup, Resolution, by_document, group_copies, resolution
from sayso.weighing.alignment import Overlap
from sayso.weighing.copies import CopyPair, Facts
from sayso.weighing.resolution import AUTHOR
from sayso.weighing.scoring import AUTOMATIC


def settle(case: Case) -> None:
    """Link what is not linked yet, then work out actors and copies anew; the order of adding means nothing.

    Cost follows the number of different names, copies and judgements, not of mentions or documents.
    """
    link_rest(case)
    settle_actors(case)
    _settle_copies(case)


def link_rest(case: Case) -> None:
    """Link the documents that were added but not linked, when a program was stopped between the two."""
    for id in case.unlinked():
        link_document(case, case.reading(id))


def settle_actors(case: Case) -> int:
    """Canonical keys from the active judgements; returns how many entities changed theirs."""
    found = list(case.alike())
    canonical = dict(resolved(case, found).canonical)
    return case.settle(
        {a.likeness: canonical[a.key] for a in found if not a.judged},
        {a.key: canonical[a.key] for a in found if a.judged},
    )


def resolved(case: Case, found: Iterable[Alike]) -> Resolution:
    """The clusters of a case's entities, and what was left out of them."""
    nodes = list(found)
    logged = [j for j in case.judgements() if j.kind in ("same", "different")]
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


def _settle_copies(case: Case) -> None:
    facts = {f.id: Facts(f.id, f.published, f.publisher, f.length, f.credit) for f in case.copy_facts()}
    pairs = (
        CopyPair(p.a, p.b, Overlap(p.share_a, p.share_b, p.unquoted, p.passage, p.spans_a, p.spans_b))
        for p in case.copy_pairs()
    )
    case.set_copy_groups(_record(g, facts) for g in group_copies(facts.values(), pairs))


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
