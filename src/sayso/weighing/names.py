"""Names taken apart: titles, particles, legal forms and spellings, so that variants can be compared.

`skeleton` folds a word to what transliterations of it share (Qaida and Qaeda, Mohammed and Muhammad,
Youssef and Yusuf): a key for finding variants, never by itself a reason to merge.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from sayso.model.entity import EntityType

NameClass = Literal["person", "body", "territory", "agreement", "event", "other"]

_CLASSES: Final[dict[str, NameClass]] = {
    "person": "person",
    "organization": "body",
    "group": "body",
    "company": "body",
    "state": "territory",
    "place": "territory",
    "agreement": "agreement",
    "event": "event",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES: Final = _words(
    """abp adm admiral ambassador amb archbishop ayatollah baron baroness bishop brig brigadier brother cap
    capt captain cardinal cdr chairman chairwoman chancellor chief cmdr col colonel commander commissioner
    congressman congresswoman corporal count councillor cpl dame deputy dr doctor emir engineer eng esq
    father field foreign fr gen general gov governor grand haj hajj hajji he herr hon honourable honorable
    imam inspector judge justice king lady lieutenant lt lord maj major marshal mayor minister miss mister
    monsieur mother mr mrs ms mufti mullah officer pastor phd pm police pope pres president prime prince
    princess private prof professor pte queen rabbi rep representative ret retired rev reverend sec
    secretary sen senator senior sergeant sgt sheik sheikh shaikh shaykh sir sister spokesman spokesperson
    spokeswoman staff sultan superintendent supt the vice warrant"""
)
_GENERATIONS: Final = {"jr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "ii": "2", "iii": "3", "iv": "4"}
_ARTICLES: Final = frozenset(("al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "il"))
_JOINED: Final = _words(
    """abd abou abu ben bin bint da de del della den der di dos du ibn la le mac mc st ten ter um umm van
    von zu"""
)
_LEGAL: Final = _words(
    """ab ag as asa bv co company corp corporation gmbh inc incorporated kg limited llc llp ltd nv oao ooo oy
    oyj pjsc plc pte pty sa sarl se spa srl"""
)
_EMPTY: Final = frozenset(
    ("the", "of", "for", "and", "in", "on", "to", "a", "de", "la", "du", "des", "et", "s")
)
GENERIC: Final = _words(
    """group organisation movement party network militia faction association institution agency service club
    newspaper website channel terrorist extremist militant armed political rebel"""
)
"""What may be added to a body's name without naming another body ("the Grey Dawn group")."""

_SPELLINGS: Final = dict(
    pair.split(":")
    for pair in """organization:organisation defense:defence center:centre labor:labour harbor:harbour
    dept:department min:ministry intl:international natl:national univ:university assn:association
    govt:government bros:brothers theater:theatre program:programme st:saint""".split()
)
_STATE_FORM: Final = re.compile(
    r"(?:(?:federal |islamic |arab )?(?:government|republic|kingdom|federation|state|commonwealth|union"
    r"|principality|sultanate|emirate) of (?:the )?)+(?=\w)"
)
"""How a state is styled; "democratic" and "people's" stay, for they may tell two states apart."""

