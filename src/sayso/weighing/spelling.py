"""Spellings of one word: what transliterations, plurals, demonyms and slips of the pen share.

`skeletons` folds a word to its consonants, as transliterations of it share them (Qaida and Qaeda, Mohammed
and Muhammad, Youssef and Yusuf): keys for finding variants. Whether two words are one also rests on their
vowels, for Hassan is not Hussein, nor Mahmoud Mohammed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

_TYPO_LENGTH: Final = 6  # shorter words differ by a letter without being misspelt
_SPELLING: Final = 0.7  # Jaro-Winkler below which equal skeletons are chance (Karim, Kurama)
_PLURAL_LENGTH: Final = 4
_UNLIKE: Final = 1.0  # vowels that no two transliterations of one name differ by
_LOOSE: Final = 0.5  # vowels that they may differ by once

_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h",
     "ə": "a"}
)  # fmt: skip
MARKS: Final = re.compile(r"['’‘ʼʻ`´ʿʾ]")
_MUTE: Final = re.compile(r"(?<=an)e$|(?<=din)e$")  # as the French write Marouane and Nourredine
_FOLDS: Final = tuple(
    (re.compile(p), r)
    for p, r in (
        (r"^ye(?=[lvkfrgm])", "e"), (r"^je(?=[lvkfrgm][aeiou])", "e"), (r"(?<=.)o[fw]f?$", "ov"),
        (r"(?<=[vjs]i)c$", "ch"), (r"ou(?=[aei])", "w"), (r"(?<=[aeo])w(?=[^aeiouyw])", "u"),
        (r"tsch|tch|tsh|cz", "ch"), (r"dzh|dj|dsch", "j"), (r"sch|sz|sh", "s"), (r"zh", "z"), (r"ph", "f"),
        (r"kh|gh(?=[^t])|ck|q", "k"), (r"c(?=[eiy])", "s"), (r"ch", "s"), (r"c", "k"), (r"dh", "d"),
        (r"th", "t"), (r"x", "ks"), (r"w", "v"), (r"z", "s"), (r"(?<=[^aeiou])h\b", ""),
        (r"(?<=[aeiou])h$", ""),
        (_MUTE.pattern, ""),
        (r"([^aeiouyj])\1+", r"\1"),
    )
)  # fmt: skip
_OTHERWISE: Final = (
    ("kh", "h"), ("ch", "kh"), ("gh", "g"), ("dh", "z"), ("th", "s"), ("q", "g"), ("awu", "au"),
    ("awo", "ao"), ("ts", "z"), ("^ga", "ja"), ("^gi", "ji"),
)  # fmt: skip
"""Letters that some write for others; each stands for one more skeleton."""

_VOWELS: Final = re.compile(r"([aeiou]+)")
_CONSONANT: Final = re.compile(r"[^aeiou]")
_HEARD: Final[dict[str, frozenset[str]]] = {
    written: frozenset(heard.split(","))
    for heard, all_written in (
        ("a", "a aa"), ("e", "e"), ("i", "i ii ee ie iii"), ("o", "o oe"), ("u", "ou oo u uu ue"),
        ("ai", "ai ei aii eii aie eie"), ("ai,a", "ae"), ("au", "au ao aou aoo"), ("i,ia", "iie"),
    )
    for written in all_written.split()
}  # fmt: skip
"""What vowels between two consonants stand for, y written as i."""
_ALIKE: Final = {frozenset(("o", "u")), frozenset(("o", "au")), frozenset(("u", "au"))}
_NEAR: Final = {frozenset(("a", "e")), frozenset(("e", "i")), frozenset(("e", "ai"))}
_LOOSELY: Final = {
    frozenset(("e", "u")), frozenset(("ai", "a")), frozenset(("ai", "i")), frozenset(("au", "a")),
}  # fmt: skip

_DEMONYMS: Final = dict(
    pair.split(":")
    for pair in """afghan:afghanistan argentine:argentina belgian:belgium brazilian:brazil british:britain
    burmese:burma canadian:canada chinese:china croat:croatia cypriot:cyprus czech:czechia danish:denmark
    dutch:netherlands egyptian:egypt emirati:emirates english:england filipino:philippines finnish:finland
    french:france german:germany greek:greece icelandic:iceland irish:ireland kurd:kurdistan
    kurdish:kurdistan lebanese:lebanon norwegian:norway peruvian:peru philippine:philippines polish:poland
    nigerian:nigeria nigerien:niger portuguese:portugal scottish:scotland serb:serbia slovak:slovakia
    spanish:spain swedish:sweden swiss:switzerland thai:thailand turkish:turkey turk:turkey
    uzbek:uzbekistan kazakh:kazakhstan welsh:wales""".split()
)
_STEMS: Final = (
    "istani", "istan", "ians", "ian", "ese", "ish", "ans", "ani", "ean", "an", "ia", "ic", "is", "i",
    "a", "s", "n",
)  # fmt: skip
_ADJECTIVE: Final = re.compile(r"\w{2,}(?:ian|an|ese|ish|i|ic|ois)")


def plain(text: str) -> str:
    """Lower case without diacritics and apostrophes: "Ťáňa al-Qāʿida" is "tana al-qaida"."""
    decomposed = unicodedata.normalize("NFKD", MARKS.sub("", text))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.casefold().translate(_LETTERS)


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """The word in fewer letters: one for each consonant that transliterations share, vowels as they are."""
    for pattern, replacement in _FOLDS:
        word = pattern.sub(replacement, word)
    # An initial y or j before a vowel is a consonant (Yusuf, Jussuf), elsewhere they are vowels.
    head = "J" if word[:1] in ("y", "j") else word[:1]
    return head + word[1:].replace("j", "i").replace("y", "i")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What most transliterations of a plain word share: its first sound (any vowel is "a") and consonants."""
    folded = _folded(word)
    if not folded:
        return word
    head = "a" if folded[0] in "aeiou" else folded[0].lower().replace("j", "y")
    return head + _VOWELS.sub("", folded[1:])


