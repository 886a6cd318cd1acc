"""HTML: the report of a page, its metadata and its readers' comments.

trafilatura finds the main text; the page's own elements then give order and structure. Navigation and
anything outside the report is left out; furniture inside the report is kept as `boilerplate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from lxml import html as lxml_html

from sayso.errors import SourceError
from sayso.sources.comments import is_comment_header
from sayso.sources.dates import is_date_line, published_on
from sayso.sources.draft import Draft
from sayso.sources.furniture import is_furniture, opens_comments
from sayso.sources.html_blocks import HtmlBlock, walk_blocks
from sayso.sources.html_meta import page_facts
from sayso.sources.lines import dateline_line
from sayso.sources.paragraphs import Block, lay_out
from sayso.sources.text import decode

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_MOST: Final = 0.85
"""The report's container is the deepest element with this share of the main text: below it, a page whose
text is cut in two by an inserted box would lose a part."""


def read_html(data: bytes, *, where: str) -> Draft:
    """A web page: extracted text with its structure, and the facts of its metadata."""
    declared = _CHARSET.search(data[:4096])
    source = decode(data, where=where, declared=declared[1].decode("ascii") if declared else None)
    tree = parse_page(source, where=where)
    facts = page_facts(tree)
    blocks = page_blocks(tree)
    text, paragraphs = lay_out(blocks)
    if not text:
        raise SourceError(
            "no text was found in the page", where=where, hint="Save the article itself as text"
        )
    day = facts.published or next(
        (d for b in blocks if b.kind == "dateline" and (d := published_on(b.text))), None
    )
    title = next((" ".join(b.text.split()) for b in blocks if b.kind == "headline"), facts.title)
    return Draft(
        text,
        paragraphs,
        title=title,
        byline=facts.byline,
        published=day,
        publisher=facts.publisher,
        url=facts.url,
        language=facts.language,
        credit=facts.credit,
    )


def parse_page(source: str, *, where: str) -> lxml_html.HtmlElement:
    """The page's tree; raises SourceError where it is nested so deeply that text would be lost."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8"), parser=parser, ensure_head_body=True)
    except (ValueError, AssertionError, lxml_html.etree.ParserError, lxml_html.etree.XMLSyntaxError) as error:
        raise SourceError(
            "not readable as HTML", where=where, hint="Save the page again, or save it as text"
        ) from error
    if any("RESOURCE_LIMIT" in entry.type_name for entry in parser.error_log):
        raise SourceError(
            "HTML elements are nested too deeply to be a page that a person wrote",
            where=where,
            hint="Save the article as text",
        )
    return tree


