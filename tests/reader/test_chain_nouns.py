from __future__ import annotations

import pytest

from sayso.model import Entity, Mention
from sayso.reader.chain_nouns import fits, land_of, own_nouns, said_nouns


def _entity(name: str, type: str, roles: tuple[str, ...] = ()) -> Entity:
    return Entity("e1", name, type, (), (), roles)  # type: ignore[arg-type]


def test_a_body_is_called_by_the_last_word_of_its_name() -> None:
    assert "orchestra" in own_nouns(_entity("Harvan City Orchestra", "organization"), "")


def test_a_name_of_two_words_may_begin_with_its_noun() -> None:
    assert "storm" in own_nouns(_entity("Storm Odile", "event"), "")


def test_a_person_is_called_by_the_noun_of_a_role() -> None:
    assert own_nouns(_entity("Lena Marsh", "person", ("trade envoy of Harva",)), "") == {"envoy"}


def test_a_person_is_called_by_the_title_before_the_name() -> None:
    text = "Gen. Ivo Lund left."
    lund = Entity("e1", "Ivo Lund", "person", (Mention(5, 13, "name"),))
    assert own_nouns(lund, text) == {"general"}
    assert own_nouns(lund, "Tall Ivo Lund left.") == frozenset()


def test_a_company_is_no_country_and_no_government() -> None:
    assert not fits("country", "organization", frozenset())
    assert not fits("government", "organization", frozenset())


def test_a_noun_of_its_own_name_always_fits() -> None:
    assert fits("ministry", "organization", frozenset({"ministry"}))


def test_a_noun_that_names_no_kind_fits_everything() -> None:
    assert fits("offer", "person", frozenset())


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It was bought by the insurer Acme.", "insurer"),
        ("The strikers' union, the Acme, said no.", "union"),
        ("They joined the union, the Acme.", "union"),
        ("They left the union, Acme staff said.", ""),
        ("It went to Acme, an agency that hires nurses.", "agency"),
        ("It went to Acme (AC), the state's oldest bank.", "bank"),
        ("It went to Acme (AC), the oldest bank.", "bank"),
        ("It went to Acme, a company in Ivar.", ""),
        ("It went to Acme, a month later.", ""),
    ],
)
def test_a_body_is_called_by_what_it_is_said_to_be_beside_its_name(text: str, noun: str) -> None:
    start = text.index("Acme")
    acme = Entity("e1", "Acme", "organization", (Mention(start, start + 4, "name"),))
    assert said_nouns(acme, text) == ({noun} if noun else frozenset())


def test_a_title_that_is_part_of_the_name_is_a_noun_of_its_own() -> None:
    assert own_nouns(_entity("Emir Sahl Dor", "person"), "") == {"emir"}


@pytest.mark.parametrize(
    ("noun", "name", "may"),
    [
        ("council", "Harbour Party", False),
        ("company", "Ivar Bank", True),
        ("company", "Ivar Council", False),
        ("party", "Front of the Lakes", True),
        ("federation", "Dockers' Union", True),
        ("group", "Harbour Party", True),
    ],
)
def test_a_body_is_not_called_by_what_another_sort_of_body_is(noun: str, name: str, may: bool) -> None:
    body = _entity(name, "organization")
    assert fits(noun, "organization", own_nouns(body, "")) is may


@pytest.mark.parametrize(
    ("roles", "land"),
    [
        (("president of Tarsia",), "e2"),
        (("Tarsian envoy",), "e2"),
        (("envoy",), None),
        (("Tarsia", "Dorna"), None),
    ],
)
def test_his_country_is_the_one_that_his_office_names(roles: tuple[str, ...], land: str | None) -> None:
    states = [Entity(id, name, "state", ()) for id, name in (("e2", "Tarsia"), ("e3", "Dorna"))]
    assert land_of({"e1"}, [_entity("Ana Ro", "person", roles), *states]) == land


@pytest.mark.parametrize(
    ("name", "noun"), [("Banco Sertal", "bank"), ("Banque Orlais", "bank"), ("FK Novak", "club")]
)
def test_a_foreign_name_is_called_by_the_english_noun(name: str, noun: str) -> None:
    assert noun in own_nouns(_entity(name, "organization"), "")


def test_a_state_is_no_company() -> None:
    assert not fits("state", "organization", frozenset())
