from sayso.model import Document, Section


def test_one_text_in_two_outlets_has_two_ids_and_one_text_hash():
    a, b = Document("x", publisher="A"), Document("x", publisher="B")
    assert a.id != b.id
    assert a.text_hash == b.text_hash


def test_the_id_depends_on_nothing_that_reading_finds():
    assert Document("x").id == Document("x", sections=(Section("body", 0, 1),), byline="B").id


def test_sections_are_found_by_offset():
    document = Document("ab", sections=(Section("headline", 0, 1),))
    assert document.section_at(0).kind == "headline"
    assert document.section_at(1) is None
