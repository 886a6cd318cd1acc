"""How likely two names, or two entity records, are one: a sum of log-odds, feature by feature.

The weights are set by hand and open to reading (docs/weighing.md lists them); none was fitted. A sum of
zero is a probability of one half.
"""

from __future__ import annotations

import math
from typing import Final

from sayso.model import EntityRecord
from sayso.weighing import roles
from sayso.weighing.identities import Score
from sayso.weighing.names import name_class, names_within, parse
from sayso.weighing.others import compare_others
from sayso.weighing.parts import Features, Name
from sayso.weighing.people import compare_people

STRONG: Final = 0.95
"""From here on a link stands without asking who else could be meant."""
AUTOMATIC: Final = 0.85
SUGGESTED: Final = 0.5


def compare(a: Name, b: Name) -> Features:
    """What two names alone say for and against being one, in log-odds."""
    if a.kind != b.kind:
        # Readers take a strange full name for a person here and a body there; a single word may be both.
        if a.key == b.key and len(a.tokens) > 1 and not a.acronym and not b.acronym:
            return (("different kinds", -3.0), ("same words of a full name", 5.2))
        return (("different kinds", -9.0),)
    return compare_people(a, b) if a.kind == "person" else compare_others(a, b)


def probability(features: Features) -> float:
    """The probability that the features' log-odds add up to, to four digits."""
    return round(1 / (1 + math.exp(-math.fsum(value for _, value in features))), 4)


def role_feature(a: tuple[str, ...], b: tuple[str, ...]) -> Features:
    """What two sets of roles say: agreement, conflict, or nothing."""
    if a and b and roles.agree(a, b):
        return (("roles agree", 1.5),)
    if roles.conflict(a, b):
        return (("roles conflict", -4.5),)
    return ()


def score(
    a: EntityRecord,
    b: EntityRecord,
    *,
    company: tuple[frozenset[str], frozenset[str]] | None = None,
) -> Score:
    """How likely two records are one, from these two alone: names, aliases, and a person's roles.

    The best matching pair of names counts. `company`, when known, gives the normalised names that each
    is mentioned with. Symmetric.
    """
    kind_a, kind_b = name_class(a.type), name_class(b.type)
    if kind_a != kind_b:
        return Score(0.0, (("different kinds", -9.0),))
    pairs = [
        (compare(parse(one, kind_a), parse(other, kind_b)), one, other)
        for one in usable_names(a)
        for other in usable_names(b)
    ]
    best = max(pairs, key=lambda p: (probability(p[0]), *sorted((p[1], p[2]), reverse=True)))[0]
    features = list(best)
    if kind_a == "person":
        features += role_feature(a.roles, b.roles)
    if company and company[0] & company[1]:
        features.append(("same company", 0.8 * min(len(company[0] & company[1]), 3)))
    return Score(probability(tuple(features)), tuple(features))


def usable_names(record: EntityRecord) -> tuple[str, ...]:
    """The record's name and those aliases that say more than a part of it ("Veld" for "Ana Veld")."""
    kind = name_class(record.type)
    main = parse(record.name, kind)
    kept = [record.name]
    for alias in sorted({*record.aliases, *names_within(record.name, kind)}):
        name = parse(alias, kind)
        if alias and name.key != main.key and not set(name.tokens) <= set(main.tokens):
            kept.append(alias)
    return tuple(kept)
