"""How likely two names, or two entity records, are one: a sum of log-odds, feature by feature.

The weights are set by hand and open to reading (docs/weighing.md lists them); none was fitted. A sum of
zero is a probability of one half.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from sayso.model import EntityRecord
from sayso.weighing import roles
from sayso.weighing.identities import Score
from sayso.weighing.names import GENERIC, Name, name_class, parse, skeleton, stem
from sayso.weighing.nicknames import same_given

Features = tuple[tuple[str, float], ...]

STRONG: Final = 0.95
"""From here on a link stands without asking who else could be meant."""
AUTOMATIC: Final = 0.85
SUGGESTED: Final = 0.5

_PERSON: Final = -4.5  # two people taken at random are not one
_OTHER: Final = -3.0
_TYPO_LENGTH: Final = 6  # shorter words differ by a letter without being misspelt
_LONG: Final = 9  # so many letters but one in common are seldom chance
_SPELLING: Final = 0.7  # Jaro-Winkler below which equal skeletons are chance (Karim, Kurama)


@lru_cache(maxsize=262144)
def same_word(a: str, b: str) -> str | None:
    """How two plain words are one: same, transliteration, demonym, misspelling; `None` if they are not."""
    if a == b:
        return "same"
    if a.isdigit() or b.isdigit() or len(a) < 2 or len(b) < 2:
        return None
    if skeleton(a) == skeleton(b) and len(skeleton(a)) > 1 and JaroWinkler.similarity(a, b) >= _SPELLING:
        return "transliteration"
    if stem(a) == stem(b):
        return "demonym"
    if min(len(a), len(b)) >= _TYPO_LENGTH and DamerauLevenshtein.distance(a, b, score_cutoff=1) == 1:
        return "misspelling"
    return None


def compare(a: Name, b: Name) -> Features:
    """What two names alone say for and against being one, in log-odds."""
    if a.kind != b.kind:
        # Readers take a strange full name for a person here and a body there; a single word may be both.
        if a.key == b.key and len(a.tokens) > 1 and not a.acronym and not b.acronym:
            return (("different kinds", -3.0), ("same words of a full name", 5.2))
        return (("different kinds", -9.0),)
    return _people(a, b) if a.kind == "person" else _bodies(a, b)


def probability(features: Features) -> float:
    """The probability that the features' log-odds add up to, to four digits."""
    return round(1 / (1 + math.exp(-math.fsum(value for _, value in features))), 4)


_FAMILY: Final = {"same": 4.0, "transliteration": 3.2, "misspelling": 2.0}
_MISSPELT_LONG: Final = 2.4
_GIVEN: Final = {"same": 4.0, "transliteration": 3.2, "misspelling": 1.8}


def _people(a: Name, b: Name) -> Features:
    found = [("two people", _PERSON)]
    if a.generation != b.generation and a.generation and b.generation:
        found.append(("other generation", -6.0))
    if len(a.tokens) > 1 and len(b.tokens) > 1 and _turned(a, b):
        found.append(("same words in other order", 7.0))
        return tuple(found)
    family = same_word(a.tokens[-1], b.tokens[-1])
    if family not in _FAMILY:
        found.append(("other family name", -8.0))
        return tuple(found)
    long = family == "misspelling" and min(len(a.tokens[-1]), len(b.tokens[-1])) >= _LONG
    found.append((f"family name: {family}", _MISSPELT_LONG if long else _FAMILY[family]))
    given_a, given_b = a.tokens[:-1], b.tokens[:-1]
    if not given_a and not given_b:
        found.append(("the only name given", 2.4))
    elif not given_a or not given_b:
        # Holds while nobody else of that name is in the case: resolution withdraws it otherwise.
        found.append(("no given name to compare", 2.4 if family == "same" else 0.0))
    else:
        found.append(_given(given_a[0], given_b[0], given_a, given_b))
        found += _middle(given_a[1:], given_b[1:])
    return tuple(found)


def _turned(a: Name, b: Name) -> bool:
    return a.tokens != b.tokens and a.tokens == (b.tokens[-1], *b.tokens[:-1])


def _given(one: str, other: str, all_one: tuple[str, ...], all_other: tuple[str, ...]) -> tuple[str, float]:
    kind = same_word(one, other)
    if kind in _GIVEN:
        return (f"given name: {kind}", _GIVEN[kind])
    if same_given(one, other):
        return ("given name: short form", 2.5)
    if (len(one) == 1 or len(other) == 1) and skeleton(one)[0] == skeleton(other)[0]:
        return ("given name: initial", 2.4)
    if one in all_other or other in all_one:
        return ("given name: another of several", 1.5)
    return ("other given name", -8.0)


def _middle(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[str, float]]:
    if not a or not b:
        return []
    for one, other in zip(a, b, strict=False):
        initials = (len(one) == 1 or len(other) == 1) and one[0] == other[0]
        if not initials and not same_word(one, other):
            return [("other middle name", -4.0)]
    return [("middle name agrees", 1.0)]


