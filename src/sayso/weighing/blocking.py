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
from sayso.weighing.bodies import STYLES
from sayso.weighing.general import telling_name
from sayso.weighing.names import name_class, parse
from sayso.weighing.nicknames import full_forms, sex
from sayso.weighing.others import content
from sayso.weighing.parts import Name, NameClass
from sayso.weighing.people import PARTICLES, WHOLE
from sayso.weighing.persons import told
from sayso.weighing.romanisation import east_asian_keys, folded
from sayso.weighing.spelling import skeletons, stem
from sayso.weighing.translations import widely

PREFIX: Final = "~"
"""First character of every profile key: no entity key begins so."""
_INITIALS: Final = "a:"
_SHORTENED: Final = ("body", "agreement", "event")


@dataclass(frozen=True, slots=True)
class Profile:
    """A name with its kind and a person's roles, read back from `key` without loss.

    `only` is the one entity that has it, where the name says nothing outside its document (`general`).
    """

    name: Name
    roles: tuple[str, ...] = ()
    only: str = ""
    key: str = field(init=False, compare=False)
    """For example `~person|ana veld|mayor tarnholm`, or `~body|government||d41d#e3`."""

    def __post_init__(self) -> None:
        key = f"{PREFIX}{self.name.kind}|{self.name.key}|{';'.join(self.roles)}"
        key += f"|{self.only}" if self.only else ""
        object.__setattr__(self, "key", key)  # frozen; kept because every comparison asks for it

    @property
    def bare(self) -> Profile:
        """The same name without roles."""
        return Profile(self.name)

    @property
    def rules(self) -> bool:
        """Whether it is a ruler's, who may go by a given name alone."""
        return self.name.kind == "person" and bool(roles.thrones(self.roles))

    def of_other_sex(self, other: Profile) -> bool:
        """Whether one is a man, the other a woman: by roles, or one by its given name."""
        if self.name.kind != "person" or other.name.kind != "person":
            return False
        one, two = roles.sex(self.roles), roles.sex(other.roles)
        if len(self.name.tokens) == 1 and len(other.name.tokens) > 1:
            two = two or sex(other.name.tokens[0])
        if len(other.name.tokens) == 1 and len(self.name.tokens) > 1:
            one = one or sex(self.name.tokens[0])
        return bool(one and two and one != two)


def profile(record: EntityRecord) -> Profile:
    """The profile of a record; aliases are linked apart (see `resolution.memberships`)."""
    kind = name_class(record.type)
    name = telling_name(record.name, record.aliases, kind)
    if name is None:
        return Profile(parse(record.name, kind), only=record.key)
    return _profile(name, kind, record.roles if kind == "person" else ())


@lru_cache(maxsize=65536)
def _profile(name: str, kind: NameClass, given: tuple[str, ...]) -> Profile:
    """Of a person's name, its titles tell roles too."""
    all_told = (*given, *told(name)) if kind == "person" else given
    found = {text: set(text.split()) for r in all_told if (text := roles.normal(r))}
    # "Mayor" says nothing beside "mayor of Tarnholm".
    kept = {text for text, words in found.items() if not any(words < other for other in found.values())}
    return Profile(parse(name, kind), tuple(sorted(kept)))


def read_profile(key: str) -> Profile | None:
    """The profile that a key stands for; `None` for an entity key."""
    if not key.startswith(PREFIX):
        return None
    kind, name, given, *only = key[1:].split("|", 3)
    checked: NameClass = kind  # type: ignore[assignment]
    return Profile(parse(name, checked), tuple(given.split(";")) if given else (), *only)


def profile_block(record: EntityRecord) -> str:
    """The block key that only records of one profile share: index it for the first of them."""
    return profile(record).key


def block_keys(record: EntityRecord) -> frozenset[str]:
    """The keys under which to store a record; two records worth comparing share at least one.

    Every key holds at least a whole family name or two words of a body's name, so that no key is as
    frequent as a given name or a country.
    """
    own = profile(record)
    if own.only:
        return frozenset((own.key,))
    # Rulers go by their given names ("Emir Khalid").
    ruler = {f"pg:{s}" for s in skeletons(own.name.tokens[0])} if own.rules else set()
    return _name_keys(own.name) | ruler | {own.key}


@lru_cache(maxsize=65536)
def _name_keys(name: Name) -> frozenset[str]:
    keys = _person_keys(name) if name.kind == "person" else _other_keys(name)
    if len(name.tokens) > 1 and not name.acronym:
        keys.add(f"n:{name.key}")  # of whatever kind
    return frozenset(keys)


def worth_comparing(a: Profile, b: Profile) -> bool:
    """False for two names in full that share no more than their initials."""
    if a.name.acronym or b.name.acronym or a.name.kind != "body":
        return True
    return any(not key.startswith(_INITIALS) for key in _name_keys(a.name) & _name_keys(b.name))


def _person_keys(name: Name) -> set[str]:
    family = name.tokens[-1]
    bare = {family[len(p) :] for p in PARTICLES if family.startswith(p) and len(family) - len(p) >= WHOLE}
    families = frozenset().union(*map(skeletons, {family, *bare}))
    keys = {f"p:{family}" for family in families}
    if len(name.tokens) == 1:
        return keys
    given = name.tokens[0]
    forms = {skeleton for form in full_forms(given) for skeleton in skeletons(form)}
    # Family names alone meet full names in `p:`; in `pp:` the order may be turned, or the name go on.
    others = name.tokens[1:] if len(given) > 1 else ()
    for other in others:
        keys |= {f"pp:{'-'.join(sorted((x, y)))}" for x in skeletons(given) for y in skeletons(other)}
    if len(given) > 1:
        # A misspelt family name behind a whole given one.
        keys |= {f"pt:{form}:{family[:2]}" for form in forms for family in families}
        # The same in another system of romanisation.
        own = frozenset().union(*map(folded, {given, *full_forms(given)}))
        keys |= {f"pr:{f}:{g}" for f in folded(name.tokens[-1]) for g in own}
        keys |= {f"pe:{key}" for key in east_asian_keys(name.tokens)}
    # Words written together, or in any order.
    return keys | {f"pj:{''.join(sorted(''.join(name.tokens)))}"}


def _other_keys(name: Name) -> set[str]:
    if name.acronym:
        return {_INITIALS + name.acronym}
    parts = sorted({_fold(w) for w in content(name)}, key=lambda s: (-len(s), s))
    kind = name.kind[0]
    keys = {_INITIALS + i for i in name.initials if len(i) <= 8} if name.kind in _SHORTENED else set()
    keys.add(f"j:{''.join(name.tokens)}")
    if len(parts) == 1:
        keys.add(f"{kind}:{parts[0]}")
    if len(parts) == 2 and name.tokens[-1] in STYLES and name.kind == "territory":
        keys.add(f"{kind}:{_fold(name.tokens[0])}")
    # Any two of the longest four: one misspelt or added word leaves a pair in common.
    keys |= {f"{kind}:{pair}" for pair in _couples(parts)}
    if len(parts) == 2:
        keys |= {f"{kind}t:{a}:{b[:2]}" for a, b in (parts, reversed(parts))}
    if name.kind == "body":
        keys |= {f"tr:{pair}" for pair in _couples(sorted({_fold(w) for w in widely(name.tokens)}))}
    return keys


def _couples(parts: list[str]) -> list[str]:
    top = sorted(parts[:4])
    return [f"{a}+{b}" for i, a in enumerate(top) for b in top[i + 1 :]]


def _fold(word: str) -> str:
    """One key for the spellings of a word, its plural and its demonym."""
    return min(skeletons(stem(word)))
