"""Short forms of names: "Norvik" for Norvik Steel, "the Column" for the Northern Column.

A short form is joined only to the one longer name of the document that it fits, and only where nothing says
that it is a name of its own: a place that is been in, a land that has people, a family.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.model.legal import LEGAL
from sayso.reader import places
from sayso.reader.names import HONORIFICS, tokens
from sayso.reader.spans import BODY_WORDS, KIND_OF_PLACE

_GROUPS: Final = frozenset(
    "rebels fighters militants insurgents separatists guerrillas gunmen loyalists".split()
)
_RULERS: Final = frozenset("government governments authorities regime administration".split())
_FORCES: Final = frozenset("forces troops army military soldiers".split())
_LANDS: Final = frozenset(
    "isles islands republic federation kingdom union emirates states confederation".split()
)
_OF_PLACES: Final = frozenset(
    """university college school hospital court council police times post herald gazette courier ledger
    daily news observer tribune journal chronicle star sun mail argus echo examiner parliament assembly
    congress senate government ministry department office institute museum airport harbour harbor port
    station stock exchange city united town rovers athletic wanderers fc state national central army
    navy guard brigade regiment river valley province district accord accords agreement treaty pact
    convention protocol process talks declaration summit conference plan deal war crisis street road
    bridge county mountains hills""".split()
)
"""What is called by the place where it is: "Ulan University" says nothing of "Ulan"."""
_WHERE: Final = re.compile(
    r"\b(?:in|into|near|around|outside|inside|across|throughout|off|via|towards|visit(?:ed|ing)?"
    r"|reach(?:ed)?)\s+(?:(?:north|south|east|west)(?:ern)?\s+|central\s+|the\s+)?$",
    re.I,
)
PLACE_BEFORE: Final = re.compile(rf"\b(?:{KIND_OF_PLACE}) of $")
_LAND_HAS: Final = re.compile(
    r"(?:['’]s?\s+(?:\w+\s+){0,2}(?:government|president|prime|foreign|interior|defen[cs]e|army|navy|parliament"
    r"|border|capital|minister|ministry|ambassador|envoy|king|queen|people|military|coast|territory|independence"
    r"|intelligence|police|constitution|population|economy|embassy)\b)"
)
_DEFINED: Final = re.compile(
    r"\s?\((?:hereinafter,?\s(?:referred\sto\sas\s|called\s)?)?(?:the\s)?[\"“]([^\"”()]{2,40})[\"”]\)", re.I
)
"""How contracts say what a party is called from there on."""
_KNOWN: Final = 300_000
"""People from which on a city is meant by its name until the text says otherwise; smaller ones share their
names with too many firms."""
_PARTICLE: Final = re.compile(r"(?:al|el|ul|ud|as|an|ar)-[A-Z]")
_STEM: Final = 3
_SUFFIXES: Final = ("ian", "ean", "ese", "ish", "ite", "an", "ic", "n", "i")


def is_demonym_of(word: str, land: str) -> bool:
    """Whether a word is formed from a land's name as demonyms are: "Tarsian" from "Tarsia"."""
    word, land = word.casefold(), land.casefold()
    if word == land or len(land) < 4 or " " in word:
        return False
    stems = {land, land.rstrip("aeiouy"), land[:-1]}
    return any(len(s) >= _STEM and word == s + end for s in stems for end in _SUFFIXES)


