import pytest
from tests.reader.sights import mention, sight

from sayso.model import Document
from sayso.reader.entities import find_entities
from sayso.reader.syntax import parse


def test_a_surname_joins_its_full_name(steps):
    found = steps("Lena Marsh arrived in Paris. Marsh met the mayor.")
    assert [m.start for m in found.entity("Lena Marsh").mentions if m.kind == "name"] == [0, 29]


def test_a_surname_that_fits_two_people_stays_alone(steps):
    found = steps("Lena Marsh and Paul Marsh arrived in Paris. Later Marsh met the mayor.")
    assert {e.name for e in found.entities} >= {"Lena Marsh", "Paul Marsh", "Marsh"}


def test_a_surname_used_before_a_second_bearer_is_named_is_the_firsts(steps):
    found = steps("Lena Marsh arrived in Paris. Marsh met the mayor. Paul Marsh stayed at home.")
    assert [m.start for m in found.entity("Lena Marsh").mentions if m.kind == "name"] == [0, 29]


def test_romanisations_and_acronyms_are_one_body(steps):
    found = steps(
        "Fighters of al-Nadira attacked the town. Al-Nadera denied it. "
        "The Saru Relief Network (SRN) counted the dead. SRN gave no names."
    )
    assert len(found.entity("al-Nadira").mentions) >= 2
    assert {"SRN"} <= set(found.entity("Saru Relief Network").aliases)


def test_a_branch_is_not_its_parent(steps):
    found = steps("Al-Nadira in the Western Isles (AWI) split from al-Nadira, Kenya's army said.")
    assert found.entity("AWI") is not found.entity("al-Nadira")


def test_an_insertion_in_brackets_belongs_to_the_name(steps):
    found = steps('"They trusted Harun [bin Sadek] and General Orrin," she said. Harun bin Sadek fled.')
    assert "Harun [bin Sadek]" in {n for e in found.entities for n in (e.name, *e.aliases)}


def test_a_gloss_in_brackets_names_what_came_before(steps):
    found = steps('The Harvan Front attacked. "We joined the group [the Harvan Front] in May," he said.')
    texts = {found.document.quote(m.span) for m in found.entity("Harvan Front").mentions}
    assert "the group" in texts


def test_a_government_named_by_a_demonym_is_its_state_where_the_text_names_it(steps):
    found = steps("The rebels fought the Kenyan government for years in Kenya.")
    assert found.entity("Kenyan government") is found.entity("Kenya")
    assert found.entity("Kenya").type == "state"


def test_a_government_is_a_body_of_its_own_where_nothing_else_is_named(steps):
    found = steps("The rebels fought the Kenyan government for years.")
    assert found.entity("Kenyan government").type == "organization"


def test_a_title_is_no_name(steps):
    found = steps(
        "Prime Minister Lena Marsh met Interior Minister Paul Orrin and the Minister of the Interior."
    )
    assert {"Prime Minister", "Interior", "Minister"}.isdisjoint(e.name for e in found.entities)


def test_what_stands_before_a_name_tells_a_body_and_a_place_from_a_state():
    text = "Trucks of the haulage company Orrax crossed into the town of Belmar. Orrax's army left Belmar."
    names = [mention(text, name, type="state", chance=0.99) for name in ("Orrax", "Belmar")]
    kinds = {e.name: e.type for e in find_entities(parse(Document(text)), sight(names))}
    assert (kinds["Orrax"], kinds["Belmar"]) == ("organization", "place")


@pytest.mark.parametrize("called", ["MPA", "Lender"])
def test_what_a_contract_says_a_party_is_called_is_its_name(steps, called):
    text = f'Marra People\'s Army (the "{called}") paid Dorna Steel. {called} left. The {called} came.'
    found = steps(text)
    assert called in found.entity("Marra People's Army").aliases


def test_an_article_is_no_actor_unless_it_does_something(steps):
    text = "The treaty stands.\n\nArticle 3\nTarsia shall pay.\n\nAnnex A\nDorna paid under Article 5 of it."
    assert [e.name for e in steps(text).entities if e.name.split()[0] in ("Article", "Annex")] == []


@pytest.mark.parametrize("words", ["The Parties", "Neither Party", "Each Contracting Party", "No Party"])
def test_a_part_in_an_agreement_is_no_name(steps, words):
    found = steps(f"Tarsia and Dorna signed. {words} shall use force. {words} shall pay.")
    assert [e.name for e in found.entities if "art" in e.name] == []


def test_a_party_with_a_name_has_one(steps):
    found = steps("The Labour Party shall win, said Dorna. The Labour Party won.")
    assert "Labour Party" in {e.name for e in found.entities}


def test_a_photographer_is_no_actor(steps):
    found = steps("The harbour of Paris at night. Photo: Lena Marsh")
    assert "Lena Marsh" not in {e.name for e in found.entities}


def test_names_of_one_state_are_one_entity(steps):
    found = steps("The United States sent an envoy. The US wants talks, and America pays.")
    assert set(found.entity("United States").aliases) == {"US", "America"}


def test_a_state_is_called_by_its_name_and_not_by_its_adjective(steps):
    found = steps("Orsanian officials met Orsanian traders. Orsanian police came. Orsania said nothing.")
    assert "Orsania" in {e.name for e in found.entities}
    assert "Orsanian" not in {e.name for e in found.entities}


def test_a_people_is_not_its_state(steps):
    found = steps("Kenya signed the treaty. Many Kenyans opposed the treaty. Kenya said nothing.")
    assert all("Kenyans" not in (e.name, *e.aliases) for e in found.entities if e.name == "Kenya")


def test_offsets_are_code_points_after_emoji_and_other_scripts(steps):
    found = steps("🕊️ سلام — Lena Marsh said that the truce would hold.")
    mention = found.entity("Lena Marsh").mentions[0]
    assert found.document.text[mention.start : mention.end] == "Lena Marsh"


def test_who_holds_an_office_is_told_by_no_name():
    text = "Lena Marsh met the President of Tarsia in Oskri."
    seen = sight([mention(text, "President of Tarsia", type="person", head="President")])
    names = {e.name for e in find_entities(parse(Document(text)), seen)}
    assert "Lena Marsh" in names
    assert "President of Tarsia" not in names


def test_a_word_that_the_text_also_writes_small_is_no_name():
    text = "Salt is dear. Traders want salt, and the price of salt rose."
    seen = sight([mention(text, "Salt", type="other")])
    assert find_entities(parse(Document(text)), seen) == ()


def test_a_short_name_that_two_bodies_fit_stays_by_itself(steps):
    found = steps("The White House spoke to the House of Elders. The House of Elders met. The House voted.")
    owners = [e.name for e in found.entities for m in e.mentions if found.document.quote(m.span) == "House"]
    assert "White House" not in owners


def test_whose_spokesperson_somebody_is_is_no_name(steps):
    found = steps("Jeff Ro, the State Department Spokesperson, said on Monday that the camp would close.")
    assert not any("Spokesperson" in e.name for e in found.entities)


def test_a_place_where_people_post_is_no_person(steps):
    found = steps("The minister posted it to Twitter. Twitter said it would look into it.")
    assert found.entity("Twitter").type == "organization"
