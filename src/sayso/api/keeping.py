"""Keeping readings: adding documents to a case, each linked with those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.api.linking import link_document
from sayso.api.settling import link_rest, settle
from sayso.case import Case
from sayso.engines import Known, Outcome, read_all
from sayso.errors import SaysoError
from sayso.model import Reading, Vocabulary
from sayso.sources import SourceOptions, discover


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
    rest goes on. Safe to interrupt at any moment: running it again goes on where it stopped, and then
    the case is what it would be without the interruption. On KeyboardInterrupt what was added is settled
    before it is raised again; a second one stops that too.
    """
    link_rest(case)
    try:
        added = _add(case, paths, options, vocabulary, workers, progress)
    except KeyboardInterrupt:
        settle(case)
        raise
    settle(case)
    return added


def _add(
    case: Case,
    paths: Iterable[str | Path],
    options: SourceOptions | None,
    vocabulary: Vocabulary | None,
    workers: int,
    progress: Callable[[Outcome], None],
) -> Added:
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
                link_document(case, item)
            else:
                known += 1
        else:
            case.fail(outcome.path, item)
            failed.append((outcome.path, item))
        progress(outcome)
    return Added(new, known, tuple(failed))
