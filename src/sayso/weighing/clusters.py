"""From judgements to clusters: transitive, constrained by what was judged different, order-independent.

1. A person's *different* separates for ever, until undone. A person's *same* unites, unless that would
   break one.
2. Links that stand by themselves (score of at least `STRONG`, memberships) unite next, strongest first.
3. Weaker links are weighed together: when something vague ("A. Veld", "FVM", a name without a role) is
   linked to two that cannot be one (Anna and Arthur Veld), it is left alone, unless one of the two is
   met `DOMINANT` times as often. So a link made early is withdrawn when a namesake turns up later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final

from sayso.model import Judgement
from sayso.weighing import roles
from sayso.weighing.blocking import PREFIX, Profile, read_profile
from sayso.weighing.identities import Resolution
from sayso.weighing.others import years_of
from sayso.weighing.partition import Partition
from sayso.weighing.resolution import incompatible
from sayso.weighing.scoring import STRONG

DOMINANT: Final = 5
_LOOKED_AT: Final = 20  # profiles of one cluster that are compared: enough to find a conflict
_ATTESTED: Final = 5  # documents from which on a cluster is not merged on a lone alias
_ALIAS_SHARE: Final = 0.2

Edge = tuple[float, str, str, str]  # minus score, subject, object, judgement id: sorts strongest first


def clusters(
    keys: Iterable[str], judgements: Iterable[Judgement], *, sizes: Mapping[str, int] | None = None
) -> Mapping[str, str]:
    """The canonical key (the least of its cluster) of every given entity key.

    Only active `same` and `different` judgements count, suggested ones do not. Any subset of keys that
    is closed under the judgements gives the same answer as the whole. `sizes` tells for how many alike
    entities, of which it is the least, a key stands (one where it is not given).
    """
    return dict(resolution(keys, judgements, sizes=sizes).canonical)


def resolution(
    keys: Iterable[str], judgements: Iterable[Judgement], *, sizes: Mapping[str, int] | None = None
) -> Resolution:
    """As `clusters`, with the judgements that were overruled or found ambiguous."""
    real, counts = sorted(set(keys)), sizes or {}
    active = [
        j for j in judgements
        if j.undone is None and j.origin != "suggested" and j.kind in ("same", "different")
    ]  # fmt: skip
    parts = Partition()
    for key in real:
        parts.add(key, size=counts.get(key, 1))
    for judgement in active:
        parts.add(judgement.subject)
        parts.add(judgement.object)
    dropped: list[str] = []
    for origin in ("person", "automatic"):
        for j in sorted(active, key=lambda j: j.id):
            if j.kind == "different" and j.origin == origin:
                parts.forbid(j.subject, j.object)
        edges = sorted(_edge(j) for j in active if j.kind == "same" and j.origin == origin)
        strong = [e for e in edges if origin == "person" or _strong(e)]
        dropped += [e[3] for e in strong if not parts.unite(e[1], e[2])]
    weak = sorted(_edge(j) for j in active if j.kind == "same" and j.origin == "automatic")
    dropped += _unite_weak(parts, [e for e in weak if not _strong(e)], counts)
    least: dict[str, str] = {}
    for key in real:  # sorted: the first of a cluster is its least
        least.setdefault(parts.find(key), key)
    return Resolution(
        canonical=tuple((key, least[parts.find(key)]) for key in real), dropped=tuple(sorted(dropped))
    )


def _edge(j: Judgement) -> Edge:
    return (-(j.score if j.score is not None else 1.0), j.subject, j.object, j.id)


def _strong(edge: Edge) -> bool:
    """Whether a link stands by itself: nothing in it is so vague that somebody else may be meant."""
    if -edge[0] < STRONG:
        return False
    one, other = read_profile(edge[1]), read_profile(edge[2])
    return one is None or other is None or not _vague(one, other)


def _vague(a: Profile, b: Profile) -> bool:
    """Whether one tells less: a family name alone, an initial, a position without a place, no year."""
    if a.roles and b.roles and roles.bare(a.roles) != roles.bare(b.roles):
        return True
    if a.name.kind in ("agreement", "event"):
        return bool(years_of(a.name)) != bool(years_of(b.name))
    return a.name.kind == "person" and _told(a) != _told(b)


def _told(profile: Profile) -> tuple[bool, bool, bool]:
    """Whether a person's name has a given name, a whole one, and a generation."""
    tokens = profile.name.tokens
    return len(tokens) > 1, len(tokens) > 1 and len(tokens[0]) > 1, bool(profile.name.generation)


