"""Nouns that stand for a named entity: what kind of thing it is, and the words of its own name."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from sayso.model import Entity
from sayso.reader.names import HONORIFICS, role_noun, tokens
from sayso.reader.short_names import is_demonym_of
from sayso.reader.spans import BODY_WORDS

_KINDS: Final = {
    "country nation kingdom republic state": "state place",
    "government ministry army police parliament cabinet regime": "state",
    "city town village island region province district county river lake valley port capital": "place state",
    "company firm bank manufacturer carrier supplier insurer newspaper airline retailer publisher contractor "
    "shipyard refinery brewery union club charity university college hospital museum school agency committee "
    "commission council association corporation institute foundation court": "organization group",
    "group movement organisation organization faction militia network outfit party league": (
        "organization group"
    ),
}
_TYPES: Final = {noun: frozenset(types.split()) for nouns, types in _KINDS.items() for noun in nouns.split()}
_SORTS: Final = tuple(
    frozenset(words.split())
    for words in (
        "party union league front movement alliance congress coalition bloc",
        "union federation guild confederation league association brotherhood alliance",
        "council parliament assembly senate congress cabinet legislature",
        "ministry department",
        "court tribunal",
        "commission committee panel inquiry board",
        "university college school institute academy",
        "hospital clinic infirmary",
        "church mosque diocese",
        "army navy battalion brigade regiment militia front guard guards corps legion movement",
        "bank company firm airline carrier insurer manufacturer brewery refinery shipyard retailer holding"
        " holdings fund trust conglomerate line motors foods shipping",
        "newspaper magazine gazette post times courier weekly daily paper chronicle herald",
        "club team",
        "agency authority office bureau regulator watchdog directorate service",
    )
)
"""Nouns for bodies of one sort; a body whose name has one of them is not called by those of other sorts."""
_COUNTRY: Final = frozenset("country nation kingdom republic government".split())
_TOWN: Final = frozenset("city town village island region province".split())
_NAMED_BY_WORDS: Final = frozenset({"organization", "group", "place", "agreement", "event", "other"})
_SHORT: Final = {"adm": "admiral", "amb": "ambassador", "brig": "brigadier", "capt": "captain",
                 "cmdr": "commander", "col": "colonel", "gen": "general", "gov": "governor", "maj": "major",
                 "dr": "doctor", "prof": "professor", "sen": "senator", "sgt": "sergeant"}  # fmt: skip
_BODY_NOUNS: Final = frozenset(
    {n for n, types in _TYPES.items() if types & {"organization", "group"}} | BODY_WORDS
    | set("""insurer lender broker regulator watchdog operator maker developer builder supplier brewer grower
    carmaker trader shipowner landlord owner sponsor buyer bidder rival thinktank magazine weekly daily paper
    broadcaster channel consultancy cooperative startup chain line team squad side gang cartel clan squadron
    subsidiary retailer shipper""".split())
) - frozenset("company firm group organisation organization movement body office unit side team news".split())
"""What a body is said to be that others are seldom called in the same text."""
_SAID_BEFORE: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)\s+(?:[a-z’'-]+\s+){0,4}?([a-z]+)(,)?\s+(?:called\s+|named\s+)?$"
)
_SAID_AFTER: Final = re.compile(
    r"(?:\s\([A-Z]+\))?,\s+(?:an?|the|its|their)\s+(?:[a-z][\w’'-]*\s+){0,5}?([a-z]+)"
    r"(?=\s+(?:that|which|who|whose|in|of|for|with|from|at|on|to|by|based|owned|run|led|registered|near|under)\b"
    r"|[,.;:)\n])"
)
_CLOSES: Final = re.compile(r"\s?[,.;:(\n]|$")
_ABROAD: Final = {
    word: noun
    for noun, words in {
        "bank": "banco banque banca banka", "party": "parti partido partei partito partij",
        "club": "clube klub",
        "union": "sindicato syndicat unione unión", "university": "universidad université universität",
        "front": "frente", "movement": "movimiento mouvement movimento bewegung",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Nouns of names in other languages, and what an English text calls their bearers."""
_CLUBS: Final = frozenset("FC FK SK AC CF SC AFC IF BK".split())
_PART_OF_NAME: Final = frozenset("emir amir sultan caliph pope abbot emperor empress duke duchess".split())
_BEFORE: Final = re.compile(r"([^\W\d_]+)\.?[ \xa0]$")
_WORD: Final = re.compile(r"[^\W\d_]+")


