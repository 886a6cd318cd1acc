"""Names of people taken apart: titles dropped, particles joined, so that variants can be compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sayso.weighing import titles
from sayso.weighing.parts import ARTICLES, TOKEN, Name
from sayso.weighing.spelling import MARKS, plain

_JOINED: Final = frozenset(
    """abou abu ap ben bin bint bt da de del della den der des di dos du fitz ibn la le mac mc st ten ter
    um umm
    van vanden vander von zu zum zur""".split()
)
_BINDING: Final = {"abou": "abu", "bin": "bn", "ibn": "bn", "ben": "bn", "bint": "bt"}
_SERVANT: Final = re.compile(r"abd(?:[aeu]l)?")
_SERVANT_OF: Final = re.compile(r"abd[aeiou]?l?(.)(?<![aeiou])\1?(.{2,})")
_SON: Final = frozenset(("pour", "poor", "pur"))
_GHOLAM: Final = frozenset(("gholam", "ghulam", "qolam"))
"""Words that Persian names are written together with, or apart from."""
_FAITH: Final = re.compile(r"e?dd?(?:i|ee|ie)ne?")
_ALSO: Final = re.compile(r"\b(?:a\.?k\.?a\.?|alias|known as|nom de guerre|also called)\b", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[\"“„«»]([^\"“”„«»]{2,40})[\"”“«»]|(?<!\w)['‘]([^'‘’]{2,40})['’](?!\w)")
_INITIALS: Final = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,3}")


def parsed(text: str) -> Name:
    """The parts of a person's name, the family name last."""
    words = _words(text)
    generation = titles.generation(words)
    return Name("person", tuple(_joined(titles.untitled(words))), generation=generation)


def told(text: str) -> tuple[str, ...]:
    """The position and the sex that titles in the name tell."""
    return titles.positions(_words(text))


def nicknames(text: str) -> tuple[str, ...]:
    """The other names that stand inside one, in quotation marks or behind "alias"."""
    found = [next(filter(None, groups)) for groups in _QUOTED.findall(text)]
    found += _ALSO.split(_QUOTED.sub(" ", text))[1:]
    return tuple(name.strip(" ,") for name in found if name.strip(" ,"))


def _words(text: str) -> list[str]:
    """The plain words of the name alone, in spoken order."""
    text = _ALSO.split(_QUOTED.sub(" ", text))[0].strip() or text
    text = MARKS.sub("", unicodedata.normalize("NFC", re.sub(r"['’]s$", "", text)))
    if text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        # "Veld, Ana" but not "Ana Veld, Jr." nor "Ana Veld, retired"
        if given and not titles.is_no_name(TOKEN.findall(plain(given))):
            text = f"{given} {family}"
    words: list[str] = []
    written = TOKEN.findall(text)
    shouted = all(w.isupper() for w in written)
    for word in TOKEN.findall(plain(text)) if shouted else written:
        # "JP Duval" is J. P. Duval
        words += [c.lower() for c in word] if _INITIALS.fullmatch(word) else TOKEN.findall(plain(word))
    return words


def _joined(words: list[str]) -> list[str]:
    """Articles dropped before a name ("al-Masri" is "masri"), particles joined to it ("van der Berg")."""
    tokens: list[str] = []
    prefix = ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if word == "of" and tokens and not prefix and not last:
            continue  # Metropolitan Ioann of Lirre
        if word in _SON and len(words) > 2 and tokens:
            if last:
                tokens[-1] += "pour"
            else:
                prefix += "pour"
            continue
        if word in _GHOLAM and len(words) > 2 and not last:
            prefix += "gholam"
            continue
        if not last and word in ARTICLES:
            continue
        if not last and (word in _JOINED or _SERVANT.fullmatch(word)):
            prefix += "abd" if _SERVANT.fullmatch(word) else _BINDING.get(word, word)
            continue
        if tokens and not prefix and _FAITH.fullmatch(word):
            tokens[-1] += "din"  # Nur al-Din is Nureddin
            continue
        tokens.append(_servant(prefix + word))
        prefix = ""
    return tokens


def _servant(token: str) -> str:
    """Abdulrahman, Abd ar-Rahman and Abdurrahman in one spelling."""
    found = _SERVANT_OF.fullmatch(token)
    return f"abd{found[1]}{found[2]}" if found else token
