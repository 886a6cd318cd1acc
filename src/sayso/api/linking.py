"""What one document has to do with those before it: names, blocks, judgements, copies. No storage here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.case import Case, Known, Link, PairRecord
from sayso.model import EntityRecord, Judgement, Reading
from sayso.weighing import block_keys, copies_among, link, signature, wire_credit
from sayso.weighing.blocking import PREFIX, profile_block
from sayso.weighing.copies import CopyPair, shares_enough
from sayso.weighing.resolution import memberships


def link_document(case: Case, reading: Reading) -> bool:
    """Links a document that was added; false when it was linked before."""
    now = datetime.now(UTC)
    return case.link(reading.document.id, lambda known: linked(reading, known, now=now))


def linked(reading: Reading, known: Known, *, now: datetime) -> Link:
    """The document's part in the case. In whatever order documents are linked, they end up linked alike."""
    document = reading.document
    records = entity_records(reading)
    entities = _entities(records, known, now)
    hashes = frozenset(int(mark, 16) for mark in signature(document))
    near = [
        known.document(id)
        for id, (shared, size) in sorted(known.near(hashes).items())
        if shares_enough(shared, len(hashes), size)
    ]
    return Link(
        likenesses=entities.likenesses,
        links=entities.links,
        names=frozenset(
            (fold(name), entities.likenesses[r.key]) for r in records for name in (r.name, *r.aliases)
        ),
        blocks=entities.blocks,
        judgements=tuple(entities.judgements[id] for id in sorted(entities.judgements)),
        hashes=hashes,
        credit=wire_credit(document),
        pairs=tuple(map(_pair_record, copies_among(document, near))) if near else (),
    )


def entity_records(reading: Reading) -> tuple[EntityRecord, ...]:
    """The entities of a reading as a case hands them out."""
    id = reading.document.id
    return tuple(
        EntityRecord(f"{id}#{e.id}", id, e.name, e.type, tuple(e.aliases), tuple(e.roles), len(e.mentions))
        for e in reading.entities
    )


def fold(name: str) -> str:
    """A name as it is looked up: case and blanks do not matter."""
    return " ".join(name.split()).casefold()


@dataclass(slots=True)
class _Entities:
    likenesses: dict[str, str]
    links: dict[str, tuple[tuple[str, float], ...]]
    blocks: dict[str, frozenset[str]]
    judgements: dict[str, Judgement]


def _entities(records: Iterable[EntityRecord], known: Known, now: datetime) -> _Entities:
    """The likeness of every record, and the judgements between its profile and those known."""
    listed = list(records)
    found = _Entities({}, {}, {}, {})
    # Two questions for the whole document, not two for each entity.
    stored = known.sharing(map(profile_block, listed))
    new = [r for r in listed if profile_block(r) not in stored]
    stored |= known.sharing(block for r in new for block in block_keys(r))

    def lookup(blocks: frozenset[str]) -> list[EntityRecord]:
        return [r for block in sorted(blocks) for r in stored.get(block, ())]

    for record in listed:
        blocks, judgements = link(record, lookup, now=now)
        for block in blocks:
            stored.setdefault(block, []).append(record)
        if blocks:
            found.blocks[record.key] = blocks
        # Links between profiles are decisions to log; those of the record itself follow from its likeness.
        found.judgements |= {j.id: j for j in judgements if j.subject[0] == j.object[0] == PREFIX}
        own = [j for j in memberships(record, now=now) if record.key in (j.subject, j.object)]
        links = tuple(
            sorted((j.object if j.subject == record.key else j.subject, j.score or 0.0) for j in own)
        )
        likeness = hashlib.sha256(repr(links).encode()).hexdigest()[:16]
        found.likenesses[record.key] = likeness
        found.links[likeness] = links
    return found


def _pair_record(pair: CopyPair) -> PairRecord:
    o = pair.overlap
    return PairRecord(pair.a, pair.b, o.share_a, o.share_b, o.unquoted, o.passage, o.spans_a, o.spans_b)
