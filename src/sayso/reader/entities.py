"""Entities of a document: its names put together into clusters, with types and aliases.

Pronouns and descriptions are added later (`coreference`), roles too (`roles`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.model import Entity, Mention
from sayso.model.entity import EntityType
from sayso.reader import places
from sayso.reader.descriptions import with_descriptions
from sayso.reader.names import (
    HONORIFICS,
    SIDES,
    acronym_of,
    bare,
    same_body,
    same_person,
    skeleton,
    tokens,
    variant,
)
from sayso.reader.short_names import PLACE_BEFORE, Form, defined, is_demonym_of, lands, short_forms
from sayso.reader.sighting import NOTHING, by_head, mended, types_at
from sayso.reader.spans import BODY_WORDS, KIND_OF_BODY, Named, guess, longest, named
from sayso.reader.speakers import SPOKES
from sayso.reader.text import text_of
from sayso.reader.ties_model import Sight, Sighted
from sayso.reader.typing import type_model
from sayso.reader.typing_features import features

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@dataclass(slots=True)
class _Surface:
    """One spelling of a name in this document, wherever it stands."""

    text: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    votes: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def type(self) -> str:
        return max(self.votes, key=lambda t: (self.votes[t], t))


class _Sets:
    """Disjoint sets of the numbers below `size`."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        self._parent[self.root(j)] = self.root(i)


def find_entities(doc: Doc, sight: Sight = NOTHING) -> tuple[Entity, ...]:
    """The named entities of a parsed document, in the order of their first mention.

    `sight` is what the network sees of the text: names that the parser misses, and their types.
    """
    found = named(doc, lambda names: mended(text_of(doc), sight, names))
    surfaces: dict[str, _Surface] = {}
    for n in longest(found + again(doc, found)):
        if not _is_told(doc, n):
            continue
        surface = surfaces.setdefault(text_of(doc)[n.start : n.end], _Surface(text_of(doc)[n.start : n.end]))
        surface.spans.append((n.start, n.end))
        surface.votes[n.type] += n.weight
    heads = by_head(sight)
    for surface in surfaces.values():
        _weigh(doc, surface, heads)
    common = {t.text for t in doc if t.text.islower()}
    surfaces = {text: s for text, s in surfaces.items() if not _is_common(s, common)}
    clusters = _cluster(text_of(doc), list(surfaces.values()))
    clusters.sort(key=lambda c: min(s.spans[0] for s in c))
    return with_descriptions(doc, tuple(_entity(f"e{i}", cluster) for i, cluster in enumerate(clusters, 1)))


def _is_common(surface: _Surface, common: Set[str]) -> bool:
    """Whether a capital word is only what the text calls by the same word elsewhere without one ("Salt is
    dear. ... the price of salt")."""
    name = surface.text
    return name[:1].isupper() and name[1:].islower() and name.lower() in common and surface.type() == "other"


