"""Places the actors of a network on a plane: the same network always gives the same drawing.

Each connected part is laid out by stress majorization (Gansner, Koren and North, "Graph drawing by
stress majorization", 2004) from a circular start, boxes that overlap are pushed apart, and the parts are
packed into rows. Plain numpy: a few dozen nodes take milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Size = tuple[float, float]
Point = tuple[float, float]
Matrix = NDArray[np.float64]

_GAP_X, _GAP_Y = 34.0, 30.0
"""Least free space between two boxes, in drawing units: room for an edge and its badge."""


def place(
    sizes: Mapping[str, Size], edges: Sequence[tuple[str, str]], *, width: float = 960.0
) -> tuple[dict[str, Point], Size]:
    """Centres for boxes of the given sizes, none overlapping, and the size of the whole drawing.

    `edges` may repeat a pair: its bundle of curves is then given more room.
    """
    neighbours: dict[str, set[str]] = {name: set() for name in sizes}
    bundles: dict[tuple[str, str], int] = {}
    for a, b in edges:
        if a != b and a in neighbours and b in neighbours:
            neighbours[a].add(b)
            neighbours[b].add(a)
            pair = (a, b) if a < b else (b, a)
            bundles[pair] = bundles.get(pair, 0) + 1
    parts = [_arrange(part, neighbours, sizes, bundles) for part in _components(neighbours)]
    return _pack(parts, sizes, width)


def _components(neighbours: Mapping[str, set[str]]) -> list[list[str]]:
    """The connected parts, largest first, each in breadth-first order from its best-connected node."""
    order = sorted(neighbours, key=lambda n: (-len(neighbours[n]), n))
    seen: set[str] = set()
    parts: list[list[str]] = []
    for root in order:
        if root in seen:
            continue
        part, seen = [root], seen | {root}
        for node in part:
            fresh = sorted(neighbours[node] - seen, key=lambda n: (-len(neighbours[n]), n))
            part.extend(fresh)
            seen.update(fresh)
        parts.append(part)
    return sorted(parts, key=lambda p: (-len(p), p[0]))


def _arrange(
    part: Sequence[str],
    neighbours: Mapping[str, set[str]],
    sizes: Mapping[str, Size],
    bundles: Mapping[tuple[str, str], int],
) -> dict[str, Point]:
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    index = {name: i for i, name in enumerate(part)}
    here = [(index[a], index[b], n) for (a, b), n in sorted(bundles.items()) if a in index]
    ideal = _distances(part, neighbours) * (120.0 + 2.0 * len(part))
    for i, j, many in here:
        ideal[i, j] = ideal[j, i] = ideal[i, j] * (1 + 0.12 * min(many - 1, 8))
    points = _majorize(ideal)
    points[:, 0] *= 1.45  # the boxes are wider than high, and so is a page
    boxes = np.array([sizes[n] for n in part])
    for _ in range(40):
        points = _separate(points, boxes, rounds=4)
        if not _clear(points, boxes, here):
            break
    points = _separate(points, boxes)
    return {name: (float(x), float(y)) for name, (x, y) in zip(part, points, strict=True)}


def _clear(points: Matrix, boxes: Matrix, bundles: Sequence[tuple[int, int, int]]) -> bool:
    """Move boxes sideways out of the way of the bundles that would run beneath them; whether any moved."""
    moved = False
    for i, j, many in bundles:
        line = points[j] - points[i]
        length = float(np.hypot(*line))
        if length < 1:
            continue
        along = line / length
        normal = np.array([-along[1], along[0]])
        for k in range(len(points)):
            if k in (i, j):
                continue
            offset = points[k] - points[i]
            reach = abs(along[0]) * boxes[k, 0] / 2 + abs(along[1]) * boxes[k, 1] / 2
            across = abs(normal[0]) * boxes[k, 0] / 2 + abs(normal[1]) * boxes[k, 1] / 2
            position, side = float(offset @ along), float(offset @ normal)
            lack = many * 12.0 + 6.0 + across - abs(side)
            if lack > 0 and -reach < position < length + reach:
                points[k] += normal * (lack if side >= 0 else -lack) * 0.5
                moved = moved or lack > 1
    return moved


def _distances(part: Sequence[str], neighbours: Mapping[str, set[str]]) -> Matrix:
    """Steps between any two nodes of a connected part."""
    index = {name: i for i, name in enumerate(part)}
    out = np.zeros((len(part), len(part)))
    for name, row in index.items():
        frontier, steps, seen = {name}, 0, {name}
        while frontier:
            for node in frontier:
                out[row, index[node]] = steps
            frontier = {m for n in frontier for m in neighbours[n]} - seen
            seen |= frontier
            steps += 1
    return out


def _majorize(ideal: Matrix, *, rounds: int = 200) -> Matrix:
    count = len(ideal)
    angles = 2 * np.pi * np.arange(count) / count
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1) * ideal.max() / 2
    weights = np.divide(1.0, ideal**2, out=np.zeros_like(ideal), where=ideal > 0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    for _ in range(rounds):
        gaps = points[:, None, :] - points[None, :, :]
        lengths = np.maximum(np.sqrt((gaps**2).sum(axis=2)), 1e-9)
        pull = weights * ideal / lengths
        moved = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ points)
        if np.abs(moved - points).max() < 0.05:
            return np.asarray(moved)
        points = moved
    return np.asarray(points)


def _separate(points: Matrix, boxes: Matrix, *, rounds: int = 600) -> Matrix:
    """Push overlapping boxes apart along the axis that needs least, in a fixed order, until none do."""
    points = points.copy()
    for _ in range(rounds):
        moved = False
        for i in range(len(points)):
            for j in range(i + 1, len(points)):
                need_x = (boxes[i, 0] + boxes[j, 0]) / 2 + _GAP_X - abs(points[i, 0] - points[j, 0])
                need_y = (boxes[i, 1] + boxes[j, 1]) / 2 + _GAP_Y - abs(points[i, 1] - points[j, 1])
                if need_x <= 0.01 or need_y <= 0.01:
                    continue
                axis, need = (0, need_x) if need_x < need_y else (1, need_y)
                side = 1.0 if points[i, axis] <= points[j, axis] else -1.0
                points[i, axis] -= side * need / 2
                points[j, axis] += side * need / 2
                moved = True
        if not moved:
            break
    return points


def _pack(
    parts: Sequence[dict[str, Point]], sizes: Mapping[str, Size], width: float
) -> tuple[dict[str, Point], Size]:
    """Rows of parts from left to right, a new row when the page's width is used up."""
    margin = 24.0
    placed: dict[str, Point] = {}
    x = y = margin
    row_height = total = 0.0
    for part in parts:
        left = min(p[0] - sizes[n][0] / 2 for n, p in part.items())
        right = max(p[0] + sizes[n][0] / 2 for n, p in part.items())
        top = min(p[1] - sizes[n][1] / 2 for n, p in part.items())
        bottom = max(p[1] + sizes[n][1] / 2 for n, p in part.items())
        if x > margin and x + right - left > width:
            x, y, row_height = margin, y + row_height + 2 * _GAP_Y, 0.0
        for name, (px, py) in part.items():
            placed[name] = (round(px - left + x, 1), round(py - top + y, 1))
        x += right - left + 2 * _GAP_X
        row_height = max(row_height, bottom - top)
        total = max(total, x - 2 * _GAP_X + margin)
    return placed, (round(total, 1), round(y + row_height + margin, 1))
