"""What two names of people say for and against being one, in log-odds."""

from __future__ import annotations

from typing import Final

from sayso.weighing.nicknames import kinship, sex
from sayso.weighing.parts import Features, Name
from sayso.weighing.romanisation import akin, east_asian, syllables
from sayso.weighing.spelling import same_word, skeleton

_BASE: Final = -4.5  # two people taken at random are not one
_LONG: Final = 9  # so many letters but one in common are seldom chance
_FAMILY: Final = {"same": 4.0, "transliteration": 3.2, "misspelling": 2.0}
_MISSPELT_LONG: Final = 2.4
_GIVEN: Final = {"same": 4.0, "transliteration": 3.2, "misspelling": 1.8}
PARTICLES: Final = (
    "vander",
    "vanden",
    "vande",
    "van",
    "von",
    "zu",
    "bn",
    "al",
    "el",
    "de",
    "del",
    "della",
    "di",
    "o",
)
WHOLE: Final = 5  # letters of a family name that is one without its particle too


def compare_people(a: Name, b: Name) -> Features:
    """From the names alone."""
    found = [("two people", _BASE)]
    if a.generation != b.generation and a.generation and b.generation:
        found.append(("other generation", -6.0))
    if len(a.tokens) > 1 and len(b.tokens) > 1:
        if "jr" in (a.generation, b.generation) and not (a.generation and b.generation):
            found.append(("only one is called junior", -2.0))  # who is has a father of that name
        if otherwise := _otherwise(a.tokens, b.tokens):
            return (*found, otherwise)
        if a.tokens[-1] != b.tokens[-1] and (within := _within(a.tokens, b.tokens)):
            return (*found, within)
        if in_front := _in_front(a.tokens, b.tokens):
            return (*found, in_front)
    family, value = _family(a.tokens[-1], b.tokens[-1])
    if value < 0 and _first_of_two(a.tokens, b.tokens):
        # No sign by itself, for it may be a middle name; but none of somebody else either.
        return (*found, ("the first of two family names", -1.0))
    found.append((family, value))
    if value < 0:
        return tuple(found)
    given_a, given_b = a.tokens[:-1], b.tokens[:-1]
    if not given_a and not given_b:
        found.append(("the only name given", 2.4))
    elif not given_a or not given_b:
        # Holds while nobody else of that name is in the case: resolution withdraws it otherwise.
        found.append(("no given name to compare", 2.4 if value == _FAMILY["same"] else 0.0))
    else:
        found.append(_given(given_a[0], given_b[0], given_a, given_b))
        found += _middle(given_a[1:], given_b[1:])
    return tuple(found)


def _otherwise(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, float] | None:
    """The same words put otherwise: in other order, written together or apart."""
    if a == b:
        return None
    if sorted(a) == sorted(b):
        return ("same words in other order", 7.0)
    if (
        len(a) == len(b)
        and a[0] != b[0]
        and all(map(same_word, sorted(a, key=skeleton), sorted(b, key=skeleton)))
    ):
        turned = (a[-1], *a[:-1]), (b[-1], *b[:-1])
        if all(map(_alike, turned[0], b)) or all(map(_alike, a, turned[1])):
            return ("transliterated in other order", 6.2)
    shorter, longer = sorted((a, b), key=len)
    if len(a) != len(b) and min(map(len, longer)) > 1:
        turns = ("".join(longer[n:] + longer[:n]) for n in range(len(longer)))
        if any("".join(shorter) == turn for turn in turns):
            return ("same words written together", 6.8)
        if (
            _alike("".join(shorter), "".join(longer))
            and len(shorter) > 1
            and skeleton(a[-1]) == skeleton(b[-1])
        ):
            return ("transliterated and written together", 6.2)
    return None


def _first_of_two(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """A family name alone, and a longer name that has it last but one: Quilmera, José Quilmera Rocha."""
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) == 1 and len(longer) > 2 and _alike(shorter[0], longer[-2])


def _alike(a: str, b: str) -> bool:
    return same_word(a, b) in ("same", "transliteration")


