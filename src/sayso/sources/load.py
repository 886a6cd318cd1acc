"""Files to documents: find them, refuse what cannot be read, hand on what can."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

from sayso.errors import SourceError
from sayso.model.document import Document
from sayso.sources.detect import Format, detect_format
from sayso.sources.draft import Draft, SourceOptions
from sayso.sources.language import check_language, identify_language
from sayso.sources.sections import find_sections
from sayso.sources.text import check_text, decode

_STANDARD_INPUT: Final = "standard input"


def discover(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that `paths` name: files as they are, folders with all below them, sorted.

    Hidden files and folders (a leading dot) inside a folder are passed over; links to folders are not
    followed. A path that does not exist is handed on, for `load` to report.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for folder, below, files in os.walk(path):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(files):
                if not name.startswith("."):
                    yield Path(folder) / name


def load(
    path: Path | Literal["-"], *, options: SourceOptions | None = None
) -> Iterator[Document | SourceError]:
    """The documents of one file, or of standard input ("-"): one for most formats, many for JSON lines
    and feeds. What cannot be read is yielded as a SourceError, item by item; nothing is raised."""
    options = options or SourceOptions()
    where = _STANDARD_INPUT if str(path) == "-" else str(path)
    try:
        if str(path) != "-" and Path(path).suffix.lower() in (".jsonl", ".ndjson"):
            drafts = _stream(Path(path), options)
        else:
            data = _bytes(path, options.max_bytes, where)
            drafts = read_bytes(data, extension=Path(path).suffix, where=where, options=options)
        for draft in drafts:
            yield draft if isinstance(draft, SourceError) else finish(draft, options=options, where=where)
    except SourceError as error:
        yield error


def read_bytes(
    data: bytes, *, extension: str, where: str, options: SourceOptions
) -> Iterator[Draft | SourceError]:
    """The drafts that `data` holds. Each format's module, and the library behind it, is loaded when met."""
    form: Format = detect_format(data, extension=extension, where=where)
    if form == "jsonlines":
        from sayso.sources.jsonlines import read_json

        yield from read_json(data, where=where, fields=options.fields)
    elif form == "feed":
        from sayso.sources.feed import read_feed

        yield from read_feed(data, where=where)
    else:
        yield _one(form, data, where)


def _one(form: Format, data: bytes, where: str) -> Draft:
    if form == "html":
        from sayso.sources.html import read_html as read
    elif form == "pdf":
        from sayso.sources.pdf import read_pdf as read
    elif form == "docx":
        from sayso.sources.docx import read_docx as read
    elif form == "eml":
        from sayso.sources.eml import read_eml as read
    elif form == "markdown":
        from sayso.sources.markdown import read_markdown as read
    else:
        from sayso.sources.text import read_text as read
    return read(data, where=where)


def finish(draft: Draft, *, options: SourceOptions, where: str) -> Document | SourceError:
    """A draft as a document: its text checked, its language known, its sections found.

    The file's metadata goes before the options, and these before what is found in the text: so one option
    can serve a whole folder, and still settle what a bare text leaves open. `language` overrides all.
    """
    text, where = draft.text, draft.where or where
    try:
        check_text(text, where=where)
        if not text.strip():
            raise SourceError("empty: there is no text to read", where=where)
        stated = options.language
        language = check_language(stated or identify_language(text, claimed=draft.language), where=where)
        layout = find_sections(text, draft.paragraphs)
    except SourceError as error:
        return error
    labels = layout.labels
    return Document(
        text=text,
        title=draft.title or layout.title,
        byline=draft.byline or layout.byline,
        dateline=draft.dateline or layout.dateline,
        published=draft.published or options.published or layout.published,
        publisher=draft.publisher
        or options.publisher
        or labels.get("publisher")
        or labels.get("outlet")
        or labels.get("newspaper"),
        url=draft.url or options.url or labels.get("url") or labels.get("link"),
        language=language,
        credit=draft.credit or layout.credit or labels.get("agency") or labels.get("source"),
        sections=layout.sections,
    )


def _bytes(path: Path | Literal["-"], most: int, where: str) -> bytes:
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(most + 1)
        else:
            file = Path(path)
            if not file.exists():
                raise SourceError("no such file", where=where, hint="Check the path")
            if file.is_dir():
                raise SourceError("a folder, not a file", where=where)
            if not file.is_file():
                raise SourceError("not a regular file", where=where)
            if file.stat().st_size > most:
                raise _too_large(most, where)
            data = file.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be opened ({error.strerror})", where=where) from error
    if len(data) > most:
        raise _too_large(most, where)
    return data


def _too_large(most: int, where: str) -> SourceError:
    return SourceError(
        f"larger than the limit of {most / 1e6:g} MB",
        where=where,
        hint="Raise the limit with --max-bytes, or split the file",
    )


def _stream(path: Path, options: SourceOptions) -> Iterator[Draft | SourceError]:
    """JSON lines read one by one, so that a file of any length takes no more memory than its longest line."""
    from sayso.sources.jsonlines import read_lines

    try:
        with path.open("rb") as stream:
            number = 0
            seen = False
            while line := stream.readline(options.max_bytes + 1):
                number += 1
                place = f"{path}, line {number}"
                if len(line) > options.max_bytes:
                    yield _too_large(options.max_bytes, place)
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(options.max_bytes)
                    continue
                if not line.strip():
                    continue
                seen = True
                try:
                    text = decode(line, where=place)
                except SourceError as error:
                    yield error
                    continue
                yield from read_lines([text], where=str(path), fields=options.fields, first=number)
            if not seen:
                yield SourceError("empty: there is nothing to read", where=str(path))
    except OSError as error:
        yield SourceError(f"cannot be opened ({error.strerror})", where=str(path))