def _is_told(doc: Doc, name: Named) -> bool:
    """Whether a name stands in the report itself: not where nothing is parsed (bylines, page furniture), and
    not as a picture's credit."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None or not any(t.pos for t in span) or _is_title(doc, span) or _is_party(span):
        return False
    if _NUMBERED.fullmatch(text_of(doc), name.start, name.end):
        return _GOES_ON.match(text_of(doc), name.end) is not None  # part of a text, unless it does something
    return _CREDIT.search(text_of(doc)[max(0, name.start - 30) : name.start]) is None


def _is_title(doc: Doc, span: Span) -> bool:
    """Whether words are a title or part of one: "Prime Minister", the "Interior" of "Interior Minister"."""
    words = [t.lower_.strip(".") for t in span if not t.is_punct]
    if words[1:2] == ["of"] and words[0] in _OFFICERS:
        return True  # "President of Tarsia" says who somebody is
    if words and words[-1] in SPOKES:
        return True  # so does "State Department Spokesperson"
    if not all(w in HONORIFICS or w in _OFFICES for w in words):
        return False
    if any(w in HONORIFICS for w in words):
        return True
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.text[:1].isupper() and after.lower_ in HONORIFICS:
        return True
    of = span.start - 2 if span.start > 1 and doc[span.start - 1].lower_ == "the" else span.start - 1
    return (
        of > 0 and doc[of].lower_ == "of" and doc[of - 1].lower_ in HONORIFICS
    )  # "Minister of the Interior"


def _is_party(span: Span) -> bool:
    """Whether words say by what part somebody is bound, as agreements do: "the Parties", "Neither Party"."""
    *others, last = [t.lower_ for t in span]
    if last not in SIDES:
        return False
    before = span.doc[span.start - 1].lower_ if span.start else ""
    counted = _COUNTING.intersection((*others, before))
    return all(w in _COUNTING or w in _BOUND for w in others) and bool(counted or last.endswith("s"))


def again(doc: Doc, found: list[Named]) -> list[Named]:
    """Further places where a name found elsewhere, or a person's last name, stands in the same capitals."""
    starts: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for n in found:
        if n.weight >= 1.0 and n.end - n.start >= 3:
            votes[text_of(doc)[n.start : n.end]][n.type] += 1
    for name, counted in votes.items():
        kind = counted.most_common(1)[0][0]
        words = tuple(_words(name))
        if words:
            starts[words[0]].append((words, kind))
        if kind == "person" and len(words) > 1 and "[" not in name and len(words[-1]) > 2:
            starts[words[-1]].append((words[-1:], kind))
    covered = {i for n in found for i in (n.start, n.end - 1)}
    more = []
    positions = [(t.idx, t.text) for t in doc if not t.is_space]
    texts = [w for _, w in positions]
    for i, (start, word) in enumerate(positions):
        for words, kind in starts.get(word, ()):
            if tuple(texts[i : i + len(words)]) == words:
                last, text = positions[i + len(words) - 1]
                if start not in covered and last + len(text) - 1 not in covered:
                    more.append(Named(start, last + len(text), kind, 0.5))
    return more


def _words(name: str) -> list[str]:
    from sayso.reader.syntax import language

    return [t.text for t in language().make_doc(name)]


def _weigh(doc: Doc, surface: _Surface, heads: Mapping[int, Sighted]) -> None:
    """Replace the parser's votes by what the learned model makes of all places; the gazetteer goes before."""
    name, votes = surface.text, surface.votes
    places_counted = min(len(surface.spans), _HEARD)
    total = sum(votes.values()) or 1.0
    parsed = {kind: weight / total for kind, weight in votes.items()}
    votes.clear()
    learned = type_model()(features(doc, name, surface.spans[:_LOOKED_AT], guess(name)))
    seen = types_at(heads, surface.spans[:_LOOKED_AT])
    if seen:  # the network's corpora seldom tell a state from a place: that is left to the other model
        ground, own = seen["state"] + seen["place"], learned["state"] + learned["place"]
        for kind in ("state", "place"):
            seen[kind] = ground * learned[kind] / own if own else ground / 2
    for kind, share in learned.items():
        share = _SEEN_SHARE * seen[kind] + (1 - _SEEN_SHARE) * share if seen else share
        label = _PARSER_SHARE * parsed.get(kind, 0.0) * places_counted / _HEARD
        doubt = _OTHER if kind == "other" else 1.0
        votes[kind] += (doubt * share + label) * places_counted
    if places.is_country(name):
        votes["state"] += 2 * places_counted
    elif name in _PLATFORMS or _LINKED.search(name):
        votes["organization"] += 2 * places_counted
    elif places.is_demonym(name):
        votes["group"] += 2 * places_counted
    elif guess(name) == "agreement":
        votes["agreement"] += 2 * places_counted
    elif tokens(name)[-1:] and tokens(name)[-1] in BODY_WORDS:
        votes["organization"] += places_counted
    elif surface.type() in ("state", "place"):
        before = [text_of(doc)[max(0, start - 30) : start] for start, _ in surface.spans[:_LOOKED_AT]]
        if any(map(_BODY_BEFORE.search, before)):
            votes["organization"] += 2 * places_counted
        elif any(map(PLACE_BEFORE.search, before)):
            votes["place"] += 2 * places_counted


_PARSER_SHARE = 0.4  # of the parser's vote where it has seen a name often: best of 0 to 0.6 on GUM train
_SEEN_SHARE = 0.7  # of the network in the learned types, where it sees the name
_OTHER = 0.5  # a name of "other" type can be in no tie: that verdict needs twice the evidence
_HEARD = 5  # places from which on a spelling weighs no more in its cluster
_LOOKED_AT = 40  # places whose context is asked: enough, and bounded in long texts


