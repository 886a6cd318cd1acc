"""Profiles and block keys: what makes the cost of resolution grow with new names, not with mentions.

A *profile* is what resolution knows of a record once the document is forgotten: kind, normalised name
and, for people, roles. Records of one profile are linked to the profile itself, a node that stands for
all of them: the ten thousandth mention of a frequent name costs one link and no comparison. Only
profiles are compared with each other, and only those that share a block key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from sayso.model import EntityRecord
from sayso.weighing import roles
from sayso.weighing.names import GENERIC, Name, NameClass, name_class, parse, skeleton, stem
from sayso.weighing.nicknames import full_forms

PREFIX: Final = "~"
"""First character of every profile key: no entity key begins so."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A name with its kind and a person's roles, read back from `key` without loss."""

    name: Name
    roles: tuple[str, ...] = ()
    key: str = field(init=False, compare=False)
    """For example `~person|ana veld|mayor tarnholm`."""

    def __post_init__(self) -> None:
        key = f"{PREFIX}{self.name.kind}|{self.name.key}|{';'.join(self.roles)}"
        object.__setattr__(self, "key", key)  # frozen; kept because every comparison asks for it

    @property
    def bare(self) -> Profile:
        """The same name without roles."""
        return Profile(self.name)


def profile(record: EntityRecord) -> Profile:
    """The profile of a record; aliases are linked apart (see `resolution.memberships`)."""
    kind = name_class(record.type)
    return _profile(record.name, kind, record.roles if kind == "person" else ())


@lru_cache(maxsize=65536)
def _profile(name: str, kind: NameClass, told: tuple[str, ...]) -> Profile:
    return Profile(parse(name, kind), tuple(sorted({text for r in told if (text := roles.normal(r))})))


def read_profile(key: str) -> Profile | None:
    """The profile that a key stands for; `None` for an entity key."""
    if not key.startswith(PREFIX):
        return None
    kind, name, told = key[1:].split("|")
    checked: NameClass = kind  # type: ignore[assignment]
    return Profile(parse(name, checked), tuple(told.split(";")) if told else ())


def profile_block(record: EntityRecord) -> str:
    """The block key that only records of one profile share: index it for the first of them."""
    return profile(record).key


def block_keys(record: EntityRecord) -> frozenset[str]:
    """The keys under which to store a record; two records worth comparing share at least one.

    Every key holds at least a whole family name or two words of a body's name, so that no key is as
    frequent as a given name or a country.
    """
    name = profile(record).name
    keys = _person_keys(name) if name.kind == "person" else _other_keys(name)
    if len(name.tokens) > 1 and not name.acronym:
        keys.add(f"n:{name.key}")  # of whatever kind
    return frozenset(keys | {profile(record).key})


def _person_keys(name: Name) -> set[str]:
    family = skeleton(name.tokens[-1])
    if len(name.tokens) == 1:
        return {f"p:{family}"}
    given = name.tokens[0]
    heads = {skeleton(form)[0] for form in full_forms(given)}
    # Family names alone meet full names in `p:`; the order of names may be turned in `pp:`;
    # `pt:` catches a misspelt family name behind a whole given one.
    pair = "-".join(sorted((family, skeleton(given))))
    keys = {f"p:{family}", f"pp:{pair}", *(f"p:{family}:{head}" for head in heads)}
    if len(given) > 1:
        keys |= {f"pt:{skeleton(form)}:{family[:2]}" for form in full_forms(given)}
    return keys


def _other_keys(name: Name) -> set[str]:
    if name.acronym:
        return {f"a:{name.acronym}"}
    words = [w for w in name.tokens if w not in GENERIC] or list(name.tokens)
    folded = sorted({skeleton(stem(w)) for w in words}, key=lambda s: (-len(s), s))
    kind = name.kind[0]
    keys = {f"a:{i}" for i in name.initials if len(i) <= 8} if name.kind == "body" else set()
    if len(folded) == 1:
        keys.add(f"{kind}:{folded[0]}")
    # Any two of the longest three: one misspelt or added word leaves a pair in common.
    top = sorted(folded[:3])
    keys |= {f"{kind}:{a}+{b}" for i, a in enumerate(top) for b in top[i + 1 :]}
    return keys
