from sayso.model import Document, Entity, Mention
from sayso.reader import syntax
from sayso.reader.coreference import resolve


def texts(found, name):
    return [found.document.quote(m.span) for m in found.entity(name).mentions if m.kind != "name"]


def test_it_is_the_subject_before(steps):
    found = steps("The Harvan Front has old camps in the hills. It trains young men there.")
    assert texts(found, "Harvan Front") == ["It"]


def test_i_is_the_speaker(steps):
    found = steps('"I never met the rebels," said Lena Marsh.')
    assert texts(found, "Lena Marsh") == ["I"]


def test_an_object_pronoun_is_not_the_subject_of_its_clause(steps):
    found = steps("The Harvan Front left the town. Al-Nadira armed it.")
    assert "it" not in texts(found, "Al-Nadira")


def test_two_equal_antecedents_leave_a_pronoun_open(steps):
    found = steps("The Harvan Front and the Tarnan League met. It left early.")
    assert texts(found, "Harvan Front") == texts(found, "Tarnan League") == []


def test_he_is_nobody_with_a_womans_title(steps):
    found = steps("Karl Odrin left the hall. Mrs Lena Marsh stayed on. He took the train home.")
    assert "He" not in texts(found, "Lena Marsh")


def test_she_is_not_whoever_was_he(steps):
    found = steps("Karl Odrin left early. He was ill. Lena Marsh waved. Karl Odrin slept. She went home.")
    assert "She" not in texts(found, "Karl Odrin")


def test_a_noun_that_ends_one_name_stands_for_it(steps):
    found = steps("The Harvan Orchestra toured Tarna. Critics liked the orchestra.")
    assert texts(found, "Harvan Orchestra") == ["the orchestra"]


def test_it_stays_open_where_two_bodies_can_be_meant(steps):
    found = steps("The Harvan Front fought the Dune Brigade in the hills. It trains young men there.")
    assert "It" not in texts(found, "Harvan Front") + texts(found, "Dune Brigade")


def test_a_description_that_an_entity_has_already_goes_to_no_other():
    text = "Harvan Rail closed. Norvik Steel said that Norvik Steel had outbid the company."
    at = text.index("the company")
    placed = Mention(at, at + len("the company"), "nominal")
    rail = Entity("e1", "Harvan Rail", "organization", (Mention(0, 11), placed))
    steel = Entity("e2", "Norvik Steel", "organization", (Mention(20, 32), Mention(43, 55)))
    document = Document(text)
    found = resolve(document, syntax.parse(document), (rail, steel), ())
    assert [e.id for e in found for m in e.mentions if m.start == at] == ["e1"]
