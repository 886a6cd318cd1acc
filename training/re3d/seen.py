"""What a network sees of a text, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reader.ties_features import Floats
from training.re3d.corpus import Span


@dataclass(frozen=True, slots=True)
class Words:
    """A row for each word of a text: the span of the mention that it might head, scores to be one by
    TieBank's and GUM's rules, log chances of TYPES, states of the last layer, and (adapted) log chances of
    ENTITIES."""

    spans: list[Span]
    mention: Floats
    kind: Floats
    state: Floats
    entity: Floats


@dataclass(frozen=True, slots=True)
class Pairs:
    """A row for each pair: scores of ties in both directions, of any tie, and (adapted) of RELATIONS (log
    chances), with the state they come from."""

    ties: Floats
    maybe: Floats
    relation: Floats
    state: Floats
