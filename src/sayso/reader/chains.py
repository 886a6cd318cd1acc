"""Coreference: which entity each pronoun and description refers to, by the network's links.

Every mention goes on from the earlier one that it most likely continues, or from none. Following these steps
back to a name gives the entity; a chain that reaches no name is an entity of its own, called by its
fullest description. "I" inside what somebody said is that speaker, whatever the network thinks; "we" is the
body that speaks or that its speaker speaks for, where the text names exactly one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from sayso.model import Attribution, Document, Entity, Mention, Span
from sayso.model.entity import EntityType
from sayso.reader.claim_words import COLLECTIVE
from sayso.reader.coreference_interviews import YOU, interview
from sayso.reader.sighting import innermost
from sayso.reader.ties_model import Sight, Sighted

MENTION = 0.5  # chance, by either rule, from which on a phrase is a mention
ACTOR = 0.5  # chance by TieBank's rules from which on a nameless description is an entity
LINK = 1.0  # a mention joins the likeliest chain that is so many times as likely as none
_I: Final = frozenset("i me my mine myself".split())
_PEOPLE: Final = frozenset(
    """fighters forces troops soldiers commanders leaders members militants militiamen gunmen insurgents
    rebels officials officers guards police agents men units leadership command government
    authorities representatives negotiators delegates envoys lawyers spokesmen managers executives
    directors players workers staff employees supporters followers cadres recruits cells""".split()
)
_WE: Final = frozenset("we us our ours ourselves".split())
_BODIES: Final = frozenset({"organization", "group", "state"})
_WORDS: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PRONOUNS: Final = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she
    her hers herself it its itself they them their theirs themselves this that these those who whom whose
    which one ones there here""".split()
)


@dataclass(frozen=True, slots=True)
class _Node:
    """A mention seen, with its own entity where it is a name of one."""

    mention: Sighted
    span: Span
    pronoun: bool
    entity: str | None


def resolve(
    document: Document, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...], sight: Sight
) -> tuple[Entity, ...]:
    """The entities with pronouns and descriptions added, and those that have no name after them."""
    text = document.text
    nodes = _nodes(text, entities, sight)
    speaker_at = [(s, e, a.speaker.entity) for a in attributions for s, e in a.content]
    speaker_at.sort(key=lambda row: row[:2])  # a speaker may be no entity: not to be compared
    interviewee, asked = interview(text, entities)
    known = {e.id: e for e in entities}
    chosen: list[str | None] = []
    group: list[int] = []
    first: dict[str, int] = {}  # the first mention of each entity
    for n, node in enumerate(nodes):
        group.append(n)
        chosen.append(node.entity if node is not None else None)
        if node is None:
            continue
        if node.entity is not None:
            group[n] = first.setdefault(node.entity, n)
            continue
        word = text[slice(*node.span)].lower()
        if word in _I:
            own = _speaker(speaker_at, node.span[0])
            if own is None and interviewee and not asked(node.span[0]):
                own = interviewee
            if own is not None:
                chosen[n] = own
                group[n] = first.setdefault(own, n)
                continue
        elif word in _WE:
            own = _speaker(speaker_at, node.span[0])
            own = _body(known[own], entities) if own in known else None
            if own is not None:
                chosen[n] = own
                group[n] = first.setdefault(own, n)
                continue
        elif interviewee and word in YOU and asked(node.span[0]):
            chosen[n] = interviewee
            group[n] = first.setdefault(interviewee, n)
            continue
        mass: dict[int, float] = defaultdict(float)  # of the chains so far, by their first mention
        for m, chance in sight.links[n]:
            if nodes[m] is not None:
                mass[group[m]] += chance
        if not mass:
            continue
        best = max(mass, key=lambda g: (mass[g], g))
        if mass[best] >= LINK * (1.0 - sum(chance for _, chance in sight.links[n])):
            group[n] = best
            chosen[n] = chosen[best]
    return _with(text, entities, nodes, chosen, group)


def _nodes(text: str, entities: tuple[Entity, ...], sight: Sight) -> list[_Node | None]:
    at = innermost(entities)
    nodes: list[_Node | None] = []
    for m in sight.mentions:
        own = at.get(m.head)
        if max(m.chance, m.phrase_chance) < MENTION and own is None:
            nodes.append(None)
            continue
        word = text[slice(*m.phrase)].lower()
        pronoun = word in _PRONOUNS
        span = m.phrase if m.phrase_chance >= 0.3 else m.span
        nodes.append(_Node(m, span, pronoun, None if pronoun else own))
    return nodes


def _speaker(speaker_at: list[tuple[int, int, str | None]], offset: int) -> str | None:
    inside = [(e - s, id) for s, e, id in speaker_at if s <= offset < e and id is not None]
    return min(inside)[1] if inside else None


