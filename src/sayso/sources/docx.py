"""DOCX by style: title, headings, captions, paragraphs; a table's rows as lines of cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from sayso.errors import SourceError
from sayso.sources.draft import Draft
from sayso.sources.lines import find_byline
from sayso.sources.paragraphs import Block, lay_out

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as DocxParagraph

_MOST_UNPACKED: Final = 200_000_000
"""Bytes that the parts of a DOCX may unpack to. Real reports with pictures stay under 100 MB."""
_MOST_XML: Final = 60_000_000
_MOST_RATIO: Final = 200
"""Unpacked to packed. Office XML packs to between 1:5 and 1:30; bombs to 1:1000 and more."""

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(data: bytes, *, where: str) -> Draft:
    """A Word document; core properties give title and author, never the day of publication.

    Insertions of tracked changes are read, deletions are not. Raises SourceError for damaged, encrypted
    and maliciously packed files; sizes are checked before anything is unpacked.
    """
    _check_package(data, where)
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
        facts = document.core_properties
        title, author, language = facts.title, facts.author, facts.language
    except (
        OpcError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        SyntaxError,
        AttributeError,
        OSError,
    ) as error:
        raise SourceError(
            "the DOCX is damaged", where=where, hint="Open it in a word processor and save it again"
        ) from error
    text, paragraphs = lay_out(blocks)
    if not text:
        raise SourceError("empty: the DOCX holds no text", where=where)
    known = author if author and author.lower() not in ("python-docx", "user", "admin", "unknown") else None
    stated = any(block.kind == "byline" or find_byline(block.text) for block in blocks[:8])
    return Draft(
        text, paragraphs, title=title or None, byline=None if stated else known, language=language or None
    )


def _check_package(data: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise SourceError("the DOCX is damaged or cut off", where=where, hint="Fetch it again") from error
    unpacked = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    ratio = max(
        (part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > 1_000_000),
        default=0,
    )
    if unpacked > _MOST_UNPACKED or xml > _MOST_XML or ratio > _MOST_RATIO:
        raise SourceError(
            f"the DOCX would unpack to {unpacked / 1e6:.0f} MB, as a zip bomb does",
            where=where,
            hint="If it is honest, save it as text or PDF",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError("the DOCX is encrypted", where=where, hint="Remove its password first")


def _blocks(document: Any) -> Iterator[Block]:
    from docx.table import Table

    titled = False
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)
                yield Block(" | ".join(filter(None, (_words(cell) for cell in cells))), "body")
            continue
        block = _block(item, titled)
        titled = titled or block.kind == "headline"
        yield block


def _block(paragraph: DocxParagraph, titled: bool) -> Block:
    words = _words(paragraph._p)
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if style == "title" or (style == "heading 1" and not titled):
        return Block(words, "heading" if titled else "headline")
    if style.startswith(("heading", "subtitle", "toc heading")):
        return Block(words, "heading")
    if "caption" in style:
        return Block(words, "caption")
    if re.search(r"byline|author", style):
        return Block(words, "byline")
    return Block(words, prose=style.startswith(("list", "quote", "body")) or len(words.split()) > 14)


def _words(element: Any) -> str:
    """The visible words of a paragraph or cell: runs, tabs and breaks; no deleted text, no field codes."""
    parts: list[str] = []
    for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen", f"{_W}p"):
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif node.tag == f"{_W}p":
            parts.append("\n" if parts else "")
        elif node.getparent().tag == f"{_W}r":
            parts.append("\t" if node.tag == f"{_W}tab" else "\n")
    return "".join(parts).strip()