def _cluster(text: str, surfaces: list[_Surface]) -> list[list[_Surface]]:
    """Put spellings together: persons by name parts, states by country, bodies by words and acronyms."""
    sets = _Sets(len(surfaces))
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, surface in enumerate(surfaces):
        for key in _keys(surface):
            blocks[key].append(i)
    for members in blocks.values():
        for n, i in enumerate(members[:200]):
            for j in members[n + 1 : 200]:
                if sets.root(i) != sets.root(j) and _same(surfaces[i], surfaces[j]):
                    sets.join(i, j)
    _lone_names(surfaces, sets)
    _short_bodies(surfaces, sets)
    forms = [Form(s.text, s.spans, s.type()) for s in surfaces]
    for name, other in defined(text, forms):
        sets.join(name, other)
    for land, other in lands(forms, sets.root):
        sets.join(land, other)
    for long, short in short_forms(text, forms, sets.root):
        sets.join(long, short)
        for i in (long, short):  # a name that is shortened so is a body's, whatever each seems to be alone
            for kind in ("person", "state", "place", "other"):
                surfaces[i].votes[kind] = 0.0
    clusters: dict[int, list[_Surface]] = defaultdict(list)
    for i, surface in enumerate(surfaces):
        clusters[sets.root(i)].append(surface)
    return list(clusters.values())


def _keys(surface: _Surface) -> Iterable[str]:
    words = tokens(surface.text)
    if not words:
        return
    country = places.country(surface.text)
    if country:
        yield "state " + country
    yield "last " + skeleton(bare(surface.text)[-1])
    yield "all " + skeleton("".join(words))
    content = [w for w in words if w not in ("of", "the", "for", "and", "in")]
    yield "sorted " + " ".join(sorted(content))
    yield "sorted " + " ".join(sorted("us" if c == "united" else c for c in content if c != "states"))
    if len(words) > 1:
        yield "acronym " + "".join(w[0] for w in words)
        yield "acronym " + "".join(w[0] for w in content)
    else:
        yield "acronym " + words[0]


def _same(a: _Surface, b: _Surface) -> bool:
    kinds = {a.type(), b.type()}
    x, y = places.country(a.text), places.country(b.text)
    if x or y:
        return x == y
    if acronym_of(a.text, b.text) or acronym_of(b.text, a.text):
        return True
    if kinds == {"person"}:
        return len(bare(a.text)) > 1 and len(bare(b.text)) > 1 and same_person(a.text, b.text)
    if "person" in kinds:
        one, other = tokens(a.text), tokens(b.text)
        return len(one) == len(other) and all(variant(p, q) for p, q in zip(one, other, strict=True))
    return same_body(a.text, b.text)


def _lone_names(surfaces: list[_Surface], sets: _Sets) -> None:
    """Join a lone surname (or first name) to the one full name in the document that it fits.

    With two that fit it is whose full name alone stood in the text when it was first used, or stays by
    itself: which of them is meant is not guessed.
    """
    full = [i for i, s in enumerate(surfaces) if s.type() == "person" and len(bare(s.text)) > 1]
    for i, surface in enumerate(surfaces):
        words = bare(surface.text)
        if len(words) != 1 or places.is_country(surface.text) or not surface.text[:1].isupper():
            continue
        if surface.type() not in ("person", "other") and (" " in surface.text or surface.text.isupper()):
            continue
        bearers = [j for j in full if same_person(surface.text, surfaces[j].text)]
        if not bearers and surface.type() in ("person", "other"):
            bearers = [j for j in full if bare(surfaces[j].text)[0] == words[0]]
        fits = {sets.root(j) for j in bearers}
        if len(fits) > 1:
            fits = {sets.root(j) for j in bearers if min(surfaces[j].spans) < min(surface.spans)}
        if len(fits) == 1:
            sets.join(fits.pop(), i)


