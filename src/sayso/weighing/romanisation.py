"""Names in two systems of Latin letters: Chiang Ta-ming and Jiang Daming, Pak Tong-ho and Park Dong-ho.

What such systems share is too little to make two names one: letters that one of them keeps apart, the other
does not. So a match here is a sign, and needs roles that agree.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

from sayso.weighing.spelling import same_word, skeletons

_SYLLABLE: Final = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|uang|iong|ang|eng|ing|ong|iao|ian|uan|uai|ai|ei|ui|ao|ou|iu|ie|ue|uo|ua|ia|an|en|in|un|er|a|o|e|i|u)"
)
_PINYIN: Final = re.compile(f"(?:{_SYLLABLE}){{1,3}}")
_SOUNDS: Final = (
    ("hs", "x"), ("ch", "(?:zh|ch|j|q)"), ("sh", "sh"), ("ts|tz", "(?:z|c)"), ("sz|ss", "s"),
    ("t", "(?:d|t)"),
    ("p", "(?:b|p)"), ("k", "(?:g|k)"), ("j", "(?:r|j)"), ("ien", "ian"),
    ("iung", "iong"), ("ung", "(?:o|u)ng"),
    ("ieh", "ie"), ("ueh", "ue"), ("yeh", "ye"), ("yen", "yan"), ("erh", "er"), ("eh", "e"), ("ih", "i"),
    ("uo", "uo"), ("ou", "ou"), ("ong", "ong"), ("ao", "ao"), ("o(?=ng)", "o"), ("o", "(?:e|o|uo)"),
)  # fmt: skip
"""Wade-Giles without its apostrophes, and what pinyin writes for it."""
_NOT_WADE: Final = re.compile(r"[bdqx]|(?<!n)g|zh|(?<!t)z|c(?!h)|^r|ian(?!g)|ong")
_SIGN: Final = re.compile(r"hs|ts|tz|sz|ss|ieh|ueh|ung|ien|ih|eh|chi[aneu]|[kthl]o(?![nu])|^je")
_WADE: Final = re.compile("|".join(f"({written})" for written, _ in _SOUNDS))
_COARSE: Final = (
    (r"hs|sh|x", "s"), (r"zh|ch|j|q|r", "c"), (r"tz|ts|z", "c"), (r"b", "p"), (r"d", "t"), (r"g", "k"),
    (r"[aeiou]+h?", ""),
)  # fmt: skip

_FAMILIES: Final[dict[str, int]] = {
    form: n
    for n, line in enumerate(
        """park pak bak/ryu yu yoo lyu ryoo you/lee yi ri rhee li/choi choe choy/jung jeong chung chong jong/
        kang gang/kim gim/cho jo/noh no roh ro/lim im rim yim/yang ryang/shin sin/kwon gwon/
        baek paek paik back/moon mun/koo ku gu/ahn an/seo suh so/yoon yun youn/chang jang/jeon chun chon jun/
        son sohn/bae pae/heo huh ho hur/oh o/nam/han/song/hong/hwang/min/ko go koh/kwak gwak/ryang/byun pyon
        byeon/do to/pyo/cha/chu joo ju choo/kil gil/tak/ok/bang pang/wang/ma/jin chin/ha/won/
        um eom""".replace("\n", "").split("/")
    )
    for form in line.split()
}
"""Korean family names, a name an entry."""
_KOREAN: Final = (
    (r"yeo", ("yo", "you")), (r"eo", ("o", "u")), (r"eu", ("u",)), (r"oo", ("u",)), (r"ee", ("i",)),
    (r"ou", ("o",)), (r"ryul", ("ryol",)), (r"ch", ("j",)), (r"sh", ("s",)), (r"t", ("d",)), (r"p", ("b",)),
    (r"k(?!$)", ("g",)), (r"(?<=[aeiou])hn", ("n",)), (r"^r(?=[yi])", ("",)), (r"ae", ("e",)),
)  # fmt: skip

_OTHERWISE: Final = (
    # Ukrainian and Russian, of family names of the Slavs
    (r"(?<![cskztdgpr])h(?=[aeiouylrn].*(?:k[oa]|[auy]k|sk\w{1,3}|[oe]va?|[iy]na?|ets|[iy]ch|y[iy])$)", "g"),
    (r"dj|dzh", "d"),  # Đ without its stroke
    (r"myrat|myrad|murad|murat", "murat"), (r"i?y?ev$", "ev"), (r"dy", "di"), (r"^x", "kh"),
    (r"c(?=[aei])", "j"),
    (r"po+r$|pu+r$|pou+r$", "pur"), (r"ri[zd]+a", "reza"), (r"ghol|gul(?=am)|ghul|qol|gol(?=am)", "ghol"),
    (r"^io|^yo", "e"), (r"^ie", "e"), (r"^ya", "ia"), (r"^yu", "iu"), (r"^shu", "su"), (r"^v(?=i)", "b"),
)  # fmt: skip
_DOUBLETS: Final[dict[str, int]] = {
    form: n
    for n, line in enumerate(
        """mukherjee mukherji mookerjee mukerji mukhopadhyay mukhopadhyaya
        banerjee banerji bannerjee bandyopadhyay bandopadhyay bandyopadhyaya
        chatterjee chatterji chattopadhyay chattopadhyaya
        ganguly ganguli gangopadhyay gangopadhyaya
        bhattacharya bhattacharjee bhattacharyya bhattacherjee
        chakraborty chakravarty chakrabarti chakravarti
        chowdhury chaudhuri choudhury chaudhary chaudhri""".splitlines()
    )
    for form in line.split()
}
"""Family names of India that go by two forms."""


@lru_cache(maxsize=65536)
def otherwise(word: str) -> frozenset[str]:
    """A plain word as other systems write it, itself among them."""
    found = {word}
    if len(word) > 3:
        for pattern, other in _OTHERWISE:
            found |= {re.sub(pattern, other, w) for w in found}
    if word in _DOUBLETS:
        found.add(f"={_DOUBLETS[word]}")
    return frozenset(found)


@lru_cache(maxsize=65536)
def akin(a: str, b: str) -> bool:
    """Whether two plain words can be one name in two systems."""
    if a == b:
        return True
    return any(
        x == y or (x[0] != "=" != y[0] and same_word(x, y) == "transliteration")
        for x, y in product(otherwise(a), otherwise(b))
    )


@lru_cache(maxsize=65536)
def folded(word: str) -> frozenset[str]:
    """Keys that words which are akin share."""
    found = otherwise(word)
    return frozenset(w if w[0] == "=" else min(skeletons(w)) for w in found if w)


def _splits(tokens: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """A name as family and given name, the family name in front or behind."""
    if not 2 <= len(tokens) <= 3:
        return ()
    return (tokens[0], "".join(tokens[1:])), (tokens[-1], "".join(tokens[:-1]))


@lru_cache(maxsize=65536)
def _wade(word: str) -> re.Pattern[str]:
    """What pinyin may write for a word in Wade-Giles."""
    return re.compile(_WADE.sub(lambda m: _SOUNDS[(m.lastindex or 1) - 1][1], word))


def _wadish(tokens: tuple[str, ...]) -> bool:
    """Whether a name has signs of Wade-Giles, and nothing that only pinyin writes: Ping alone is no Bing."""
    if any(_NOT_WADE.search(token) for token in tokens):
        return False
    return len(tokens) == 3 or any(_SIGN.search(token) for token in tokens)


def _pinyin(written: str, pinyin: str) -> bool:
    return written == pinyin or bool(_PINYIN.fullmatch(pinyin) and _wade(written).fullmatch(pinyin))


@lru_cache(maxsize=65536)
def _korean(given: str) -> frozenset[str]:
    found = {given}
    for pattern, others in _KOREAN:
        found = {re.sub(pattern, other, w) for w in found for other in others}
    return frozenset(found)


@lru_cache(maxsize=65536)
def east_asian(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """By which systems two names of two or three words are one: "Chinese", "Korean", or empty."""
    for (family, given), (other, its_given) in product(_splits(a), _splits(b)):
        for one, two in (((family, given), (other, its_given)), ((other, its_given), (family, given))):
            if _wadish(a if one == (family, given) else b) and all(map(_pinyin, one, two)):
                return "Chinese"
        # Two names in pinyin of one family name (Wang Ping, Wang Bing) are two.
        pinyin = family == other and all(map(_PINYIN.fullmatch, (family, given, its_given)))
        if (
            not pinyin
            and family in _FAMILIES
            and _FAMILIES[family] == _FAMILIES.get(other)
            and _korean(given) & _korean(its_given)
        ):
            return "Korean"
    return ""


@lru_cache(maxsize=65536)
def east_asian_keys(tokens: tuple[str, ...]) -> frozenset[str]:
    """Keys that names which are one by `east_asian` share."""
    keys = set()
    for family, given in _splits(tokens):
        if len(family) > 7 or len(given) > 14:
            continue
        if family in _FAMILIES:
            keys |= {f"k{_FAMILIES[family]}:{g}" for g in _korean(given)}
        if _PINYIN.fullmatch(family) or re.search("hs|ts|tz|ieh|ung|ien|ih|eh", family + given):
            keys.add(f"c:{_coarse(family)}:{_coarse(given)}")
    return frozenset(keys)


def _coarse(word: str) -> str:
    for pattern, other in _COARSE:
        word = re.sub(pattern, other, word)
    return word


def syllables(tokens: tuple[str, ...]) -> bool:
    """Whether all words are as short as the syllables that Chinese and Korean names are written in."""
    return all(2 <= len(t) <= 6 and len(re.findall("[aeiouy]+", t)) == 1 for t in tokens)
