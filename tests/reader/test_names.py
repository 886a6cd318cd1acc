import pytest

from sayso.reader.names import acronym_of, bare, called, same_body, same_person, tokens


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("al-Nadir", "Al Nadir"),
        ("al-Qusair", "Al-Qusayr"),
        ("the Department of Harbours", "Harbours Department"),
        ("Harvan Defence Ministry", "Harvan Defense Ministry"),
        ("UNRD", "United Nations Relief Directorate"),
        ("US Treasury", "United States Treasury"),
    ],
)
def test_two_names_of_one_body(a, b):
    assert same_body(a, b)
    assert same_body(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("al-Nadir", "al-Nadir in the Western Isles"),
        ("Harvan Front", "Tarnan Front"),
        ("Ministry of Defence", "Ministry of Finance"),
        ("First Army", "Third Army"),
    ],
)
def test_two_bodies_with_like_names(a, b):
    assert not same_body(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Maj. Gen. (ret.) Zaher Orrin", "Orrin"),
        ("Mullah [Harun] Sel", "Harun Sel"),
        ("Mohammed Drey", "Muhammad Drey"),
        ("J. Asante", "Josephine Asante"),
        ("Dr Lena Marsh", "Lena Ruth Marsh"),
    ],
)
def test_two_forms_of_one_personal_name(a, b):
    assert same_person(a, b)


@pytest.mark.parametrize(("a", "b"), [("Harun", "Harun Sel"), ("Lena Marsh", "Paul Marsh"), ("", "Marsh")])
def test_two_personal_names(a, b):
    assert not same_person(a, b)


def test_titles_are_no_part_of_a_name():
    assert bare("Col. Sir Ivo Tran") == ("ivo", "tran")


def test_brackets_accents_articles_and_possessives_do_not_count():
    assert tokens("The [José] Núñez’s") == ("jose", "nunez")


def test_an_acronym_may_skip_function_words():
    assert acronym_of("FVM", "Front for the Liberation") is False
    assert acronym_of("MOD", "Ministry of Defence")
    assert acronym_of("MD", "Ministry of Defence")


def test_an_owners_ending_is_no_word_of_its_own():
    assert acronym_of("MPA", "Marra People's Army")


@pytest.mark.parametrize(
    ("described", "name"),
    [
        ("company, which sold its mill to Ondra, last spring,", "company"),
        ("A foreign diplomat who", "A foreign diplomat"),
        ("two people who worked on the case", "two people who worked on the case"),
        ("the mayor of Tolva, who is 40", "the mayor of Tolva"),
        ("who", "who"),
    ],
)
def test_a_description_is_called_without_its_aside(described, name):
    assert called(described) == name
