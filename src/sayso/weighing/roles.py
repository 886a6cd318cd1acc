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
    since
    currently late acting interim deputy senior chief top leading local veteran long time longtime who old
    year years aged new first second main national state general my
    our your"""
)

# Positions by field of life. Two fields of one line of `_APART` are seldom one person's.
_FIELDS: Final = {
    "rule": "king queen emir sultan prince princess monarch ruler regent",
    "church": """bishop archbishop metropolitan patriarch pope cardinal imam ayatollah mullah mufti cleric
        priest monk rabbi""",
    "politics": """president minister mayor governor senator deputy lawmaker mp politician chancellor
        ambassador diplomat envoy premier legislator councillor secretary official spokesman spokeswoman
        spokesperson candidate congressman leader negotiator""",
    "military": """general colonel major captain lieutenant commander soldier officer admiral brigadier
        fighter militant rebel warlord marshal pilot sergeant""",
    "business": """executive ceo cfo coo cto businessman businesswoman
        entrepreneur financier banker trader investor
        founder chairman chairwoman director manager owner oligarch broker tycoon merchant""",
    "law": "judge lawyer attorney prosecutor solicitor barrister magistrate jurist",
    "knowledge": """professor scholar researcher analyst historian economist scientist lecturer academic
        expert fellow author biologist physicist chemist botanist archaeologist geologist astronomer""",
    "press": "journalist reporter editor correspondent columnist presenter broadcaster blogger",
    "sport": """footballer striker goalkeeper midfielder defender coach cyclist boxer swimmer athlete
        sprinter skier golfer jockey cricketer wrestler rower runner gymnast batsman referee""",
    "arts": """actor actress singer painter poet novelist composer musician sculptor dancer pianist
        violinist conductor filmmaker rapper guitarist cellist designer chef playwright soprano tenor""",
    "care": "doctor surgeon nurse physician dentist midwife veterinarian paediatrician cardiologist",
    "trade": """farmer fisherman baker plumber carpenter teacher driver student schoolteacher shopkeeper
        mechanic electrician builder pensioner""",
}  # fmt: skip
_FIELD_OF: Final = {word: field for field, words in _FIELDS.items() for word in words.split()}
_PRIVATE: Final = frozenset(("sport", "arts", "care", "trade"))
_PLAYED: Final = _words(
    """badminton tennis football soccer rugby cricket hockey basketball volleyball handball baseball chess
    squash boxing judo snooker"""
)
_PLAYING: Final = _words("player champion star captain international")
_SCIENCE: Final = _words(
    "professor lecturer physicist biologist chemist botanist archaeologist geologist astronomer"
)
_CALLINGS: Final = (
    _SCIENCE, _words("ceo cfo coo cto banker trader broker merchant"),
    _words("general colonel major lieutenant commander admiral brigadier sergeant soldier"),
    _words("judge prosecutor magistrate"), _words("journalist reporter correspondent"),
)  # fmt: skip
"""Callings that fill a life: one person seldom follows two."""
_LECTURING: Final = {0, 2}
_LEFT: Final = frozenset().union(*(words for n, words in enumerate(_CALLINGS) if n not in _LECTURING))
_SINGLE: Final = _words(
    """president mayor governor premier chancellor ambassador king queen emir sultan bishop metropolitan coach
    ceo cfo chairman chairwoman professor judge"""
)
_PAST: Final = _words("former formerly ex once onetime retired")
_WORD: Final = re.compile(r"[^\W_]+")
_OFFICER: Final = re.compile(
    r"\b(?:chief )?(?:executive|financial|finance|operating|operations|technology) officer\b"
    r"|\bchief executive\b"
)
_OFFICERS: Final = {
    "executive": "ceo", "chief executive": "ceo", "financial": "cfo", "finance": "cfo", "operating": "coo",
    "operations": "coo", "technology": "cto",
}  # fmt: skip
_LIFE: Final = re.compile(
    r"\b(born|b|died|d|dead|reigned|ruled)\b\W*(?:(?:in|on|from)\b\W*)?(?:\d{1,2} )?(?:[a-z]{3,9} )?"
    r"(1\d{3}|20\d\d)\b"
)
_SPAN: Final = re.compile(r"(?<!\w)(1\d{3}|20\d\d) ?[-–] ?(1\d{3}|20\d\d)\b")
_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
_DATED: Final = re.compile(r"(born|died|reigned)(\d{4})")
_DATES: Final = {"b": "born", "d": "died", "dead": "died", "ruled": "reigned"}
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


_KIN: Final = _words(
    """wife widow mother daughter sister aunt niece grandmother husband widower father son brother uncle
    nephew grandfather grandson granddaughter cousin relative spouse fiance fiancee"""
)
_SEATS: Final = _words(
    """president minister mayor governor premier chancellor ambassador secretary leader commander king queen
    emir sultan chairman chairwoman ceo prosecutor"""
)
"""Held by one at a time: whose son the finance minister's is, that is not he."""
_NOT_NOW: Final = re.compile(r"\b(?:an?|late|deposed|previous|former|formerly|ex|onetime|retired|then)\b")
_NO_BODIES: Final = frozenset(_FIELD_OF) | _WOMAN | _MAN | _KIN
_SCIENTIST: Final = re.compile(r"ologist$")
_THRONES: Final = _words("king queen emir sultan prince princess pope patriarch metropolitan")
_LIVED: Final = ("born", "died")
_LIFETIME: Final = 40  # years: shorter spans are terms of office


