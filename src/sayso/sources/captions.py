"""Captions: paragraphs that describe a picture, known by their credit or by how they speak of it."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 110
"""In words. Captions of news photographs run from 10 to 70; credits of several photographers add some."""

_AGENCY: Final = (
    r"(?:AP|AFP|EPA|EFE|UPI|DPA|ANSA|TASS|PA|NYT|Reuters|Xinhua|Anadolu(?: Agency)?|AA|Bloomberg"
    r"|Shutterstock|iStock|Alamy"
    r"|Getty(?: Images)?|Sputnik|Kyodo|Yonhap|Flickr|Wikimedia(?: Commons)?|Unsplash|Pixabay"
    r"|Zuma(?: Press)?|Sipa|Magnum|Handout)"
)
_NAME: Final = r"[^\W\d_a-z][\w.'’-]*(?: (?:of |for |the |de |via )*[^\W\d_a-z][\w.'’-]*){0,6}"
_WORD: Final = (
    r"(?:photo(?:graph)?s?|image|picture|pic|illustration|graphic|map|credit|courtesy|handout|screengrab"
    r"|file|archive|stock|video)"
)

_CREDIT: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # "... to plot attacks. [Giuseppe Cacace/AFP]", "[File]"
        rf"(?<=[.!?\"”’'\w)])\s*\[(?:(?i:{_WORD})\b[^\[\].?!]{{0,60}}|{_NAME}(?:\s?[/,"
        rf"|]\s?{_NAME}){{0,3}})\]\.?$",
        # "(Photo: Varda Wire)", "(AP Photo/Jo Do)", "(Jo Do/Varda Wire)"
        rf"\((?:(?i:[\w ]{{0,25}}\b{_WORD})\b[^()]{{0,60}}|{_NAME}\s?/\s?{_NAME}|©[^()]{{1,60}})\)\.?$",
        r"(?:(?i:photo(?:graph)?|image|picture|credit|illustration)s?(?i:\s?credits?)?(?:\s?[:©|/]|(?i: by"
        r"| courtesy(?: of)?|: courtesy of))"
        r"|(?i:courtesy(?: of|:))|©)\s?(?:(?i:by|courtesy of)\s)?(?:[\w.@'’&-]+[ /,|]{0,2}){1,8}$",
        rf"\s[|—–-]{{1,2}}\s?(?:(?i:photo|via|file)[:\s]{{1,2}})?(?:{_NAME}\s?/\s?)?"
        rf"{_AGENCY}(?:\s?(?i:photo|images|pictures))?\.?$",
        rf"(?<=[.!?\"”)])\s{_NAME}\s?/\s?{_NAME}$|/\s?{_AGENCY}\.?$"
        rf"|(?<=[.!?]) {_AGENCY}(?: (?i:file ))?(?i: photo)?$",
        r"(?<=[.!?\"”)])\s(?:\|\s)?(?:(?i:photo|file photo|image|handout|file picture))\.?$|^[^"
        r"|]+[.!?]\s\|\s[^|.]{2,40}$",
        rf"(?i:\bfile photo\b)[^.]{{0,40}}\.?$|\b{_AGENCY} (?i:file )?(?i:photo|image|picture)\.?$",
    )
)
_AGENCY_ONLY: Final = re.compile(rf"\((?:{_AGENCY}|via {_NAME})\)\.?$|(?<=[.!?])\s\|\s{_NAME}$")
_POINTS: Final = re.compile(
    r", (?:pictured|seen here|shown here)\b|\((?:left|right|centre|center|far left|far right)\)"
)
_ROWED: Final = re.compile(rf"(?P<words>[^|]+[^|.\s])\s\|\s{_NAME}")
"""A description and who made the picture: "Dockers at the gate | Jo Do"."""
_DATED: Final = re.compile(
    r"(?:\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bin (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December|\d{4})\b|\blast (?:week|month|year)\b)\.?$"
)
_BRACKETED: Final = re.compile(rf"(?<=[.!?]) \((?!{_AGENCY}\)){_NAME}\)$")
"""An agency that no list knows: "... on Sunday. (Varda Wire)"."""
_CREDIT_LINE: Final = re.compile(
    rf"[\[(]?(?:(?:(?i:{_WORD})(?i: credit| source| by| courtesy(?: of)?)?\s?[:©"
    rf"|,]?\s?)?(?:{_NAME}\s?/\s?)?{_AGENCY}(?: (?i:photo|images))?"
    rf"|(?i:{_WORD})(?i: credit| source)?\s?(?:[:©|]|(?i:by|courtesy of))\s?{_NAME}(?:\s?[/,]\s?{_NAME})?"
    rf"|©\s?{_NAME}"
    rf"|{_NAME}\s?/\s?{_AGENCY}|(?i:file|handout|archive)(?i: photo| picture| image)?)[\])]?\.?"
)
_OPENS: Final = re.compile(
    r"(?:FILE(?: PHOTO)?\s?[-–—:]|(?:File photo|Photo|Caption|Image|Picture|Photograph|Pictured"
    r"|Image caption|Media caption|Image source"
    r"|Video caption|Infographic|Photo caption|Picture caption|Pictured (?:above|below)"
    r"|(?:From|Clockwise from)(?: top)? (?:left|right|top)[^:]{0,20}|(?:Above|Below|Left|Right))"
    r"\s?(?:[:|]|[–—-]\s)|Image (?:caption|source),|(?:A|An|This"
    r"|In this|The)\s(?:\w+\s){0,3}"
    r"(?:file|handout|undated|archive|combination|aerial|satellite)\s(?:\w+\s){0,2}(?:photo|photograph"
    r"|picture|image)\b)"
)
QUOTED: Final = re.compile(r"[\"“”]|''|[.!?,]['’]")
_SELF: Final = re.compile(
    r"\b[Ii]n (?:this|an?) (?:[\w.,-]+ ){0,6}(?:photo|photograph|image|picture|frame grab|screengrab"
    r"|video grab|handout)\b"
    r"|\b(?:is|are|can be) (?:seen|pictured|shown)\b|\((?:left|right|centre|center|second from|far left"
    r"|far right|top|bottom)[^)]{0,20}\)"
    r"|, (?:left|right|centre|center),|\bpictured\b"
)
_PRESENT: Final = re.compile(
    r"\b(?:attends?|speaks?|walks?|stands?|sits?|waves?|leaves?|looks?|gestures?|arrives?|patrols?|holds?"
    r"|gathers?|meets?"
    r"|shakes?|signs?|addresses|addres|inspects?|listens?|carry|carries|waits?|queues?|rides?|drives?"
    r"|passes|pass|queue|shows?"
    r"|poses?|watch(?:es)?|prays?|receives?|talks?|prepares?|loads?|unloads?|guards?|escorts?|greets?"
    r"|departs?|displays?|lines?)\b"
)


def is_caption(paragraph: str, *, set_apart: bool = False) -> bool:
    """Whether the paragraph describes a picture.

    A photographer's or agency's credit at its end, or an opening such as "FILE -", is enough. Where the
    page sets the paragraph apart (before the report begins, or by wider spacing), so is speaking of
    itself as a picture ("can be seen", "(left)") or being one present-tense description.
    """
    words = len(paragraph.split())
    if words < 4 or words > _LONGEST or re.match(r"[-•*–]", paragraph):
        return is_credit_line(paragraph)
    if _OPENS.match(paragraph):
        return True
    if words <= 35 and _POINTS.search(paragraph) and '"' not in paragraph:
        return True
    if words >= 6 and (match := _ROWED.fullmatch(paragraph)) and '"' not in paragraph:
        return len(match["words"].split()) >= 4
    spoken = QUOTED.search(paragraph) is not None
    if re.search(r"\bcopyright\b", paragraph, re.I):
        return False
    if any(pattern.search(paragraph) for pattern in _CREDIT):
        # Somebody speaks in it and a bare [Name] closes it: a link to another outlet, or an editor's note.
        return not (spoken and re.search(r"\[[^\]/]+\]\.?$", paragraph))
    if words > 60 or spoken:
        return False
    if set_apart and words <= 30 and _DATED.search(paragraph) and describes_picture(paragraph):
        return len(re.findall(r"[.!?](?:\s|$)", paragraph)) <= 1
    if _BRACKETED.search(paragraph):
        return set_apart and _PRESENT.search(paragraph) is not None
    if _AGENCY_ONLY.search(paragraph):
        return set_apart or _PRESENT.search(paragraph) is not None
    return set_apart and _SELF.search(paragraph) is not None


def describes_picture(paragraph: str) -> bool:
    """Whether a paragraph reads as the description that a credit on the next line belongs to."""
    words = len(paragraph.split())
    return (
        4 <= words <= 60
        and QUOTED.search(paragraph) is None
        and (_PRESENT.search(paragraph) is not None or _SELF.search(paragraph) is not None)
    )


def cites_outlet(paragraph: str) -> bool:
    """Whether the paragraph closes with a bare name in brackets, which could also be whom it links to."""
    return re.search(rf"\[(?!(?i:{_WORD})\b)[^\]/|,]+\]\.?$", paragraph) is not None


def is_credit_line(line: str) -> bool:
    """Whether the line is nothing but a picture's credit: "Jo Do/AFP", "Photo: Varda Wire"."""
    return len(line.split()) <= 9 and _CREDIT_LINE.fullmatch(line.strip()) is not None