def _short_bodies(surfaces: list[_Surface], sets: _Sets) -> None:
    """Join "the Union" to the one body of the document whose name ends so ("Tern Islanders' Union").

    Only words that bodies are called by are shortened so; with two that fit it stays by itself.
    """
    bodies = [i for i, s in enumerate(surfaces) if s.type() in ("organization", "group", "state", "other")]
    full = [(i, tokens(surfaces[i].text)) for i in bodies if " " in surfaces[i].text]
    for i in bodies:
        words = tokens(surfaces[i].text)
        if len(words) > 2 or not words or words[-1] not in BODY_WORDS or surfaces[i].text.isupper():
            continue
        if len(words) == 2 and _national(words[0]):
            continue
        longer = [
            j for j, other in full
            if len(other) > len(words) and (other[-len(words) :] == words or _opens(words, other))
        ]  # fmt: skip
        if len({sets.root(j) for j in longer}) == 1:
            sets.join(longer[0], i)


def _opens(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a body's name is these words and where or what it is of ("the House of Elders")."""
    return whole[: len(words) + 1] == (*words, "of")


def _national(word: str) -> bool:
    """Whether a word of a body's name says whose it is: "Kenyan army" is no short name of another army."""
    return places.country_of_demonym(word.capitalize()) is not None


def _entity(id: str, cluster: list[_Surface]) -> Entity:
    votes: dict[str, float] = defaultdict(float)
    for surface in cluster:
        for t, weight in surface.votes.items():
            votes[t] += weight
    kind = max(votes, key=lambda t: (votes[t], t))
    if any(places.is_country(s.text) for s in cluster):
        kind = "state"
    shortened = any(acronym_of(a.text, b.text) for a in cluster for b in cluster if a is not b)
    if shortened and kind == "person":
        kind = "organization"
    elif not shortened and max(cluster, key=lambda s: (_fullness(s.text), len(s.spans))).type() == "person":
        kind = "person"  # a surname alone is often taken for something else
    fullest = max(
        cluster, key=lambda s: (not _adjective(s, cluster), _fullness(s.text), len(s.spans), -s.spans[0][0])
    )
    spans = sorted(span for s in cluster for span in s.spans)
    aliases = sorted({s.text for s in cluster} - {fullest.text}, key=lambda a: (-len(a), a))
    mentions = tuple(Mention(s, e, "name") for s, e in spans)
    return Entity(id, fullest.text, _TYPES.get(kind, "other"), mentions, tuple(aliases))


def _adjective(surface: _Surface, cluster: list[_Surface]) -> bool:
    """Whether a name is only the adjective of another of the entity's: "Tarsian" is called Tarsia."""
    return places.is_demonym(surface.text) or any(is_demonym_of(surface.text, s.text) for s in cluster)


def _fullness(name: str) -> int:
    words = tokens(name)
    return len(words) if len(words) > 1 or not name.isupper() else 0


_OFFICES = frozenset(
    """prime first deputy vice former acting foreign interior home defence defense finance justice health
    energy trade transport education agriculture labour labor culture environment economy information
    security mining oil petroleum industry tourism water housing fisheries planning affairs and""".split()
)
"""What stands before "Minister" and the like."""
_OFFICERS = frozenset(
    """president chancellor premier secretary ambassador mayor chairman chairwoman governor emperor empress
    director minister commander speaker""".split()
)
"""Whom "of" and a name follow to say where he holds office; "Duke of" begins a name."""
_COUNTING = frozenset("each either neither no any every both other all".split())
_BOUND = frozenset("the contracting high signatory two three".split())
_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?s?|pictures?|images?|illustration|graphic)(?:\s?[:|©/]| by| courtesy of)\s*$", re.I
)
_PLATFORMS = frozenset(
    """Bluesky Facebook Instagram LinkedIn Mastodon Reddit Snapchat Telegram TikTok Tumblr Twitter VKontakte
    WeChat Weibo WhatsApp YouTube""".split()
)
"""Where people say things: told by name, for "posted to Twitter" and "Twitter said" look like a person's."""
_BODY_BEFORE = re.compile(rf"\b(?:{KIND_OF_BODY}) $")
_NUMBERED = re.compile(r"(?:Article|Section|Annex|Chapter|Clause|Appendix|Schedule|Paragraph) [\dA-Z]{1,4}")
_GOES_ON = re.compile(r" (?!of\b)[a-z]")
_LINKED = re.compile(r"-(?:e|i)-", re.I)  # "Hezb-e-..." names bodies; "-ul-" also stands in personal names

_TYPES: dict[str, EntityType] = {
    t: t for t in ("person", "organization", "group", "state", "place", "agreement", "event", "other")
}
