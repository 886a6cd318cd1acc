"""JSON lines, a JSON array or a single JSON object: Sayso's own items, and IPTC ninjs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from sayso.errors import SourceError
from sayso.sources.dates import parse_day
from sayso.sources.draft import Draft
from sayso.sources.html import read_html
from sayso.sources.text import check_text, decode

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "body_text", "body", "content", "articleBody"),
    "html": ("html", "body_xhtml", "body_html"),
    "title": ("title", "headline", "name"),
    "byline": ("byline", "by", "author", "authors"),
    "dateline": ("dateline", "located"),
    "published": ("published", "publishedAt", "datePublished", "date", "firstcreated", "versioncreated"),
    "publisher": ("publisher", "outlet", "source_name", "infosource", "copyrightholder"),
    "url": ("url", "link", "sourceUrl", "uri"),
    "language": ("language", "lang"),
    "credit": ("credit", "originating_publisher"),
}
"""Sayso's names for what an item holds, and the names it looks for, in order; `SourceOptions.fields` adds."""

_WITHHELD: Final = frozenset({"canceled", "cancelled", "withheld"})


def read_json(data: bytes, *, where: str, fields: Mapping[str, str]) -> Iterator[Draft | SourceError]:
    """The items of a JSON file held in memory: one object, an array, or one object a line."""
    text = decode(data, where=where)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from read_lines(text.split("\n"), where=where, fields=fields)
        return
    items = whole if isinstance(whole, list) else [whole]
    if not items:
        yield SourceError("empty: the file holds no item", where=where)
    for number, item in enumerate(items, 1):
        place = where if len(items) == 1 else f"{where}, item {number}"
        yield item_draft(item, where=place, fields=fields)


def read_lines(
    lines: Iterable[str], *, where: str, fields: Mapping[str, str], first: int = 1
) -> Iterator[Draft | SourceError]:
    """One item a line; a bad line is an error of its own and does not end the file. `first` numbers it."""
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield SourceError(
                f"not JSON ({error})", where=place, hint="One JSON object is wanted on each line"
            )
            continue
        yield item_draft(item, where=place, fields=fields)


def item_draft(item: Any, *, where: str, fields: Mapping[str, str]) -> Draft | SourceError:
    """One item as a draft; embargoed, cancelled and withheld items are refused."""
    try:
        return _draft(item, where, fields)
    except SourceError as error:
        return error


def _draft(item: Any, where: str, fields: Mapping[str, str]) -> Draft:
    if not isinstance(item, dict):
        raise SourceError(
            "not a JSON object", where=where, hint='Give items such as {"title": ..., "text": ...}'
        )
    _refuse_withheld(item, where)
    found = {name: _first(item, name, fields) for name in FIELDS}
    text, published = found["text"] or _ninjs_body(item, "text/plain"), parse_day(found["published"])
    page = found["html"] or ("" if text else _ninjs_body(item, "html"))
    base = Draft("")
    if not text and page:
        base = read_html(f"<html><body><article>{page}</article></body></html>".encode(), where=where)
        text = base.text
    if not text or not text.strip():
        known = ", ".join(sorted(map(str, item)))[:120]
        raise SourceError(
            "the item holds no text",
            where=where,
            hint=f"Its fields are: {known}. Name the right one with --field text=NAME",
        )
    return Draft(
        check_text(text, where=where),
        base.paragraphs,
        title=found["title"] or _ninjs_headline(item) or base.title,
        byline=(found["byline"] or "").removeprefix("By ") or None,
        dateline=found["dateline"],
        published=published,
        publisher=found["publisher"],
        url=found["url"],
        language=found["language"],
        credit=found["credit"],
        where=where,
    )


def _refuse_withheld(item: dict[str, Any], where: str) -> None:
    status = str(item.get("pubstatus") or item.get("pubStatus") or "").lower().removeprefix("stat:")
    if status in _WITHHELD:
        raise SourceError(
            f"its publisher marked it {status}", where=where, hint="It is not to be used; ask the publisher"
        )
    embargo = item.get("embargoed")
    if not embargo:
        return
    until = parse_day(embargo)
    if until is None or _not_yet(str(embargo), until):
        raise SourceError(
            f"it is under embargo ({embargo})", where=where, hint="Read it when the embargo is over"
        )


def _not_yet(stated: str, day: date) -> bool:
    now = datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return day >= now.date()
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > now


def _first(item: dict[str, Any], name: str, fields: Mapping[str, str]) -> str | None:
    names = (fields[name],) if name in fields else FIELDS[name]
    for key in names:
        value = item.get(key)
        if value is None and "." in key:
            value = item
            for step in key.split("."):
                value = value.get(step) if isinstance(value, dict) else None
        if words := _string(value):
            return words
    return None


def _string(value: Any) -> str | None:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, list):
        return ", ".join(filter(None, map(_string, value))) or None
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("value"))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _ninjs_body(item: dict[str, Any], kind: str) -> str | None:
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else []:
        if isinstance(body, dict) and kind in str(body.get("contenttype") or "text/plain"):
            return _string(body.get("value"))
    return None


def _ninjs_headline(item: dict[str, Any]) -> str | None:
    headlines = item.get("headlines")
    return _string(headlines[0]) if isinstance(headlines, list) and headlines else None