def _body(speaker: Entity, entities: tuple[Entity, ...]) -> str | None:
    """Whom a speaker's "we" stands for: the body that speaks, or the one body that a role of his names."""
    if speaker.type in _BODIES:
        return speaker.id
    told = " | ".join(speaker.roles)
    named = {
        e.id for e in entities
        if e.type in _BODIES and any(re.search(rf"\b{re.escape(n)}\b", told) for n in (e.name, *e.aliases))
    }  # fmt: skip
    return named.pop() if len(named) == 1 else None


def _with(
    text: str, entities: tuple[Entity, ...], nodes: list[_Node | None], chosen: list[str | None],
    group: list[int],
) -> tuple[Entity, ...]:  # fmt: skip
    extra: dict[str, list[Mention]] = defaultdict(list)
    loose: dict[int, list[_Node]] = defaultdict(list)
    for n, node in enumerate(nodes):
        if node is None or node.entity is not None:
            continue
        id = chosen[n]
        if id is not None:
            extra[id].append(_mention(node))
        else:
            loose[group[n]].append(node)
    result = [_added(e, extra[e.id]) for e in entities]
    taken = {m.span for e in result for m in e.mentions}
    owners = sorted((m.start, m.end, e.id) for e in entities for m in e.mentions if m.kind == "name")
    bodies = {e.id for e in entities if e.type in _BODIES}
    number = max((int(e.id[1:]) for e in entities if e.id[1:].isdigit()), default=0)
    for chain in loose.values():
        kept = [node for node in chain if node.span not in taken]
        whole = _part_of(text, kept, owners, bodies)
        if whole is not None:
            place = next(n for n, e in enumerate(result) if e.id == whole)
            result[place] = _added(result[place], [_mention(node) for node in kept])
            continue
        if not _stands(kept):
            continue
        number += 1
        taken |= {node.span for node in kept}
        result.append(_unnamed(f"e{number}", text, kept))
    return tuple(result)


def widened(text: str, entities: tuple[Entity, ...], sight: Sight) -> tuple[Entity, ...]:
    """The entities with each name's mentions taken whole: with the article and the titles before it."""
    whole = {m.head: m.span for m in sight.mentions if m.chance >= MENTION}

    def wide(m: Mention) -> Mention:
        if m.kind != "name":
            return m
        spans = [whole[h] for h in range(m.start, m.end) if h in whole]
        fitting = [s for s in spans if s[0] <= m.start and s[1] >= m.end and "\n" not in text[slice(*s)]]
        return Mention(*max(fitting, key=lambda s: s[1] - s[0]), "name") if fitting else m

    return tuple(replace(e, mentions=tuple(map(wide, e.mentions))) for e in entities)


def _stands(chain: list[_Node]) -> bool:
    """Whether mentions without a name are an entity: several of them, or one that may be an actor."""
    if len(chain) > 1:
        return True
    return bool(chain) and not chain[0].pronoun and chain[0].mention.chance >= ACTOR


def _part_of(
    text: str, chain: list[_Node], owners: list[tuple[int, int, str]], bodies: set[str]
) -> str | None:
    """The body that a description stands for: "the League's fighters", "the leaders of
    the League" are the League when they act."""
    for node in chain:
        start, end = node.mention.span
        word = _WORDS.match(text, node.mention.head)
        if node.pronoun or word is None or word.group().lower() not in COLLECTIVE | _PEOPLE:
            continue
        first, after = bisect_left(owners, (start,)), bisect_left(owners, (end,))
        inside = {id for _, e, id in owners[first:after] if e <= end and id in bodies}
        if len(inside) == 1:
            return inside.pop()
    return None


def _mention(node: _Node) -> Mention:
    return Mention(*node.span, "pronoun" if node.pronoun else "nominal")


def _added(entity: Entity, extra: list[Mention]) -> Entity:
    known = {m.span for m in entity.mentions}
    new = [m for m in dict.fromkeys(extra) if m.span not in known]
    if not new:
        return entity
    return replace(entity, mentions=tuple(sorted((*entity.mentions, *new), key=lambda m: m.span)))


def _unnamed(id: str, text: str, chain: list[_Node]) -> Entity:
    described = [node for node in chain if not node.pronoun] or chain
    best = max(described, key=lambda node: (node.mention.chance, node.span[1] - node.span[0]))
    votes: Mapping[str, float] = Counter()
    for node in chain:
        for kind, chance in node.mention.types.items():
            votes[kind] += chance  # type: ignore[index]
    actor = max(node.mention.chance for node in described) >= ACTOR
    kind = max(votes, key=lambda t: votes[t]) if actor else "other"
    mentions = sorted({_mention(node) for node in chain}, key=lambda m: m.span)
    name = re.sub(r"^(?:the|an?)\s+", "", text[slice(*best.mention.span)], flags=re.I)
    return Entity(id, name, _type(kind), tuple(mentions))


def _type(kind: str) -> EntityType:
    return kind  # type: ignore[return-value]
