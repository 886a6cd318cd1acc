"""Reading files without a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sayso.engines import Outcome, read_all
from sayso.errors import SourceError
from sayso.model import Reading, Vocabulary
from sayso.sources import MAX_BYTES, SourceOptions, discover


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
    return SourceOptions(
        published=published,
        publisher=publisher,
        url=url,
        language=language,
        fields=dict(fields),
        max_bytes=max_bytes or MAX_BYTES,
    )


def read(
    paths: Iterable[str | Path],
    *,
    options: SourceOptions | None = None,
    vocabulary: Vocabulary | None = None,
    workers: int = 1,
) -> Iterator[Outcome]:
    """Read files, folders or `"-"` without a case: an outcome for each document or failed file."""
    return read_all(discover(paths), options=options, vocabulary=vocabulary, workers=workers)


def read_text(
    text: str, *, options: SourceOptions | None = None, vocabulary: Vocabulary | None = None
) -> Reading:
    """Read one plain text. Raises SourceError (LanguageError among them) when it cannot be read."""
    from sayso.reader import read as read_document
    from sayso.sources.draft import Draft
    from sayso.sources.load import finish

    document = finish(Draft(text), options=options or SourceOptions(), where="text")
    if isinstance(document, SourceError):
        raise document
    return read_document(document, vocabulary=vocabulary)
