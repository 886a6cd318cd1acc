"""From the network's links between mentions to chains, by what is known of whole chains.

First every mention joins the chain with the most chance among those that it agrees with. Then chains that
have no name are joined, as long as it holds, to the chain that the links of all their members, and the
links of others to them, speak for most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import Final

from sayso.reader.chain_nouns import fits, kind_of
from sayso.reader.chain_parts import Chain, Named, Node, voice_of
from sayso.reader.chain_traits import clash

JOIN = 1.0  # a mention joins the likeliest chain that is so many times as likely as none
JOIN_PERSON = 0.3  # so many times for "he" and "she", which always stand for somebody
# Sums of links between two chains that join them; chosen on GUM dev, TieBank dev and own reports; all flat.
MERGE_PRONOUN = 0.45  # where the one without a name has pronouns
MERGE_NOMINAL = 0.4  # where it is only described, or stands alone
MERGE_ALIKE = 0.15  # where they share a noun ("the parents", "her parents")
MERGE_VOICE = 0.2  # where both are first persons
NAMELESS = 1.15  # so many times as much where neither has a name
DOMINANT = 2.0  # so many times as much spoken of as any other of its kind
NEAR = 60  # mentions back that the only fitting person is looked for
HINT = 0.5  # added to the links of "he" in "he said" to whoever is thought to speak
MARGIN = 1.3  # so many times as much as for any other chain


Links = Sequence[Sequence[tuple[int, float]]]


def decode(nodes: Sequence[Node | None], links: Links, named: dict[str, Named]) -> list[int]:
    """For each mention the number of its chain: the number of a mention in it. `named` has the named
    entities. Mentions that are None stand alone."""
    chains: dict[int, Chain] = {}
    of = list(range(len(nodes)))
    first: dict[str, int] = {}
    later: list[int] = []  # what is said by a source that stands after it
    nouns: dict[str, list[str]] = defaultdict(list)
    roles: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for id, entity in named.items():
        for noun in entity.nouns:
            nouns[noun].append(id)
            roles[noun] += [(role, id) for role in entity.roles if noun in role]
    for n, node in enumerate(nodes):
        if node is None:
            continue
        if node.source is not None and node.source > n:
            later.append(n)
            continue
        own = [first[id] for id in nouns.get(node.head, ()) if node.definite and id in first]
        own = [chain for chain in own if node.others.isdisjoint(chains[chain].members)]
        if node.the and not node.definite:  # "the prime minister"
            fits = [id for role, id in roles.get(node.head, ()) if node.words <= role]
            own = list({first[id] for id in fits if id in first})
        ahead = nouns.get(node.head, []) if node.definite and not own else []
        if node.source is not None and of[node.source] in chains:
            of[n] = of[node.source]
        elif node.entity is not None:
            of[n] = first.setdefault(node.entity, n)
        elif len(own) == 1:
            of[n] = own[0]
        elif len(ahead) == 1 and node.head in named[ahead[0]].said:
            of[n] = first.setdefault(ahead[0], n)  # "the union", and later "the union, the FNC"
        else:
            of[n] = _likeliest(n, node, nodes, links, of, chains, first.get(node.hint or "", -1))
        if of[n] == n:
            whose = node.entity or next((e for e in ahead if first.get(e) == n), None)
            known = named.get(whose) if whose else None
            chains[n] = Chain([], whose, known)
            chains[n].placed = {(place, 1) for place in known.says} if known else set()
        chains[of[n]].add(n, node)
    for n in reversed(later):  # a source may be said by one that comes later still
        node = nodes[n]
        if node is not None and node.source is not None:
            of[n] = of[node.source]
            chains[of[n]].add(n, node)
    _merge(nodes, links, of, chains)
    return of


def _likeliest(
    n: int, node: Node, nodes: Sequence[Node | None], links: Links, of: list[int], chains: dict[int, Chain],
    hint: int,
) -> int:  # fmt: skip
    mass: dict[int, float] = defaultdict(float)
    itself = 0.0
    for m, chance in links[n]:
        other = nodes[m]
        if other is None or of[m] not in chains or (other.place == node.place and _self(node, other)):
            continue
        if not node.apart.isdisjoint(chains[of[m]].members):
            itself += chance  # "her mother" seen as her says nothing for another
            continue
        if not node.others.isdisjoint(chains[of[m]].members):
            continue
        if not node.pronoun and other.quantified:
            continue
        if (node.says or node.traits.voice) and _speaks(node, chains[of[m]]):
            continue
        if _turned(node, other) or (chains[of[m]].entity is None and _turned_away(node, chains[of[m]])):
            continue
        if node.turn in chains[of[m]].heard or (node.several and _single(chains[of[m]])):
            continue
        if not _fits({node.head}, chains[of[m]]) or _other(node.inside, chains[of[m]]):
            continue
        if clash(node.traits, other.traits) or clash(node.traits, chains[of[m]].traits()):
            continue
        mass[of[m]] += chance
    if hint in chains and not clash(node.traits, chains[hint].traits()):
        mass[hint] += HINT
    if not mass:
        return n
    best = max(mass, key=lambda g: (mass[g], g))
    none = 1.0 - sum(chance for _, chance in links[n]) + itself
    times = JOIN_PERSON if node.traits.voice == 3 and node.traits.sort == "person" else JOIN
    return best if mass[best] >= times * none else n


def _self(a: Node, b: Node) -> bool:
    """Whether one speaks and the other is spoken of or to, at one place."""
    return voice_of(b.traits) in _CLASHING[voice_of(a.traits)] and bool(a.traits.voice and b.traits.voice)


def _speaks(node: Node, chain: Chain) -> bool:
    """Whether a pronoun is spoken of where the chain speaks, or in what it says itself."""
    if voice_of(node.traits) == 3 and (node.place, 1) in chain.placed and node.place[0] < 0:
        return True
    return any((place, 3) in chain.placed for place in node.says)


def _single(chain: Chain) -> bool:
    return chain.own is not None and chain.own.traits.number != "many"


def _fits(heads: set[str], chain: Chain) -> bool:
    own = chain.own
    return own is None or all(fits(head, own.type, own.nouns) for head in heads)


def _other(inside: Set[str], chain: Chain) -> bool:
    """Whether a description names a body or place that is not the one of the chain."""
    return (
        bool(inside)
        and chain.own is not None
        and chain.own.traits.sort != "person"
        and (chain.entity not in inside)
    )


def _turned(a: Node, b: Node) -> bool:
    """Whether two first persons are said by different speakers."""
    return bool(a.turn and b.turn and a.turn != b.turn)


def _turned_away(node: Node, chain: Chain) -> bool:
    return bool(node.turn and chain.turns - {node.turn})


def _merge(nodes: Sequence[Node | None], links: Links, of: list[int], chains: dict[int, Chain]) -> None:
    between: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for n, row in enumerate(links):
        node = nodes[n]
        if node is None:
            continue
        for m, chance in row:
            other = nodes[m]
            if other is None or of[n] == of[m] or clash(node.traits, other.traits):
                continue
            if (other.place == node.place and _self(node, other)) or _turned(node, other):
                continue
            between[of[n]][of[m]] += chance
            between[of[m]][of[n]] += chance
    choice = {a: _choice(a, between[a], chains) for a in chains}
    telling = True  # as long as a description tells whose it is: what is said of people does not change
    while True:
        best = max((c for c in choice.values() if c is not None), default=None)
        if best is None and telling:
            best = _described(nodes, chains)
            telling = best is not None
        best = best or _only(chains) or _dominant(nodes, chains)
        if best is None:
            return
        _, a, b = best
        if chains[b].entity is None and len(chains[a].members) > len(chains[b].members):
            a, b = b, a  # a goes into b
        for n in chains[a].members:
            of[n] = b
            if (node := nodes[n]) is not None:
                chains[b].add(n, node)
        moved = between.pop(a, {})
        del chains[a]
        for c, s in moved.items():
            between[c].pop(a, None)
            if c != b:
                between[b][c] += s
                between[c][b] += s
        between[b].pop(a, None)
        choice.pop(a, None)
        for c in (b, *between[b]):
            choice[c] = _choice(c, between[c], chains)


def _choice(a: int, row: dict[int, float], chains: dict[int, Chain]) -> tuple[float, int, int] | None:
    """The chain that a chain without a name should join, with how many times what is needed speaks for it."""
    if chains[a].entity is not None:
        return None
    fits = sorted(((s, b) for b, s in row.items() if not _refuse(chains[a], chains[b])), reverse=True)
    if not fits or (len(fits) > 1 and fits[0][0] < MARGIN * fits[1][0]):
        return None
    score = fits[0][0] / _needed(chains[a], chains[fits[0][1]])
    return (score, a, fits[0][1]) if score >= 1.0 else None


def _needed(a: Chain, b: Chain) -> float:
    described = a.heads and "person" not in (a.traits().sort, b.traits().sort)
    if a.voices[1] and b.voices[1] and not a.heads:
        needed = MERGE_VOICE
    elif a.heads & b.heads:
        needed = MERGE_ALIKE
    elif described or not a.voices[1] + a.voices[2] + a.voices[3]:
        needed = MERGE_NOMINAL
    else:
        needed = MERGE_PRONOUN
    if len(a.members) == 1:
        needed = max(needed, MERGE_NOMINAL)
    return needed if b.own is not None else NAMELESS * needed


def _refuse(a: Chain, b: Chain) -> bool:
    """Whether two chains cannot be one: their traits differ, one says "I" where the other is spoken of, or
    speaks to the other."""
    if (a.entity is not None and b.entity is not None) or a.turns & b.heard or b.turns & a.heard:
        return True
    if (a.several and _single(b)) or (b.several and _single(a)):
        return True
    if not _fits(a.heads, b) or not _fits(b.heads, a):
        return True
    if not a.apart.isdisjoint(b.members) or not b.apart.isdisjoint(a.members):
        return True
    if _other(a.inside, b) or _other(b.inside, a):
        return True
    if a.indefinite > b.start or b.indefinite > a.start:
        return True
    if clash(a.traits(), b.traits()) or (
        a.entity is None and b.entity is None and a.turns and b.turns and a.turns != b.turns
    ):
        return True
    small, large = sorted((a.placed, b.placed), key=len)
    return any((place, other) in large for place, voice in small for other in _CLASHING[voice])


_CLASHING: Final = {0: (1,), 1: (0, 2, 3, 4), 2: (1, 3), 3: (1, 2, 4), 4: (1, 3)}


_OWNERS: Final = frozenset("his her its their my our your".split())


def _described(nodes: Sequence[Node | None], chains: dict[int, Chain]) -> tuple[float, int, int] | None:
    """A chain with a description of two words or more and the one named person that the text says is that
    ("Harvan nurse freed", then "Ana Ro, a Harvan nurse")."""
    said: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for b, person in chains.items():
        for role in person.own.roles if person.entity is not None and person.own else ():
            for word in role:
                said[word].append((b, role))
    for a, chain in chains.items():
        if chain.entity is not None:
            continue
        fits = set()
        for n in chain.members:
            node = nodes[n]
            if node is None or len(node.words) < 2 or node.words & _OWNERS:
                continue
            likely = min((said.get(word, []) for word in node.words), key=len)
            fits |= {
                b for b, role in likely if node.words <= role and not (node.inside and n > chains[b].start)
            }
        if len(fits) == 1 and not _refuse(chain, chains[next(iter(fits))]):
            return 1.0, a, fits.pop()
    return None


def _only(chains: dict[int, Chain]) -> tuple[float, int, int] | None:
    """A chain of "he" or "she" and the one named person before it that it can be, where there is just one."""
    persons = [
        (b, c) for b, c in chains.items() if c.entity is not None and c.own and c.own.traits.sort == "person"
    ]
    for a, chain in chains.items():
        mine = chain.traits()
        if chain.entity is not None or not chain.voices[3] or not mine.sex:
            continue
        start = min(chain.members)
        fits = [(b, c) for b, c in persons if min(c.members) < start and not _refuse(chain, c)]
        sure = [(b, c) for b, c in fits if c.traits().sex == mine.sex]
        chosen = sure if len(sure) == 1 else fits
        if len(chosen) == 1 and start - max(n for n in chosen[0][1].members if n < start) <= NEAR:
            return 1.0, a, chosen[0][0]
    return None


def _dominant(nodes: Sequence[Node | None], chains: dict[int, Chain]) -> tuple[float, int, int] | None:
    """A chain of "the country", "the government" or "the town" and the state or place before it that the text
    speaks of most, and lately."""
    for a, chain in chains.items():
        described = [node for n in chain.members if (node := nodes[n]) is not None and not node.pronoun]
        kinds = {kind_of(node.head) if node.definite else "" for node in described}
        if chain.entity is not None or len(kinds) != 1 or kinds == {""}:
            continue
        kind = kinds.pop()
        weights = sorted(
            ((sum(1 / (NEAR + chain.start - n) for n in c.members if n < chain.start), b)
             for b, c in chains.items()
             if c.own is not None and c.own.type == kind and not _refuse(chain, c)),
            reverse=True,
        )  # fmt: skip
        if weights and weights[0][0] > 0 and (len(weights) == 1 or weights[0][0] >= DOMINANT * weights[1][0]):
            return 1.0, a, weights[0][1]
    return None
