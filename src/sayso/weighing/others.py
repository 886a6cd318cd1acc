"""What two names of bodies, places, agreements or events say for and against being one, in log-odds."""

from __future__ import annotations

import re
from typing import Final

from sayso.weighing.bodies import GENERIC, STYLES, VAGUE
from sayso.weighing.parts import Features, Name
from sayso.weighing.spelling import adjective, is_adjective_of, same_word
from sayso.weighing.translations import shared, translated, widely

_BASE: Final = -3.0
_WORDS: Final = {"same": 6.5, "misspelling": 4.2}
_WORDS_OTHERWISE: Final = 5.0  # transliterated, a demonym, a plural
_STATE_ORGANS: Final = frozenset(
    """agency army assembly bank board bureau cabinet central commission congress constitutional council court
    defence directorate federal force forces fund government guard high house intelligence interior judiciary
    ministry national navy office parliament party police presidency prosecutor security senate service
    state supreme treasury tribunal""".split()
)
"""What a country has one of: "the Supreme Court of Voria" may go by "the Supreme Court"."""
_STANDING: Final = frozenset(
    "air army assembly forces government guard navy parliament police senate".split()
)
_STYLED: Final = frozenset(("national", "royal", "federal", "republican"))
_QUARTERS: Final = frozenset(
    """north south east west northern southern eastern western central upper lower inner outer
    youth women student students""".split()
)
YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")


def compare_others(a: Name, b: Name) -> Features:
    """From the names alone, which are of one class."""
    found = [("two names", _BASE)]
    if a.acronym or b.acronym:
        return (*found, _acronym(a, b))
    if a.kind in ("agreement", "event"):
        years = [years_of(name) for name in (a, b)]
        if all(years) and not years[0] & years[1]:
            return (*found, ("another year", -6.0))
    words_a, words_b = content(a), content(b)
    kinds = _aligned(words_a, words_b)
    if kinds is not None:
        return (*found, *_same_words(a, b, kinds))
    if "".join(words_a) == "".join(words_b):
        return (*found, ("same words written together", 5.5))
    if a.kind == "territory" and _styled(a, b):
        return (*found, ("a state's style", 5.0))
    if (
        a.kind == "territory"
        and len(a.tokens) == len(b.tokens) == 1
        and is_adjective_of(*a.tokens, *b.tokens)
    ):
        return (*found, ("a state by its adjective", 5.0))
    if a.kind == "body":
        spoken = translated(a.tokens), translated(b.tokens)
        if spoken != (a.tokens, b.tokens):
            if _aligned(*spoken) is not None or _aligned(widely(a.tokens), widely(b.tokens)) is not None:
                return (*found, ("the same words in another language", 5.0))
            if shared(a.tokens, b.tokens):
                # No sign by itself; but no reason either why one acronym should not be that of both.
                return (*found, ("most words the same in another language", -1.5))
    return (*found, _more_words(a, b, *sorted((words_a, words_b), key=len)))


def years_of(name: Name) -> frozenset[str]:
    """The years that a name states."""
    return frozenset(w for w in name.tokens if YEAR.fullmatch(w))


def _same_words(a: Name, b: Name, kinds: set[str]) -> Features:
    differing = kinds - {"same"}
    value = (
        _WORDS["same"]
        if not differing
        else _WORDS.get("misspelling" if "misspelling" in kinds else "", _WORDS_OTHERWISE)
    )
    found = [("same words" + (f" but {', '.join(sorted(differing))}" if differing else ""), value)]
    more = [
        {w for w in one.tokens if w in GENERIC and w not in other.tokens} for one, other in ((a, b), (b, a))
    ]
    if a.kind == "body" and any(more):
        if all(side - VAGUE for side in more):
            return (*found, ("another kind of body", -6.0))
        if len(content(a)) == len(content(b)):
            found.append(("a general word more", -1.3))
    return tuple(found)


def _acronym(a: Name, b: Name) -> tuple[str, float]:
    if a.acronym and b.acronym:
        return ("same acronym", 6.0) if a.acronym == b.acronym else ("other acronym", -6.0)
    short, full = (a, b) if a.acronym else (b, a)
    if short.acronym in full.initials:
        return ("acronym of the words", 5.0 if len(short.acronym) > 2 else 4.8)
    # "SSD" and "Directorate" may both be short for one longer name.
    return ("no acronym of the words", -6.0 if len(full.tokens) > 1 else -1.5)


def content(name: Name) -> tuple[str, ...]:
    """The words of a name that tell it from others of its class."""
    if name.kind == "agreement":
        kept = tuple(w for w in name.tokens if w != "peace" and not YEAR.fullmatch(w))
        return kept if len(kept) > 1 else name.tokens
    if name.kind == "event":
        return tuple(w for w in name.tokens if not YEAR.fullmatch(w)) or name.tokens
    if name.kind != "body":
        return name.tokens
    kept = tuple(w for w in name.tokens if w not in GENERIC)
    # "Armed Group" is all general words: then they are the name. So they are in "National Party".
    return kept if len(kept) > 1 or (kept and len(kept[0]) > 3 and not adjective(kept[0])) else name.tokens


def _aligned(a: tuple[str, ...], b: tuple[str, ...]) -> set[str] | None:
    """How the words pair off one to one, in any order; `None` when they do not."""
    if len(a) != len(b):
        return None
    left = list(b)
    kinds: set[str] = set()
    for word in sorted(a):
        found = [(same_word(word, other), other) for other in sorted(left)]
        best = next((f for f in found if f[0] == "same"), next((f for f in found if f[0]), None))
        if best is None or best[0] is None or (best[0] in ("demonym", "plural") and len(a) == 1):
            return None
        kinds.add(best[0])
        left.remove(best[1])
    return kinds


def _styled(a: Name, b: Name) -> bool:
    """Voria and the Vorian Republic."""
    shorter, longer = sorted((a.tokens, b.tokens), key=len)
    if len(shorter) != 1 or len(longer) != 2 or longer[1] not in STYLES:
        return False
    kind = same_word(shorter[0], longer[0])
    return kind == "same" or (kind is not None and adjective(longer[0]) and not adjective(shorter[0]))


def _more_words(a: Name, b: Name, shorter: tuple[str, ...], longer: tuple[str, ...]) -> tuple[str, float]:
    if len(shorter) >= 2 and len(longer) == len(shorter) + 1:
        long = a if content(a) == longer else b
        organ = a.kind == "body" and bool(_STATE_ORGANS & set(shorter))
        if longer[1:] == shorter:
            country = organ and adjective(longer[0]) and longer[0] not in _QUARTERS
            return ("its country in front", 4.9) if country else ("one word more in front", 3.2)
        if longer[:-1] == shorter and organ and long.words[-2:-1] == ("of",) and longer[-1] not in _QUARTERS:
            return ("its country behind", 4.9)
        (more,) = set(longer) - set(shorter) if set(shorter) < set(longer) else ("",)
        if more in _STYLED and _STANDING & set(shorter):
            return ("how a state's body is styled", 4.9)
    if len(shorter) == 1 and set(shorter) <= set(longer):
        # Too vague to link by itself ("Brigade"), and no sign of another body either.
        return ("a short form at most", -1.5)
    if set(shorter) <= set(longer):
        # "Grey Dawn" and "Grey Dawn youth wing": a part is not the whole.
        return ("part or branch", -2.0)
    return ("other words", -6.0)