def names_land(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a name is, in one of these places, where something is, or what has a capital, an army
    or a foreign ministry."""
    where = sum(_WHERE.search(text, max(0, s - 40), s) is not None for s, _ in spans)
    if any(PLACE_BEFORE.search(text, max(0, s - 30), s) for s, _ in spans):
        return True
    return where * 4 > len(spans) or any(_LAND_HAS.match(text, e) for _, e in spans)


def shortens_front(short: str, long: str) -> bool:
    """Whether `short` may be the front of a body's name `long` used alone ("Norvik" of "Norvik Steel")."""
    if not long.startswith(short + " "):
        return False
    rest = long[len(short) + 1 :].split()
    first = rest[0].casefold()
    if not rest[0][:1].isupper() and rest[0] not in ("&", "and") and not _PARTICLE.match(rest[0]):
        return False
    return first not in _OF_PLACES and rest[-1].casefold().strip(".") not in _OF_PLACES


def adds_legal_form(short: str, long: str) -> bool:
    """Whether `long` is `short` and the legal form of a company ("Norvik Steel AS")."""
    if not long.startswith((short + " ", short + ", ")):
        return False
    return long[len(short) :].strip(" ,").replace(".", "").casefold() in LEGAL


def adds_kind(short: str, long: str) -> bool:
    """Whether `long` is `short` and a common noun for what it is ("Red Kite militia")."""
    if not long.startswith(short + " "):
        return False
    rest = long[len(short) + 1 :].split()
    return all(w.islower() for w in rest) and rest[-1] in BODY_WORDS | _GROUPS


def is_rule_of(long: str, land: str) -> bool:
    """Whether `long` says the government of a land: "Tarsian government", "government of Tarsia"."""
    words = long.split()
    if len(words) == 3 and words[0].casefold() in _RULERS and words[1] == "of":
        return words[2] == land
    if len(words) < 2 or words[-1] not in _RULERS | _FORCES or not all(w.islower() for w in words[1:]):
        return False
    owner = words[0].removesuffix("'s").removesuffix("’s")
    return owner == land or is_demonym_of(owner, land) or _same_land(owner, land)


def shortens_end(short: str, long: str, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether "the Column" may be the end of a body's name ("Northern Column"), or its front before
    "of", used alone."""
    words, whole = tokens(short), tokens(long)
    if len(words) != 1 or len(whole) < 2 or short.isupper() or words[0] in HONORIFICS:
        return False
    at_end = whole[-1] == words[0] and long.split()[-1][:1].isupper()
    if not at_end and not long.startswith(f"{short} of "):
        return False
    told = sum(
        re.search(r"\b(?:the|its|our|their)\s+$", text[max(0, s - 8) : s], re.I) is not None for s, _ in spans
    )
    beside = sum(re.match(r"\s[a-z]", text[e : e + 2]) is not None for _, e in spans)  # "Column commander"
    return told > 0 or beside == len(spans)


def is_land_form(short: str, long: str) -> bool:
    """Whether `long` is a state's full name and `short` what it is called ("Tarsia", "Tarsia Isles")."""
    return long.startswith(short + " ") and long[len(short) + 1 :].casefold() in _LANDS


def _same_land(owner: str, land: str) -> bool:
    country = places.country_of_demonym(owner) or places.country(owner)
    return country is not None and country == places.country(land)


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name in the document: where it stands and what type it seems to have."""

    text: str
    spans: Sequence[tuple[int, int]]
    type: str


def short_forms(text: str, forms: Sequence[Form], root: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    """Pairs of a body's name and a short form of it, by their numbers, to be joined as they come: `root` says
    which cluster a number is in at that time."""
    order = sorted(range(len(forms)), key=lambda i: -len(forms[i].text))
    rank = {i: n for n, i in enumerate(order)}
    edges: dict[str, set[int]] = defaultdict(
        set
    )  # by the first and by the last word: so long texts stay cheap
    alike: dict[str, list[Form]] = defaultdict(list)  # a demonym has the first letters of its land
    for i, form in enumerate(forms):
        edges[form.text.split(" ")[0]].add(i)
        edges[_last(form.text)].add(i)
        alike[form.text.casefold()[:_STEM]].append(form)
    for i in order:
        short = forms[i]
        near = alike[short.text.casefold()[:_STEM]]
        if (" " in short.text and short.type == "person") or _has_people(near, short):
            continue
        beside = edges[short.text.split(" ")[0]] | edges[_last(short.text)]
        for fits in (_kinds, _fronts, _ends):
            longer = [
                j for j in sorted(beside, key=rank.__getitem__)
                if len(forms[j].text) > len(short.text) and fits(text, forms[j], short)
            ]  # fmt: skip
            if len({root(j) for j in longer}) == 1 and not (fits is not _kinds and _is_persons(forms, short)):
                yield longer[0], i
                break


def defined(text: str, forms: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """Pairs of a name and what the text says right behind it that it is called, by their numbers:
    "Norvik Steel AS (the "Lender")"."""
    ends = {end: i for i, form in enumerate(forms) for _, end in form.spans}
    called = {form.text: i for i, form in enumerate(forms)}
    for match in _DEFINED.finditer(text):
        long, short = ends.get(match.start()), called.get(match.group(1))
        if long is not None and short is not None and long != short:
            yield long, short


def _last(name: str) -> str:
    return next(reversed(tokens(name)), "")


def lands(forms: Sequence[Form], root: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    """Pairs of a land and another name of it, its government or its adjective, by their numbers."""
    for i, form in enumerate(forms):
        if form.type == "person" or places.is_country(form.text):
            continue
        for fits in (_is_full, _is_adjective, _rules):
            found = [j for j, land in enumerate(forms) if j != i and fits(form, land)]
            if len({root(j) for j in found}) == 1:
                yield found[0], i


def _is_full(form: Form, land: Form) -> bool:
    return is_land_form(form.text, land.text)


def _is_adjective(form: Form, land: Form) -> bool:
    if " " in form.text or land.type not in ("state", "place") or _people(form.text):
        return False
    known = places.country_of_demonym(form.text)
    return known == places.country(land.text) if known else is_demonym_of(form.text, land.text)


def _people(word: str) -> bool:
    """Whether a word says a state's people, who are not the state: "Kenyans"."""
    return word.endswith("s") and places.country_of_demonym(word[:-1]) is not None


def _rules(form: Form, land: Form) -> bool:
    return land.type == "state" and is_rule_of(form.text, land.text)


def _has_people(forms: Sequence[Form], short: Form) -> bool:
    """Whether a name is a land's, or its adjective: another of these names is formed from it."""
    return any(
        is_demonym_of(f.text, short.text) or is_demonym_of(short.text, f.text)
        for f in forms
        if f is not short
    )


def _kinds(text: str, long: Form, short: Form) -> bool:
    if adds_legal_form(short.text, long.text):
        return True
    return adds_kind(short.text, long.text) and not _is_land(text, short)


def _fronts(text: str, long: Form, short: Form) -> bool:
    body = long.type in ("organization", "group") or tokens(long.text)[-1] in BODY_WORDS
    return body and shortens_front(short.text, long.text) and not _is_land(text, short)


def _ends(text: str, long: Form, short: Form) -> bool:
    return long.type in ("organization", "group", "state") and shortens_end(
        short.text, long.text, text, short.spans
    )


def _is_land(text: str, form: Form) -> bool:
    if places.is_country(form.text) or places.is_demonym(form.text):
        return True
    known = any(p.kind != "city" or p.population >= _least(p, form) for p in places.candidates(form.text))
    return known or names_land(text, form.spans)


def _least(place: places.Place, form: Form) -> int:
    """People from which on a city is meant; other spellings are many ("Brod" is one of Erode)."""
    return _KNOWN if place.name.casefold() == form.text.casefold() else 10 * _KNOWN


def _is_persons(forms: Sequence[Form], short: Form) -> bool:
    """Whether a person of the document has the word as first or last name."""
    word = tokens(short.text)
    return any(f.type == "person" and len(w := tokens(f.text)) > 1 and word in (w[:1], w[-1:]) for f in forms)
