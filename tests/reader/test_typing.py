from sayso.model import Document
from sayso.reader import read
from sayso.reader.typing import type_model


def test_the_probabilities_of_the_types_sum_to_one():
    shares = type_model()({"bias": 1.0, "label PERSON": 1.0})
    assert abs(sum(shares.values()) - 1.0) < 1e-9
    assert max(shares, key=shares.get) == "person"


def test_a_title_and_a_place_make_the_types_of_their_names():
    text = "Minister Ana Brill flew from Kenya to Paris. Brill said that the Saru Relief Network was broke."
    found = {e.name: e.type for e in read(Document(text)).entities}
    assert found["Ana Brill"] == "person"
    assert (found["Kenya"], found["Paris"]) == ("state", "place")
    assert found["Saru Relief Network"] == "organization"


def test_what_has_an_acronym_is_no_person():
    text = "Brill Relief in the Eastern Delta (BRED) counted the dead. BRED gave no names."
    (body,) = read(Document(text)).entities
    assert (body.aliases, body.type) == (("BRED",), "organization")
