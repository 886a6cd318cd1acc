from __future__ import annotations

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.attribution_features import Pieces
from sayso.reader.ties_features import (
    CLASSES,
    FAR_BUCKETS,
    N_LINK_FEATURES,
    Spot,
    far_bucket,
    likely,
    link_features,
    looks,
    mention_class,
    stretch,
    word_end,
)


def _spot(text: str, words: str, piece: int) -> Spot:
    start = text.index(words)
    head = start + words.rindex(words.split()[-1])
    return Spot(start, start + len(words), head, word_end(text, head), piece)


def _pieces(count: int) -> Pieces:
    zeros = np.zeros(count, np.int64)
    return Pieces(zeros, zeros, zeros, zeros, zeros, zeros)


def test_a_mention_is_a_pronoun_a_name_or_a_description_by_its_determiner() -> None:
    text = "She met the rebels, a clerk, some men and the Hill Guard; rebels wept."
    kinds = [
        mention_class(text, _spot(text, w, 0)) for w in ("She", "the rebels", "a clerk", "the Hill Guard")
    ]
    assert kinds == ["she", "the", "a", "name"]
    assert mention_class(text, _spot(text, "rebels", 0)) == "bare"


def test_features_tell_the_same_head_and_the_clash_of_pronouns() -> None:
    text = "The rebels fled. The rebels wept. He saw her."
    second = Spot(17, 27, 21, 27, 4)
    spots = [_spot(text, "The rebels", 1), second, _spot(text, "He", 8), _spot(text, "her", 10)]
    found = link_features(text, spots, _pieces(12))
    assert found.shape == (4, 4, N_LINK_FEATURES)
    assert found[1, 0, 0] == found[1, 0, 1] == found[1, 0, 2] == 1.0
    assert found[3, 2, 9] == 1.0
    assert not found[0].any()


def test_a_mention_may_go_on_from_those_near_it_and_from_its_like_far_away() -> None:
    text = "Pier Trust met " + "one clerk " * 60 + "Osk and PT and the Trust"
    words = [m.span() for m in re.finditer(r"Pier Trust|clerk|Osk|PT|the Trust", text)]
    spots = [Spot(s, e, max(s, text.rfind(" ", s, e) + 1), e, n) for n, (s, e) in enumerate(words)]
    seen = looks(text, spots, _pieces(len(spots) + 1))
    last = len(spots) - 1
    assert 0 in likely(seen, last)
    assert 0 in likely(seen, last - 1)
    assert 0 not in likely(seen, last - 2)
    assert last - 1 in likely(seen, last)


@given(st.integers(0, 400), st.integers(0, 400))
def test_distances_have_a_bucket_and_stretches_hold_their_heads(a: int, b: int) -> None:
    first, second = min(a, b), max(a, b)
    assert 0 <= int(far_bucket(np.array([second - first]))[0]) < FAR_BUCKETS
    low, high = stretch(first, second, 0, 401)
    assert 0 <= low <= first
    assert second < high <= 401


def test_the_classes_are_distinct() -> None:
    assert len(set(CLASSES)) == len(CLASSES)
