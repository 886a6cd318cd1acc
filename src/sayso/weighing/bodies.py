"""Names of bodies, places, agreements and events taken apart: forms, styles, numbers and spellings."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from sayso.model.legal import LEGAL
from sayso.weighing.parts import ARTICLES, TOKEN, Name, NameClass
from sayso.weighing.spelling import plain


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


_LEGAL_SPELT: Final = re.compile(
    r"\b(?:s\.? ?a\.?(?: de c\.? ?v\.?)?|s\.? ?p\.? ?a\.?|s\.? ?r\.? ?l\.?|s\.? ?r\.? ?o\.?|b\.? ?v\.?"
    r"|n\.? ?v\.?|a\.? ?s\.?|a/s|sp\.? z ?o\.? ?o\.?|d\.o\.o\.?|l\.l\.c\.?|p\.l\.c\.?|& co\.?(?: kg)?)$"
)
_DOTTED: Final = re.compile(r"(?<=\w )(?:[a-z]\.){3,5}$")
_COMPOUNDS: Final = re.compile(
    r"\b(air|coast|border|task|home|news|peace)(force|guards?|wire|keeping|keepers|making)\b"
)
"""Written together by some, and apart by others."""
_EMPTY: Final = frozenset(
    "the of for and in on to at by with from a de la le du des del dos das y et und der die das fur s".split()
)
VAGUE: Final = _words(
    """group groups organisation network faction militia militias association terrorist terrorists extremist
    extremists militant militants armed political rebel rebels insurgent insurgents guerrilla guerrillas
    fighters
    separatist separatists jihadist jihadists paramilitary paramilitaries outfit charity firm newspaper
    magazine
    website channel broadcaster ngo bloc"""
)
"""What may be added to a body's name without naming another body ("the Grey Dawn group")."""
TELLING: Final = _words("movement party institution agency service club company")
"""What may be added, but not exchanged: the Grey Dawn Party is not the Grey Dawn Movement."""
GENERIC: Final = VAGUE | TELLING

_SPELLINGS: Final = _pairs(
    """organization:organisation organizations:organisations defense:defence center:centre labor:labour
    harbor:harbour dept:department min:ministry intl:international natl:national univ:university
    assn:association assoc:association govt:government gov:government bros:brothers theater:theatre
    program:programme saint:st sainte:st mount:mt fort:ft hqs:headquarters hq:headquarters inst:institute
    tech:technical comm:commission cttee:committee bn:battalion bde:brigade regt:regiment div:division
    mtn:mountain peoples:people workers:worker farmers:farmer womens:women
    childrens:children"""
)
_NUMBERS: Final = {
    word: str(n)
    for n, written in enumerate(
        """i_,first ii,second iii,third iv,fourth v_,fifth vi,sixth vii,seventh viii,eighth ix,ninth
        x_,tenth xi,eleventh
        xii,twelfth xiii,thirteenth xiv,fourteenth xv,fifteenth xvi,sixteenth xvii,seventeenth
        xviii,eighteenth
        xix,nineteenth xx,twentieth""".split(),
        start=1,
    )
    for word in written.split(",")
}  # fmt: skip
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")

_PACTS: Final = {
    **dict.fromkeys(("accord", "accords", "agreements", "deal", "deals", "pact", "pacts"), "agreement"),
    **dict.fromkeys(("ceasefire", "armistice", "truces"), "truce"),
    **_pairs("treaties:treaty protocols:protocol conventions:convention mou:memorandum"),
}
_STATE_FORM: Final = re.compile(
    r"(?:(?:(?:federal|federated|federative|islamic|arab|united|socialist|hashemite|sovereign|independent) )*"
    r"(?:government|republic|kingdom|federation|states?|commonwealth|union|principality|sultanate|emirates?"
    r"|grand duchy|duchy|confederation) of (?:the )?)+(?=\w)"
)
"""How a state is styled; "democratic" and "people's" stay, for they may tell two states apart."""
STYLES: Final = _words("republic federation kingdom confederation emirate emirates principality sultanate")
_STYLE_WITHIN: Final = re.compile(rf"(?<=\w )of the {_STATE_FORM.pattern}")
"""The government of the Republic of Orvana is that of Orvana."""
_SETTLEMENT: Final = re.compile(r"(?:city|town|village|municipality|port city|capital) of (?=\w)")
_MINISTERIAL: Final = frozenset(("ministry",))
_MINISTERIAL_EMPTY: Final = _words("affairs national public")
_PORTFOLIOS: Final = _pairs(
    "internal:interior financial:finance economics:economy economic:economy military:defence"
)

