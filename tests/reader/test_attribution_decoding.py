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
    best_labels,
    decode,
    log_softmax,
    settle,
    spans_of,
)


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


def test_decode_counts_pieces_of_the_text_and_ignores_padding() -> None:
    logits = logits_for([B_SOURCE, B_CUE, B_CONTENT, I_CONTENT, I_CONTENT])
    one = np.ones(1, dtype=np.float32)
    (found,) = decode(logits, one, one, np.asarray([1]), np.asarray([100]), np.asarray([4]))
    assert (found.source, found.cue, found.content) == ((100, 101), (101, 102), ((102, 104),))


def test_decode_leaves_out_a_candidate_without_content() -> None:
    one = np.ones(1, dtype=np.float32)
    assert (
        decode(logits_for([0, B_CUE, 0]), one, one, np.asarray([1]), np.asarray([0]), np.asarray([3])) == []
    )


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
