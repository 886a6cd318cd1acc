"""Which format some bytes are in: by what they hold, then by the file's extension."""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

from sayso.errors import SourceError

Format = Literal["text", "markdown", "html", "pdf", "docx", "eml", "jsonlines", "feed"]
FORMATS: Final[tuple[str, ...]] = get_args(Format)

_EXTENSIONS: Final[dict[str, Format]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".json": "jsonlines",
    ".rss": "feed",
    ".atom": "feed",
}
_BINARY: Final = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
_HEADER: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t].*\r?\n(?:[ \t]+.*\r?\n)*){2,}")
_MAIL: Final = re.compile(rb"(?im)^(?:from|message-id|mime-version|received|subject|return-path):")
_HTML: Final = re.compile(
    rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html\b|<head\b|<body\b|<article\b)"
)
_FEED: Final = re.compile(
    rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|rdf:RDF|(?:\w+:)?feed)\b"
)


def detect_format(data: bytes, *, extension: str = "", where: str = "") -> Format:
    """The format of `data`, whose first bytes decide where they are telling.

    Raises SourceError for an empty input and for formats that hold no text Sayso can read.
    """
    head = data[:4096].lstrip(b"\xef\xbb\xbf")
    if not data.strip():
        raise SourceError("empty: there is nothing to read", where=where)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        if b"word/" in data or extension == ".docx":
            return "docx"
        raise SourceError("a zip archive, not a document", where=where, hint="Unpack it and give the folder")
    for mark, name in _BINARY:
        if head.startswith(mark) and (len(mark) > 3 or not _mostly_text(head)):
            raise SourceError(
                f"{name}, which Sayso cannot read",
                where=where,
                hint="Give text, HTML, PDF, DOCX, EML or JSON lines",
            )
    named = _EXTENSIONS.get(extension.lower())
    if named in ("pdf", "docx"):
        raise SourceError(
            f"named {extension} but not of that format", where=where, hint="It may be damaged: fetch it again"
        )
    if _FEED.match(head):
        return "feed"
    if _HTML.match(head) and named in (None, "text", "html"):
        return "html"
    if named:
        return named
    if head.lstrip().startswith(b"{"):
        return "jsonlines"
    if _HEADER.match(head) and len(_MAIL.findall(head)) >= 2:
        return "eml"
    if extension.lower() == ".xml":
        raise SourceError(
            "XML that is no RSS or Atom feed", where=where, hint="Convert it to text, HTML or JSON lines"
        )
    return "text"


def _mostly_text(head: bytes) -> bool:
    return sum(9 <= byte < 127 for byte in head) > 0.9 * len(head)
