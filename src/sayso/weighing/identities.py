"""What resolution and copy detection hand out: scores, canonical keys, groups of copies."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Span


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Documents that carry one text; `id` is the origin that they share, the least member's id.

    `origin_document` is the earliest dated one, and `origin` names who speaks in it: the wire or
    publisher that the members declare (`credit`), else its publisher, else its id. `spans` gives, for
    each member, the stretches of its text (code points) that it shares with `origin_document`.
    """

    id: str
    members: tuple[str, ...]
    origin_document: str
    origin: str
    credit: str | None = None
    spans: tuple[tuple[str, tuple[Span, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two entity records are one, with what spoke for (+) and against (-), in log-odds."""

    probability: float
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome of comparing records: canonical keys for all, and the conflicts that were resolved.

    `canonical` maps every key to the least key of its cluster. `dropped` are the same-judgements that a
    negative one overruled, by judgement id.
    """

    canonical: tuple[tuple[str, str], ...]
    dropped: tuple[str, ...] = ()
