from sayso.case.keys import comment_at, narrator_key, short, split_key, unnamed_key
from sayso.model import Document, Section


def test_an_entity_key_is_parted_and_other_voices_have_no_entity() -> None:
    assert split_key("00ff#e1") == ("00ff", "e1")
    assert split_key("narrator:The #1 Post") is None


def test_unnamed_sources_are_one_under_the_same_words_only() -> None:
    assert unnamed_key("d", "Two  Officials") == unnamed_key("d", "two officials")
    assert unnamed_key("d", "two officials") != unnamed_key("e", "two officials")
    assert unnamed_key("d", "two officials") != unnamed_key("d", "three officials")


def test_long_words_are_cut_but_stay_apart() -> None:
    assert short("a" * 200) == "a" * 200
    assert len(short("a" * 5000)) == 200
    assert short("a" * 5000) != short("a" * 5001)


def test_a_blank_publisher_is_none() -> None:
    assert narrator_key(Document(text="x", publisher=" "), "d") == "narrator:d"


def test_comments_are_numbered_in_the_order_of_the_text() -> None:
    sections = (Section("body", 0, 4), Section("comment", 4, 6), Section("comment", 6, 8))
    document = Document(text="12345678", sections=sections)
    assert [comment_at(document, n) for n in (0, 4, 5, 6, 8)] == [None, 0, 0, 1, None]
