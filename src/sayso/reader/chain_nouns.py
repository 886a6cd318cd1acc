"""Nouns that stand for a named entity: what kind of thing it is, and the words of its own name."""

from __future__ import annotations

import re
from typing import Final

from sayso.model import Entity
from sayso.reader.names import HONORIFICS, role_noun, tokens

_KINDS: Final = {
    "country nation kingdom republic": "state place",
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
_COUNTRY: Final = frozenset("country nation kingdom republic government".split())
_TOWN: Final = frozenset("city town village island region province".split())
_NAMED_BY_WORDS: Final = frozenset({"organization", "group", "place", "agreement", "event", "other"})
_SHORT: Final = {"adm": "admiral", "amb": "ambassador", "brig": "brigadier", "capt": "captain",
                 "cmdr": "commander", "col": "colonel", "gen": "general", "gov": "governor", "maj": "major",
                 "prof": "professor", "sen": "senator", "sgt": "sergeant"}  # fmt: skip
_BEFORE: Final = re.compile(r"([^\W\d_]+)\.?[ \xa0]$")
_WORD: Final = re.compile(r"[^\W\d_]+")


def kind_of(noun: str) -> str:
    """state or place where a noun stands for one or the other without more; else empty."""
    return "state" if noun in _COUNTRY else "place" if noun in _TOWN else ""


def fits(noun: str, type: str, nouns: frozenset[str]) -> bool:
    """Whether "the company" may be an entity of a type that has nouns of its own; other nouns always may."""
    types = _TYPES.get(noun)
    return types is None or type in types or type == "other" or noun in nouns


def own_nouns(entity: Entity, text: str) -> frozenset[str]:
    """Nouns (lower case) by which a text may call a named entity again: the last word of its name ("the
    Sarn Agreement"), the first before "of" or another name ("Storm Odile", "Bank of Harva"); of a person the
    title before his name ("the general") and the last words of what the text says he is ("the minister")."""
    if entity.type == "person":
        heads = (role_noun(role) for role in entity.roles)
        titles = (_title(text[max(0, m.start - 20) : m.start]) for m in entity.mentions if m.kind == "name")
        return frozenset([w[-1].lower() for h in heads if (w := _WORD.findall(h))] + [t for t in titles if t])
    if entity.type not in _NAMED_BY_WORDS:
        return frozenset()
    found = set()
    for name in (entity.name, *entity.aliases):
        words = tokens(name)
        if len(words) > 1:
            found.add(words[-1])
            if words[1] == "of" or len(words) == 2:
                found.add(words[0])
    return frozenset(w for w in found if len(w) > 2)


def role_words(entity: Entity) -> tuple[frozenset[str], ...]:
    """The words of each thing that the text says a person is."""
    return tuple(frozenset(tokens(role)) for role in entity.roles) if entity.type == "person" else ()


def _title(before: str) -> str:
    """The title that the words before a name end in, in full; empty where they end in none."""
    match = _BEFORE.search(before)
    word = match.group(1) if match else ""
    full = _SHORT.get(word.lower(), word.lower())
    return full if word[:1].isupper() and full in HONORIFICS else ""
