"""Names taken apart, so that variants can be compared: what is common to people, bodies and places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sayso.model.entity import EntityType
from sayso.weighing import bodies, persons
from sayso.weighing.parts import Name, NameClass

_CLASSES: Final[dict[str, NameClass]] = {
    "person": "person",
    "organization": "body",
    "group": "body",
    "company": "body",
    "state": "territory",
    "place": "territory",
    "agreement": "agreement",
    "event": "event",
}
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_PLACE: Final = re.compile(r"[A-Z][^\W\d_]*[a-z]{2,}")
_BRACKETED: Final = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")


def name_class(type: EntityType) -> NameClass:
    """Types whose names may be compared: states with places, organisations with groups."""
    return _CLASSES.get(type, "other")


@lru_cache(maxsize=65536)
def parse(text: str, kind: NameClass) -> Name:
    """The parts of a name of that class. A name that is all titles or all small words keeps them."""
    bare = _BRACKETED.sub(lambda found: f" {_kept(found, kind)} ", text).strip() or text
    return persons.parsed(bare) if kind == "person" else bodies.parsed(bare, kind)


def _kept(found: re.Match[str], kind: NameClass) -> str:
    """What brackets hold that tells two apart: the place of a daughter, the year of an agreement."""
    inner = (found[1] or found[2] or "").strip()
    if kind in ("agreement", "event"):
        return inner if _YEAR.fullmatch(inner) else ""
    around = f"{found.string[: found.start()]} {found.string[found.end() :]}"
    whole = len(bodies.parsed(around, kind).tokens) > 1 if kind == "body" and around.strip() else False
    return inner if whole and _PLACE.fullmatch(inner) else ""


@lru_cache(maxsize=16384)
def names_within(text: str, kind: NameClass) -> tuple[str, ...]:
    """The other names that a name tells itself: "National Unity Army (NUA)", 'Ruan "Tiger" Dakele'."""
    if kind == "person":
        return persons.nicknames(text)
    if kind not in ("body", "agreement", "event"):
        return ()
    own = parse(text, kind)
    found = (next(filter(None, groups), "").strip() for groups in _BRACKETED.findall(text))
    others = ((other, parse(other, kind)) for other in found if other)
    return tuple(
        other for other, name in others
        if name.acronym in own.initials or (own.acronym and own.acronym in name.initials)
    )  # fmt: skip
