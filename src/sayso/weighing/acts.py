"""What the words of a commitment ask for: which types of tie, and whether to hold them or to end them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sayso.model import Vocabulary
from sayso.weighing.spelling import plain

_WORD: Final = re.compile(r"[^\W_]+")
_REFRAIN: Final = re.compile(
    r"\b(?:not|neither|nor|never|cease|ceases|end|ends|refrain|refrains|abstain|stop|stops|halt|suspend|withdraw"
    r"|sever|discontinue|desist|prohibit|prevent|no longer|renounce|reject|cut)\b",
    re.IGNORECASE,
)
_EMPTY: Final = frozenset(
    """against agree agreed and any each from into parties party shall such that their this undertake
    undertakes under which will with within""".split()
)
_ENDINGS: Final = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ers",
    "ed",
    "es",
    "er",
    "e",
    "s",
    "y",
)
_GENERAL: Final = frozenset(
    ("cooperation", "cooperate", "support", "assist", "assistance", "ties", "contact")
)
_COOPERATION: Final = (
    *("alliance", "arming", "command", "funding", "intelligence", "operations", "recruitment", "shelter"),
    "training",
)


def refrains(act: str) -> bool:
    """Whether the act is to leave something undone or to end it."""
    return _REFRAIN.search(act) is not None


def stem_word(word: str) -> str:
    """A crude stem, enough to find "financing" by "finance": the longest known ending goes."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's telling words, of four letters and more."""
    words = [w for w in _WORD.findall(plain(text)) if len(w) > 3 and w not in _EMPTY]
    return frozenset(map(stem_word, words))


def types_of(act: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The tie types that the words of an act name; general cooperation names all that help somebody."""
    words = frozenset(_WORD.findall(plain(act)))
    stems = frozenset(stem_word(w) for w in words if len(w) > 3)
    found = {name for name, marks in _marks(tuple(vocabulary.types), vocabulary).items() if marks & stems}
    if words & _GENERAL and refrains(act):
        found |= {t for t in _COOPERATION if t in vocabulary.types}
    return frozenset(found)


def _marks(names: tuple[str, ...], vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    return {name: _of_type(name, tuple(_single(vocabulary, name))) for name in names}


@lru_cache(maxsize=256)
def _of_type(name: str, words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem_word, (*words, name)))


def _single(vocabulary: Vocabulary, name: str) -> list[str]:
    """Predicates that are telling by themselves: verbs of one word, and the heads of nouns."""
    told = vocabulary[name].predicates
    verbs = [v for key in ("verbs", "verbs_reversed") for v in told.get(key, ()) if " " not in v]
    nouns = [n.split()[0].split("|")[0] for n in told.get("nouns", ())]
    return sorted({plain(w) for w in (*verbs, *nouns) if len(w) > 3} - _GENERAL)
