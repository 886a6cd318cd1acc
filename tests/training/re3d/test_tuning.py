"""Going on with the training of the network on another scheme. Needs torch, as training does."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from training.re3d.corpus import ENTITIES
from training.re3d.windows import Look, Pieced, cut, looked_at, pieced, tensors
from training.ties.model import Shape, TiesNet

from training.re3d import corpus, sight, tuning

WORDS = "Ann met Bob in Dervesh . Bob left Dervesh with Ann ."
LABELS = {"Ann": "Person", "Bob": "Person", "Dervesh": "Location"}


@pytest.fixture
def text() -> Pieced:
    known = {word: n + 200 for n, word in enumerate(sorted(set(WORDS.split())))}
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 100, **known}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    entities, at = [], 0
    for word in WORDS.split():
        if word in LABELS:
            entities.append({"start": at, "end": at + len(word), "type": LABELS[word], "confidence": 1})
        at += len(word) + 1
    met = {"type": "CommWith", "source": [0, 3], "target": [8, 11], "start": 4, "end": 7, "confidence": 1}
    item = {"id": "x", "text": WORDS, "entities": entities, "relations": [met]}
    return pieced(corpus.text_from(item), tokenizer)


def small() -> TiesNet:
    torch.manual_seed(1)
    return TiesNet(Shape(vocabulary=300, positions=64, width=24, heads=2, inner=32, layers=2, shared=1), 0.0)


def test_the_types_of_a_text_are_learned_and_the_network_given_is_left_alone(text: Pieced) -> None:
    base = small()
    before = {name: value.clone() for name, value in base.state_dict().items()}
    plan = tuning.Plan(epochs=60, rate=2e-3, head_rate=5e-3, masked=0.0, dropout=0.0)
    net = tuning.tuned(base, [text], frozenset(), plan)
    seen = sight.words(net, text, frozenset())
    told = [ENTITIES[n] for n in seen.entity.argmax(1).tolist()]
    assert [t for t, w in zip(told, text.text.words, strict=True) if w.text in LABELS] == [
        LABELS[w.text] for w in text.text.words if w.text in LABELS
    ]
    assert all(torch.equal(value, before[name]) for name, value in base.state_dict().items())


def test_the_words_that_say_a_relation_are_learned(text: Pieced) -> None:
    plan = tuning.Plan(epochs=60, rate=2e-3, head_rate=5e-3, masked=0.0, dropout=0.0, cues=1.0)
    net = tuning.tuned(small(), [text], frozenset(), plan)
    (window,) = cut(text, frozenset(), iter([99]))
    shared, _ = net.base.encode(*tensors([window])[:3], None)
    ann, met, bob = window.places[:3].tolist()
    looked = looked_at(shared, [window.end - window.start + 2], [{ann: 1, bob: 1}], [Look(0, ann, bob)])
    assert net.look(*looked)[2][0].argmax(0).tolist() == [met, met]


def test_windows_cover_a_text_once(text: Pieced) -> None:
    windows = list(cut(text, frozenset(), iter([5] * 99)))
    assert [w.start for w in windows][1:] == [w.end for w in windows][:-1]
    assert np.concatenate([w.words for w in windows]).tolist() == np.flatnonzero(text.at >= 0).tolist()