_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
)
_MARKS: Final = re.compile(r"['’‘ʼʻ`´ʿʾ]")
_TOKEN: Final = re.compile(r"[^\W_]+", re.UNICODE)
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,8}s?|[A-Z][A-Za-z]?[A-Z]{1,6}")
_BRACKETED: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_FOLDS: Final = tuple(
    (re.compile(p), r)
    for p, r in (
        (r"tsch|tch|tsh|cz", "ch"), (r"dzh|dj|dsch", "j"), (r"sch|sz|sh", "s"), (r"zh", "z"), (r"ph", "f"),
        (r"kh|gh(?=[^t])|ck|q", "k"), (r"c(?=[eiy])", "s"), (r"ch", "s"), (r"c", "k"), (r"dh", "d"),
        (r"th", "t"), (r"x", "ks"), (r"w", "v"), (r"z", "s"), (r"(?<=[^aeiou])h\b", ""),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name in comparable parts. `tokens` are plain words in order; a person's last one is the family
    name. `acronym` is set when the whole name is one, `initials` are those of its words, without and
    with the small ones. `generation` tells a Jr. from a Sr."""

    kind: NameClass
    tokens: tuple[str, ...]
    acronym: str = ""
    initials: frozenset[str] = frozenset()
    generation: str = ""
    key: str = field(init=False, compare=False)
    """The name normalised, an acronym in capitals; `parse` gives the same name for it again."""

    def __post_init__(self) -> None:
        key = self.acronym.upper() or " ".join((*self.tokens, self.generation)).strip()
        object.__setattr__(self, "key", key)  # frozen; kept because every comparison asks for it


def name_class(type: EntityType) -> NameClass:
    """Types whose names may be compared: states with places, organisations with groups."""
    return _CLASSES.get(type, "other")


def plain(text: str) -> str:
    """Lower case without diacritics and apostrophes: "Ťáňa al-Qāʿida" is "tana al-qaida"."""
    decomposed = unicodedata.normalize("NFKD", _MARKS.sub("", text))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.casefold().translate(_LETTERS)


@lru_cache(maxsize=65536)
def parse(text: str, kind: NameClass) -> Name:
    """The parts of a name of that class. A name that is all titles or all small words keeps them."""
    bare = _BRACKETED.sub(" ", text).strip() or text
    return _person(bare) if kind == "person" else _other(bare, kind)


def _person(text: str) -> Name:
    generation = ""
    if text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        # "Veld, Ana" but not "Ana Veld, Jr." nor "Ana Veld, retired"
        if not all(w in _GENERATIONS or w in _TITLES for w in _TOKEN.findall(plain(given))):
            text = f"{given} {family}"
    words = _TOKEN.findall(plain(text))
    while len(words) > 1 and words[-1] in _GENERATIONS:
        generation = _GENERATIONS[words.pop()]
    kept = list(words)
    while len(kept) > 1 and kept[0] in _TITLES:
        kept.pop(0)
    while len(kept) > 1 and kept[-1] in ("ret", "retired", "phd", "esq", "mp", "md"):
        kept.pop()
    return Name("person", tuple(_joined(kept)), generation=generation)


def _joined(words: list[str]) -> list[str]:
    """Articles dropped before a name ("al-Masri" is "masri"), particles joined to it ("van der Berg")."""
    tokens: list[str] = []
    prefix = ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if not last and word in _ARTICLES:
            continue
        if not last and word in _JOINED:
            prefix += {"abou": "abu", "bin": "bn", "ibn": "bn", "ben": "bn"}.get(word, word)
            continue
        tokens.append(prefix + word)
        prefix = ""
    return tokens


def _other(text: str, kind: NameClass) -> Name:
    acronym = ""
    stripped = text.strip().removeprefix("the ").removeprefix("The ")
    if kind == "body" and _ACRONYM.fullmatch(stripped):
        acronym = plain(stripped).replace(".", "")
        acronym = acronym[:-1] if stripped[-1] == "s" else acronym
        return Name(kind, (acronym,), acronym=acronym)
    text = plain(re.sub(r"['’]s\b", "", text))
    if kind == "territory":
        text = _STATE_FORM.sub("", text.removeprefix("the "))
    words = [_SPELLINGS.get(w, w) for w in _TOKEN.findall(text)]
    content = [w for w in words if w not in _EMPTY and w not in _ARTICLES] or words
    if kind == "body":
        content = [w for w in content if w not in _LEGAL] or content
    spoken = [w for w in words if w != "the"]
    initials = frozenset("".join(w[0] for w in ws) for ws in (content, spoken) if len(ws) > 1)
    return Name(kind, tuple(content), initials=initials)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What transliterations of a plain word share: folded consonants after the first sound.

    An initial vowel is kept as "a"; the others go, and so do doubled letters.
    """
    folded = word
    for pattern, replacement in _FOLDS:
        folded = pattern.sub(replacement, folded)
    if not folded:
        return word
    # An initial y or j before a vowel is a consonant (Yusuf, Jussuf), elsewhere y is a vowel.
    head = "a" if folded[0] in "aeiou" else ("y" if folded[0] in "yj" else folded[0])
    tail = re.sub(r"[aeiouyj]", "", folded[1:])
    return re.sub(r"(.)\1+", r"\1", head + tail)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A place name and its demonym share a stem: "voria" and "vorian" are "vor", by suffix alone."""
    for suffix in ("ians", "ian", "ese", "ish", "ans", "ean", "an", "ia", "ic", "is", "i", "a", "s", "n"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word.removesuffix(suffix)
    return word