@lru_cache(maxsize=16384)
def words_of(role: str) -> frozenset[str]:
    """The telling words of a role, plain: "former spokesman for the Ministry" gives two."""
    text = plain(role)
    dated = {_DATES.get(m[1], m[1]) + m[2] for m in _LIFE.finditer(text)}
    dated |= {d for d in _WORD.findall(text) if _DATED.fullmatch(d)}
    if not dated:
        spans = [m.groups() for m in _SPAN.finditer(text) if int(m[2]) - int(m[1]) >= _LIFETIME]
        dated = {word + year for span in spans for word, year in zip(_LIVED, span, strict=True)}
    text = _OFFICER.sub(_officer, _SPAN.sub(" ", _LIFE.sub(" ", text)))
    words = [_SCIENTIST.sub("ology", w) for w in _WORD.findall(text)]
    kept = {w for w in words if w not in _SMALL and len(w) > 1 and not _YEAR.fullmatch(w)} | dated
    return frozenset(kept | {"general"} if _rank(words) else kept)


def _officer(found: re.Match[str]) -> str:
    """ "Chief executive officer" and "chief executive" as "ceo", and the like: no officers of an army."""
    return _OFFICERS[found[0].removesuffix(" officer").removeprefix("chief ") or "executive"]


def _fields(words: frozenset[str]) -> set[str]:
    """The fields of life that the telling words of a role speak of."""
    found = {_FIELD_OF[w] for w in words if w in _FIELD_OF}
    found |= {"knowledge" for w in words if w.endswith("ology")}
    if words & _PLAYED and words & _PLAYING:
        found = found - {"military"} | {"sport"}
    if "film" in words and "director" in words:
        found = found - {"business"} | {"arts"}
    if "member" in words and words & {"parliament", "congress", "assembly", "senate"}:
        found.add("politics")
    return found


def _bodies(words: frozenset[str]) -> set[str]:
    """The stems of those words of a role that name neither a position nor a year of somebody's life."""
    return {stem(w) for w in words - _NO_BODIES if not _DATED.fullmatch(w)}


def _all_words(told: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(words_of, told))


def _of_kin(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one is a relative of who holds the other's seat: "son of the finance minister", the minister.

    Two relatives of one person are not thereby two, nor is anybody who sits elsewhere meant.
    """
    if bool(a & _KIN) == bool(b & _KIN) or not a & b & _SEATS:
        return False
    bodies = _bodies(a), _bodies(b)
    return bool(bodies[0] & bodies[1]) or not (bodies[0] and bodies[1])


def _out_of_time(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two people were born, died or reigned in other years, or one died before the other was born."""
    one, other = ({m[1]: int(m[2]) for w in words if (m := _DATED.fullmatch(w))} for words in (a, b))
    if any(one[k] != other[k] for k in one.keys() & other.keys()):
        return True
    return any(x.get("died", 9999) <= y.get("born", 0) for x, y in ((one, other), (other, one)))


def _two_callings(a: frozenset[str], b: frozenset[str]) -> bool:
    one, other = ({n for n, calling in enumerate(_CALLINGS) if words & calling} for words in (a, b))
    one, other = (s | {0} if any(w.endswith("ology") for w in ws) else s for s, ws in ((one, a), (other, b)))
    # A general may lecture once he is retired.
    return bool(one and other and not one & other and one | other != _LECTURING)


def _rank(words: list[str]) -> bool:
    """Whether "general" among the words is a rank: not in "attorney general" or "general manager"."""
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return any(w == "general" and b not in _CIVIL and a not in _GENERAL_OF for b, w, a in around)


def thrones(told: tuple[str, ...]) -> frozenset[str]:
    """The thrones and sees among roles, whose holders go by their given names."""
    return frozenset().union(*map(words_of, told)) & _THRONES


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
        words = frozenset(w for w in words if _FIELD_OF.get(w) not in _PRIVATE and w not in _LEFT)
    if words & _KIN and _NOT_NOW.search(plain(role)):
        words -= _SEATS  # the son of the late president may be president
    return " ".join(sorted(words))


def bare(told: tuple[str, ...]) -> bool:
    """Whether roles name positions alone ("general"), and no body or place."""
    return not any(_bodies(words_of(role)) for role in told)


@lru_cache(maxsize=65536)
def agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether a role of one names the same body or place, or the same bare position, as one of the other."""
    if _out_of_time(_all_words(a), _all_words(b)):
        return False
    for one in map(words_of, a):
        for other in map(words_of, b):
            if _of_kin(one, other):
                continue
            bodies = _bodies(one), _bodies(other)
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
    if _out_of_time(_all_words(a), _all_words(b)):
        return True
    if any(_of_kin(one, other) for one in map(words_of, a) for other in map(words_of, b)):
        return True
    if agree(a, b):
        return False
    fields = [set().union(*(_fields(words_of(r)) for r in roles)) for roles in (a, b)]
    if _two_callings(_all_words(a), _all_words(b)):
        return True
    if all(fields) and not fields[0] & fields[1] and any(f <= _PRIVATE for f in fields):
        return True
    for one in map(words_of, a):
        for other in map(words_of, b):
            if one & other & _SINGLE and _bodies(one) and _bodies(other):
                return True
    return False
