"""End matter: what a page sets below its report, and boxes inside it that speak to the reader.

A page's last lines are known by each other: below the report's last paragraph, from the first line that is
furniture for certain on, a short line is furniture too ("Our standards: ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.model.document import SectionKind
from sayso.sources.captions import is_credit_line
from sayso.sources.furniture import is_furniture

_SHORT: Final = 25
"""Words that another article's headline may have."""
_PHRASE: Final = 10
"""Words up to which a line with a full stop may stand among furniture; a report's sentences run on."""
_BOX: Final = 70
"""Words that a box speaking to the reader may have."""
_ABOUT: Final = 250
"""Words that a body may say of itself below its press release ("About ..."), and an editor's note."""

_QUOTED: Final = re.compile(r"''|\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]")
_PAGE_WORDS: Final = re.compile(
    r"\b(?:newsletters?|inbox|e-?mails?|subscri\w+|sign(?:ing)? (?:up|in)|register|briefings?|digest|alerts?"
    r"|apps?|whatsapp|telegram|signal|podcasts?|channels?|comments?|stor(?:y|ies)|articles?|coverage"
    r"|journalis[mt]s?|newsroom|editors?|reporters?|standards|ethics|corrections?|mistakes?|errors?|typo|tips?"
    r"|feedback|moderat\w+|cookies|privacy|accounts?|log in|(?:web)?sites?|readers?|readership|donat\w+"
    r"|contribut\w+|advert\w*|address|desk|letters?|print|edition|premium|free|unlimited|membership|trial|survey"
    r"|poll|quiz|send us|tell us|write to us|contact us|get in touch|follow us|support us|questions?)\b",
    re.I,
)
_ADDRESSED: Final = re.compile(r"\b(?:you|your|yours|you['’](?:re|ve|ll|d))\b", re.I)
_OURS: Final = re.compile(r"\b(?:we|our|us|ours|we['’](?:re|ve|ll|d))\b", re.I)
_PERSONAL: Final = re.compile(r"\b(?:I|[Mm]y|you|your)\b")
_ADDRESS: Final = re.compile(r"\S+@\S+\.\S+|https?://|www\.")
_WE_DO: Final = re.compile(r"(?:our|we)\b", re.I)
_ASKS: Final = re.compile(
    r"(?:please |to |if you(?:['’]\w+)? |want (?:more|to)\b|looking for\b|do you\b|did you\b|have you\b"
    r"|are you\b|would you\b|were you\b|know (?:something|more)\b|got (?:a|something|any)\b|spotted\b"
    r"|sign|get |receive|subscribe|join|register|follow|support|help|donate|become|read |see |find |tell|send"
    r"|write|email|e-mail|contact|call |click|tap |download|listen|watch|share|report (?:an?|this)"
    r"|view |visit|stay|never miss|keep|enjoy|like |love |create|start|try |take |vote|have your|let us|log "
    r"|choose|manage|unsubscribe|message|text |submit|comment|reply|thank|thanks|your )",
    re.I,
)
_NOTE: Final = re.compile(
    r"[*_(\[]*(?:(?:\w+ ){0,2}(?:corrections?|clarifications?|disclaimer|disclosure|editor['’]?s['’]? note"
    r"|note to (?:editors|readers)|notes to editors|declaration of interests?|erratum|fact check"
    r"|methodology)\b"
    r"(?: \([^()]{1,30}\)|,? \d[\w ]{0,20}|,? [A-Z]\w{2,8}\.? \d{1,2}(?:, \d{4})?| appended)?\s*[:.–—-]"
    r"|(?:an? |the )?(?:earlier|previous|original|first) version of (?:this|the)\b"
    r"|(?:this|the) (?:article|story|report|post|piece|column|page|version)\b[^.]{0,60}\b(?:corrected|amended"
    r"|updated|changed|misstated|misspelled|incorrectly|wrongly|first published|originally"
    r"|produced|supported|funded|part of)\b"
    r"|(?:the )?(?:views|opinions) (?:expressed|in this)\b|names? (?:has|have) been changed"
    r"|(?:some )?names (?:have been|were) changed|more details? (?:to follow|soon)|more to follow"
    r"|this is a (?:breaking|developing)\b|this (?:breaking )?story is (?:developing|being updated)"
    r"|(?:first )?published (?:on|in|at|by)\b)",
    re.I,
)
_CLOSES: Final = re.compile(
    r"(?:about (?!\d|an? |half|one |two |three |four |five )(?:the )?[^\W\d_][^.?!,;:]{1,60}"
    r"|notes? (?:to|for) (?:the )?editors?|for (?:more|further) (?:information|details)\b.{0,60}"
    r"|(?:media|press|news)? ?(?:contacts?|enquiries|inquiries)|editors?['’]? notes?|background notes?"
    r"|forward[- ]looking statements?|safe harbou?r(?: statement)?|corrections?|disclaimer|acknowledge?ments?"
    r"|our standards|how we reported this(?: story)?|ends|-ends-)\s*:?",
    re.I,
)
_BIO_NOUN: Final = (
    r"(?:reporter|correspondent|editor|columnist|journalist|writer|author|contributor|critic|blogger|novelist"
    r"|producer|photographer|fellow|professor|lecturer|historian|researcher|freelance\w*|student|analyst|adviser"
    r"|advisor|consultant|lawyer|director|chair|economist)"
)
_CAPITAL: Final = r"[^\W\d_a-z][\w.&'’-]*"
_BIO: Final = re.compile(
    rf"(?:the (?:author|writer)s?|{_CAPITAL}(?: (?:and |de |van |von |bin |al-)?{_CAPITAL}){{1,5}})"
    rf" (?:(?:is|are|was) (?:an?|the|our|{_CAPITAL}(?: {_CAPITAL}){{0,4}}['’]s)\b.{{0,80}}\b{_BIO_NOUN}s?\b"
    r"|(?:covers|reports (?:on|for|from)|writes (?:on|about|for)|has (?:covered|reported|written)"
    r"|joined|tweets|can be (?:reached|contacted|followed)|teaches|blogs)\b).{0,300}",
    re.S,
)
_NEWS_TRADE: Final = re.compile(
    r"\b(?:reporter|correspondent|editor|columnist|journalist|contributor|freelance\w*|covers"
    r"|reports (?:on|for|from)|writes (?:on|about|for)|tweets|can be (?:reached|contacted)"
    r"|(?:latest|his|her) book)\b"
)


