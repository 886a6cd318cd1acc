"""Who is who across documents: judgements from pairs of profiles, clusters from judgements.

Order never matters. A judgement made here follows from one record alone (it belongs to its profile) or
from two profiles alone, so the same records give the same judgements whatever was added first; and
clusters follow from the set of active judgements alone, so taking one back restores what was before.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Final, Literal

from sayso.model import EntityRecord, Judgement
from sayso.weighing import roles
from sayso.weighing.blocking import Profile, block_keys, profile, worth_comparing
from sayso.weighing.bodies import STYLES, shortens
from sayso.weighing.general import is_general
from sayso.weighing.identities import Score
from sayso.weighing.names import name_class, parse
from sayso.weighing.parts import TOKEN, Features, Name
from sayso.weighing.people import in_another_system
from sayso.weighing.scoring import (
    AUTOMATIC,
    SUGGESTED,
    compare,
    probability,
    role_feature,
    usable_names,
)
from sayso.weighing.spelling import plain, same_word

AUTHOR: Final = "sayso"
AGAINST: Final = -2.0  # log-odds from which on a feature (beside the base rate) tells two apart
_BARE: Final = 0.9  # a name without a role, beside the same name with one
_ALIAS: Final = 0.93  # one document uses both names, and their forms agree
_OTHER_ALIAS: Final = 0.86  # one document uses both names; nothing else links them


def score_profiles(a: Profile, b: Profile) -> Score:
    """How likely two profiles are one. Equal names whose roles say nothing of each other stay at one half.

    Whether those are one is decided through the name without roles, to which each is linked (`clusters`).
    """
    features = compared(a, b)
    if a.name.kind == b.name.kind == "person" and all(value > -6 for _, value in features[1:]):
        said = role_feature(a.roles, b.roles)
        if a.name.key == b.name.key and not said:
            return Score(0.5, (*features, ("roles say nothing of each other", -sum(v for _, v in features))))
        features = (*features, *said)
        if not roles.conflict(a.roles, b.roles) and a.of_other_sex(b):
            features = (*features, ("a man and a woman", -6.0))
    return Score(probability(features), features)


def compared(a: Profile, b: Profile) -> Features:
    """What two names say; where roles agree also what two systems of romanisation or a throne explain."""
    features = compare(a.name, b.name)
    if a.name.kind != "person" or b.name.kind != "person" or not roles.agree(a.roles, b.roles):
        return features
    # As likely as roles that agree have to make it: they count once more in `score_profiles`.
    others = (features, in_another_system(a.name, b.name), _on_a_throne(a, b))
    return max(others, key=lambda found: math.fsum(v for _, v in found) if found else -math.inf)


def _on_a_throne(a: Profile, b: Profile) -> Features:
    """ "Emir Khalid" and "Khalid bin Saqr al-Munif", both emirs."""
    shorter, longer = sorted((a.name, b.name), key=lambda name: len(name.tokens))
    thrones = [roles.thrones(side.roles) for side in (a, b) if side.roles]
    if (
        len(shorter.tokens) != 1
        or len(longer.tokens) < 2
        or not thrones
        or not frozenset.intersection(*thrones)
    ):
        return ()
    if same_word(shorter.tokens[0], longer.tokens[0]) not in ("same", "transliteration"):
        return ()
    return (("two people", -4.5), ("a ruler's given name", 5.2))


def memberships(record: EntityRecord, *, now: datetime) -> tuple[Judgement, ...]:
    """The judgements that follow from one record: it has its profile, and the names its aliases give it."""
    own = profile(record)
    found = [_judgement("same", record.key, own.key, Score(1.0, (("profile", 9.0),)), now)]
    if own.roles:
        found.append(
            _judgement("same", own.key, own.bare.key, Score(_BARE, (("name without role", 2.2),)), now)
        )
    kind = name_class(record.type)
    for alias in (*usable_names(record)[1:], *_short_forms(record)):
        name = parse(alias, kind)
        if is_general(alias, kind) or Profile(name).key == own.bare.key:
            continue
        compatible = (
            set(name.tokens) < set(own.name.tokens) or probability(compare(own.name, name)) >= SUGGESTED
        )
        compatible = compatible or (kind == "territory" and shortens(alias, record.name))
        telling = _telling(alias, name, record)
        if compatible:
            scored = Score(_ALIAS, (("alias in one document", 2.6),))
        elif telling:
            scored = Score(_OTHER_ALIAS, (("other name in one document", 1.8),))
        else:
            scored = Score(0.6, (("short other name in one document", 0.4),))
        found.append(_judgement("same", record.key, Profile(name).key, scored, now))
    return tuple(found)


def _telling(alias: str, name: Name, record: EntityRecord) -> bool:
    """Whether another name that a document gives says enough to be looked for in others.

    A place's does where the name itself is a state's in full: "North Belka" for the "Democratic Republic
    of Belka"; else it may be the capital. A body's acronym of three letters does in whatever language it is.
    """
    if name.kind == "territory":
        words = set(TOKEN.findall(plain(record.name)))
        return len(name.tokens) > 1 and bool(set(name.tokens) & words and STYLES & words)
    return len(alias.split()) > 1 or len(name.acronym) > 2


def _short_forms(record: EntityRecord) -> tuple[str, ...]:
    """The capitalised parts of its name by which a document calls a body: "the Front", "Belisar"."""
    if name_class(record.type) != "body":
        return ()
    words = set(parse(record.name, "body").tokens)
    short = {a for a in record.aliases if set(parse(a, "body").tokens) < words}
    return tuple(sorted(a for a in short if a.split()[-1][0].isupper()))


def decide(
    record: EntityRecord, candidates: Iterable[EntityRecord], *, now: datetime
) -> tuple[Judgement, ...]:
    """The judgements between a record's profile and those of the candidates, automatic or suggested.

    Pairs below one half give none. Sorted, without repeats.
    """
    own = profile(record)
    if own.only:
        return ()
    others = {p.key: p for p in map(profile, candidates) if p.key != own.key}
    found = {}
    for _, other in sorted(others.items()):
        # Across kinds, roles tell nothing: it is the name without them that is compared.
        one, two = (own, other) if own.name.kind == other.name.kind else (own.bare, other.bare)
        if not worth_comparing(one, two):
            continue
        scored = score_profiles(one, two)
        neutral = one.name.key == two.name.key and scored.probability == SUGGESTED
        if scored.probability >= SUGGESTED and not neutral:
            judgement = _judgement("same", one.key, two.key, scored, now)
            found[judgement.id] = judgement
    return tuple(found.values())


def link(
    record: EntityRecord,
    lookup: Callable[[frozenset[str]], Iterable[EntityRecord]],
    *,
    now: datetime,
) -> tuple[frozenset[str], tuple[Judgement, ...]]:
    """All that adding one record takes: the block keys to store it under, and its judgements.

    `lookup` finds stored records that share a block key. When the record's profile is stored already,
    no keys come back: its first record stands for the profile, and cost does not grow with its number.
    """
    members = memberships(record, now=now)
    if any(True for _ in lookup(frozenset({profile(record).key}))):
        return frozenset(), members
    keys = block_keys(record)
    return keys, (*members, *decide(record, lookup(keys), now=now))


def resolve(records: Iterable[EntityRecord], *, now: datetime) -> tuple[Judgement, ...]:
    """The judgements of many records at once, in memory; the same as adding them one by one, sorted."""
    stored: dict[str, list[EntityRecord]] = {}
    found: dict[str, Judgement] = {}

    def lookup(keys: frozenset[str]) -> Iterator[EntityRecord]:
        for key in keys:
            yield from stored.get(key, ())

    for record in records:
        keys, judgements = link(record, lookup, now=now)
        for key in keys:
            stored.setdefault(key, []).append(record)
        found.update({j.id: j for j in judgements})
    return tuple(found[id] for id in sorted(found))


def incompatible(a: Profile, b: Profile) -> bool:
    """Whether two profiles cannot both be what a third, vaguer one means.

    Something must speak against it: two names that are both vague are not thereby incompatible.
    """
    if roles.conflict(a.roles, b.roles) or a.of_other_sex(b):
        return True
    if not any(value <= AGAINST for _, value in compare(a.name, b.name)[1:]):
        return False
    return not (in_another_system(a.name, b.name) or _on_a_throne(a, b))


def _judgement(
    kind: Literal["same", "different"], subject: str, object_: str, scored: Score, now: datetime
) -> Judgement:
    a, b = sorted((subject, object_))
    origin: Literal["automatic", "suggested"] = (
        "automatic" if scored.probability >= AUTOMATIC else "suggested"
    )
    return Judgement(
        id=judgement_id(kind, a, b, origin),
        kind=kind,
        subject=a,
        object=b,
        origin=origin,
        author=AUTHOR,
        made=now,
        score=scored.probability,
        features=_rounded(scored.features),
    )


def judgement_id(kind: str, subject: str, object_: str, origin: str) -> str:
    """Equal for equal judgements, so that adding twice logs once."""
    return hashlib.sha256("\x1f".join((kind, subject, object_, origin)).encode()).hexdigest()[:16]


def _rounded(features: Features) -> Features:
    return tuple((name, round(value, 4)) for name, value in features)
