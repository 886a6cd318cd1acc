from __future__ import annotations

import pytest

from sayso.model import Document, Entity, Mention
from sayso.reader import syntax
from sayso.reader.claim_ends import scene
from sayso.reader.claim_pairs import of_two, pair_in_view, stands_for_pair

TYPES = {
    "Vellum Bank": "organization", "Corrin Foods": "organization", "Hill Guard": "group",
    "Salt League": "group", "Ministry of Ports": "organization", "Ana Ro": "person", "Ivo Lund": "person",
    "Tarsia": "state", "Norrland": "state",
}  # fmt: skip


def meant(text: str, word: str) -> set[str]:
    """The names of those whom the phrase headed by the last `word` of the text stands for."""
    entities = [
        Entity(name, name, type, (Mention(text.index(name), text.index(name) + len(name)),))  # type: ignore[arg-type]
        for name, type in TYPES.items() if name in text
    ]  # fmt: skip
    doc = syntax.parse(Document(text))
    token = [t for t in doc if t.lower_ == word][-1]
    return {id for id, _ in pair_in_view(scene(doc, entities), token)}


def test_both_companies_are_the_two_named_before() -> None:
    text = "Vellum Bank lent to Corrin Foods. Both companies declined to comment."
    assert meant(text, "companies") == {"Vellum Bank", "Corrin Foods"}


def test_a_ministry_is_neither_of_two_companies() -> None:
    text = "The Ministry of Ports fined Vellum Bank and then Corrin Foods. Both companies will appeal."
    assert meant(text, "companies") == {"Vellum Bank", "Corrin Foods"}


def test_whoever_does_it_to_both_is_neither() -> None:
    text = "The Hill Guard fought Tarsia. It was Norrland that fought it too. Ana Ro has written to both."
    assert meant(text, "both") == set()


def test_two_persons_are_meant_beside_one_body() -> None:
    text = "Ana Ro met Ivo Lund at the Hill Guard. The two have not spoken since."
    assert meant(text, "two") == {"Ana Ro", "Ivo Lund"}


def test_of_three_those_joined_by_and_are_meant() -> None:
    text = "The Hill Guard and the Salt League fought Vellum Bank. Both lost."
    assert meant(text, "both") == {"Hill Guard", "Salt League"}


def test_of_three_with_none_joined_nobody_is_meant() -> None:
    text = "The Hill Guard fought the Salt League, and Vellum Bank paid. Both lost."
    assert meant(text, "both") == set()


def test_the_two_states_are_states() -> None:
    text = "Tarsia met Ana Ro of the Hill Guard. Norrland did not. The two states broke off relations."
    assert meant(text, "states") == {"Tarsia", "Norrland"}


def test_each_is_of_the_two_that_its_sentence_has_named_as_two() -> None:
    text = "Tarsia and Norrland, like Ana Ro and Ivo Lund, agreed. The two states met, and each signed."
    assert meant(text, "each") == {"Tarsia", "Norrland"}


def test_neither_company_is_one_of_two() -> None:
    text = "Vellum Bank lent to Corrin Foods. Neither company would comment."
    assert meant(text, "company") == {"Vellum Bank", "Corrin Foods"}


@pytest.mark.parametrize("phrase", ["both unions", "The two", "neither of them", "these two men", "either"])
def test_a_phrase_says_that_it_is_of_two(phrase: str) -> None:
    assert of_two(phrase)


@pytest.mark.parametrize("phrase", ["two men", "the twosome", "they", "the bothy"])
def test_a_phrase_does_not_say_that_it_is_of_two(phrase: str) -> None:
    assert not of_two(phrase)


def test_the_two_sides_stand_for_a_pair_and_the_sides_do_not() -> None:
    two, any_ = syntax.parse(Document("The two sides met.")), syntax.parse(Document("The sides met."))
    assert stands_for_pair(two[2])
    assert not stands_for_pair(any_[1])
