"""Names: their comparable form, and whether two of them in one document mean the same.

Transliteration variants ("al-Qaida", "Al Qaeda"; "Mohammed", "Muhammad") are compared by consonant
skeleton, since vowels and doubled letters are what romanisations disagree about.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

SIDES: Final = frozenset({"party", "parties", "side", "sides"})
"""What those who fight or agree are called by their part in it: no names, and in the plural nobody alone."""

_ROLE_ENDS: Final = re.compile(r"\b(?:of|for|at|in|from|to|with|who|which|since|until)\b|[,(]")

HONORIFICS: Final = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady hon honourable honorable gen general lt
    lieutenant col colonel maj major capt captain sgt sergeant cmdr commander commodore brig brigadier adm
    admiral marshal rev reverend fr father bishop archbishop cardinal rabbi sheikh shaykh sheik
    sayyid mullah mulla mawlawi maulana maulvi mufti ayatollah imam haji hajji king queen prince
    princess baron ret retd judge justice sen senator rep congressman congresswoman gov governor
    president vice chancellor minister premier secretary ambassador mayor chairman chairwoman chief
    inspector detective officer constable cpl corporal pvt private warden comrade señor senor don
    doña herr frau monsieur madame""".split()
)
"""Words before a personal name, or "(ret.)" inside it, that are not part of it."""

_FUNCTION: Final = frozenset("the a an of for and & de la le du des y et und".split())

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ASIDE: Final = re.compile(
    r",\s+(?:who|which|whose|whom|where|when)\b.*|,?\s+(?:who|which|whose|whom|that)$", re.S
)
_POSSESSIVE: Final = re.compile(r"['’]s?$")


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, case-folded, without accents, brackets, possessives and a leading article."""
    folded = "".join(
        c for c in unicodedata.normalize("NFKD", name.replace(".", "")) if not unicodedata.combining(c)
    ).casefold()
    words = [_POSSESSIVE.sub("", w) for w in _TOKEN.findall(folded)]
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return tuple(w for w in words if w)


def called(description: str) -> str:
    """A description as one would call it: without an aside behind it (", which sold its mill") and without a
    relative pronoun left hanging ("a diplomat who")."""
    return _ASIDE.sub("", description).rstrip(" ,;:") or description


def role_noun(role: str) -> str:
    """What somebody is, without what it is of: "vice chairman" of "vice chairman of the Front, a lawyer"."""
    return _ROLE_ENDS.split(role, maxsplit=1)[0].rstrip()


def bare(name: str) -> tuple[str, ...]:
    """The words of a personal name without honorifics: ("ivo", "tran") for Col. (ret.) Ivo Tran."""
    words = tokens(name)
    start = 0
    while start < len(words) - 1 and words[start] in HONORIFICS:
        start += 1
    return words[start:]


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A word's consonants with romanisation variants unified; the first letter counts even if a vowel."""
    for old, new in (("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"),
                     ("q", "k"), ("c", "k"), ("v", "w"), ("z", "s"), ("y", "i"), ("j", "i")):  # fmt: skip
        word = word.replace(old, new)
    vowel = "aeiou'’"
    first = "a" if word[:1] in vowel else word[:1]
    rest = "".join(c for c in word[1:] if c not in vowel)
    return re.sub(r"(.)\1+", r"\1", first + rest)


def variant(a: str, b: str) -> bool:
    """Whether two different words can be romanisations of one: same skeleton, few letters apart."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < 4 or a.isdigit() or b.isdigit():
        return False
    return skeleton(a) == skeleton(b) and OSA.distance(a, b) <= (2 if shorter >= 5 else 1)


def acronym_of(short: str, full: str) -> bool:
    """Whether `short` (AQIS, UNHCR, U.S.) is made of the initials of `full`, in order.

    Function words may be left out or counted; so may an "al".
    """
    letters = re.sub(r"[^A-Za-z]", "", short)
    if len(letters) < 2 or not (letters.isupper() or letters[:2].isupper()):
        return False
    words = re.findall(r"[^\W\d_]+(?:['’]s\b)?", full)
    if len(words) < 2:
        return False
    every = "".join(w[0] for w in words).casefold()
    content = "".join(w[0] for w in words if w.casefold() not in _FUNCTION and w != "in").casefold()
    return letters.casefold() in (every, content)


def same_person(a: str, b: str) -> bool:
    """Whether two personal names in one document are forms of one: equal, or one within the other.

    A lone surname matches a full name; a lone first name does not (that needs the document's help).
    """
    x, y = bare(a), bare(b)
    if not x or not y:
        return False
    if len(x) > len(y):
        x, y = y, x
    if len(x) == 1:
        return variant(x[0], y[-1])
    if not variant(x[-1], y[-1]):
        return False
    position = 0
    for word in x:  # x is a subsequence of y, initials allowed
        while position < len(y) and not (variant(word, y[position]) or _initial(word, y[position])):
            position += 1
        if position == len(y):
            return False
        position += 1
    return True


def same_body(a: str, b: str) -> bool:
    """Whether two names of bodies or places are one: same words but for order and function words,
    romanisation apart, or one the other's acronym."""
    x, y = _content(a), _content(b)
    if not x or not y:
        return False
    if x == y or (len(x) > 1 and sorted(x) == sorted(y)):
        return True
    if len(x) == len(y) and all(variant(p, q) for p, q in zip(x, y, strict=True)):
        return True
    if variant("".join(x), "".join(y)) and "".join(x)[:2] == "".join(y)[:2]:
        return True
    return acronym_of(a, b) or acronym_of(b, a)


def _content(name: str) -> tuple[str, ...]:
    words = tuple(part for w in tokens(name) for part in _SPELLING.get(w, w).split())
    kept = tuple(w for w in words if w not in _FUNCTION)
    return kept or words


def _initial(a: str, b: str) -> bool:
    return min(len(a), len(b)) == 1 and a[0] == b[0]


_SPELLING: Final = {
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "organisation": "organization",
    "programme": "program",
    "dept": "department",
    "govt": "government",
    "us": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "eu": "european union",
}