@lru_cache(maxsize=65536)
def _written(word: str) -> tuple[str, ...]:
    """The word and how others might write it."""
    found = [word]
    for one, other in _OTHERWISE:
        if one[0] == "^":
            found += [other + w[2:] for w in found if w.startswith(one[1:])]
        elif one in word:
            found += [w.replace(one, other) for w in found]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """The skeletons of a plain word as others might write it, its own among them."""
    return frozenset(map(skeleton, _written(word)))


@lru_cache(maxsize=262144)
def same_word(a: str, b: str) -> str | None:
    """How two plain words are one: same, transliteration, demonym, plural, misspelling; `None` if not."""
    if a == b:
        return "same"
    if a.isdigit() or b.isdigit() or len(a) < 2 or len(b) < 2:
        return None
    if _transliterated(a, b):
        return "transliteration"
    if min(len(a), len(b)) >= _PLURAL_LENGTH and (a + "s" == b or b + "s" == a):
        return "plural"
    if stem(a) == stem(b):
        return "demonym"
    if min(len(a), len(b)) >= _TYPO_LENGTH and DamerauLevenshtein.distance(a, b, score_cutoff=1) == 1:
        return "misspelling"
    return None


def _transliterated(a: str, b: str) -> bool:
    if not any(len(s) > 1 for s in skeletons(a) & skeletons(b)) or _endings(a, b):
        return False
    if {a[0], b[0]} == {"q", "j"}:  # Qasim is not Jasim, nor Qiang Jiang
        return False
    for one in _written(a):
        for other in _written(b):
            if len(skeleton(one)) > 1 and skeleton(one) == skeleton(other):
                most = _LOOSE if len(skeleton(one)) > 2 and len(_VOWELS.findall(one)) > 1 else 0.0
                if (a, b) != (one, other):  # other consonants: then the vowels have to be the same
                    most = 0.0 if JaroWinkler.similarity(a, b) >= _SPELLING else -1.0
                if _apart(_folded(one), _folded(other)) <= most:
                    return True
    return False


def _apart(one: str, other: str) -> float:
    """How far apart the vowels of two folded words are whose consonants are the same."""
    heard = zip(_CONSONANT.split(one), _CONSONANT.split(other), strict=False)
    return sum(_unlike(x, y, first=n == 0) for n, (x, y) in enumerate(heard))


def _unlike(a: str, b: str, *, first: bool) -> float:
    """How far apart two groups of vowels between the same consonants are."""
    one, other = (_HEARD.get(v, frozenset((v,))) for v in (a, b))
    pairs = {frozenset((x, y)) for x in one for y in other}
    if one & other or pairs & _ALIKE:
        return 0.0
    if pairs & _NEAR and not (first and frozenset(("a", "e")) in pairs):
        return _LOOSE / 2
    if not a or not b or pairs & _LOOSELY or ((len(a) > 1 or len(b) > 1) and set(a) & set(b)):
        return _LOOSE
    return _UNLIKE


def _endings(a: str, b: str) -> bool:
    """Whether the words end as names of a man and a woman do, or of a man and his town (Rashid, Rashidi)."""
    one, other = (_ending(w) for w in (a, b))
    return one != other and {one, other} not in ({"a", "eh"}, {"i", "e"})


def _ending(word: str) -> str:
    if word.endswith("eh"):
        return "eh"
    last = _MUTE.sub("", word.rstrip("h"))[-1:]
    return {"a": "a", "e": "e", "i": "i", "y": "i", "j": "i", "o": "o", "u": "o"}.get(last, "")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A place name and its demonym share a stem: "voria" and "vorian" are "vor", by suffix alone."""
    word = _DEMONYMS.get(word, word)
    for suffix in _STEMS:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word.removesuffix(suffix)
    return word


def adjective(word: str) -> bool:
    """Whether a plain word has the form of a demonym ("vorian", "kareshi")."""
    return word in _DEMONYMS or bool(_ADJECTIVE.fullmatch(word))


def is_adjective_of(a: str, b: str) -> bool:
    """Whether one of two plain words is a land's name and the other its adjective ("voria", "vorian").

    Of lands with an adjective in the table only that one is theirs: a Nigerian is not of Niger.
    """
    for word, land in ((a, b), (b, a)):
        if adjective(word) and not adjective(land) and stem(word) == stem(land):
            known = _DEMONYMS.get(word)
            return land == known if known or land in _DEMONYMS.values() else True
    return False
