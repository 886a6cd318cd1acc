"""`Outcome`: what became of one document, or of one file that gave none; and how one comes about."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sayso.errors import ModelError, SaysoError, SourceError
from sayso.model import Document, Reading

Loader: TypeAlias = Callable[[str], Iterable[Document | SourceError]]
"""The documents at a path, with an error in place of each that cannot be had."""

Reader: TypeAlias = Callable[[Document], Reading]


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the caller said it has already: loaded, not read."""

    document_id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The item that came of `path`: a reading, an error, or a document that was known already."""

    path: str
    item: Reading | SaysoError | Known


def outcomes(path: str, *, load: Loader, read: Reader, known: Container[str]) -> Iterator[Outcome]:
    """One outcome for each document at `path`. Whatever goes wrong with the file becomes an error outcome.

    Raises ModelError, for without its models the reader can read nothing else either.
    """
    try:
        for item in load(path):
            if isinstance(item, SaysoError):
                yield Outcome(path, item)
            elif (id := item.id) in known:
                yield Outcome(path, Known(id))
            else:
                yield Outcome(path, _read(path, item, read))
    except ModelError:
        raise
    except Exception as e:
        yield Outcome(path, unexpected(e, path, "cannot be loaded"))


def _read(path: str, document: Document, read: Reader) -> Reading | SaysoError:
    try:
        return read(document)
    except ModelError:
        raise
    except Exception as e:
        return unexpected(e, path, "cannot be read")


def unexpected(error: Exception, path: str, what: str) -> SaysoError:
    """Sayso's own errors as they are; a fault of the program is named, and must not stop the rest."""
    if isinstance(error, SaysoError):
        return error
    described = SaysoError(
        f"this {what}: {type(error).__name__}: {error}",
        where=path,
        hint="This is a fault in Sayso; please report it with the file",
    )
    described.__cause__ = error
    return described


def died(path: str, exit_code: int | None) -> SaysoError:
    """The error of the file at which a worker process ended without a word."""
    how = f"signal {-exit_code}" if exit_code is not None and exit_code < 0 else f"exit code {exit_code}"
    return SaysoError(
        f"the process that read this file died ({how})",
        where=path,
        hint="The file may be damaged, or memory may have run out; try it alone, or with fewer workers",
    )
