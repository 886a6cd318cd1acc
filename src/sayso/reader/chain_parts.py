"""Mentions and chains of them, as `chain_decoding` puts them together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sayso.reader.chain_traits import Traits


@dataclass(frozen=True, slots=True)
class Node:
    """A mention to be put in a chain: its traits, the named entity that it is of (None: to be found), the
    words that a description is known again by."""

    traits: Traits
    entity: str | None = None
    pronoun: bool = False
    head: str = ""
    words: frozenset[str] = frozenset()  # of a description, without its article
    definite: bool = False  # "the company", with nothing more
    the: bool = False  # "the oil company"
    quantified: bool = False  # "every company"
    indefinite: bool = False  # "a company": it was not spoken of before
    several: bool = False  # "both companies": no one entity
    inside: frozenset[str] = frozenset()  # entities that a description names: "the Front's spokesmen"
    apart: frozenset[int] = frozenset()  # mentions within it before its head: "her" of "her party"
    others: frozenset[int] = frozenset()  # mentions that it is listed beside
    place: tuple[int, int] = (0, 0)  # paragraph, quotation
    turn: str = ""  # of an "I" or "we": whose words they are, where that is told apart
    heard: str = ""  # of a name that is called upon ("Madam Speaker"): whose words it stands in
    says: frozenset[tuple[int, int]] = frozenset()  # places of what it is quoted with
    hint: str | None = None  # of the source of words: the entity that is thought to say them
    source: int | None = None  # of an "I" that is quoted: the mention of whoever says it


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of a named entity: its traits, its type, the nouns that may stand for it, and the words
    of each thing that the text says it is."""

    traits: Traits
    type: str
    nouns: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()  # of those, the ones that the text says beside the name
    roles: tuple[frozenset[str], ...] = ()
    says: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class Chain:
    """Mentions taken for one, and what is known of them together."""

    members: list[int]
    entity: str | None
    own: Named | None
    sexes: Counter[str] = field(default_factory=Counter)
    sorts: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    voices: Counter[int] = field(default_factory=Counter)
    placed: set[tuple[tuple[int, int], int]] = field(default_factory=set)  # who speaks where
    heads: set[str] = field(default_factory=set)
    turns: set[str] = field(default_factory=set)
    heard: set[str] = field(default_factory=set)
    several: bool = False
    inside: set[str] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)
    start: int = 1 << 60
    indefinite: int = -1  # the first member, where it brings up something new

    def add(self, n: int, node: Node) -> None:
        """Take in mention number `n`."""
        traits = node.traits
        self.members.append(n)
        if n < self.start:
            self.start, self.indefinite = n, n if node.indefinite else -1
        self.placed |= {(place, 1) for place in node.says}
        if traits.voice or node.entity:
            self.placed.add((node.place, voice_of(traits)))
        self.several |= node.several
        self.inside |= node.inside
        self.apart |= node.apart | node.others
        if node.head:
            self.heads.add(node.head)
        if node.turn:
            self.turns.add(node.turn)
        if node.heard:
            self.heard.add(node.heard)
        self.sexes[traits.sex] += 1
        self.sorts[traits.sort] += 1
        self.numbers[traits.number] += 1
        self.voices[traits.voice] += 1

    def traits(self) -> Traits:
        """Those of the entity, and where it says none those that most mentions have."""
        own = self.own.traits if self.own else None
        sex = _most(self.sexes) if own is None or (own.sort == "person" and not own.sex) else own.sex
        if own is None:
            return Traits(sex, _most(self.sorts), _most(self.numbers))
        return Traits(sex, own.sort, own.number)


def _most(counts: Counter[str]) -> str:
    known = [(count, value) for value, count in counts.items() if value]
    return max(known)[1] if known else ""


def voice_of(traits: Traits) -> int:
    """0 for what is no pronoun, 1 for "I", 2 for "you", 3 for those spoken of, 4 for "we"."""
    return 4 if traits.voice == 1 and traits.number == "many" else traits.voice
