"""Coreference: which entity each pronoun and description refers to, by the network's links.

What may go with what is gathered here and decided by `chain_decoding`; a chain that reaches no name is an
entity of its own, called by its fullest description. "I" and "we" are those of whose words they stand in
(`chain_voices`), whatever the network thinks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sayso.model import Attribution, Document, Entity, Mention, Span
from sayso.model.entity import EntityType
from sayso.reader.chain_decoding import decode
from sayso.reader.chain_lists import listed
from sayso.reader.chain_nouns import kind_of, land_of, own_nouns, role_words, said_nouns
from sayso.reader.chain_parts import Named, Node
from sayso.reader.chain_repeats import Phrase, steadied
from sayso.reader.chain_traits import PRONOUNS, of_description, of_entity
from sayso.reader.chain_voices import Voices
from sayso.reader.claim_words import COLLECTIVE
from sayso.reader.names import HONORIFICS, called, tokens
from sayso.reader.nested_names import with_nested
from sayso.reader.sighting import innermost, likeliest
from sayso.reader.spans import KIND_OF_BODY, KIND_OF_PLACE
from sayso.reader.ties_model import Sight, Sighted

if TYPE_CHECKING:
    from spacy.tokens import Doc

MENTION = 0.5  # chance, by either rule, from which on a phrase is a mention
ACTOR = 0.5  # chance by TieBank's rules from which on a nameless description is an entity
_PEOPLE: Final = frozenset(
    """fighters forces troops soldiers commanders leaders members militants militiamen gunmen insurgents
    rebels officials officers guards police agents men units leadership command government
    authorities representatives negotiators delegates envoys lawyers spokesmen managers executives
    directors players workers staff employees supporters followers cadres recruits cells instructors
    trainers gunners""".split()
)
_ACTORS: Final = frozenset({"person", "organization", "group", "state"})
_BODIES: Final = frozenset({"organization", "group", "state"})
_QUANTIFIED: Final = ("every ", "each ", "any ", "no ")
_SEVERAL: Final = re.compile(
    r"(?:both|either|neither|(?:the |these |those )?(?:two|three|four)|each of|none of|the (?:others|pair))\b"
)
_INDEFINITE: Final = ("a ", "an ", "another ", "one of ", "two ", "three ", "several ", "some ")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)\s+$")
_IS_MINE: Final = frozenset("of is was are were be been become becomes became and not than like all".split())
_CALLED: Final = re.compile(r"(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat) \w+ (?:named|called) ")
_DEFINITE: Final = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur)\b|[^,]{1,40}['’]s?\s")
_BODY: Final = re.compile(rf"(?:{KIND_OF_BODY}) ")
_PLACE: Final = re.compile(rf"(?:{KIND_OF_PLACE}) of ")
_TITLES: Final = re.compile(rf"(?:\b(?:{'|'.join(sorted(HONORIFICS))})\.?\s+)+$", re.I)
_TITLE: Final = re.compile(r"[^\W\d_]+\s")
_SAME: Final = re.compile(r"(?:the|this|that) (?:same |said )?")
_FORMER: Final = re.compile(r"\b(?:former|ex|retired|dissident|disgruntled|some|many|several|few)\b")
_OWNING: Final = re.compile(r"['’]s?$")  # "the line's" chairman
_CLOSED: Final = re.compile(r"[.;]|,(?! and\b| or\b)")
_ARTICLE: Final = re.compile(r"the\s+", re.I)  # "a Tern Islands firm" is no name
_BESIDE: Final = re.compile(r",\s+(?:(?:an?|the)\s+)?")
_REST: Final = re.compile(r"(?:[^,.;:()\n\"“”]{0,60}(?=[,.;]))?")  # of what is said beside a name
_LISTED: Final = re.compile(r",?\s+(?:and|or)\s")  # "Ana Ro and I" is not Ana Ro
_JOINED: Final = re.compile(r"\b(?:and|or|who|which|that)\b")
_WORDS: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_Owner = tuple[int, int, str]  # where a name stands, and whose it is
_End = tuple[int, Entity]  # the other end of a name, and whose it is


@dataclass(frozen=True, slots=True)
class _Node:
    """A mention seen, with its own entity where it is a name of one."""

    mention: Sighted
    span: Span
    pronoun: bool
    entity: str | None
    told: str | None = None  # whom a description names ("a man called Ivo Lund")


def resolve(
    document: Document, doc: Doc, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...],
    sight: Sight,
) -> tuple[Entity, ...]:  # fmt: skip
    """The entities with pronouns and descriptions added, and those that have no name after them."""
    text = document.text
    voices = Voices(text, entities, attributions)
    if voices.joint is not None and voices.joint not in entities:
        entities = (*entities, voices.joint)
    nodes = _nodes(text, entities, sight)
    said = {e.id: said_nouns(e, text) for e in entities}
    named = {
        e.id: Named(
            of_entity(text, e), e.type, own_nouns(e, text) | said[e.id], said[e.id], role_words(e),
            voices.says(e.id),
        )
        for e in entities
    }  # fmt: skip
    at = {node.span: n for n, node in enumerate(nodes) if node is not None and node.pronoun}
    owners = sorted((m.start, m.end, e.id) for e in entities for m in e.mentions if m.kind == "name")
    known = [None if n is None else _known(text, n, named, voices, at, owners) for n in nodes]
    others = listed(doc, [None if n is None else n.mention.head for n in nodes])
    known = [
        None if k is None else replace(k, apart=_owners(nodes, n), others=others[n])
        for n, k in enumerate(known)
    ]
    links = steadied(sight.links, [_phrase(text, n) for n in nodes])
    group = decode(known, links, named)
    owner = {group[n]: k.entity for n, k in enumerate(known) if k is not None and k.entity is not None}
    lands = {}
    for n, node in enumerate(known):  # "his country", "her government"
        if node is not None and kind_of(node.head) == "state":
            whose = {owner.get(group[m], "") for m in node.apart if (other := known[m]) and other.pronoun}
            land = land_of(whose, entities) if len(whose) == 1 else None
            if land is not None:
                lands[n] = land
                owner.setdefault(group[n], land)
    chosen = [lands.get(n) or owner.get(g) for n, g in enumerate(group)]
    return _with(text, entities, nodes, chosen, group)


def _known(
    text: str,
    node: _Node,
    named: dict[str, Named],
    voices: Voices,
    pronouns: dict[Span, int],
    owners: list[_Owner],
) -> Node:
    word = text[slice(*node.span)].lower()
    place = voices.place(node.span[0])
    if node.entity is not None:
        heard = voices.heard(node.span)
        return Node(named[node.entity].traits, node.entity, place=place, heard=heard)
    if node.pronoun:
        turn = voices.turn(word, node.span[0])
        source = pronouns.get(voices.source(word, node.span[0]) or (0, 0))
        own = None if source is not None else voices.speaker(word, node.span[0])
        hint = voices.told(node.span)
        return Node(
            PRONOUNS[word],
            own,
            True,
            place=place,
            turn=turn,
            source=source,
            hint=hint,
            says=voices.says(node.span),
        )
    match = _WORDS.match(text, node.mention.head)
    head = _OWNING.sub("", match.group().lower()) if match else ""
    return Node(
        of_description(head, node.mention.types["person"]),
        node.told,
        head=head,
        words=frozenset(tokens(_OWNING.sub("", text[slice(*node.span)]))),
        definite=(lead := _SAME.match(word)) is not None and _OWNING.sub("", word[lead.end() :]) == head,
        the=lead is not None,
        quantified=word.startswith(_QUANTIFIED),
        indefinite=word.startswith(_INDEFINITE),
        several=_SEVERAL.match(word) is not None,
        inside=frozenset(_inside(node.span, owners)),
        place=place,
    )


def _phrase(text: str, node: _Node | None) -> Phrase | None:
    if node is None or node.pronoun or node.entity is not None or node.told is not None:
        return None
    words = " ".join(text[slice(*node.span)].lower().split())
    return Phrase(node.span[0], words, actor=likeliest(node.mention) in _ACTORS)


def _owners(nodes: list[_Node | None], n: int) -> frozenset[int]:
    """The mentions that stand within one before its head: the "her" of "her party" is not the party."""
    node = nodes[n]
    if node is None or node.pronoun or node.entity is not None:
        return frozenset()
    start, head = node.span[0], node.mention.head
    found = set()
    for m in range(n - 1, -1, -1):
        other = nodes[m]
        if other is not None and other.mention.head < start:
            break
        if other is not None and start <= other.span[0] and other.span[1] <= head:
            found.add(m)
    return frozenset(found)


def _nodes(text: str, entities: tuple[Entity, ...], sight: Sight) -> list[_Node | None]:
    at = innermost(entities)
    nodes: list[_Node | None] = []
    names = {m.end: (m.start, e) for e in entities for m in e.mentions if m.kind == "name"}
    begins = {m.start: (m.end, e) for e in entities for m in e.mentions if m.kind == "name"}
    for m in sight.mentions:
        own = at.get(m.head)
        if max(m.chance, m.phrase_chance) < MENTION and own is None:
            nodes.append(None)
            continue
        span = m.phrase if m.phrase_chance >= 0.3 else m.span
        pronoun = text[slice(*span)].lower() in PRONOUNS and not _is_pit(text, span)
        told = _told(text, m, names, begins) if own is None and not pronoun else None
        nodes.append(_Node(m, span, pronoun, None if pronoun else own, told))
    return nodes


def _is_pit(text: str, span: Span) -> bool:
    """Whether "mine" is what coal comes from: the pronoun stands behind few words ("of mine", "was mine")."""
    before = _WORD_BEFORE.search(text, max(0, span[0] - 30), span[0])
    return text[slice(*span)] == "mine" and before is not None and before.group(1).lower() not in _IS_MINE


def _told(text: str, mention: Sighted, ends: Mapping[int, _End], begins: Mapping[int, _End]) -> str | None:
    """Whom a description names by itself ("a man called Ivo Lund", "the envoy, Ivo Lund") or right after."""
    start, end = mention.phrase
    begin, entity = ends.get(end, (-1, None))
    after = begins.get(end + 1, (-1, None))[1]
    if entity is None and after is not None and after.type in _BODIES and _BODY.match(text, mention.head):
        return after.id  # "the haulage company" before its name
    person = mention.types["person"] >= MENTION
    if entity is None or (person and entity.type != "person"):  # "the head of Acme, Ivo Lund,"
        end, entity = begins.get(end + 2, (-1, None))
        begin = mention.phrase[1] + 2
        within = text[max(0, start - 3) : start].lower() == "of "  # "a brother of the envoy, Ivo Lund"
        if entity is None or within or not _DEFINITE.match(text, start) or not _CLOSED.match(text, end):
            return None
    if begin <= mention.head:
        return None
    if _CALLED.fullmatch(text, start, begin):
        return entity.id
    if entity.type in ("place", "state") and _PLACE.fullmatch(text, mention.head, begin):
        return entity.id  # "the old town of Belmar"
    if entity.type == "person" and _TITLE.fullmatch(text, mention.head, begin):
        return entity.id  # "Harva's prime minister Ivo Lund", headed by what he is
    between = _TITLES.sub("", text[mention.head : begin])
    apposed = between.endswith(", ") and between.count(",") == 1 and not _JOINED.search(between)
    if person:
        return entity.id if apposed and entity.type == "person" else None
    plain = between == between.lower()  # "links between the Front, the League" is a list
    return entity.id if apposed and plain and entity.type != "person" else None


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
    """The entities with each name's mentions taken whole, with the article and the titles before it, and with
    the noun phrase that the name is the head of."""
    whole = {m.head: m.span for m in sight.mentions if m.chance >= MENTION}
    phrases = {m.head: m.phrase for m in sight.mentions if m.phrase_chance >= MENTION}

    def longest(m: Mention, spans: list[Span]) -> Span:
        fitting = [
            s for s in spans
            if s[0] <= m.start and s[1] >= m.end and "\n" not in text[slice(*s)]
            and not _LISTED.match(text, m.end, s[1])
        ]  # fmt: skip
        return max(fitting, key=lambda s: s[1] - s[0], default=m.span)

    def wide(m: Mention, roles: tuple[str, ...]) -> Mention:
        if m.kind != "name":
            return m
        around = [phrases[h] for h in range(m.start, m.end) if h in phrases]
        if (beside := _BESIDE.match(text, m.end)) is not None:
            after = beside.end()
            ends = [after + len(role) for role in roles if text.startswith(role, after)]
            around += [(m.start, rest.end()) for end in ends if (rest := _REST.match(text, end))]
        spans = [whole[h] for h in range(m.start, m.end) if h in whole]
        spans += [s for s in around if s[1] == m.end and _ARTICLE.fullmatch(text, s[0], max(s[0], m.start))]
        span, phrase = longest(m, spans), longest(m, around or spans)
        return Mention(*span, "name", None if phrase == span else phrase)

    told = with_nested(text, entities, sight)
    return tuple(replace(e, mentions=tuple(wide(m, e.roles) for m in e.mentions)) for e in told)


def _stands(chain: list[_Node]) -> bool:
    """Whether mentions without a name are an entity: several of them, or one that may be an actor."""
    if len(chain) > 1:
        return True
    return bool(chain) and not chain[0].pronoun and chain[0].mention.chance >= ACTOR


def _part_of(text: str, chain: list[_Node], owners: list[_Owner], bodies: set[str]) -> str | None:
    """The body that a description stands for: "the League's fighters", "the leaders of
    the League" are the League when they act."""
    if any(_SEVERAL.match(text[slice(*node.span)].lower()) for node in chain):
        return None
    for node in chain:
        start, end = node.mention.span
        word, said = _WORDS.match(text, node.mention.head), text[start:end].lower()
        if node.pronoun or word is None or word.group().lower() not in COLLECTIVE | _PEOPLE:
            continue
        if said.startswith(_INDEFINITE) or _FORMER.search(said):
            continue  # "two former employees of the League"
        inside = {id for id in _inside((start, end), owners) if id in bodies}
        if len(inside) == 1:
            return inside.pop()
    return None


def _inside(span: Span, owners: list[_Owner]) -> set[str]:
    """The entities that are named within a span."""
    first, after = bisect_left(owners, (span[0],)), bisect_left(owners, (span[1],))
    return {id for _, end, id in owners[first:after] if end <= span[1]}


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
    name = re.sub(r"^(?:the|an?)\s+", "", called(text[slice(*best.mention.span)]), flags=re.I)
    return Entity(id, name, _type(kind), tuple(mentions))


def _type(kind: str) -> EntityType:
    return kind  # type: ignore[return-value]