def _bodies(a: Name, b: Name) -> Features:
    found = [("two names", _OTHER)]
    if a.acronym or b.acronym:
        return (*found, _acronym(a, b))
    words_a, words_b = _content(a), _content(b)
    kinds = _aligned(words_a, words_b)
    if kinds is not None:
        exact = not (kinds - {"same"})
        value = 6.5 if exact else (4.2 if "misspelling" in kinds else 5.0)
        found.append(
            ("same words" if exact else f"same words but {', '.join(sorted(kinds - {'same'}))}", value)
        )
        if sorted(a.tokens) != sorted(b.tokens) and len(words_a) == len(words_b):
            extra = set(a.tokens) ^ set(b.tokens)
            if extra & GENERIC:
                found.append(("a general word more", -1.3))
        return tuple(found)
    shorter, longer = sorted((words_a, words_b), key=len)
    if len(shorter) >= 2 and longer[1:] == shorter:
        return (*found, ("one word more in front", 3.2))
    if len(shorter) == 1 and set(shorter) <= set(longer):
        # Too vague to link by itself ("Brigade"), and no sign of another body either.
        return (*found, ("a short form at most", -1.5))
    if set(shorter) <= set(longer):
        # "Grey Dawn" and "Grey Dawn youth wing": a part is not the whole.
        return (*found, ("part or branch", -2.0))
    return (*found, ("other words", -6.0))


def _acronym(a: Name, b: Name) -> tuple[str, float]:
    if a.acronym and b.acronym:
        return ("same acronym", 6.0) if a.acronym == b.acronym else ("other acronym", -6.0)
    short, full = (a, b) if a.acronym else (b, a)
    if short.acronym in full.initials:
        return ("acronym of the words", 5.0 if len(short.acronym) > 2 else 4.8)
    # "SSD" and "Directorate" may both be short for one longer name.
    return ("no acronym of the words", -6.0 if len(full.tokens) > 1 else -1.5)


def _content(name: Name) -> tuple[str, ...]:
    if name.kind != "body":
        return name.tokens
    kept = tuple(w for w in name.tokens if w not in GENERIC)
    # "Armed Group" is all general words: then they are the name. So is "National Party" without one.
    return kept if kept and (len(kept) > 1 or len(kept[0]) > 3) else name.tokens


def _aligned(a: tuple[str, ...], b: tuple[str, ...]) -> set[str] | None:
    """How the words pair off one to one, in any order; `None` when they do not."""
    if len(a) != len(b):
        return None
    left = list(b)
    kinds: set[str] = set()
    for word in sorted(a):
        found = [(same_word(word, other), other) for other in sorted(left)]
        best = next((f for f in found if f[0] == "same"), next((f for f in found if f[0]), None))
        if best is None or best[0] is None or (best[0] == "demonym" and len(a) == 1):
            return None
        kinds.add(best[0])
        left.remove(best[1])
    return kinds


def role_feature(a: tuple[str, ...], b: tuple[str, ...]) -> Features:
    """What two sets of roles say: agreement, conflict, or nothing."""
    if a and b and roles.agree(a, b):
        return (("roles agree", 1.5),)
    if roles.conflict(a, b):
        return (("roles conflict", -4.5),)
    return ()


def score(
    a: EntityRecord,
    b: EntityRecord,
    *,
    company: tuple[frozenset[str], frozenset[str]] | None = None,
) -> Score:
    """How likely two records are one, from these two alone: names, aliases, and a person's roles.

    The best matching pair of names counts. `company`, when known, gives the normalised names that each
    is mentioned with. Symmetric.
    """
    kind_a, kind_b = name_class(a.type), name_class(b.type)
    if kind_a != kind_b:
        return Score(0.0, (("different kinds", -9.0),))
    pairs = [
        (compare(parse(one, kind_a), parse(other, kind_b)), one, other)
        for one in usable_names(a)
        for other in usable_names(b)
    ]
    best = max(pairs, key=lambda p: (probability(p[0]), *sorted((p[1], p[2]), reverse=True)))[0]
    features = list(best)
    if kind_a == "person":
        features += role_feature(a.roles, b.roles)
    if company and company[0] & company[1]:
        features.append(("same company", 0.8 * min(len(company[0] & company[1]), 3)))
    return Score(probability(tuple(features)), tuple(features))


def usable_names(record: EntityRecord) -> tuple[str, ...]:
    """The record's name and those aliases that say more than a part of it ("Veld" for "Ana Veld")."""
    kind = name_class(record.type)
    main = parse(record.name, kind)
    kept = [record.name]
    for alias in sorted(set(record.aliases)):
        name = parse(alias, kind)
        if alias and name.key != main.key and not set(name.tokens) <= set(main.tokens):
            kept.append(alias)
    return tuple(kept)
