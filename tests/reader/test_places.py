import pytest

from sayso.reader import places


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("the US", "United States"),
        ("U.S.", "United States"),
        ("Britain", "United Kingdom"),
        ("Kenya", "Kenya"),
    ],
)
def test_country_gives_the_plain_name_of_a_state(name: str, state: str) -> None:
    assert places.country(name) == state


def test_country_heeds_case() -> None:
    assert places.country("us") is None


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Kenyan", "Kenya"),
        ("Kenyans", "Kenya"),
        ("the French", "France"),
        ("Irishmen", "Ireland"),
        ("Kazakhs", "Kazakhstan"),
        ("Chinese", "China"),
        ("South Korean", "South Korea"),
        ("table", None),
    ],
)
def test_demonyms_name_their_state(word: str, state: str | None) -> None:
    assert places.country_of_demonym(word) == state


def test_a_demonym_of_two_states_names_neither() -> None:
    assert places.country_of_demonym("Congolese") is None
    assert places.is_demonym("Congolese")


def test_capitals_name_their_state() -> None:
    assert places.state_of_capital("Nairobi") == "Kenya"
    assert places.state_of_capital("Mombasa") is None


@pytest.mark.parametrize(
    "name",
    [
        "Nairobi",
        "Ghor Province",
        "the Ural Mountains",
        "Texas",
        "the Middle East",
        "northern Nigeria",
        "Gulf of Guinea",
    ],
)
def test_places_are_known(name: str) -> None:
    assert places.is_place(name)


@pytest.mark.parametrize("name", ["Zqarvex Holdings", "minister", "the company", ""])
def test_other_words_are_no_places(name: str) -> None:
    assert not places.is_place(name)


def test_candidates_come_with_confidence_the_largest_city_first() -> None:
    first, second, *_ = places.candidates("Valencia")
    assert first.population > second.population
    assert 1 > first.confidence > second.confidence


def test_accents_do_not_matter_for_cities() -> None:
    assert places.is_place("Bogota")
    assert places.unaccented("Bogotá") == "Bogota"
