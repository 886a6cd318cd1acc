"""A page's tree to its blocks in reading order, each with what its elements say about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree
from lxml import html as lxml_html

_SKIPPED: Final = frozenset(
    "script style noscript template svg iframe object embed video audio canvas map button"
    " input select option textarea"
    " head title meta link math datalist dialog".split()
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset"
    " figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section summary table"
    " tbody thead tfoot tr ul".split()
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_COMMENTS: Final = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:-?(?:list|area|section|wrapper|container|thread|block|feed|box|holder|s))?"
    r"|commentlist|disqus\w*"
    r"|reader-?\w+|remarks?|reactions?|thread|talkback|guestbook|reader-?comments?|user-?comments?"
    r"|responses|replies|discussion|coral|livefyre|respond|conversation)(?:$|[\s_-])"
)
_NOT_AREA: Final = re.compile(
    r"comments?[-_]?(?:count|link|number|icon|button|off|closed|toggle|open|policy|form)|has-comments"
    r"|no-comments"
)
_UNIT: Final = re.compile(
    r"(?:^|[\s_-])(?:comment|post|remark|message|response|reaction|review|usercomment)(?:[_-]{1,2}(?:item"
    r"|entry|container|\d+))?(?:$|\s)"
    r"|schema\.org/(?:comment|usercomments)"
)
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|social|addtoany|related|recommend\w*|newsletters?|subscribe"
    r"|subscription|signup|promo\w*"
    r"|advert\w*|ads?|adslot|sponsor\w*|breadcrumbs?|cookies?|consent|popup|modal|sidebar|side-?bar"
    r"|widgets?|tags?|taglist|topics|footer"
    r"|nav|navigation|navbar|menu|toolbar|more-stories|most-read|mostread|most-popular|trending|author-?bio"
    r"|author-?box|rating|feedback"
    r"|survey|like-?article|pagination|pager|paywall|donate|donation|print|masthead|banner|teasers?"
    r"|outbrain|taboola|read-?more"
    r"|read-?next|readnext|meter|masthead|colophon|see-?also|also-?read|inline-?link|pull-?quote|skip-?link"
    r"|copyright|disclaimer)(?:$|[\s_-])"
)
_BYLINE: Final = re.compile(r"(?:^|[\s_-])(?:byline|by|author|authors|writer|creator|reporter)(?:$|[\s_-])")
_DATE: Final = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|dateline|timestamp|pub-?date|published|posted-on|post-date|entry-date"
    r"|time)(?:$|[\s_-])"
)
_CAPTION: Final = re.compile(
    r"(?:^|[\s_-])(?:caption|wp-caption-text|image-?credit|photo-?credit|img-?caption|photo-?caption"
    r"|media-?caption|credit)(?:$|[\s_-])"
)

_COMMENTER: Final = re.compile(
    r"(?:^|[\s_-])(?:author|fn|vcard|nick(?:name)?|user-?name|commenter|by|meta|metadata|date|time"
    r"|timestamp|header|head|info)(?:$|[\s_-])"
)
_LONGEST_LINE: Final = 160
"""Code points of a line that can be a byline or a date with its trimmings; in longer ones a marked-up name
or date is a part of the prose."""

Area = Literal["page", "comments", "furniture"]
Role = Literal["", "headline", "heading", "byline", "date", "caption", "item", "row", "bold"]


@dataclass(slots=True)
class HtmlBlock:
    """One block of a page: its words, the element that holds them, and the area and role that it has.

    `unit` tells one reader's comment from the next (0: not in a comment); `linked` says that all of the
    words are a link.
    """

    text: str
    element: lxml_html.HtmlElement
    area: Area
    role: Role
    unit: int = 0
    linked: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    area: Area = "page"
    role: Role = ""
    unit: int = 0


def walk_blocks(tree: lxml_html.HtmlElement, *, report_share: float, report: str) -> Iterator[HtmlBlock]:
    """Blocks in document order. `report` is the page's main text, as far as known: an element that holds
    more than `report_share` of it is never furniture, whatever its class says."""
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    places: list[_Place] = [_Place()]
    buffer: list[str] = []
    linked: list[int] = []
    owner, spot, units = tree, _Place(), 0
    for event, element in walker:
        if event in ("comment", "pi"):
            # What follows a comment or a processing instruction belongs to the text around it.
            buffer.append(element.tail or "")
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag in _BLOCKS
        if event == "start":
            if tag in _SKIPPED or _hidden(element):
                places.append(places[-1])
                walker.skip_subtree()
                continue
            place = _place(element, tag, places[-1], report, report_share)
            if place.unit == -1:
                units += 1
                place = _Place(place.area, place.role, units)
            places.append(place)
            if (
                block
                or place.unit != places[-2].unit
                or (place.role != places[-2].role and place.role in ("byline", "date", "caption"))
            ):
                yield from _flush(buffer, owner, spot, linked)
                owner, spot = element, place
            if tag == "br":
                buffer.append("\n")
            elif tag in ("td", "th") and "".join(buffer).strip():
                buffer.append(" | ")
            elif tag == "a":
                linked.append(len(element.text_content().split()))
            buffer.append(_plain(element.text, tag == "pre"))
            continue
        closed = places.pop()
        skipped = tag in _SKIPPED or _hidden(element)
        if not skipped and (
            block
            or closed.unit != places[-1].unit
            or (closed.role != places[-1].role and closed.role in ("byline", "date", "caption"))
        ):
            yield from _flush(buffer, owner, spot, linked)
            parent = element.getparent()
            owner, spot = (parent if parent is not None else tree), places[-1]
        buffer.append(_plain(element.tail, False))
    yield from _flush(buffer, owner, spot, linked)


def _plain(text: str | None, keep_lines: bool) -> str:
    return (text or "") if keep_lines else re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _flush(
    buffer: list[str], owner: lxml_html.HtmlElement, spot: _Place, linked: list[int]
) -> Iterator[HtmlBlock]:
    link = len("".join(buffer).split()) == sum(linked) > 0
    linked.clear()
    words = re.sub(r" *\n *", "\n", re.sub(r"[ \t]+", " ", "".join(buffer)))
    buffer.clear()
    for part in re.split(r"\n{2,}", words):
        if part.strip():
            yield HtmlBlock(
                part.strip(),
                owner,
                spot.area,
                _bold(owner, part) if not spot.role else spot.role,
                spot.unit,
                link,
            )


def _bold(owner: lxml_html.HtmlElement, words: str) -> Role:
    children = [child for child in owner if isinstance(child.tag, str)]
    if (
        len(children) == 1
        and children[0].tag in ("b", "strong", "em", "i", "u")
        and not (owner.text or "").strip()
    ):
        return "bold" if not (children[0].tail or "").strip() and len(words) < 120 else ""
    return ""


def _hidden(element: lxml_html.HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _place(element: lxml_html.HtmlElement, tag: str, parent: _Place, report: str, share: float) -> _Place:
    area, role, unit = parent.area, parent.role if tag not in _BLOCKS else "", parent.unit
    if parent.role in ("caption", "byline", "row", "item", "date"):
        role = parent.role
    names = " ".join(
        (element.get(name) or "")
        for name in ("class", "id", "itemprop", "itemtype", "role", "rel", "data-component")
    ).lower()
    if tag in ("nav", "footer") or (tag == "aside" and area == "page"):
        area = "comments" if area == "comments" else "furniture"
    if names:
        if (
            area == "page"
            and _COMMENTS.search(names)
            and not _NOT_AREA.search(names)
            and not _holds(element, report, share)
        ):
            area, unit = "comments", 0
        elif (
            area == "page"
            and tag not in ("body", "html", "main")
            and _FURNITURE.search(names)
            and not _holds(element, report, share)
        ):
            area = "furniture"
    if area == "furniture" and _COMMENTS.search(names) and not _NOT_AREA.search(names) and tag in _BLOCKS:
        area = "comments"
    if area == "comments":
        if tag in _BLOCKS and (_UNIT.search(names) or tag == "article" or (tag == "li" and parent.unit == 0)):
            unit = -1
        said_by = tag in ("time", "cite", "header") or (names and unit != -1 and _COMMENTER.search(names))
        return _Place(area, "byline" if said_by or (role == "byline" and unit != -1) else "", unit)
    found = _role(tag, names, role)
    if found in ("byline", "date") and found != role and tag not in _BLOCKS and not _on_short_line(element):
        found = role
    return _Place(area, found, unit)


def _on_short_line(element: lxml_html.HtmlElement) -> bool:
    block = next((above for above in element.iterancestors() if above.tag in _BLOCKS), None)
    return block is None or len(" ".join(block.text_content().split())) <= _LONGEST_LINE


def _role(tag: str, names: str, inherited: Role) -> Role:
    if tag == "h1":
        return "headline"
    if tag in ("h2", "h3", "h4", "h5", "h6"):
        return "heading"
    if tag in ("figcaption", "caption"):
        return "caption"
    if tag in ("tr", "th", "td"):
        return "row"
    if tag == "li":
        return "item"
    if names and inherited in ("", "byline"):
        if not inherited and _CAPTION.search(names):
            return "caption"
        if not inherited and _BYLINE.search(names) and tag not in ("body", "article", "main", "section"):
            return "byline"
        if _DATE.search(names) and tag not in ("body", "article", "main", "section"):
            return "date"
    if tag == "time" and inherited in ("", "byline"):
        return "date"
    return inherited


def _holds(element: lxml_html.HtmlElement, report: str, share: float) -> bool:
    """Whether most of the report lies inside the element."""
    if not report:
        return sum(1 for _ in element.iter("p")) > 4
    inside = sum(
        len(words)
        for p in element.iter("p", "div", "li", "blockquote")
        if len(words := " ".join(((p.text or "") if p.tag == "div" else p.text_content()).split())) > 40
        and words in report
    )
    return inside > share * len(report)
