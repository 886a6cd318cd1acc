"""What Sayso does, as functions: the command line, the web and Python programs all call these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sayso.case import Case, open_case
from sayso.engines import Known, Outcome, read_all
from sayso.errors import NotFoundError, SaysoError
from sayso.model import Reading, Vocabulary
from sayso.sources import SourceOptions, discover
from sayso.weighing import Tie
from sayso.weighing import ties as weigh_ties
from sayso.weighing.clusters import clusters
from sayso.weighing.copies import by_document, find_copies
from sayso.weighing.identities import CopyGroup
from sayso.weighing.resolution import resolve

__all__ = [
    "Added",
    "add",
    "case_ties",
    "copy_groups",
    "entity_key",
    "open_case",
    "read",
    "read_text",
    "settle",
    "source_options",
]


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: how many documents are new or known, and the path and error of each failure."""

    new: int
    known: int
    failed: tuple[tuple[str, SaysoError], ...]


def source_options(
    *,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    fields: Iterable[tuple[str, str]] = (),
    max_bytes: int | None = None,
) -> SourceOptions:
    """Options of how documents are loaded, from what a command line gives."""
    options = SourceOptions(
        published=published, publisher=publisher, url=url, language=language, fields=dict(fields)
    )
    if max_bytes is None:
        return options
    return SourceOptions(
        published=published,
        publisher=publisher,
        url=url,
        language=language,
        fields=dict(fields),
        max_bytes=max_bytes,
    )


def read(
    paths: Iterable[str | Path],
    *,
    options: SourceOptions | None = None,
    vocabulary: Vocabulary | None = None,
    workers: int = 1,
) -> Iterator[Outcome]:
    """Read files, folders or `"-"` without a case: one outcome for each document, or for a file that failed."""
    return read_all(discover(paths), options=options, vocabulary=vocabulary, workers=workers)


def read_text(text: str, *, title: str | None = None, published: date | None = None) -> Reading:
    """Read one plain text. Raises SourceError or LanguageError when it cannot be read."""
    from sayso.reader import read as read_document
    from sayso.sources import from_text

    return read_document(from_text(text, SourceOptions(published=published), title=title))


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
    case.set_copies({m: (g.id, g.share(m)) for g in groups for m in g.members})


def copy_groups(case: Case) -> Mapping[str, CopyGroup]:
    """Document id to the group of copies that it belongs to."""
    return by_document(find_copies([reading.document for reading in case.readings()]))


def case_ties(
    case: Case,
    *,
    vocabulary: Vocabulary | None = None,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    as_of: date | None = None,
) -> list[Tie]:
    """The ties of a case, of one actor, or of one pair (canonical keys), on all their claims."""
    records = case.claim_records(actor=actor, pair=pair)
    return weigh_ties(
        records, vocabulary=vocabulary or Vocabulary.default(), copies=copy_groups(case), as_of=as_of
    )


def entity_key(case: Case, name: str) -> str:
    """The canonical key of the actor that people call `name`. Raises NotFoundError, also when several fit."""
    wanted = " ".join(name.split()).casefold()
    found = {}
    for record in case.entity_records():
        if wanted in (record.key.casefold(), *(n.casefold() for n in (record.name, *record.aliases))):
            found[record.key] = record.name
    keys = sorted(set(case.canonical_keys(found).values()))
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise NotFoundError(
            f"no actor is called {name!r}", where=case.where, hint="sayso voices and sayso ties list names"
        )
    names = case.names(keys)
    raise NotFoundError(
        f"{len(keys)} actors are called {name!r}",
        where=case.where,
        hint="Give one of these keys: " + ", ".join(f"{k} ({names.get(k, '')})" for k in keys),
    )
