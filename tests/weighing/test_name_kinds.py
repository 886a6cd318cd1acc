"""Kinds of variants and of near-homonyms, each with names of several cultures; all names are invented."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import pytest

from sayso.model import EntityRecord
from sayso.model.entity import EntityType
from sayso.weighing.clusters import clusters
from sayso.weighing.names import parse
from sayso.weighing.parts import NameClass
from sayso.weighing.resolution import resolve

NOW = datetime(2031, 1, 1, tzinfo=UTC)


def one(*records: EntityRecord) -> bool:
    """Whether all records come out as one actor."""
    return len(set(clusters([r.key for r in records], resolve(records, now=NOW)).values())) == 1


def named(type: EntityType, *names: str) -> list[EntityRecord]:
    return [EntityRecord(f"d{n}#e1", f"d{n}", name, type) for n, name in enumerate(names)]


def pairs(listed: str) -> list[tuple[str, str]]:
    found = [tuple(part.strip() for part in line.split(" = ")) for line in listed.strip().splitlines()]
    return [(a, b) for a, b in found]


ONE_PERSON: Final = pairs("""
Abdel Karim Sabbouri = Abdulkarim Sabbouri
Abd al-Salam Teroun = Abdessalam Teroun
Nur al-Din Makkawi = Noureddine Makkawi
Salah ad-Din Orfali = Salaheddin al-Orfali
Hossein Darvand = Husayn Darvand
Youssef el-Tamri = Yusuf al-Tamri
Daoud Farhun = Dawood Farhun
Akhmed Dzharo = Ahmed Dzharo
Othman Belqadi = Osman Belkadi
Ramadhan Choudri = Ramadan Chowdri
Magomed Astakhov = Magomed Astahov
Yelena Grishkova = Elena Grishkova
Evgenii Torlov = Yevgeny Torlov
Volodymyr Hrytsai = Vladimir Hrytsai
Mykola Rudchenko = Nikolai Rudchenko
Dmytro Zalesky = Dmitri Zaleskyy
Arkady Orloff = Arkadi Orlov
Dragan Miletic = Dragan Miletich
Jörg Mühlrath = Joerg Muehlrath
Søren Lykkegård = Soren Lykkegard
Kim Jeong-su = Kim Jeongsu
Park Min-jae = Min-jae Park
Tran Van Loc = Trần Văn Lộc
Fekete Zsolt = Zsolt Fekete
Sidorin Pavel Ilyich = Pavel Ilyich Sidorin
Lakshmi Vengaran = Laxmi Vengaran
Bob Tarrell = Robert Tarrell
Peggy Lowmoor = Margaret Lowmoor
Paco Berrueta = Francisco Berrueta
Kasia Wrobel = Katarzyna Wróbel
Sasha Podolny = Aleksandr Podolny
Honza Kubicek = Jan Kubíček
Beppe Scalvini = Giuseppe Scalvini
Lt. Gen. Amaru Quispel = Amaru Quispel
Former President Ines Roval = Ines Roval
Hon. Justice Tunde Abiorun = Tunde Abiorun
Sayyid Karam Tell = Karam Tell
Don Ernesto Vilcar = Ernesto Vilcar
Frau Heike Dornbach = Heike Dornbach
Ravi Menthar, MP = Ravi Menthar
Prof. Dr. Ulf Rensing = Ulf Rensing
María Luisa Ordaz Peña = María Luisa Ordaz
Rafael Ibarrón = Rafael Ibarrón Quesada
J. P. Castellan = JP Castellan
Jean-Pierre Castellan = J.-P. Castellan
Jean-Pierre Castellan = Jean Pierre Castellan
P. Nandakar = Prakash Nandakar
J. Edmund Harle = Edmund Harle
NDIAYE, Ousmane = Ousmane Ndiaye
Pieter van den Broek = Pieter Vandenbroek
Pieter van den Broek = Pieter Broek
Omar bin Talib al-Zarif = Omar al-Zarif
Sean O'Dorran = Sean ODorran
Robert "Bob" Tarrell = Bob Tarrell
Mirela Konstantinescu = Mirela Konstantinesku
Hendrik Wiedemannn = Hendrik Wiedemann
King Aldric III = Aldric III
Ghulam Reza Tavak-Pour = Gholamreza Tavakpour
Sayyid Reza Kamrani = Seyed Reza Kamrani
Percy Lam Wai-lok = Lam Wai-lok
Oil and Energy Minister Tunde Abiorun = Tunde Abiorun
Metropolitan Ioann of Lirre = Metropolitan John of Lirre
Rear Admiral Tunde Abiorun = Tunde Abiorun
Prosecutor General Arkady Orlov = Arkady Orlov
""")

TWO_PEOPLE: Final = pairs("""
Hassan Tarabi = Hussein Tarabi
Mahmoud Sabbouri = Mohammed Sabbouri
Amir Darvand = Amira Darvand
Mario Scalvini = Maria Scalvini
Roberto Vilcar = Roberta Vilcar
Jamal Orfali = Jamil Orfali
Salim Teroun = Salam Teroun
Samir Orfali = Samar Orfali
Joan Tarrell = John Tarrell
Elena Grishkova = Alina Grishkova
Dana Kubicek = Dina Kubicek
Kim Jeong-su = Kim Jeong-ho
Park Min-jae = Park Min-ji
Wei Jianguo = Wei Jianhua
Omar Farhun = Omar Farhani
Ahmed Rashun = Ahmed Rashuni
Paul Lowmoor = Paula Lowmoor
Martin Dornbach = Martina Dornbach
Carlos Vilcar = Karl Vilcar
Mrs Torlov = Yevgeny Torlov
Lady Harle = Sir Edmund Harle
Piet Broek Sr. = Piet Broek Jr.
Piet Broek = Piet Broek Jr.
J. R. Castellan = J. P. Castellan
Elena Marsk = Elena Marskova
Abdullah Sabbouri = Abdulrahman Sabbouri
Tran Van Loc = Tran Van Lam
King Aldric III = King Aldric IV
Aldric III = Aldric V
Percy Lam Wai-lok = Lam Wai-kit
Metropolitan Ioann of Lirre = Metropolitan Ioann of Kess
Jiang Daming = Qiang Daming
Chiang Ta-ming = Jiang Daming
Pak Tong-ho = Park Dong-ho
Anil Banerjee = Anil Bandyopadhyay
""")

ONE_BODY: Final = pairs("""
Ministry of the Interior of Orvana = Orvanan Interior Ministry
Ministry of Internal Affairs of Orvana = Orvanan Interior Ministry
Ministry of National Defence = Defence Ministry
Ministry of Foreign Affairs = Foreign Ministry
5th Armoured Division = Fifth Armoured Division
II Corps = Second Corps
Coastal Brigades = Coastal Brigade
Supreme Court of Orvana = Supreme Court
Orvanan Central Bank = Central Bank of Orvana
National Assembly of Orvana = National Assembly
Orvanan Army = Orvanan National Army
Orvanan Police = Orvanan Federal Police
Red Heron militants = Red Heron
the RHF fighters = RHF
Red Heron Front (RHF) = RHF
RHF (Red Heron Front) = Red Heron Front
R.H.F. = RHF
MoJ = Ministry of Justice
University of Lirre = Lirre University
Univ. of Lirre = University of Lirre
Kestrel Shipping S.A. = Kestrel Shipping
Kestrel Shipping Sdn Bhd = Kestrel Shipping
Kestrel & Sons GmbH = Kestrel and Sons
Kestrel Sp. z o.o. = Kestrel
Kestrel Shipping W.L.L. = Kestrel Shipping
Lirre Taskforce on Salt = Lirre Task Force on Salt
Government of the Republic of Orvana = Orvanan government
Lirre News Wire = Lirre Newswire
Liwa al-Fajr = Liwa' el-Fajr
Haraket Nour = Harakat Nour
Bank Kestrel = Kestrel Bank
Saint Orrin Hospital = St. Orrin Hospital
Orvanan Labor Center = Orvanan Labour Centre
Comission for Peace = Commission for Peace
French Herring Board = Herring Board of France
Turkish Salt Council = Salt Council of Turkey
Frente Popular de Lirre = Popular Front of Lirre
Ejército Popular de Kess = People's Army of Kess
Front National de Lirre = National Front of Lirre
Partiya Gelê Orvan = Orvan People's Party
Lirre Halk Cephesi = Lirre People's Front
Hizb al-Tahrir al-Orvani = Orvani Liberation Party
Juventud RHF = RHF Youth
Orvanans = the Orvanan people
Kestrel Shipping Orvana = Kestrel Shipping (Orvana) Ltd
""")

TWO_BODIES: Final = pairs("""
Red Heron Party = Red Heron Movement
Orvanan Party = Orvanan Movement
Government of the Democratic Republic of Orvana = Orvanan government
Red Heron Front = Red Heron Front Youth League
Red Heron Front = Red Heron Front in the North
Red Heron Front = Political Council of the Red Heron Front
Kestrel Shipping = Kestrel Insurance
Kestrel Bank = Kestrel Holdings
5th Armoured Division = 15th Armoured Division
Lirre University = Lirre University Hospital
Orvanan Army = Orvanan Navy
Orvanan Foreign Ministry = Orvanan Defence Ministry
Orvanan Foreign Ministry = Belkan Foreign Ministry
Red Crescent of Orvana = Red Crescent
Southern Command = Northern Command
Islamic Group = Armed Islamic Group
Lirre Herald = Orvana Herald
Kestrel Shipping AG = Kestrel Shipping (Orvana) Ltd
Kestrel Shipping (Belka) Ltd = Kestrel Shipping (Orvana) Ltd
Frente de Liberación de Lirre = Liberation Front of Kess
Ejército Popular de Kess = Popular Front of Kess
Popular Front of Lirre = People's Front of Lirre
Orvanans = the Belkan people
Orvanan people = Orvanan People's Party
""")

ONE_PLACE: Final = pairs("""
Orvana = Republic of Orvana
Orvana = the Orvanan Republic
Orvana = United States of Orvana
Orvana = Orvana Federation
Lirre = City of Lirre
Port-Lirre = Port Lirre
Mount Kess = Mt. Kess
Saint-Ambre = St Ambre
Tell Hazzun = Tel Hazzun
""")

TWO_PLACES: Final = pairs("""
Orvan = Orvania
Orvana = Northern Orvana
Orvana = Democratic Republic of Orvana
Lirre = Lirre Province
North Belka = South Belka
Lirre = Port Lirre
""")

ONE_AGREEMENT: Final = pairs("""
Lirre Accord = Lirre Agreement
Lirre Peace Agreement = Lirre Accords
Treaty of Lirre = Lirre Treaty
Lirre Ceasefire = Lirre Cease-fire
Lirre Truce = Lirre Truce of 2029
Second Lirre Accord = Lirre's 2nd Agreement
2029 Lirre Accord = Lirre Agreement (2029)
Lirre Basin Trade Pact = LBTP
""")

TWO_AGREEMENTS: Final = pairs("""
Lirre Truce of 2029 = Lirre Truce of 2031
Lirre Accord = Second Lirre Accord
Lirre Agreement = Orvana Agreement
Lirre Protocol = Lirre Treaty
2029 Lirre Accord = Lirre Deal (2031)
""")

ONE: Final[dict[EntityType, list[tuple[str, str]]]] = {
    "person": ONE_PERSON,
    "organization": ONE_BODY,
    "place": ONE_PLACE,
    "agreement": ONE_AGREEMENT,
}
TWO: Final[dict[EntityType, list[tuple[str, str]]]] = {
    "person": TWO_PEOPLE,
    "organization": TWO_BODIES,
    "place": TWO_PLACES,
    "agreement": TWO_AGREEMENTS,
}


@pytest.mark.parametrize(("type", "a", "b"), [(t, a, b) for t, listed in ONE.items() for a, b in listed])
def test_variants_of_a_name_are_one(type: EntityType, a: str, b: str) -> None:
    assert one(*named(type, a, b))


@pytest.mark.parametrize(("type", "a", "b"), [(t, a, b) for t, listed in TWO.items() for a, b in listed])
def test_names_that_are_nearly_alike_are_two(type: EntityType, a: str, b: str) -> None:
    assert not one(*named(type, a, b))


CLASSES: Final[dict[EntityType, NameClass]] = {
    "person": "person",
    "organization": "body",
    "place": "territory",
    "agreement": "agreement",
}


@pytest.mark.parametrize("type", CLASSES)
def test_the_key_of_a_name_reads_back_as_the_name(type: EntityType) -> None:
    kind = CLASSES[type]
    for name in {name for pair in (*ONE[type], *TWO[type]) for name in pair}:
        parsed = parse(name, kind)
        assert parse(parsed.key, kind) == parsed, name


def person(n: int, name: str, *roles: str, aliases: tuple[str, ...] = ()) -> EntityRecord:
    return EntityRecord(f"d{n}#e1", f"d{n}", name, "person", aliases, roles)


def clustered(*records: EntityRecord) -> list[set[int]]:
    """The places of the records that are one, by the first."""
    found: dict[str, set[int]] = {}
    for key, canonical in clusters([r.key for r in records], resolve(records, now=NOW)).items():
        found.setdefault(canonical, set()).add(int(key[1 : key.index("#")]))
    return sorted(found.values(), key=min)


def test_a_title_tells_which_bearer_of_a_family_name_is_meant() -> None:
    found = clustered(
        person(0, "Sefa Tuilo", "general"), person(1, "Malia Tuilo", "nurse"), person(2, "Gen. Tuilo")
    )
    assert found == [{0, 2}, {1}]


def test_a_title_that_two_bear_joins_neither() -> None:
    found = clustered(
        person(0, "Sefa Tuilo", "general"), person(1, "Ioane Tuilo", "general"), person(2, "Gen. Tuilo")
    )
    assert found == [{0}, {1}, {2}]


def test_a_position_without_a_place_does_not_join_the_holders_of_two() -> None:
    found = clustered(
        person(0, "Berat Yolgun", "mayor of Kesset"),
        person(1, "Berat Yolgun", "mayor of Oruz"),
        person(2, "Mayor Berat Yolgun"),
    )
    assert found == [{0}, {1}, {2}]


def test_a_position_said_twice_is_the_one_with_its_place() -> None:
    found = clustered(
        person(0, "Berat Yolgun", "mayor of Kesset"),
        person(1, "Berat Yolgun", "mayor of Oruz"),
        person(2, "Mayor Berat Yolgun", "mayor of Oruz"),
    )
    assert found == [{0}, {1, 2}]


@pytest.mark.parametrize(
    ("role", "rank"),
    [("general", True), ("army general", True), ("attorney general", False), ("general manager", False)],
)
def test_general_is_a_rank_only_where_it_is_one(role: str, rank: bool) -> None:
    found = clustered(person(0, "Sefa Tuilo", role), person(1, "Malia Tuilo"), person(2, "Gen. Tuilo"))
    assert ({0, 2} in found) == rank


@pytest.mark.parametrize(("of_kin", "same"), [("son of the mayor of Kesset", False), ("Kesset mayor", True)])
def test_a_relative_of_who_holds_a_seat_is_somebody_else(of_kin: str, same: bool) -> None:
    found = clustered(person(0, "Berat Yolgun", "mayor of Kesset"), person(1, "Berat Yolgun", of_kin))
    assert (found == [{0, 1}]) == same


@pytest.mark.parametrize(
    ("land", "adjective", "same"),
    [("Voria", "Vorian", True), ("Torvel", "Torvelian", True), ("Nigeria", "Nigerian", True),
     ("Niger", "Nigerian", False), ("Voria", "Morian", False), ("Voria", "Vora", False)],
)  # fmt: skip
def test_a_state_is_also_called_by_its_adjective(land: str, adjective: str, same: bool) -> None:
    assert one(*named("state", land, adjective)) is same


def test_a_family_name_alone_may_be_the_first_of_two() -> None:
    found = clustered(
        person(0, "Ana Sofia Ibarra Luz", "head of the Kesset relief mission"),
        person(1, "Ana Sofia Ibarra", "Kesset relief mission chief"),
        person(2, "Colonel Ibarra", "head of the Kesset relief mission"),
    )
    assert found == [{0, 1, 2}]


def test_the_name_that_one_document_explains_joins_who_is_called_so() -> None:
    found = clustered(
        person(0, "Commander Heron", "commander of the hill men"),
        person(1, "Tsegaye Molla", aliases=("Commander Heron",)),
        person(2, "Tsegaye Molla"),
    )
    assert found == [{0, 1, 2}]


def test_a_translated_name_joins_through_the_document_that_gives_both() -> None:
    records = named("group", "Jund al-Wadi", "Soldiers of the Valley", "Jund el-Wadi")
    records.append(EntityRecord("d3#e1", "d3", "Jund al-Wadi", "group", ("Soldiers of the Valley",)))
    assert one(*records)


def test_a_nom_de_guerre_of_two_joins_neither() -> None:
    found = clustered(
        person(0, "Commander Heron"),
        person(1, "Tsegaye Molla", aliases=("Commander Heron",)),
        person(2, "Abel Worku", aliases=("Commander Heron",)),
    )
    assert len(found) == 3


def test_the_supreme_court_of_two_countries_is_neither() -> None:
    names = ("Supreme Court of Orvana", "Belkan Supreme Court", "Supreme Court")
    records = named("organization", *names)
    assert len(set(clusters([r.key for r in records], resolve(records, now=NOW)).values())) == 3