def _within(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, float] | None:
    """A first and second name that stand, in order, in a longer name that goes on ("José Quilmera" in
    "José Antonio Quilmera Rocha"), or the same names with the family name in front."""
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == len(longer) or len(shorter[0]) == 1:
        return None
    rest = iter(longer)
    if _alike(shorter[0], longer[0]) and all(any(_alike(word, other) for other in rest) for word in shorter):
        return ("a longer form of the name", 6.5)
    if set(shorter) < set(longer) and len(shorter) > 1 and shorter[-1] == longer[0]:
        return ("same words in other order", 6.5)
    return None


def _in_front(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, float] | None:
    """A Western given name before a Chinese name: Percy Lam Wai-lok and Lam Wai-lok."""
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == 3 and len(longer) == 4 and longer[1:] == shorter and syllables(shorter):
        return ("another given name in front", 6.5)
    return None


def in_another_system(a: Name, b: Name) -> Features:
    """What speaks for two people's names being one in two systems of romanisation; empty where nothing does.

    Never enough by itself: roles have to agree.
    """
    if (
        len(a.tokens) < 2
        or len(b.tokens) < 2
        or (a.generation and b.generation and a.generation != b.generation)
    ):
        return ()
    if system := east_asian(a.tokens, b.tokens):
        return (("two people", _BASE), (f"the same in another system: {system}", 5.2))
    given_a, given_b = a.tokens[0], b.tokens[0]
    if {sex(given_a), sex(given_b)} == {"man", "woman"} or min(map(len, (given_a, given_b))) < 2:
        return ()
    if not akin(a.tokens[-1], b.tokens[-1]) or not (
        akin(given_a, given_b) or kinship(given_a, given_b) == "form"
    ):
        return ()
    if any(value < 0 for _, value in _middle(a.tokens[1:-1], b.tokens[1:-1])):
        return ()
    return (("two people", _BASE), ("the same in another system", 5.2))


def _family(a: str, b: str) -> tuple[str, float]:
    kind = same_word(a, b)
    if kind in _FAMILY:
        long = kind == "misspelling" and min(len(a), len(b)) >= _LONG
        return (f"family name: {kind}", _MISSPELT_LONG if long else _FAMILY[kind])
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= WHOLE and any(longer == particle + shorter for particle in PARTICLES):
        return ("family name: without its particle", 3.0)
    return ("other family name", -8.0)


def _given(one: str, other: str, all_one: tuple[str, ...], all_other: tuple[str, ...]) -> tuple[str, float]:
    kind = same_word(one, other)
    if kind in ("transliteration", "misspelling") and {sex(one), sex(other)} == {"man", "woman"}:
        return ("a man's name and a woman's", -8.0)
    if kind in _GIVEN:
        return (f"given name: {kind}", _GIVEN[kind])
    akin = kinship(one, other)
    if akin == "form":
        return ("given name: short form", 3.1)
    if akin == "cognate":
        return ("given name: the same in another language", 1.6)
    if (len(one) == 1 or len(other) == 1) and skeleton(one)[0] == skeleton(other)[0]:
        return ("given name: initial", 2.4)
    if one in all_other or other in all_one:
        first, names = (one, all_one) if other in all_one else (other, all_other)
        return ("given name: another of several", 2.5 if len(first) == 1 and len(names) > 1 else 1.5)
    if _begins(one, other):
        return ("given name: how the other begins", 1.9)
    return ("other given name", -8.0)


def _begins(a: str, b: str) -> bool:
    """Raj for Rajesh, Maks for Maksim; but Paul for Paula is somebody else."""
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 3 and len(longer) - len(shorter) >= 2 and longer.startswith(shorter)


def _middle(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[str, float]]:
    if not a or not b:
        return []
    if len(a) != len(b) and (set(a) < set(b) or set(b) < set(a)):
        return [("middle name agrees", 1.0)]
    for one, other in zip(a, b, strict=False):
        initials = (len(one) == 1 or len(other) == 1) and one[0] == other[0]
        if not initials and not same_word(one, other):
            return [("other middle name", -4.0)]
    return [("middle name agrees", 1.0)]