_LISTED: Final = re.compile(
    r"(?:[-*•–—·▪◦>]|\(?[a-z\d]{1,3}[.)])\s|(?:article|annex|signed|done|for the|on behalf|in witness|at)\b"
    r"|(?-i:[^\W\d_a-z])[\w.'’-]*(?: (?-i:[^\W\d_a-z])[\w.'’-]*){0,3}$|(?:Q|A)\b",
    re.I,
)
"""Provisions, signatures and items of a list, which may well end a document."""
_OF_ITSELF: Final = re.compile(
    r"comments? (?:are|is|have been|on)\b.{0,80}|(?:log|sign) in\b.{0,120}|.{0,80}\bto comment\.?"
    r"|(?:this|the) (?:article|story|page|content|report)\b.{0,20}\b(?:for|only|free|open|available)\b.{0,80}"
    r"|.{3,80}\b(?:is|are) (?:a )?(?:member|signator(?:y|ies)|regulated|published|owned and (?:run|operated)"
    r"|edited|printed|registered)\b.{0,20}\b(?:press|by|of the|media|as an?|in|charity|company)\b.{0,120}"
    r"|.{0,80}\bwith (?:the )?permission\b.{0,60}|.{3,60}\breceives? (?:support|funding|grants?)\b.{0,120}"
    r"|(?:text|words|research|graphics?|design|photos?|production)\s?: ?(?-i:[^\W\d_a-z]).{0,160}"
    r"|(?:subscribe|register|sign up|join)\b.{0,200}",
    re.I,
)
"""What a page says of itself: told from the report only by standing below it."""


def mark_end(
    lines: Sequence[str],
    kinds: list[SectionKind | None],
    first: int,
    end: int,
    *,
    authors: str | None,
    personal: bool,
) -> None:
    """Mark boxes to the reader, and what lies below the report, as boilerplate.

    `authors` is the byline, for a line on who wrote it. In a `personal` text ("we must act", a transcript)
    the report itself may speak to the reader, so that only lines with words of the trade count.
    """
    for n in range(first, end):
        if kinds[n] is None and speaks_to_reader(lines[n], alone=False):
            kinds[n] = "boilerplate"
    closing = _closing(lines, kinds, first, end)
    last = end if closing is None else closing
    last = _run(lines, kinds, first, last, authors, personal=personal)
    for n in range(last, end):
        if kinds[n] in (None, "caption") and (kinds[n] is None or _of_the_page(lines[n])):
            kinds[n] = "boilerplate"


