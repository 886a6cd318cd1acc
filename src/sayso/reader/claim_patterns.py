"""The vocabulary's predicates compiled to patterns that are looked up by the lemma they hang on.

The little language is described in docs/vocabulary.md. A pattern knows its tie type, whether its ends are
swapped, and what must stand around its word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from sayso.model import TieType, Vocabulary

Words = frozenset[str]

PREPOSITIONS: Final = frozenset(
    """with to for from of on in into at against by between among under alongside through within near
    towards toward behind beside across onto upon about inside outside as along around before over
    off after""".split()
)
PARTICLES: Final = frozenset("up out down off away back together over aside apart in".split())


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """`lemma [particle] [noun] [preposition noun] [to verb] slot`; the slot is where the other end stands:
    the direct object when `slot` is empty, else the object of one of these prepositions. A `causative` one
    ("link _ to _") ties its object, not its subject, to the slot; a `negated` one asks for a negation; an
    `ending` one says that the tie is over; `kinds` limits of what type its grammatical subject may be."""

    type: str
    reversed: bool
    lemma: str
    particle: str = ""
    noun: Words = frozenset()
    oblique: tuple[Words, Words] | None = None
    infinitive: Words = frozenset()
    slot: Words = frozenset()
    together: bool = False
    negated: bool = False
    causative: bool = False
    ending: bool = False
    kinds: Words = frozenset()

    @property
    def weight(self) -> int:
        """How much the pattern asks for: the more, the nearer its type is to what the words say."""
        return (
            bool(self.particle) + self.negated + bool(self.kinds) + 2 * bool(self.noun)
            + 2 * bool(self.oblique) + 2 * bool(self.infinitive) + bool(self.slot)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NounPattern:
    """A noun with the words that must stand before and right after it ("oath", "of loyalty") and the
    prepositions that lead to the other end."""

    type: str
    reversed: bool
    lemma: str
    before: tuple[Words, ...] = ()
    slot: Words = frozenset()
    after: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Patterns:
    """A compiled vocabulary. Each table is keyed by lemma (compounds and modifiers by lower-case word)."""

    verbs: Mapping[str, tuple[VerbPattern, ...]]
    nouns: Mapping[str, tuple[NounPattern, ...]]
    roles: Mapping[str, tuple[NounPattern, ...]]
    adjectives: Mapping[str, tuple[NounPattern, ...]]
    compounds: Mapping[str, tuple[tuple[str, bool], ...]]
    goods: Mapping[str, tuple[str, ...]]
    modifiers: Mapping[str, tuple[str, ...]]
    general: Words
    symmetric: Words
    to_place: Words
    types: Words


_COMPILED: dict[int, tuple[Vocabulary, Patterns]] = {}


def compiled(vocabulary: Vocabulary) -> Patterns:
    """The patterns of a vocabulary, compiled once for each vocabulary object."""
    known = _COMPILED.get(id(vocabulary))
    if len(_COMPILED) > 8:
        _COMPILED.clear()
    if known is None or known[0] is not vocabulary:
        known = _COMPILED[id(vocabulary)] = (vocabulary, _compile(vocabulary))
    return known[1]


def _compile(vocabulary: Vocabulary) -> Patterns:
    verbs: dict[str, list[VerbPattern]] = {}
    tables: dict[str, dict[str, list[NounPattern]]] = {"nouns": {}, "roles": {}, "adjectives": {}}
    compounds: dict[str, list[tuple[str, bool]]] = {}
    goods: dict[str, list[str]] = {}
    modifiers: dict[str, list[str]] = {}
    shipped = Vocabulary.default().types
    # A user's own types come first: what they say of a word goes before what the shipped ones say.
    for tie in sorted(vocabulary.types.values(), key=lambda t: shipped.get(t.name) is t):
        for kind, swapped, entry in _entries(tie):
            if kind in ("verbs", "verbs_ending", "together"):
                for made in verb_patterns(tie.name, entry, swapped=swapped, together=kind == "together"):
                    verb = replace(made, ending=kind == "verbs_ending")
                    verbs.setdefault(verb.lemma, []).append(verb)
            elif kind in tables:
                noun = noun_pattern(tie.name, entry, swapped=swapped)
                tables[kind].setdefault(noun.lemma, []).append(noun)
            elif kind == "compounds":
                compounds.setdefault(entry, []).append((tie.name, swapped))
            elif kind == "goods":
                goods.setdefault(entry, []).append(tie.name)
            elif kind == "modifiers":
                modifiers.setdefault(entry, []).append(tie.name)
    types = vocabulary.types.values()
    return Patterns(
        verbs={lemma: tuple(sorted(found, key=lambda p: -p.weight)) for lemma, found in verbs.items()},
        nouns=_frozen(tables["nouns"]),
        roles=_frozen(tables["roles"]),
        adjectives=_frozen(tables["adjectives"]),
        compounds={word: tuple(found) for word, found in compounds.items()},
        goods={word: tuple(found) for word, found in goods.items()},
        modifiers={word: tuple(found) for word, found in modifiers.items()},
        general=frozenset(t.name for t in types if t.general),
        symmetric=frozenset(t.name for t in types if t.symmetric),
        to_place=frozenset(t.name for t in types if t.to_place),
        types=frozenset(t.name for t in types),
    )


def _entries(tie: TieType) -> Iterator[tuple[str, bool, str]]:
    for key, entries in tie.predicates.items():
        for entry in entries:
            yield key.removesuffix("_reversed"), key.endswith("_reversed"), entry.casefold()


def _frozen(table: dict[str, list[NounPattern]]) -> dict[str, tuple[NounPattern, ...]]:
    return {
        lemma: tuple(sorted(found, key=lambda p: -len(p.before + p.after))) for lemma, found in table.items()
    }


@lru_cache(maxsize=8_192)
def noun_pattern(type: str, entry: str, *, swapped: bool) -> NounPattern:
    """One entry of nouns, roles or adjectives: words before, the word itself, prepositions at the end."""
    # The parser's tokens end at hyphens, so "secretary-general" is two words here.
    words = [frozenset(w.split("|")) for w in entry.replace("-", " ").split()]
    slot: Words = frozenset()
    # "secretary of state to" keeps its own "of": only the last word can be the slot.
    if len(words) > 1 and words[-1] <= PREPOSITIONS:
        slot = words.pop()
    inner = next((i for i, w in enumerate(words) if i and w <= PREPOSITIONS), None)
    after: list[Words] = []
    if inner is not None:
        # "oath of loyalty to" hangs on "oath".
        words, after = words[:inner], words[inner:]
    return NounPattern(type, swapped, min(words[-1]), tuple(words[:-1]), slot, tuple(after))


def verb_patterns(type: str, entry: str, *, swapped: bool, together: bool = False) -> Iterator[VerbPattern]:
    """One entry of verbs (two patterns where its last word may be particle or preposition)."""
    kinds, _, entry = entry.rpartition(":")
    words = entry.split()
    negated = words[0] == "not"
    if negated:
        words = words[1:]
    lemmas, rest = words[0].split("|"), words[1:]
    for lemma in lemmas:
        made = _verb_pattern(type, lemma, list(rest), swapped, together)
        limit = frozenset(kinds.split("|")) if kinds else frozenset()
        yield replace(made, negated=negated, causative=rest.count("_") == 2, kinds=limit)
        if len(rest) == 1 and rest[0] in PARTICLES & PREPOSITIONS:
            yield VerbPattern(type, swapped, lemma, particle=rest[0], together=together)


def _verb_pattern(type: str, lemma: str, rest: list[str], swapped: bool, together: bool) -> VerbPattern:
    particle = ""
    noun: Words = frozenset()
    oblique: tuple[Words, Words] | None = None
    infinitive: Words = frozenset()
    slot: Words = frozenset()
    if (rest and rest[0] in PARTICLES and (len(rest) == 1 or rest[0] not in PREPOSITIONS)) or (
        len(rest) > 1 and rest[0] in PARTICLES and rest[1].split("|")[0] in PREPOSITIONS
    ):
        particle = rest.pop(0)
    while rest:
        word = frozenset(rest.pop(0).split("|"))
        following = rest[0] if rest else None
        if word == {"_"}:
            continue
        if word == {"to"} and following not in (None, "_") and noun | infinitive == frozenset() and not slot:
            infinitive = frozenset(rest.pop(0).split("|"))
            if rest and rest[0] in PARTICLES:
                particle = rest.pop(0)
        elif word <= PREPOSITIONS and following in (None, "_"):
            slot = word
        elif word <= PREPOSITIONS:
            oblique = (word, frozenset(rest.pop(0).split("|")))
        elif oblique is None:
            noun |= word
    return VerbPattern(type, swapped, lemma, particle, noun, oblique, infinitive, slot, together)