def _unite_weak(parts: Partition, edges: list[Edge], counts: Mapping[str, int]) -> list[str]:
    """Unites what the weak edges link unambiguously; returns the ids of those left out."""
    between: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        ends = sorted((parts.find(edge[1]), parts.find(edge[2])))
        if ends[0] != ends[1]:
            between[ends[0], ends[1]].append(edge)
    profiles = _profiles(parts, {root for pair in between for root in pair})
    neighbours: dict[str, set[str]] = defaultdict(set)
    refused: set[tuple[str, str]] = set()
    for (a, b), links in between.items():
        known = profiles[a] + profiles[b]
        if (
            parts.forbidden(a, b)
            or _thin(parts, a, b, _number(links, counts), profiles)
            or _roles_clash(profiles[a], profiles[b])
            or all(_settled_otherwise(edge, known) for edge in links)
        ):
            refused.add((a, b))
        else:
            neighbours[a].add(b)
            neighbours[b].add(a)
    details = {root: max(map(_detail, found), default=0.0) for root, found in profiles.items()}
    for root in sorted(neighbours):
        # What is vaguer than the node itself (its acronym, its nickname) makes nothing ambiguous.
        around = {other for other in neighbours[root] if details[other] >= details[root]}
        ties = {other: between[min(root, other), max(root, other)] for other in around}
        for other in _ambiguous(parts, ties, profiles, details[root]):
            refused.add((min(root, other), max(root, other)))
    dropped = [e[3] for pair in refused for e in between[pair]]
    for edge in sorted(e for pair, links in between.items() if pair not in refused for e in links):
        a, b = parts.find(edge[1]), parts.find(edge[2])
        if a == b:
            continue
        clash = _roles_clash(profiles[a], profiles[b]) or _settled_otherwise(edge, profiles[a] + profiles[b])
        if clash or not parts.unite(a, b):
            dropped.append(edge[3])
        else:
            profiles[parts.find(a)] = (profiles[a] + profiles[b])[:_LOOKED_AT]
    return dropped


def _detail(profile: Profile) -> float:
    """How much a profile tells: its words, an initial or an acronym for less than a word."""
    name = profile.name
    if name.acronym:
        return 0.5
    return sum(0.5 if len(word) == 1 else 1.0 for word in name.tokens)


def _profiles(parts: Partition, roots: set[str]) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = {root: [] for root in roots}
    for key in sorted(parts.keys()):
        if key.startswith(PREFIX):
            root = parts.find(key)
            if root in found and len(found[root]) < _LOOKED_AT:
                profile = read_profile(key)
                if profile:
                    found[root].append(profile)
    return found


def _ambiguous(
    parts: Partition, ties: Mapping[str, list[Edge]], profiles: Mapping[str, list[Profile]], detail: float
) -> set[str]:
    """Those neighbours of one vague node, which tells so much, that it must not be united with."""
    order = sorted(ties, key=lambda root: (-parts.size(root), root))
    likely = {root: max(-e[0] for e in links) >= STRONG for root, links in ties.items()}
    aliased = {root: not any(_by_name(e) for e in links) for root, links in ties.items()}
    whole = {
        root: not aliased[root] and max(map(_detail, profiles[root]), default=0.0) <= detail for root in ties
    }
    clashes: dict[str, set[str]] = defaultdict(set)
    for a, b in combinations(order, 2):
        # Who bears the very name is no rival of who is called so in one document.
        by_alias = likely[a] == likely[b] and ((aliased[a] and whole[b]) or (aliased[b] and whole[a]))
        differ = _roles_clash if by_alias else _clash
        if parts.forbidden(a, b) or differ(profiles[a], profiles[b]):
            clashes[a].add(b)
            clashes[b].add(a)
    if not clashes:
        return set()
    # Roles that agree tell which of the bearers of a name is meant.
    meant = {root for root in clashes if likely[root]}
    if meant and len(meant) < len(clashes):
        others = set(clashes) - meant
        return others | _ambiguous(
            parts, {r: t for r, t in ties.items() if r not in others}, profiles, detail
        )
    first = next(root for root in order if root in clashes)
    rivals = sum(parts.size(root) for root in clashes[first])
    if parts.size(first) >= DOMINANT * max(rivals, 1):
        return clashes[first] | {r for r in clashes if r != first and not clashes[r] <= clashes[first]}
    return set(clashes)


def _by_name(edge: Edge) -> bool:
    """Whether a link is between two names, not between a record and a name that its document gives it."""
    return edge[1].startswith(PREFIX) and edge[2].startswith(PREFIX)


def _clash(a: list[Profile], b: list[Profile]) -> bool:
    if not a or not b:
        return False
    return all(incompatible(x, y) for x in a for y in b) or _roles_clash(a, b)


def _roles_clash(a: list[Profile], b: list[Profile]) -> bool:
    told_a, told_b = ([p.roles for p in side if p.roles] for side in (a, b))
    if not told_a or not told_b:
        return False
    pairs = [(x, y) for x in told_a for y in told_b]
    return any(roles.conflict(x, y) for x, y in pairs) and not any(roles.agree(x, y) for x, y in pairs)


def _number(links: list[Edge], counts: Mapping[str, int]) -> int:
    """The documents that the links come from."""
    return sum(max(counts.get(e[1], 1), counts.get(e[2], 1)) for e in links)


def _settled_otherwise(edge: Edge, around: list[Profile]) -> bool:
    """Whether one end is a vague form of a name that it is united with, which the other end cannot be.

    "D. Vesk", once judged to be Dora, no longer draws in Dana.
    """
    one, other = read_profile(edge[1]), read_profile(edge[2])
    if one is None or other is None:
        return False
    return any(
        _detail(known) > _detail(vague) and not incompatible(known, vague) and incompatible(known, rival)
        for vague, rival in ((one, other), (other, one))
        for known in around
        if known.name.kind == vague.name.kind == rival.name.kind and known.key not in (vague.key, rival.key)
    )


def _thin(parts: Partition, a: str, b: str, links: int, profiles: Mapping[str, list[Profile]]) -> bool:
    """Two well-attested clusters of unlike names, joined by few documents' aliases: likely a misreading."""
    smaller = min(parts.size(a), parts.size(b))
    if smaller < _ATTESTED or links >= _ALIAS_SHARE * smaller:
        return False
    return bool(profiles[a]) and all(incompatible(x, y) for x in profiles[a] for y in profiles[b])
