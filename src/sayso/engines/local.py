"""`read_all`: reads many files in this process or in several."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.engines.outcome import Loader, Outcome, Reader, outcomes
from sayso.errors import SourceError
from sayso.model import Document, Reading, Vocabulary

if TYPE_CHECKING:
    from sayso.sources import SourceOptions


def read_all(
    paths: Iterable[str | Path],
    *,
    options: SourceOptions | None = None,
    vocabulary: Vocabulary | None = None,
    workers: int = 1,
    known: Collection[str] = frozenset(),
    load: Loader | None = None,
    read: Reader | None = None,
) -> Iterator[Outcome]:
    """What becomes of each document in the files `paths` (`"-"` is standard input).

    One worker reads here, in order. More are processes of their own, each with its own reader; outcomes
    then come as they are ready, those of one file in order. A file on which a process dies becomes an
    error outcome, and the rest goes on. Documents whose ids are in `known` are loaded but not read.
    `load` and `read` stand in for `sayso.sources.load` and `sayso.reader.read`; with more than one
    worker they must be picklable, and a script must guard its start with `if __name__ == "__main__"`.
    Raises ValueError for fewer than one worker, and ModelError when the reader lacks its models.
    """
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    load = load or partial(load_path, options=options)
    read = read or partial(read_document, vocabulary=vocabulary)
    names = (str(path) for path in paths)
    if workers == 1:
        return _here(names, load=load, read=read, known=known)
    from sayso.engines.pool import read_in_processes  # not needed by most

    return read_in_processes(names, workers=workers, load=load, read=read, known=frozenset(known))


def _here(names: Iterable[str], *, load: Loader, read: Reader, known: Collection[str]) -> Iterator[Outcome]:
    for name in names:
        yield from outcomes(name, load=load, read=read, known=known)


def load_path(path: str, *, options: SourceOptions | None) -> Iterator[Document | SourceError]:
    """`sayso.sources.load` for a path given as text, imported when first needed."""
    from sayso import sources

    return sources.load("-" if path == "-" else Path(path), options=options or sources.SourceOptions())


def read_document(document: Document, *, vocabulary: Vocabulary | None) -> Reading:
    """`sayso.reader.read`, imported (with its models) when first needed."""
    from sayso import reader

    return reader.read(document, vocabulary=vocabulary)
