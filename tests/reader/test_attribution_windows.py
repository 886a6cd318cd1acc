"""Windows: nothing lost, nothing scored twice, nothing changed by text far away."""

from __future__ import annotations

import random

import numpy as np
import pytest

from sayso.reader.attribution_features import BREAK_ID, Pieces
from sayso.reader.attribution_windows import CONTEXT, CORE, windows

FULL_STOP = 1012
ENDS = frozenset({FULL_STOP})


def pieces_of(paragraphs: list[list[int]]) -> Pieces:
    ids = np.asarray([i for p in paragraphs for i in [*p, BREAK_ID]], dtype=np.int64)
    number = np.asarray([n for n, p in enumerate(paragraphs) for _ in range(len(p) + 1)], dtype=np.int64)
    place = np.arange(len(ids))
    zero = np.zeros_like(ids)
    return Pieces(ids, zero, zero, place, place + 1, number)


def random_paragraphs(seed: int, count: int) -> list[list[int]]:
    rng = random.Random(seed)
    return [
        [FULL_STOP if rng.random() < 0.05 else rng.randint(2000, 9000) for _ in range(rng.randint(1, 120))]
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_cores_cover_every_piece_once(seed: int) -> None:
    pieces = pieces_of(random_paragraphs(seed, 60))
    covered = [p for w in windows(pieces, ENDS) for p in range(w.core_start, w.core_end)]
    assert covered == list(range(len(pieces)))


@pytest.mark.parametrize("paragraph", [[5000] * 5000, [5000, 5001, FULL_STOP] * 2000])
def test_windows_of_one_endless_paragraph_stay_short(paragraph: list[int]) -> None:
    longest = max(w.end - w.start for w in windows(pieces_of([paragraph]), ENDS))
    assert longest <= CORE + 160 + 2 * CONTEXT


def test_windows_of_nothing_are_none() -> None:
    assert windows(pieces_of([]), ENDS) == []


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("front", [True, False])
def test_filler_far_away_leaves_windows_alone(seed: int, front: bool) -> None:
    middle, filler = random_paragraphs(seed, 60), random_paragraphs(seed + 100, 1 + seed)
    before = windows(pieces_of(middle), ENDS)
    after = windows(pieces_of(filler + middle if front else middle + filler), ENDS)
    size = sum(len(p) + 1 for p in middle)
    shift = sum(len(p) + 1 for p in filler) if front else 0
    far = [w for w in before if (w.start > 1200 if front else w.end < size - 1200)]
    moved = {(w.start - shift, w.end - shift, w.core_start - shift, w.core_end - shift) for w in after}
    assert far
    assert all((w.start, w.end, w.core_start, w.core_end) in moved for w in far)


@pytest.mark.parametrize("times", [10, 37])
def test_repeated_filler_leaves_windows_of_what_it_surrounds_alone(times: int) -> None:
    filler, story = random_paragraphs(1, 3), random_paragraphs(2, 6)
    inner = filler * 20 + story + filler * 20
    begin = sum(len(p) + 1 for p in filler) * 20
    end = begin + sum(len(p) + 1 for p in story)

    def of_story(paragraphs: list[list[int]], shift: int) -> set[tuple[int, int]]:
        found = windows(pieces_of(paragraphs), ENDS)
        return {
            (w.start - shift, w.end - shift) for w in found if w.end - shift > begin and w.start - shift < end
        }

    before = of_story(inner, 0)
    assert of_story(filler * times + inner, times * sum(len(p) + 1 for p in filler)) == before
    assert of_story(inner + filler * times, 0) == before
