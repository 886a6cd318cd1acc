import pytest

from sayso.reader.short_names import Form, is_demonym_of, is_rule_of, lands, short_forms


def joined(text, **types):
    """Pairs of names, by their text, that are joined in a text with these names (blanks as "_")."""
    names = {name.replace("_", " "): kind for name, kind in types.items()}
    forms = []
    for name, kind in names.items():
        starts = [i for i in range(len(text)) if text.startswith(name, i)]
        longer = [n for n in names if n != name and name in n]
        own = [i for i in starts if not any(text.startswith(n, i - n.index(name)) for n in longer)]
        forms.append(Form(name, [(i, i + len(name)) for i in own], kind))
    cluster = list(range(len(forms)))
    pairs = set()
    for find in (
        lambda: lands(forms, cluster.__getitem__),
        lambda: short_forms(text, forms, cluster.__getitem__),
    ):
        for long, short in find():
            pairs.add((forms[long].text, forms[short].text))
            cluster[:] = [cluster[long] if c == cluster[short] else c for c in cluster]
    return pairs


def test_a_company_is_called_by_the_front_of_its_name():
    text = "Norvik Steel closed the mill. Norvik said so."
    assert joined(text, Norvik_Steel="organization", Norvik="state") == {("Norvik Steel", "Norvik")}


def test_a_town_that_somebody_is_in_is_no_short_name():
    text = "Norvik Steel closed the mill in Norvik. The mayor of Norvik wept."
    assert joined(text, Norvik_Steel="organization", Norvik="place") == set()


def test_what_places_lend_their_name_to_is_not_called_so():
    text = "Norvik University closed. Norvik said so."
    assert joined(text, Norvik_University="organization", Norvik="state") == set()


def test_a_town_is_not_the_militia_that_is_called_by_it():
    text = "Troops quit the town of Keret. The Keret Militia stayed. Everybody praised Keret and its schools."
    assert joined(text, Keret_Militia="organization", Keret="organization") == set()


def test_a_company_without_its_legal_form_is_the_company():
    text = "Norvik Steel AS closed. The bank lent money to Norvik Steel."
    found = joined(text, Norvik_Steel_AS="organization", Norvik_Steel="organization")
    assert found == {("Norvik Steel AS", "Norvik Steel")}


def test_a_front_that_fits_two_names_stays_alone():
    text = "Norvik Steel and Norvik Shipping closed. Norvik said so."
    types = {"Norvik_Steel": "organization", "Norvik_Shipping": "organization", "Norvik": "state"}
    assert joined(text, **types) == set()


def test_a_land_that_has_people_is_no_short_name():
    text = "Tarsian dockers struck Tarsia Shipping. Tarsia paid."
    found = joined(text, Tarsia_Shipping="organization", Tarsia="state", Tarsian="group")
    assert found == {("Tarsia", "Tarsian")}


def test_a_body_is_called_by_the_end_of_its_name():
    text = "The Northern Column took the town. The Column shot nobody."
    assert joined(text, Northern_Column="group", Column="person") == {("Northern Column", "Column")}


def test_the_kind_of_a_body_is_no_other_body():
    text = "The Red Kite militia burned boats. Red Kite took the money."
    assert joined(text, Red_Kite_militia="organization", Red_Kite="group") == {
        ("Red Kite militia", "Red Kite")
    }


def test_a_state_is_called_by_the_front_of_its_full_name():
    text = "The Tarsia Isles refused. Tarsia agreed later."
    assert joined(text, Tarsia_Isles="state", Tarsia="state") == {("Tarsia Isles", "Tarsia")}


@pytest.mark.parametrize(
    ("word", "land"),
    [("Tarsian", "Tarsia"), ("Norvese", "Norva"), ("Hadrimi", "Hadrim"), ("Kolmish", "Kolm")],
)
def test_adjectives_of_lands(word, land):
    assert is_demonym_of(word, land)


@pytest.mark.parametrize(
    ("word", "land"), [("Tarsia", "Tarsia"), ("Kolman", "Sorn"), ("Tarsia Steel", "Tarsia")]
)
def test_other_words_are_none(word, land):
    assert not is_demonym_of(word, land)


@pytest.mark.parametrize("words", ["Tarsian government", "government of Tarsia", "Tarsian forces"])
def test_what_rules_a_land_is_the_land(words):
    assert is_rule_of(words, "Tarsia")


def test_a_navy_with_a_name_of_its_own_is_not():
    assert not is_rule_of("Tarsian Coast Guard", "Tarsia")


def test_a_company_that_things_come_from_is_no_town():
    text = "Norvik Steel closed the mill. The bank took its money from Norvik and left."
    assert joined(text, Norvik_Steel="organization", Norvik="place") == {("Norvik Steel", "Norvik")}


def test_a_far_town_with_another_spelling_is_not_meant():
    text = "Brod Telecom closed. Brod said so."  # "Brod" is one way to write Erode
    assert joined(text, Brod_Telecom="organization", Brod="person") == {("Brod Telecom", "Brod")}


def test_a_name_may_go_on_with_a_particle():
    text = "Jund al-Minbar closed the road. The Jund said so."
    types = {"Jund_al-Minbar": "organization", "Jund": "organization"}
    assert joined(text, **types) == {("Jund al-Minbar", "Jund")}
