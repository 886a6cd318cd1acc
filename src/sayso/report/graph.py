"""The ties as a drawing: which actors and ties are shown, and the geometry of boxes, edges and badges."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.model import Vocabulary
from sayso.report.curves import Box, Curve, bundle
from sayso.report.layout import place
from sayso.weighing.results import Standing, Tie

Style = Literal["held", "contested", "denied", "doubted", "promised"]

MOST_ACTORS: Final = 40
"""More than these, and the labels of a page-wide drawing can no longer be read."""

MOST_TIES: Final = 80
"""With more lines (set by eye) none can be followed: then only what two voices speak on is drawn."""

_CHARACTER, _LINE, _WRAP, _LONGEST = 7.8, 17.0, 20, 44


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: a box around its name. `shape` follows the entity type, `title` is the full name."""

    key: str
    title: str
    lines: tuple[str, ...]
    shape: str
    box: Box


@dataclass(frozen=True, slots=True)
class Edge:
    """One standing: a curve with a badge that bears its type's number in the legend."""

    standing: Standing
    style: Style
    number: int
    voices: int
    curve: Curve
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing in its own units (`left`, `top`, `width`, `height`): `nodes` of `total` actors.

    `legend` holds number, label and count of each type drawn; `styles` the edge styles that occur.
    `left_out` ties between those actors are not drawn: one voice alone speaks on each.
    """

    left: float
    top: float
    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[tuple[int, str, int], ...]
    styles: tuple[Style, ...]
    total: int
    left_out: int = 0


def style_of(standing: Standing) -> Style | None:
    """How a standing is drawn; `None` when only reader comments speak of it, which count for nothing."""
    if standing.contested:
        return "contested"
    if standing.voices_for:
        return "held"
    if standing.voices_against:
        return "denied"
    if standing.voices_doubting:
        return "doubted"
    if standing.not_evidence:
        return "promised"
    return "held" if standing.narrators else None


def draw(
    ties: Sequence[Tie],
    *,
    vocabulary: Vocabulary,
    kinds: Mapping[str, str] | None = None,
    most: int = MOST_ACTORS,
) -> Graph | None:
    """The drawing of `ties`, or `None` when there is nothing to draw.

    `kinds` gives the entity type of an actor's key. Of more than `most` actors the strongest are shown:
    those on whose ties most counted voices speak.
    """
    standings = [s for t in ties for s in t.standings if s.subject != s.object]
    shown = [(s, style) for s in standings if (style := style_of(s))]
    names: dict[str, str] = {}
    strength: dict[str, int] = {}
    for standing, _ in shown:
        for key, name in ((standing.subject, standing.subject_name), (standing.object, standing.object_name)):
            names[key] = name
            strength[key] = strength.get(key, 0) + max(_voices(standing), 1)
    keep = set(sorted(names, key=lambda k: (-strength[k], names[k], k))[:most])
    shown = [(s, style) for s, style in shown if s.subject in keep and s.object in keep]
    between = len(shown)
    if between > MOST_TIES:
        shown = [(s, style) for s, style in shown if _voices(s) > 1]
    drawn = sorted({k for s, _ in shown for k in (s.subject, s.object)})
    if not drawn:
        return None
    lines = {key: _wrap(names[key]) for key in drawn}
    sizes = {key: _size(lines[key]) for key in drawn}
    points, (width, height) = place(sizes, [(s.subject, s.object) for s, _ in shown])
    boxes = {k: Box(points[k][0], points[k][1], *sizes[k]) for k in drawn}
    numbers = _numbers([s.type for s, _ in shown], vocabulary)
    edges = _edges(shown, boxes, numbers, vocabulary)
    xs = [0.0, width, *(x for e in edges for x, _ in e.curve.extent)]
    ys = [0.0, height, *(y for e in edges for _, y in e.curve.extent)]
    return Graph(
        left=min(xs),
        top=min(ys),
        width=max(xs) - min(xs),
        height=max(ys) - min(ys),
        nodes=tuple(
            Node(k, names[k], lines[k], _SHAPES.get((kinds or {}).get(k, ""), "body"), boxes[k])
            for k in drawn
        ),
        edges=edges,
        legend=tuple(
            (number, label_of(vocabulary, name), sum(s.type == name for s, _ in shown))
            for name, number in numbers.items()
        ),
        styles=tuple(style for style in _STYLE_ORDER if any(style == e.style for e in edges)),
        total=len(names),
        left_out=between - len(shown),
    )


_STYLE_ORDER: Final[tuple[Style, ...]] = ("held", "contested", "denied", "doubted", "promised")
_SHAPES: Final = {"person": "person", "place": "place", "state": "state"}


def label_of(vocabulary: Vocabulary, name: str) -> str:
    """The label of a tie type; its own name when the vocabulary does not know it."""
    tie = vocabulary.types.get(name)
    return tie.label if tie else name


def _voices(standing: Standing) -> int:
    return len(standing.voices_for) + len(standing.voices_against) + len(standing.voices_doubting)


def _numbers(types: Sequence[str], vocabulary: Vocabulary) -> dict[str, int]:
    """Badge numbers, in the vocabulary's order, then by name."""
    known = [name for name in vocabulary.types if name in set(types)]
    return {name: n for n, name in enumerate([*known, *sorted(set(types) - set(known))], start=1)}


