"""Keeping readings: adding documents to a case, and settling who is who and what is a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sayso.case import Case
from sayso.engines import Known, Outcome, read_all
from sayso.errors import SaysoError
from sayso.model import Document, Reading, Vocabulary
from sayso.sources import SourceOptions, discover
from sayso.weighing.clusters import clusters
from sayso.weighing.copies import by_document, find_copies
from sayso.weighing.identities import CopyGroup
from sayso.weighing.resolution import resolve


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: how many documents are new or known, and the path and error of each failure."""

    new: int
    known: int
    failed: tuple[tuple[str, SaysoError], ...]


def add(
    case: Case,
    paths: Iterable[str | Path],
    *,
    options: SourceOptions | None = None,
    vocabulary: Vocabulary | None = None,
    workers: int = 1,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Added:
    """Read files, folders or feeds into a case, a transaction for each document, then settle the case.

    Documents that it has already are not read again. What fails is noted in the case and returned; the
    rest goes on. Safe to interrupt at any moment: running it again goes on where it stopped.
    """
    new = known = 0
    failed: list[tuple[str, SaysoError]] = []
    cleared: set[str] = set()
    for outcome in read_all(
        discover(paths), options=options, vocabulary=vocabulary, workers=workers, known=case.document_ids()
    ):
        if outcome.path not in cleared:
            case.clear_failures(outcome.path)
            cleared.add(outcome.path)
        item = outcome.item
        if isinstance(item, Known):
            known += 1
        elif isinstance(item, Reading):
            if case.add(item, path=outcome.path):
                new += 1
            else:
                known += 1
        else:
            case.fail(outcome.path, item)
            failed.append((outcome.path, item))
        progress(outcome)
    settle(case)
    return Added(new, known, tuple(failed))


def settle(case: Case) -> None:
    """Work out who is who and what is a copy over the whole case; the order of adding changes nothing."""
    now = datetime.now(UTC)
    records = list(case.entity_records())
    case.judge(*resolve(records, now=now))
    case.set_canonical(clusters((r.key for r in records), case.judgements()))
    documents = [reading.document for reading in case.readings()]
    groups = find_copies(documents)
    by_id = {document.id: document for document in documents}
    case.set_copies({m: (g.id, _share(g, by_id[m])) for g in groups for m in g.members})


def _share(group: CopyGroup, document: Document) -> float:
    """How much of a document's text stands in its group's origin too, 0..1."""
    if document.id == group.origin_document or not document.text:
        return 1.0
    spans = dict(group.spans).get(document.id, ())
    return round(min(1.0, sum(end - start for start, end in spans) / len(document.text)), 4)


def copy_groups(case: Case) -> Mapping[str, CopyGroup]:
    """Document id to the group of copies that it belongs to."""
    return by_document(find_copies([reading.document for reading in case.readings()]))
