"""What would break a tie as a drawing: both actors, the paths between them as rows, the cuts crossed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sayso.weighing import BreakAnalysis, Cut

MOST_PATHS: Final = 10
_WIDTH, _SIDE, _ROW, _TOP, _BOX = 960.0, 170.0, 46.0, 18.0, 30.0


@dataclass(frozen=True, slots=True)
class Box:
    """An actor. `cut` when it is among the brokers whose loss would part the pair."""

    name: str
    x: float
    y: float
    width: float
    height: float
    cut: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between neighbours on a path. `cut` when it is in the smallest set of ties."""

    x1: float
    x2: float
    y: float
    cut: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """`shown` of `total` paths, the direct tie first."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    shown: int
    total: int


def drawing(analysis: BreakAnalysis, names: Mapping[str, str]) -> Drawing | None:
    """The drawing, or `None` when no path joins the pair."""
    paths = sorted(analysis.paths, key=lambda p: (len(p), p))
    if analysis.direct and not any(len(p) == 2 for p in paths):
        paths = [(analysis.a, analysis.b), *paths]
    if not paths:
        return None
    shown = paths[:MOST_PATHS]
    ties = {frozenset(pair) for pair in analysis.tie_cuts[0].pairs} if analysis.tie_cuts else set()
    brokers = _actors(analysis.broker_cuts[:1])
    height = _TOP * 2 + len(shown) * _ROW
    middle = height / 2
    boxes = [
        _side(names, analysis.a, _SIDE / 2 + 4, middle, height),
        _side(names, analysis.b, _WIDTH - _SIDE / 2 - 4, middle, height),
    ]
    links: list[Link] = []
    for number, path in enumerate(shown):
        y = _TOP + number * _ROW + _ROW / 2
        inner = path[1:-1] if path[0] == analysis.a else tuple(reversed(path[1:-1]))
        steps = (analysis.a, *inner, analysis.b)
        room = (_WIDTH - 2 * _SIDE - 8) / (len(inner) or 1)
        width = min(190.0, room - 56.0)
        edges = [_SIDE + 4]
        for place, actor in enumerate(inner):
            x = _SIDE + 4 + room * (place + 0.5)
            name = _fit(names.get(actor, actor), width)
            boxes.append(Box(name, round(x, 1), y, width, _BOX, actor in brokers))
            edges += [x - width / 2, x + width / 2]
        edges.append(_WIDTH - _SIDE - 4)
        for place, (one, other) in enumerate(pairwise(steps)):
            cut = frozenset((one, other)) in ties
            links.append(Link(round(edges[2 * place], 1), round(edges[2 * place + 1], 1), y, cut))
    return Drawing(_WIDTH, height, tuple(boxes), tuple(links), len(shown), len(paths))


def _actors(cuts: Sequence[Cut]) -> set[str]:
    return {actor for cut in cuts for actor in cut.actors}


def _side(names: Mapping[str, str], actor: str, x: float, y: float, height: float) -> Box:
    return Box(_fit(names.get(actor, actor), _SIDE), x, y, _SIDE, height - 8, False)


def _fit(name: str, width: float) -> str:
    most = max(int((width - 14) / 7.6), 3)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
