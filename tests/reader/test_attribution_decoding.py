"""Decoding: label sequences obey the grammar of an attribution; overlapping claims are settled."""

from __future__ import annotations

import numpy as np

from sayso.reader.attribution_decoding import (
    B_CONTENT,
    B_CUE,
    B_SOURCE,
    I_CONTENT,
    I_CUE,
    Candidate,
    Scores,
    best_labels,
    decode,
    joined,
    log_softmax,
    quotation_at,
    settle,
    spans_of,
    whole_quotations,
)
from sayso.reader.attribution_features import CLOSE, INSIDE, OPEN, OUTSIDE, UNCLOSED, Pieces


def logits_for(labels: list[int], strength: float = 6.0) -> np.ndarray:
    logits = np.zeros((1, len(labels), 7), dtype=np.float32)
    logits[0, np.arange(len(labels)), labels] = strength
    return logits


def test_best_labels_begin_the_one_cue_at_its_place() -> None:
    scores = log_softmax(logits_for([B_CUE, 0, 0, B_CONTENT, I_CONTENT]))
    assert best_labels(scores, np.asarray([1]))[0].tolist()[1] == B_CUE
    assert best_labels(scores, np.asarray([1]))[0].tolist().count(B_CUE) == 1


def test_best_labels_never_go_on_inside_what_did_not_begin() -> None:
    scores = log_softmax(logits_for([I_CONTENT, I_CUE, B_CUE, I_CONTENT, I_CONTENT]))
    labels = best_labels(scores, np.asarray([2]))[0].tolist()
    for before, here in zip([0, *labels], labels, strict=False):
        if here in (2, 4, 6):
            assert before in (here, here - 1)


def test_spans_of_adjacent_spans_stay_apart() -> None:
    row = np.asarray([B_CONTENT, I_CONTENT, B_CONTENT, 0, B_CONTENT], dtype=np.int8)
    assert spans_of(row, B_CONTENT) == [(0, 2), (2, 3), (4, 5)]


def scores_for(labels: list[int], at: int, offset: int = 0, length: int | None = None) -> Scores:
    one = np.ones(1, dtype=np.float32)
    size = len(labels) if length is None else length
    return Scores(logits_for(labels), one, one, np.asarray([at]), np.asarray([offset]), np.asarray([size]))


def pieces_with(quote: list[int]) -> Pieces:
    zeros = np.zeros(len(quote), dtype=np.int64)
    places = np.arange(len(quote))
    return Pieces(zeros, zeros, np.asarray(quote), places, places + 1, zeros)


PLAIN = pieces_with([OUTSIDE] * 200)


def test_decode_counts_pieces_of_the_text_and_ignores_padding() -> None:
    scores = scores_for([B_SOURCE, B_CUE, B_CONTENT, I_CONTENT, I_CONTENT], 1, offset=100, length=4)
    (found,) = decode(scores, PLAIN)
    assert (found.source, found.cue, found.content) == ((100, 101), (101, 102), ((102, 104),))


def test_decode_leaves_out_a_candidate_without_content() -> None:
    assert decode(scores_for([0, B_CUE, 0], 1), PLAIN) == []


def test_decode_reads_candidates_together_as_it_reads_them_alone() -> None:
    rng = np.random.default_rng(3)
    parts = []
    for count, size in ((3, 9), (1, 30), (2, 4), (0, 1), (3, 17)):
        logits = rng.normal(size=(count, size, 7)).astype(np.float32) * 3
        at, values = rng.integers(0, size, count), rng.normal(size=count).astype(np.float32)
        parts.append(Scores(logits, values, values, at, np.full(count, size), np.full(count, size)))
    alone = [c for part in parts for c in decode(part, PLAIN)]
    together = decode(joined(parts), PLAIN)
    assert sorted(together, key=repr) == sorted(alone, key=repr)


def test_content_cut_off_inside_a_quotation_has_the_whole_of_it() -> None:
    pieces = pieces_with([OUTSIDE, OPEN, INSIDE, INSIDE, INSIDE, CLOSE, OUTSIDE])
    assert whole_quotations([(3, 5)], pieces, (3, 7)) == ((1, 5),)
    assert whole_quotations([(1, 4)], pieces, (0, 4)) == ((1, 6),)
    assert whole_quotations([(2, 4)], pieces, (0, 7)) == ((2, 4),)


def test_pieces_of_content_that_touch_inside_a_quotation_are_one() -> None:
    pieces = pieces_with([OPEN, INSIDE, INSIDE, CLOSE, OUTSIDE, OUTSIDE])
    assert whole_quotations([(0, 2), (2, 4)], pieces, (0, 6)) == ((0, 4),)
    assert whole_quotations([(0, 4), (4, 6)], pieces, (0, 6)) == ((0, 4), (4, 6))


def test_quotations_side_by_side_are_told_apart() -> None:
    pieces = pieces_with([OPEN, INSIDE, CLOSE, OPEN, CLOSE, UNCLOSED, UNCLOSED, OUTSIDE, UNCLOSED])
    found = [quotation_at(pieces, place) for place in range(9)]
    assert found == [(0, 3)] * 3 + [(3, 5)] * 2 + [(5, 7)] * 2 + [(7, 8), (8, 9)]


def claim(cue: tuple[int, int], *content: tuple[int, int]) -> Candidate:
    return Candidate(cue, None, content, (0.0,) * 5)


def test_settle_gives_a_common_cue_to_the_better_score() -> None:
    found = [claim((3, 5), (5, 9)), claim((4, 6), (6, 9)), claim((20, 21), (21, 22))]
    assert [c for c, _ in settle(found, [0.4, 0.6, 0.1])] == [found[1], found[2]]


def test_settle_drops_a_cue_inside_a_better_content() -> None:
    found = [claim((3, 4), (4, 20)), claim((8, 9), (9, 15))]
    assert settle(found, [0.9, 0.8]) == [(found[0], 0.9)]


def test_settle_takes_from_a_content_what_a_better_one_has() -> None:
    found = [claim((3, 4), (4, 10)), claim((20, 21), (8, 19))]
    assert settle(found, [0.9, 0.8])[1] == (claim((20, 21), (10, 19)), 0.8)


def test_settle_drops_a_content_that_has_lost_most_of_its_pieces() -> None:
    found = [claim((3, 4), (4, 10)), claim((20, 21), (4, 11))]
    assert settle(found, [0.9, 0.8]) == [(found[0], 0.9)]
