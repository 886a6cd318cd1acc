"""Whether two descriptions of a person agree, conflict, or say nothing of each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sayso.weighing.spelling import plain, stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL: Final = _words(
    """the of for and in at on to a an by with from its their his her former formerly ex then now current
    currently late acting interim deputy senior chief top leading local veteran long time longtime who old
    year years aged new first second main national state general my
    our your"""
)

# Positions by field of life. Two fields of one line of `_APART` are seldom one person's.
_FIELDS: Final = {
    "politics": """president minister mayor governor senator deputy lawmaker mp politician chancellor
        ambassador diplomat envoy premier legislator councillor secretary official spokesman spokeswoman
        spokesperson candidate congressman leader negotiator""",
    "military": """general colonel major captain lieutenant commander soldier officer admiral brigadier
        fighter militant rebel warlord marshal pilot sergeant""",
    "business": """executive ceo businessman businesswoman entrepreneur financier banker trader investor
        founder chairman chairwoman director manager owner oligarch broker tycoon merchant""",
    "law": "judge lawyer attorney prosecutor solicitor barrister magistrate jurist",
    "knowledge": """professor scholar researcher analyst historian economist scientist lecturer academic
        expert fellow author biologist physicist chemist botanist archaeologist geologist astronomer""",
    "press": "journalist reporter editor correspondent columnist presenter broadcaster blogger",
    "sport": """footballer striker goalkeeper midfielder defender coach cyclist boxer swimmer athlete
        sprinter skier golfer jockey cricketer wrestler rower runner""",
    "arts": """actor actress singer painter poet novelist composer musician sculptor dancer pianist
        violinist conductor filmmaker rapper guitarist cellist designer chef""",
    "care": "doctor surgeon nurse physician dentist midwife veterinarian paediatrician cardiologist",
    "trade": """farmer fisherman baker plumber carpenter teacher driver student schoolteacher shopkeeper
        mechanic electrician builder pensioner""",
}  # fmt: skip
_FIELD_OF: Final = {word: field for field, words in _FIELDS.items() for word in words.split()}
_PRIVATE: Final = frozenset(("sport", "arts", "care", "trade"))
_SINGLE: Final = _words(
    """president mayor governor premier chancellor ambassador king queen bishop coach ceo chairman
    chairwoman professor judge"""
)
_PAST: Final = _words("former formerly ex once onetime retired")
_WORD: Final = re.compile(r"[^\W_]+")
_CIVIL: Final = _words(
    "attorney secretary director consul inspector governor solicitor auditor prosecutor comptroller"
)
_GENERAL_OF: Final = _words("secretary manager director counsel assembly election council staff practitioner")
_WOMAN: Final = _words(
    """woman wife widow mother daughter sister aunt niece grandmother actress queen princess spokeswoman
    chairwoman businesswoman congresswoman saleswoman policewoman baroness duchess countess heiress"""
)
_MAN: Final = _words(
    "man husband widower father son brother uncle nephew king prince businessman policeman baron duke"
)


_NO_BODIES: Final = frozenset(_FIELD_OF) | _WOMAN | _MAN


@lru_cache(maxsize=16384)
def words_of(role: str) -> frozenset[str]:
    """The telling words of a role, plain: "former spokesman for the Ministry" gives two."""
    words = _WORD.findall(plain(role))
    kept = {w for w in words if w not in _SMALL and len(w) > 1}
    return frozenset(kept | {"general"} if _rank(words) else kept)


def _rank(words: list[str]) -> bool:
    """Whether "general" among the words is a rank: not in "attorney general" or "general manager"."""
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return any(w == "general" and b not in _CIVIL and a not in _GENERAL_OF for b, w, a in around)


def sex(told: tuple[str, ...]) -> str:
    """ "man" or "woman" where roles say so ("his widow", "spokeswoman"); empty where they do not.

    "His wife" and "wife of the mayor" both tell a woman.
    """
    words = {w for role in told for w in _WORD.findall(plain(role))}
    if words & _WOMAN and not words & _MAN:
        return "woman"
    return "man" if words & _MAN and not words & _WOMAN else ""


def normal(role: str) -> str:
    """The telling words, sorted and joined; empty when there are none.

    What somebody used to live by ("former schoolteacher") speaks against nothing that came later.
    """
    words = words_of(role)
    if _PAST & set(_WORD.findall(plain(role))):
        words = frozenset(w for w in words if _FIELD_OF.get(w) not in _PRIVATE)
    return " ".join(sorted(words))


def bare(told: tuple[str, ...]) -> bool:
    """Whether roles name positions alone ("general"), and no body or place."""
    return not any(words_of(role) - _NO_BODIES for role in told)


@lru_cache(maxsize=65536)
def agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether a role of one names the same body or place, or the same bare position, as one of the other."""
    for one in map(words_of, a):
        for other in map(words_of, b):
            bodies = {stem(w) for w in one - _NO_BODIES}, {stem(w) for w in other - _NO_BODIES}
            if bodies[0] & bodies[1]:
                return True
            same_position = one & other & _FIELD_OF.keys()
            if same_position and not (bodies[0] and bodies[1]):
                return True
    return False


@lru_cache(maxsize=65536)
def conflict(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether no reading of the roles makes them one person's, as far as a careful reader would say.

    A man and a woman; or, unless some other role agrees, fields of life that seldom meet (a striker, a
    minister) and one seat in two places (mayor of Tarnholm, mayor of Eastport).
    """
    if not a or not b:
        return False
    if sex(a) and sex(b) and sex(a) != sex(b):
        return True
    if agree(a, b):
        return False
    fields = [{_FIELD_OF[w] for r in roles for w in words_of(r) if w in _FIELD_OF} for roles in (a, b)]
    if all(fields) and not fields[0] & fields[1] and any(f <= _PRIVATE for f in fields):
        return True
    for one in map(words_of, a):
        for other in map(words_of, b):
            if one & other & _SINGLE and one - _NO_BODIES and other - _NO_BODIES:
                return True
    return False