def page_blocks(tree: lxml_html.HtmlElement) -> list[Block]:
    """The blocks of the report and of its comments, in page order."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(tree, with_metadata=False, include_comments=False, include_tables=True)
    report = _squeezed(getattr(found, "text", None) or "")
    walked = list(walk_blocks(tree, report_share=0.4, report=report))
    root = _container(walked, report)
    kept = _kept(walked, report, root)
    return list(_blocks(kept))


def _squeezed(text: str) -> str:
    return " ".join(re.sub(r"^[-|*] | \| ", " ", text, flags=re.M).split())


def _container(blocks: Sequence[HtmlBlock], report: str) -> lxml_html.HtmlElement | None:
    weight: dict[lxml_html.HtmlElement, int] = {}
    depth: dict[lxml_html.HtmlElement, int] = {}
    total = 0
    for block in blocks:
        if block.area == "page" and len(block.text) > 30 and " ".join(block.text.split()) in report:
            total += len(block.text)
            chain = [block.element, *block.element.iterancestors()]
            for level, element in enumerate(reversed(chain)):
                weight[element] = weight.get(element, 0) + len(block.text)
                depth[element] = level
    held = [element for element, size in weight.items() if size >= _MOST * total]
    deepest = max(held, key=lambda element: depth[element], default=None)
    # A list or a quotation is no container of a report, and a heading's or picture's siblings belong to it.
    while deepest is not None and deepest.tag in (
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "span",
        "table",
        "tbody",
        "tr",
        "td",
    ):
        deepest = deepest.getparent()
    return deepest


def _kept(blocks: Sequence[HtmlBlock], report: str, root: lxml_html.HtmlElement | None) -> list[HtmlBlock]:
    """The blocks of the report, of its front matter and of the comments."""
    if root is None:
        return [b for b in blocks if b.area != "furniture" or b.role == "headline"]
    inside = [_inside(block.element, root) for block in blocks]
    first = next((n for n, within in enumerate(inside) if within), 0)
    last = max((n for n, within in enumerate(inside) if within), default=len(blocks))
    titles = [n for n, b in enumerate(blocks[: last + 1]) if b.role == "headline" and b.area != "comments"]
    title = next((n for n in reversed(titles) if n <= first), titles[0] if titles else None)
    kept = []
    for n, block in enumerate(blocks):
        if block.area == "comments" or inside[n] or n == title:
            if block.role == "headline" and n != title:
                block.role = "heading"
            if n == title:
                block.area = "page"
            kept.append(block)
        elif (
            (title is not None and title < n < first and block.area == "page")
            or (title is None and n < first and block.role in ("byline", "date") and block.area == "page")
            or (
                last < n and is_furniture(block.text) and len(block.text.split()) > 3 and block.area == "page"
            )
            or (len(block.text) > 60 and " ".join(block.text.split()) in report and block.area == "page")
        ):
            kept.append(block)
    return kept


def _inside(element: lxml_html.HtmlElement, root: lxml_html.HtmlElement) -> bool:
    return element is root or any(above is root for above in element.iterancestors())


def _blocks(blocks: Sequence[HtmlBlock]) -> Iterator[Block]:
    for (area, unit), run in groupby(blocks, key=lambda b: (b.area, b.unit)):
        group = list(run)
        if area != "comments":
            yield from map(_block, _without_fragments(group))
        else:
            yield from _unit_blocks(group) if unit else _area_blocks(group)


def _without_fragments(blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """The blocks, with the odd words around a marked-up byline or date ("by", "on", "|") put to it."""
    kept: list[HtmlBlock] = []
    lead = ""
    for n, block in enumerate(blocks):
        beside = [blocks[m].role for m in (n - 1, n + 1) if 0 <= m < len(blocks)]
        small = len(block.text.split()) <= 2 and block.text[-1] not in ".!?"
        if block.role == "" and block.area == "page" and small and {"byline", "date"} & set(beside):
            lead = block.text if block.text.lower() == "by" else ""
            continue
        if block.role in ("byline", "date"):
            block.text = f"{lead} {block.text}".strip(" ,|•·–—-\n")
        lead = ""
        if block.text:
            kept.append(block)
    return kept


def _block(block: HtmlBlock) -> Block:
    words, role = block.text, block.role
    if role == "headline":
        return Block(words, "headline")
    if block.area == "furniture":
        return Block(words, "boilerplate")
    if role == "heading":
        return Block(words, "boilerplate" if is_furniture(words) else "heading")
    if role == "caption":
        return Block(words, "caption")
    if role == "byline" and len(words) < 120 and not dateline_line(words):
        return Block(words, "boilerplate" if is_furniture(words) else "byline")
    if role in ("byline", "date") and len(words) < 120:
        return Block(words, "dateline" if is_date_line(words) or dateline_line(words) else None, prose=True)
    return Block(words, None, prose=role != "bold")


def _area_blocks(blocks: Sequence[HtmlBlock]) -> Iterator[Block]:
    """Blocks of a comment area whose comments are not marked up one by one."""
    for block in blocks:
        widget = is_furniture(block.text, among_comments=True) or opens_comments(block.text) or block.linked
        few = len(block.text.split()) < 4 and not is_comment_header(block.text)
        titled = block.element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        yield Block(block.text, "boilerplate" if widget or few or titled else "comment")


def _unit_blocks(blocks: Sequence[HtmlBlock]) -> Iterator[Block]:
    """One reader's comment: who wrote it and when as `boilerplate`, then the words as one `comment`."""
    said = [
        b
        for b in blocks
        if not is_furniture(b.text, among_comments=True) and not (b.linked and len(b.text.split()) < 4)
    ]
    if not said:
        said = [b for b in blocks if not b.linked][:1]
    heads = 0
    while heads < len(said) - 1 and _says_who(said[heads]):
        heads += 1
    if heads:
        yield Block(", ".join(b.text.strip(" ,:") for b in said[:heads]), "boilerplate")
    if said:
        yield Block("\n".join(b.text for b in said[heads:]), "comment")


def _says_who(block: HtmlBlock) -> bool:
    if len(block.text) > 120:
        return False
    return (
        block.role == "byline"
        or is_comment_header(block.text)
        or is_date_line(block.text)
        or block.text[-1] == ":"
    )