def kind_of(noun: str) -> str:
    """state or place where a noun stands for one or the other without more; else empty."""
    return "state" if noun in _COUNTRY else "place" if noun in _TOWN else ""


def fits(noun: str, type: str, nouns: frozenset[str]) -> bool:
    """Whether "the company" may be an entity of a type that has nouns of its own; other nouns always may."""
    types = _TYPES.get(noun)
    if noun in nouns or type == "other":
        return True
    return (types is None or type in types) and not _another_sort(noun, nouns)


def _another_sort(noun: str, nouns: frozenset[str]) -> bool:
    """Whether a body's own nouns say that it is of another sort: "Harbour Party" is no council."""
    mine = {n for n, sort in enumerate(_SORTS) if noun in sort}
    own = {n for n, sort in enumerate(_SORTS) if nouns & sort}
    return bool(mine and own) and mine.isdisjoint(own)


def own_nouns(entity: Entity, text: str) -> frozenset[str]:
    """Nouns (lower case) by which a text may call a named entity again: the last word of its name ("the
    Sarn Agreement"), the first before "of" or another name ("Storm Odile", "Bank of Harva"); of a person the
    title before his name ("the general") and the last words of what the text says he is ("the minister")."""
    if entity.type == "person":
        heads = (role_noun(role) for role in entity.roles)
        titles = (_title(text[max(0, m.start - 20) : m.start]) for m in entity.mentions if m.kind == "name")
        first = entity.name.split(" ")[0].lower()
        nouns = [w[-1].lower() for h in heads if (w := _WORD.findall(h))] + [t for t in titles if t]
        return frozenset([*nouns, first] if first in _PART_OF_NAME else nouns)
    if entity.type not in _NAMED_BY_WORDS:
        return frozenset()
    found = set()
    for name in (entity.name, *entity.aliases):
        words = tokens(name)
        if len(words) > 1:
            found.add(words[-1])
            if words[1] == "of" or len(words) == 2:
                found.add(words[0])
        found |= {_ABROAD[w] for w in words if w in _ABROAD}
        found |= {"club" for w in name.split() if w in _CLUBS}
    return frozenset(w for w in found if len(w) > 2)


def said_nouns(entity: Entity, text: str) -> frozenset[str]:
    """Nouns that the text says a named body is, right beside its name: "the insurer Acme", "Acme, an insurer
    that", "the union, the FNC,"."""
    if entity.type not in ("organization", "group"):
        return frozenset()
    found = set()
    for m in entity.mentions:
        if m.kind != "name":
            continue
        start = m.start - 4 if text[max(0, m.start - 4) : m.start].lower() == "the " else m.start
        before, after = _SAID_BEFORE.search(text[max(0, start - 60) : start]), _SAID_AFTER.match(text, m.end)
        if before and (not before.group(2) or _CLOSES.match(text, m.end)):
            found.add(before.group(1))
        if after:
            found.add(after.group(1))
    return frozenset(w for w in found if w in _BODY_NOUNS)


def role_words(entity: Entity) -> tuple[frozenset[str], ...]:
    """The words of each thing that the text says a person is."""
    return tuple(frozenset(tokens(role)) for role in entity.roles) if entity.type == "person" else ()


def land_of(whose: Set[str], entities: Sequence[Entity]) -> str | None:
    """The state that "his country", "her government" are, by whose they are: itself, or the one state that
    the roles of a person name ("president of Tarsia", "Tarsian envoy"). None where there is not just one."""
    own = next((e for e in entities if e.id in whose), None)
    if own is None or own.type != "person":
        return own.id if own is not None and own.type == "state" else None
    words = [w.removesuffix("'s").removesuffix("’s") for role in own.roles for w in role.split()]
    found = {
        e.id for e in entities if e.type == "state"
        for name in (e.name, *e.aliases)
        if any(re.search(rf"\b{re.escape(name)}\b", role) for role in own.roles)
        or any(is_demonym_of(word, name) for word in words)
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def _title(before: str) -> str:
    """The title that the words before a name end in, in full; empty where they end in none."""
    match = _BEFORE.search(before)
    word = match.group(1) if match else ""
    full = _SHORT.get(word.lower(), word.lower())
    return full if word[:1].isupper() and full in HONORIFICS else ""
