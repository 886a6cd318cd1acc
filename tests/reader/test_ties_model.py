from __future__ import annotations

import pytest

from sayso.errors import SaysoError
from sayso.reader.ties_features import TYPES
from sayso.reader.ties_model import TiesModel, one_sentence

TEXT = (
    "The Hill Guard, led by Oru Vey, was funded by Quellan for nine years, Ana Ro said. "
    "She denied that it had ever armed the Salt League."
)


@pytest.fixture(scope="module")
def model() -> TiesModel:
    return TiesModel.load()


def test_mentions_stand_in_the_text_in_order_and_hold_their_heads(model: TiesModel) -> None:
    seen = model(TEXT)
    assert {"The Hill Guard", "Oru Vey", "Quellan", "the Salt League"} <= {
        TEXT[slice(*m.span)] for m in seen.mentions
    }
    assert [m.head for m in seen.mentions] == sorted(m.head for m in seen.mentions)
    for m in seen.mentions:
        assert m.start <= m.head < m.end
        assert set(m.types) == set(TYPES)


def test_links_go_back_and_pairs_name_mentions(model: TiesModel) -> None:
    seen = model(TEXT)
    assert len(seen.links) == len(seen.mentions)
    assert all(earlier < n for n, row in enumerate(seen.links) for earlier, _ in row)
    assert all(0 <= p.first < p.second < len(seen.mentions) for p in seen.pairs)
    assert all(0 <= p.evidence[0] < p.evidence[1] <= len(TEXT) for p in seen.pairs)


def test_a_tie_plainly_said_is_seen_with_its_direction(model: TiesModel) -> None:
    seen = model("Quellan funds the Hill Guard.")
    best = max((p for p in seen.pairs), key=lambda p: max(p.ties.values()))
    assert max(best.ties, key=lambda k: best.ties[k]) == ("funding", True)


@pytest.mark.parametrize("text", ["", " \n ", "word", "😀"])
def test_texts_of_hardly_anything_are_read(model: TiesModel, text: str) -> None:
    assert model(text).pairs == ()


def test_a_damaged_file_is_told() -> None:
    names = ("ties.onnx", "ties-pairs.onnx", "ties-links.onnx", "ties.npz")
    sidecar = {"name": "ties", "version": "1", "sha256": dict.fromkeys(names, "0" * 64)}
    with pytest.raises(SaysoError, match="damaged"):
        TiesModel(dict.fromkeys(names, b""), sidecar)


def test_a_span_ends_where_its_sentence_does_but_not_at_a_title() -> None:
    text = "He saw Gen. Oru Vey. The Hill Guard left."
    head = text.index("Vey")
    assert text[slice(*one_sentence(text, 7, len(text), head))] == "Gen. Oru Vey"
    guard = text.index("Guard")
    assert text[slice(*one_sentence(text, 7, len(text), guard))] == "The Hill Guard left."
