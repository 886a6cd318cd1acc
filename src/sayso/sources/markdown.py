"""Markdown: headings, paragraphs, lists and quotes by markup; the text is what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sayso.sources.dates import parse_day
from sayso.sources.draft import Draft
from sayso.sources.lines import find_byline
from sayso.sources.paragraphs import Block, lay_out
from sayso.sources.text import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

_MATTER: Final = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_PAIR: Final = re.compile(r"^(\w[\w -]*?)\s*:\s*(.+?)\s*$", re.M)


def read_markdown(data: bytes, *, where: str) -> Draft:
    """A Markdown document; metadata from its front matter (`title`, `author`, `date`, `publisher`, `url`)."""
    from markdown_it import MarkdownIt

    source = decode(data, where=where)
    matter = _MATTER.match(source)
    known = {key.lower(): value.strip("\"'[] ") for key, value in _PAIR.findall(matter[1])} if matter else {}
    tokens = (
        MarkdownIt("commonmark", {"maxNesting": 40})
        .enable("table")
        .parse(source[matter.end() :] if matter else source)
    )
    text, paragraphs = lay_out(_blocks(tokens))
    return Draft(
        text,
        paragraphs,
        title=known.get("title"),
        byline=known.get("author") or known.get("byline"),
        dateline=known.get("dateline") or known.get("place"),
        published=parse_day(known.get("published") or known.get("date")),
        publisher=known.get("publisher") or known.get("outlet") or known.get("source"),
        url=known.get("url") or known.get("link"),
        language=known.get("language") or known.get("lang"),
        credit=known.get("credit"),
    )


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    level, titled, cell = "", False, False
    row: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            level = token.tag
        elif token.type == "heading_close":
            level = ""
        elif token.type in ("th_open", "td_open"):
            cell = True
        elif token.type == "tr_close":
            yield Block(" | ".join(row), prose=True)
            row, cell = [], False
        elif token.type in ("fence", "code_block"):
            yield Block(token.content, prose=True)
        elif token.type == "inline":
            words, bold = _visible(token), _all_bold(token)
            if cell:
                row.append(words)
            elif level == "h1" and not titled:
                titled = True
                yield Block(words, "headline")
            elif level:
                yield Block(words, "heading")
            else:
                if (token.children or [token])[0].type == "image" and words:
                    yield Block(words, "caption")
                    continue
                # A bold or italic line is often a heading, a byline or a caption: its looks decide.
                yield Block(
                    words, "byline" if find_byline(words) and len(words) < 100 else None, prose=not bold
                )


def _visible(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "html_inline" and re.fullmatch(r"<br\s*/?>", child.content):
            parts.append("\n")
    return "".join(parts)


def _all_bold(token: Token) -> bool:
    children = token.children or []
    return (
        bool(children)
        and children[0].type in ("strong_open", "em_open")
        and children[-1].type in ("strong_close", "em_close")
    )
