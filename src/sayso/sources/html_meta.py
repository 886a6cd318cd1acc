"""What an HTML page says about itself: JSON-LD, meta elements, marked-up dates. Nothing is inferred."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lxml import html as lxml_html

from sayso.sources.dates import parse_day

_ARTICLES: Final = ("Article", "NewsArticle", "BlogPosting", "Report", "WebPage", "CreativeWork")
_DATES: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date",
    "publishdate", "publish_date", "publish-date", "publication_date", "pubdate", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "citation_publication_date", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Title, author, day of publication, publisher, address, language and originating publisher of a page."""

    title: str | None = None
    byline: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None


def page_facts(tree: lxml_html.HtmlElement) -> PageFacts:
    """The facts that a page's metadata states; None for what it does not state."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content", "").strip():
            meta.setdefault(name.lower(), element.get("content").strip())
    article = _article(tree)
    page_title = " ".join((tree.findtext(".//title") or "").split())
    return PageFacts(
        title=_text(article.get("headline"))
        or meta.get("og:title")
        or meta.get("dc.title")
        or page_title
        or None,
        byline=_names(article.get("author")) or _author(meta),
        published=_published(tree, article, meta),
        publisher=_names(article.get("publisher"))
        or meta.get("og:site_name")
        or meta.get("dc.publisher")
        or meta.get("application-name"),
        url=_canonical(tree) or meta.get("og:url") or _text(article.get("url")),
        language=tree.get("lang") or meta.get("og:locale") or _text(article.get("inLanguage")),
        credit=_names(article.get("sourceOrganization") or article.get("provider"))
        or meta.get("syndication-source-name")
        or meta.get("original-publisher"),
    )


def _published(tree: lxml_html.HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> date | None:
    stated = [article.get("datePublished"), *(meta.get(name) for name in _DATES)]
    for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate]"):
        stated.append(element.get("datetime") or element.get("content") or element.text_content())
    return next((day for value in stated if value and (day := parse_day(_text(value)))), None)


def _article(tree: lxml_html.HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object of the page that is an article; malformed JSON-LD is passed over."""
    found: list[tuple[int, dict[str, Any]]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            ranks = [n for n, known in enumerate(_ARTICLES) for name in names if str(name).endswith(known)]
            if ranks:
                found.append((min(ranks) if min(ranks) > 2 else 0, item))
    return min(found, key=lambda pair: pair[0])[1] if found else {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    queue = [data]
    while queue:
        item = queue.pop(0)
        if isinstance(item, list):
            queue += item[:200]
        elif isinstance(item, dict):
            yield item
            queue += [item["@graph"]] if "@graph" in item else []


def _names(value: Any) -> str | None:
    items = value if isinstance(value, list) else [value]
    names = [_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in items]
    kept = [name for name in names if name and not name.startswith(("http:", "https:"))]
    return ", ".join(dict.fromkeys(kept)) or None


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _author(meta: dict[str, str]) -> str | None:
    for name in ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author"):
        value = meta.get(name, "")
        if value and not value.startswith("http"):
            return value.removeprefix("By ").strip() or None
    return None


def _canonical(tree: lxml_html.HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (link.get("href") or "").startswith(
            "http"
        ):
            return str(link.get("href"))
    return None
