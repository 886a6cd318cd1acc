"""Whether two given names can be forms of one: short forms and pet names, or cognates in two languages."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Final, Literal

from sayso.weighing.given_names import MEN, WOMEN
from sayso.weighing.spelling import same_word, skeletons

_LEAST: Final = 5  # letters from which on a name may be another spelling of one that is listed

Sense = tuple[str, str]
"""A name, and the first form of it in one language."""


def _read(listed: str, sex: str, senses: dict[str, set[Sense]], sexes: dict[str, set[str]]) -> None:
    for line in listed.strip().replace("\n    ", " ").splitlines():
        name = f"{line.split()[0]} ({sex})"
        for forms in (part.split() for part in line.split("/")):
            for form in forms:
                senses[form].add((name, forms[0]))
                sexes[form].add(sex)


_SENSES: Final[dict[str, set[Sense]]] = defaultdict(set)
_SEXES: Final[dict[str, set[str]]] = defaultdict(set)
_read(MEN, "man", _SENSES, _SEXES)
_read(WOMEN, "woman", _SENSES, _SEXES)
_BY_SKELETON: Final[dict[str, set[str]]] = defaultdict(set)
for _form in _SENSES:
    for _key in skeletons(_form):
        _BY_SKELETON[_key].add(_form)


@lru_cache(maxsize=65536)
def _listed(given: str) -> frozenset[str]:
    """The listed forms that a plain given name is, itself or in another spelling."""
    if given in _SENSES:
        return frozenset((given,))
    if len(given) < _LEAST:
        return frozenset()
    near = {form for key in skeletons(given) for form in _BY_SKELETON.get(key, ())}
    return frozenset(f for f in near if len(f) >= _LEAST and same_word(given, f) == "transliteration")


@lru_cache(maxsize=65536)
def _senses(given: str) -> frozenset[Sense]:
    return frozenset(sense for form in _listed(given) for sense in _SENSES[form])


def kinship(a: str, b: str) -> Literal["form", "cognate", ""]:
    """Whether two plain given names can be forms of one name, or of names that languages share."""
    one, other = _senses(a), _senses(b)
    if one & other:
        return "form"
    return "cognate" if {name for name, _ in one} & {name for name, _ in other} else ""


@lru_cache(maxsize=65536)
def full_forms(given: str) -> frozenset[str]:
    """The plain names that a given name may be a form of, in any language; itself where it is not listed."""
    return frozenset(name.split()[0] for name, _ in _senses(given)) | {given}


@lru_cache(maxsize=65536)
def sex(given: str) -> str:
    """ "man" or "woman" where only the one bears the given name, as far as it is listed; else empty."""
    found = {sex for form in _listed(given) for sex in _SEXES[form]}
    return found.pop() if len(found) == 1 else ""
