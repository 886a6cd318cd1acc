import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.model import Document, Section
from sayso.reader import syntax


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_tokens_stand_exactly_where_the_text_has_them(text):
    doc = syntax.parse(Document(text))
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_sentences_do_not_cross_paragraphs():
    doc = syntax.parse(Document("A headline without a stop\n\nThe minister left."))
    assert [s.text.strip() for s in doc.sents] == ["A headline without a stop", "The minister left."]


def test_boilerplate_is_tokenised_but_not_parsed():
    text = "The minister left.\n\nShare this article"
    doc = syntax.parse(Document(text, sections=(Section("boilerplate", 20, len(text)),)))
    assert [t.pos_ for t in doc if t.idx >= 20 and not t.is_space] == ["", "", ""]
    assert doc[1].pos_ == "NOUN"


def test_a_model_that_is_not_the_pinned_one_is_refused(tmp_path):
    meta = tmp_path / "meta.json"
    meta.write_text("{}")
    with pytest.raises(ModelError, match=r"requirements\.lock"):
        syntax.verify(meta)


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ModelError, match="absent"):
        syntax.verify(tmp_path / "meta.json")
