"""RSS and Atom: each entry a document; `<source>` names the originating publisher and is its credit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from sayso.errors import SourceError
from sayso.sources.dates import parse_day
from sayso.sources.draft import Draft
from sayso.sources.html import page_blocks, parse_page
from sayso.sources.paragraphs import Block, lay_out
from sayso.sources.text import check_text

_BODIES: Final = ("encoded", "content", "description", "summary")


def read_feed(data: bytes, *, where: str) -> Iterator[Draft | SourceError]:
    """The entries of a feed. External entities and DTDs are never followed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield SourceError(f"the feed is not well-formed ({error})", where=where, hint="Fetch it again")
        return
    channel = next((node for node in root.iter() if _name(node) in ("channel", "feed")), root)
    publisher = _child(channel, "title")
    language = _child(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    entries = [node for node in root.iter() if _name(node) in ("item", "entry")]
    if not entries:
        yield SourceError("empty: the feed holds no entry", where=where)
    for number, entry in enumerate(entries, 1):
        try:
            yield _entry(entry, publisher, language, f"{where}, entry {number}")
        except SourceError as error:
            yield error


def _entry(entry: Any, publisher: str | None, language: str | None, where: str) -> Draft:
    title = _child(entry, "title")
    body = next((words for name in _BODIES if (words := _child(entry, name))), None)
    if not body:
        raise SourceError("the entry holds no text", where=where, hint="Fetch the page that it links to")
    inner = page_blocks(parse_page(f"<html><body><article>{body}</article></body></html>", where=where))
    head = [Block(title, "headline")] if title and not any(b.kind == "headline" for b in inner) else []
    text, paragraphs = lay_out([*head, *inner])
    return Draft(
        check_text(text, where=where),
        paragraphs,
        title=title,
        byline=_child(entry, "creator") or _child(entry, "author"),
        published=parse_day(_child(entry, "pubDate") or _child(entry, "published") or _child(entry, "date")),
        publisher=publisher,
        url=_child(entry, "link"),
        language=language,
        credit=_child(entry, "source"),
        where=where,
    )


def _name(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _child(node: Any, name: str) -> str | None:
    """The text of a child, whatever its namespace; Atom's `link/@href`, `author/name`, `source/title`."""
    for child in node:
        if _name(child) != name:
            continue
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            return str(child.get("href"))
        inner = [part for part in child if _name(part) in ("name", "title")]
        if inner and name in ("author", "source"):
            return " ".join("".join(inner[0].itertext()).split()) or None
        words = "".join(child.itertext()).strip()
        if words:
            return words
    return None
