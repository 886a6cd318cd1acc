from sayso.model import Document
from sayso.reader import syntax
from sayso.reader.entities import find_entities


def entities_of(text):
    """The words of each entity's descriptions, before any step of coreference."""
    document = Document(text)
    found = find_entities(syntax.parse(document))
    return {e.name: [document.quote(m.span) for m in e.mentions if m.kind == "nominal"] for e in found}


def test_the_commission_is_the_one_body_whose_name_ends_so():
    found = entities_of("The Truce Commission met on Friday. Rebels watched the commission from the hill.")
    assert found["Truce Commission"] == ["the commission"]


def test_two_bodies_that_end_so_leave_it_open():
    found = entities_of(
        "The Truce Commission met the Grain Commission on Friday. The rebels watched the commission."
    )
    assert found["Truce Commission"] == found["Grain Commission"] == []


def test_a_description_before_the_name_is_left_open():
    found = entities_of("Rebels watched the commission from the hill. The Truce Commission met on Friday.")
    assert found["Truce Commission"] == []


def test_another_commission_is_told_by_what_follows():
    found = entities_of(
        "The Truce Commission met on Friday. Rebels watched the commission of inquiry from the hill."
    )
    assert found["Truce Commission"] == []