def _edges(
    shown: Sequence[tuple[Standing, Style]],
    boxes: Mapping[str, Box],
    numbers: Mapping[str, int],
    vocabulary: Vocabulary,
) -> tuple[Edge, ...]:
    pairs: dict[tuple[str, str], list[tuple[Standing, Style]]] = {}
    for standing, style in shown:
        a, b = sorted((standing.subject, standing.object))
        pairs.setdefault((a, b), []).append((standing, style))
    edges: list[Edge] = []
    taken: list[Box] = list(boxes.values())
    for (a, b), members in sorted(pairs.items()):
        members.sort(key=lambda m: (numbers[m[0].type], m[0].subject))
        ends = [(a, b) if s.subject == a else (b, a) for s, _ in members]
        curves = bundle(
            [(boxes[p], boxes[q]) for p, q in ends],
            arrows=[not s.symmetric for s, _ in members],
            obstacles=[box for key, box in boxes.items() if key not in (a, b)],
            taken=taken,
        )
        for (standing, style), curve in zip(members, curves, strict=True):
            title = describe(standing, style, vocabulary)
            edges.append(Edge(standing, style, numbers[standing.type], _voices(standing), curve, title))
    return tuple(edges)


def describe(standing: Standing, style: Style, vocabulary: Vocabulary) -> str:
    """One standing in words, for a tooltip and a screen reader."""
    said = {
        "held": f"{_count(len(standing.voices_for))} for",
        "contested": f"{_count(len(standing.voices_for))} for, {len(standing.voices_against)} against",
        "denied": f"denied, {_count(len(standing.voices_against))} against",
        "doubted": f"only hedged, {_count(len(standing.voices_doubting))}",
        "promised": "promised, planned or supposed only",
    }[style]
    join = "and" if standing.symmetric else "to"
    label = label_of(vocabulary, standing.type)
    return f"{standing.subject_name} {join} {standing.object_name}: {label}; {said}"


def _count(number: int) -> str:
    return f"{number} voice" if number == 1 else f"{number} voices"


def _cells(text: str) -> int:
    """Width in character cells: East Asian wide characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _wrap(name: str) -> tuple[str, ...]:
    """The name on one line or two, shortened with an ellipsis when even these do not hold it."""
    name = " ".join(name.split())
    if len(name) > _LONGEST:
        name = name[: _LONGEST - 1].rstrip() + "…"
    if _cells(name) <= _WRAP:
        return (name,)
    spaces = [i for i, c in enumerate(name) if c == " "]
    if not spaces:
        return (name,)
    middle = min(spaces, key=lambda i: abs(len(name) - 2 * i))
    return (name[:middle], name[middle + 1 :])


def _size(lines: Sequence[str]) -> tuple[float, float]:
    return (round(max(_cells(line) for line in lines) * _CHARACTER + 30.0, 1), len(lines) * _LINE + 17.0)