_ELIDED: Final = re.compile(r"\b(?:d|[lL]|dell|nell)['’](?=\w)")
_HEADS: Final = {"agreement": "apd", "truce": "tca", "memorandum": "m"}
_SHORTENED: Final = ("body", "agreement", "event")
_PEOPLE: Final = frozenset(("people", "nation"))
_DEMONYM: Final = re.compile(r"\w{2,}(?:ian|an|ese|ish|i)")
"""The Orvanan people are the Orvanans."""

_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,8}s?|[A-Z][A-Za-z]?[A-Z]{1,6}")


def parsed(text: str, kind: NameClass) -> Name:
    """The parts of a name that is no person's."""
    stripped = re.sub(r"['’]s$", "", text.strip()).removeprefix("the ").removeprefix("The ")
    if kind in _SHORTENED and (acronym := _acronym(stripped)):
        return Name(kind, (acronym,), acronym=acronym)
    words = _spoken(stripped, kind)
    if kind == "body" and len(words) == 2 and words[1] in _PEOPLE and _DEMONYM.fullmatch(words[0]):
        words = [words[0] if words[0].endswith(("ese", "ish")) else f"{words[0]}s"]
    content = [w for w in words if w not in _EMPTY and w not in ARTICLES] or words
    initials = frozenset("".join(w[0] for w in ws) for ws in (content, words) if len(ws) > 1)
    if kind in ("agreement", "event"):
        initials |= _written_otherwise(content) | _written_otherwise(words)
    if kind == "body" and _MINISTERIAL & set(content):
        # The Foreign Ministry is the Ministry of Foreign Affairs.
        kept = [_PORTFOLIOS.get(w, w) for w in content if w not in _MINISTERIAL_EMPTY]
        content = kept if len(kept) > 1 else content
    return Name(kind, tuple(content), initials=initials, words=tuple(words))


def _written_otherwise(words: list[str]) -> set[str]:
    """The initials of an agreement's words, had it been called a pact, an accord, a deal: "ltp" too."""
    heads = (_HEADS.get(w, w[0]) for w in words if not w.isdigit())
    return {"".join(found) for found in product(*heads) if len(found) > 1}


def _as_written(text: str) -> set[str]:
    """The initials of the very words of a name, its style among them."""
    spelt = [w for w in TOKEN.findall(plain(text)) if not w.isdigit()]
    content = [w for w in spelt if w not in _EMPTY]
    return {"".join(w[0] for w in words) for words in (spelt, content) if len(words) > 1}


def shortens(short: str, text: str) -> bool:
    """Whether capitals are those of a name's words: "DRO" of the "Democratic Republic of Orvana"."""
    acronym = _acronym(short)
    return len(acronym) > 1 and acronym in _as_written(text)


def _undotted(found: re.Match[str]) -> str:
    """ "w.l.l." as "wll" where it is a legal form."""
    bare = found[0].replace(".", "")
    return bare if bare in LEGAL else found[0]


def _acronym(text: str) -> str:
    """The acronym that a name is, small letters without dots; "the PLFC rebels" are the PLFC."""
    words = text.split()
    while len(words) > 1 and plain(words[-1]) in VAGUE:
        words.pop()
    if len(words) != 1 or not _ACRONYM.fullmatch(words[0]):
        return ""
    found = plain(words[0]).replace(".", "")
    return found[:-1] if words[0][-1] == "s" else found


def _spoken(text: str, kind: NameClass) -> list[str]:
    """All plain words of a name, in one spelling, without legal forms and styles of states."""
    text = _ELIDED.sub(" ", re.sub(r"['’]s\b", "", text)) if kind != "territory" else text
    text = plain(re.sub(r"['’]s\b", "", text)).replace("cease-fire", "ceasefire").replace("&", " and ")
    if kind == "body":
        text = _LEGAL_SPELT.sub("", _DOTTED.sub(_undotted, text).rstrip(" .,")).rstrip(" .,") or text
        text = _COMPOUNDS.sub(r"\1 \2", _STYLE_WITHIN.sub("of ", text))
    if kind == "territory":
        text = _SETTLEMENT.sub("", _STATE_FORM.sub("", text.removeprefix("the ")))
    words = [_SPELLINGS.get(w, w) for w in TOKEN.findall(text) if w != "the"] or TOKEN.findall(text)
    if kind == "body":
        words = [w for w in words if w not in LEGAL] or words
        while len(words) > 1 and words[-1] == "and":  # "Tallow and Co."
            words.pop()
    if kind != "territory" and len(words) > 1:
        words = [_ORDINAL.sub(r"\1", _NUMBERS.get(w, w)) for w in words]
    if kind in ("agreement", "event"):
        words = [_PACTS.get(w, w) for w in words]
    return words
