from __future__ import annotations

import pytest

from sayso.model import Entity, Mention
from sayso.reader.chain_traits import PRONOUNS, Traits, clash, given_sex, of_description, of_entity


def _entity(text: str, name: str, type: str = "person", roles: tuple[str, ...] = ()) -> Entity:
    start = text.index(name)
    return Entity("e1", name, type, (Mention(start, start + len(name)),), (), roles)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "sex"), [("Maria Odrin", "f"), ("Dr. Karl Odrin", "m"), ("Robin Odrin", ""), ("Odrin", "")]
)
def test_the_sex_of_a_common_given_name_is_known(name: str, sex: str) -> None:
    assert given_sex(name) == sex


def test_a_title_goes_before_the_given_name() -> None:
    assert of_entity("Mrs Karl left.", _entity("Mrs Karl left.", "Karl")).sex == "f"


def test_a_word_for_a_role_tells_the_sex() -> None:
    assert of_entity("Oru Vey", _entity("Oru Vey", "Oru Vey", roles=("a spokeswoman",))).sex == "f"


def test_a_body_is_a_thing_of_open_number() -> None:
    assert of_entity("Acme", _entity("Acme", "Acme", "organization")) == Traits("", "thing", "")


def test_a_plural_description_is_several() -> None:
    assert of_description("parents", 0.9) == Traits("", "", "many")


def test_the_sides_are_neither_of_them() -> None:
    assert clash(of_description("sides", 0.2), Traits("", "thing", ""))


def test_a_word_for_kin_is_one_person_of_a_sex() -> None:
    assert of_description("sister", 0.1) == Traits("f", "person", "one")


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("he", "she", True),
        ("he", "it", True),
        ("it", "they", True),
        ("i", "she", False),
        ("you", "they", False),
    ],
)
def test_pronouns_that_differ_in_what_they_say_are_not_one(one: str, other: str, differ: bool) -> None:
    assert clash(PRONOUNS[one], PRONOUNS[other]) is differ