def speaks_to_reader(line: str, *, alone: bool) -> bool:
    """Whether a paragraph is a box to the reader: no quotation, and asks, offers or promises something.

    Without words of the trade ("newsletter", "story", "comment") it counts only where it stands `alone`,
    below the report.
    """
    if len(line.split()) > _BOX or _QUOTED.search(line) or line.startswith(('"', "“")):
        return False
    asks, addressed = _ASKS.match(line), _ADDRESSED.search(line)
    ours, trade = _OURS.search(line), _PAGE_WORDS.search(line)
    if trade:
        return bool(asks and (addressed or ours)) or (alone and bool(addressed or _WE_DO.match(line)))
    return alone and bool(
        (asks and (addressed or ours)) or (_WE_DO.match(line) and len(line.split()) <= _SHORT)
    )


def in_person(lines: Sequence[str], *, least: int = 3) -> bool:
    """Whether a text speaks as "I" or "we" or to "you" in so many lines, outside quotation marks."""
    own = [_QUOTED.sub("", line) for line in lines if len(line.split()) > _SHORT or least == 1]
    return sum(bool(_OURS.search(line) or _PERSONAL.search(line)) for line in own) >= least


def _closing(lines: Sequence[str], kinds: Sequence[SectionKind | None], first: int, end: int) -> int | None:
    """Where notes to editors or words of a body about itself begin: all that follows is of them."""
    for n in range(max(first + 2, end - 12), end - 1):
        if kinds[n] in (None, "boilerplate", "heading") and _CLOSES.fullmatch(lines[n]):
            below = sum(len(line.split()) for line in lines[n:end])
            above = sum(len(line.split()) for line in lines[first:n])
            if len(lines[n].split()) <= 9 and below <= _ABOUT and below <= above:
                return n
    return None


def _run(
    lines: Sequence[str],
    kinds: Sequence[SectionKind | None],
    first: int,
    end: int,
    authors: str | None,
    *,
    personal: bool,
) -> int:
    """The first line of certain furniture below the last paragraph of the report."""
    start = end
    for n in range(end - 1, first, -1):
        line, kind = lines[n], kinds[n]
        told = kind in (None, "caption") and _sure(line, authors, personal=personal)
        if kind == "boilerplate" or told or (kind is None and _hangs(lines, first, n)):
            start = n
        elif kind not in (None, "caption") or not _could_be(line):
            break
    return start


def _hangs(lines: Sequence[str], first: int, n: int) -> bool:
    """Whether a short line without a full stop stands below the report's last paragraph: no heading, since
    nothing follows that it could name, so a link, a list's title, a notice."""
    line = lines[n]
    if len(line.split()) > _SHORT or line[-1] in ".!?\"”'’:;," or _LISTED.match(line) or _QUOTED.search(line):
        return False
    return sum(len(above.split()) >= 15 and above[-1] in '.!?"”' for above in lines[first:n]) >= 3


def _sure(line: str, authors: str | None, *, personal: bool) -> bool:
    if is_furniture(line) or _of_the_page(line):
        return True
    if len(line.split()) <= _ABOUT and _NOTE.match(line):
        return True
    if len(line.split()) <= _SHORT and not _QUOTED.search(line) and _OF_ITSELF.fullmatch(line):
        return True
    return _is_bio(line, authors) or speaks_to_reader(line, alone=not personal)


def _is_bio(line: str, authors: str | None) -> bool:
    """Whether the line says who wrote the piece: of the byline's names, or in words of the trade."""
    bare = line.strip("*_[]() ")
    if len(bare.split()) > _BOX or _QUOTED.search(bare) or not _BIO.fullmatch(bare):
        return False
    named = authors is not None and " ".join(bare.split()[:2]) in authors
    return named or bare.lower().startswith("the author") or _NEWS_TRADE.search(bare) is not None


def _of_the_page(line: str) -> bool:
    """Whether the line claims rights or is furniture that also looks like a picture's credit."""
    rights = re.match(r"(?:\w+ ){0,3}©", line) is not None and not is_credit_line(line)
    return (
        is_furniture(line)
        or rights
        or (speaks_to_reader(line, alone=True) and _ADDRESS.search(line) is not None)
    )


def _could_be(line: str) -> bool:
    """Whether a line that says nothing for certain may stand among furniture: a phrase, or another article's
    headline, and nobody speaks."""
    longest = _PHRASE if line[-1] in ".!?" else _SHORT
    return len(line.split()) <= longest and _QUOTED.search(line) is None and not line.startswith(('"', "“"))
