"""Names that only roles, years, acronyms or the aliases of a document make one, or two; all invented."""

from __future__ import annotations

from typing import Final

import pytest

from sayso.model import EntityRecord
from sayso.model.entity import EntityType
from weighing.test_name_kinds import clustered, one, pairs, person

IN_TWO_SYSTEMS: Final = pairs("""
Chiang Ta-ming = Jiang Daming
Hsu Tse-lin = Xu Zelin
Tsao Kuo-hsiung = Cao Guoxiong
Teng Hsiao-lung = Deng Xiaolong
Pak Tong-ho = Park Dong-ho
Yoo Jin-ho = Ryu Jin-ho
Choe Kwang-ryol = Choi Kwang-ryul
Ri Sang-jun = Lee Sang-joon
Habib Rahimpour = Habib Rahimpoor
Hryhoriy Hladko = Grigory Gladko
Volodymyr Hlushko = Vladimir Glushko
Pavel Chernyakov = Pavel Tchernyakov
Đorđe Lukin = Djordje Lukin
Rahmanmyrat Ovezdiyev = Rahmanmurad Ovezdyev
Anil Banerjee = Anil Bandyopadhyay
Shubir Chatterji = Subir Chattopadhyay
Layth Barzan = Laith Barzan
""")
IN_NO_TWO_SYSTEMS: Final = pairs("""
Chiang Ta-ming = Jiang Dalin
Jiang Daming = Qiang Daming
Park Dong-ho = Park Dong-su
Pak Tong-ho = Pak Tong-hyok
Lee Sang-jun = Lee Sang-jin
Wang Wei = Wang Hui
Wang Ping = Wang Bing
Layth Hadi = Layth Gadi
Hryhoriy Hladko = Ivan Gladko
Anil Banerjee = Sunil Bandyopadhyay
Anil Banerjee = Anil Chattopadhyay
Rahmanmyrat Ovezdiyev = Gurbanmurad Ovezdyev
Gholamreza Tavakpour = Alireza Tavakpour
""")


@pytest.mark.parametrize(("a", "b"), IN_TWO_SYSTEMS)
def test_one_role_and_two_systems_of_writing_a_name_are_one_person(a: str, b: str) -> None:
    assert one(person(0, a, "envoy of Orvana"), person(1, b, "Orvanan envoy"))
    assert one(person(0, a, "envoy of Orvana"), person(1, b, "Orvanan envoy"), person(2, a), person(3, b))


@pytest.mark.parametrize(("a", "b"), IN_NO_TWO_SYSTEMS)
def test_one_role_does_not_make_one_of_two_names(a: str, b: str) -> None:
    assert not one(person(0, a, "envoy of Orvana"), person(1, b, "Orvanan envoy"))


@pytest.mark.parametrize(
    ("role", "other"),
    [
        ("chief financial officer of Kestrel", "professor of botany"),
        ("chief executive of Kestrel", "CEO of Belkabank"),
        ("composer, died 1954", "lawmaker, born 1962"),
        ("painter (1901-1977)", "painter, born 1990"),
        ("farmer, born 1950", "farmer, b. 1961"),
        ("chief minister of Kess", "tennis player"),
        ("film director", "bishop of Kess"),
        ("general", "prosecutor"),
    ],
)
def test_a_name_without_a_role_between_two_bearers_is_neither(role: str, other: str) -> None:
    found = clustered(person(0, "Lena Orst", role), person(1, "Lena Orst", other), person(2, "Lena Orst"))
    assert found == [{0}, {1}, {2}]


@pytest.mark.parametrize(
    ("role", "other"),
    [
        ("minister 1998-2003", "minister since 2005"),
        ("minister, born 1962", "minister of Kess"),
        ("former judge", "professor of law"),
        ("retired general", "lecturer"),
        ("chief executive of Kestrel", "Kestrel CEO"),
        ("glaciologist", "professor of glaciology"),
        ("press officer", "spokeswoman"),
    ],
)
def test_roles_that_one_life_holds_keep_a_name_one(role: str, other: str) -> None:
    assert one(person(0, "Lena Orst", role), person(1, "Lena Orst", other), person(2, "Lena Orst"))


def test_a_ruler_goes_by_a_given_name_and_the_heir_by_another() -> None:
    found = clustered(
        person(0, "Hamad bin Rashid al-Kessi", "emir of Kess"),
        person(1, "Emir Hamad"),
        person(2, "Talal bin Hamad al-Kessi", "crown prince of Kess"),
        person(3, "Crown Prince Talal", "crown prince of Kess"),
        person(4, "Hamad Tarabi", "footballer"),
    )
    assert found == [{0, 1}, {2, 3}, {4}]


def test_a_king_without_a_number_between_two_is_neither() -> None:
    found = clustered(person(0, "King Aldric III"), person(1, "King Aldric IV"), person(2, "King Aldric"))
    assert found == [{0}, {1}, {2}]


def aliased(type: EntityType, *names: tuple[str, ...]) -> list[EntityRecord]:
    return [EntityRecord(f"d{n}#e1", f"d{n}", name, type, tuple(a)) for n, (name, *a) in enumerate(names)]


@pytest.mark.parametrize(
    ("type", "name", "alias"),
    [
        ("agreement", "Lirre Basin Free Trade Agreement", "LBFTA"),
        ("state", "Democratic Republic of Orvana", "East Orvana"),
        ("state", "Democratic Republic of Orvana", "DRO"),
        ("organization", "Red Heron Front", "FGR"),
    ],
)
def test_the_other_name_that_a_document_gives_is_found_in_others(
    type: EntityType, name: str, alias: str
) -> None:
    assert one(*aliased(type, (name, alias), (alias,)))


def test_a_place_that_a_state_goes_by_is_not_the_state() -> None:
    assert not one(*aliased("state", ("Orvana", "Lirre City"), ("Lirre City",)))


def test_an_agreement_of_no_year_between_two_of_a_year_is_neither() -> None:
    found = clustered(
        *aliased("agreement", ("Lirre Accord",), ("2029 Lirre Accord",), ("Lirre Accord of 2029",)),
        EntityRecord("d3#e1", "d3", "Lirre Deal (2031)", "agreement"),
    )
    assert found == [{0}, {1, 2}, {3}]


def test_one_acronym_joins_a_name_to_its_translation_though_words_are_left_over() -> None:
    names = ("Union des États du Golfe de Kess", "UEGK"), ("Union of Kess Gulf States", "UEGK"), ("UEGK",)
    assert one(*aliased("organization", *names))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Partido Socialista de Kess", "Partido Social de Kess"),
        ("Parti Social de Kess", "Socialist Party of Kess"),
        ("Frente Popular de Lirre", "Free Press of Lirre"),
        ("Red Heron Fund", "Rechte Heimat Front"),
    ],
)
def test_one_acronym_does_not_join_two_bodies(name: str, other: str) -> None:
    found = clustered(*aliased("organization", (name, "PSK"), (other, "PSK"), ("PSK",)))
    assert found == [{0}, {1}, {2}]
