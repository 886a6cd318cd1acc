"""Names that may be anybody's join nobody across documents; a person's judgement does."""

from __future__ import annotations

import pytest

from sayso.model import EntityRecord
from sayso.weighing import standing
from sayso.weighing.general import is_general
from sayso.weighing.names import name_class
from weighing.makers import make_claim
from weighing.test_resolution import by_person, cluster, person


def body(key: str, name: str, *aliases: str) -> EntityRecord:
    return EntityRecord(key, key.split("#")[0], name, "organization", aliases)


@pytest.mark.parametrize(
    "name", ["government", "the army", "The local police", "Government", "the Delegation", "rebel fighters"]
)
def test_a_body_that_every_side_has_is_not_one_in_two_documents(name: str) -> None:
    assert len(set(cluster([body("a#1", name), body("b#1", name)]).values())) == 2


@pytest.mark.parametrize(("name", "type"), [("the President", "person"), ("Prime Minister", "person"),
                                            ("the Republic", "state"), ("the ceasefire", "agreement"),
                                            ("Accord", "agreement"), ("the attack", "event")])  # fmt: skip
def test_a_general_name_of_another_kind_is_not_one_in_two_documents(name: str, type: str) -> None:
    found = [EntityRecord(f"{d}#1", d, name, type) for d in "ab"]  # type: ignore[arg-type]
    assert len(set(cluster(found).values())) == 2


@pytest.mark.parametrize(
    ("name", "type"),
    [("Orvanan government", "organization"), ("the Directorate", "organization"), ("Grey Dawn", "group"),
     ("al-Karim", "person"), ("Don", "person"), ("the Ferryman", "person"), ("NCB", "organization"),
     ("Tarnholm Accord", "agreement"), ("Orvana", "state"), ("政府", "organization"), ("2031", "event")],
)  # fmt: skip
def test_what_tells_more_is_not_general(name: str, type: str) -> None:
    assert not is_general(name, name_class(type))  # type: ignore[arg-type]


def test_a_person_may_join_what_a_general_name_does_not() -> None:
    found = [body("a#1", "government"), body("b#1", "government"), body("c#1", "Orvanan government")]
    judged = (by_person("same", "a#1", "c#1"),)
    keys = cluster(found, judged)
    assert keys["a#1"] == keys["c#1"] != keys["b#1"]


def test_a_general_alias_joins_nobody() -> None:
    found = [body("a#1", "Orvanan Army", "security forces"), body("b#1", "Belkan Guard", "security forces")]
    assert len(set(cluster(found).values())) == 2


def test_a_body_called_government_in_one_document_takes_in_no_other_government() -> None:
    found = [body("a#1", "Orvanan government", "the Government"), body("b#1", "the Government")]
    assert len(set(cluster(found).values())) == 2


def test_another_name_that_the_document_gives_is_looked_for() -> None:
    found = [
        EntityRecord("a#1", "a", "the Kingdom", "state", ("Orvana",)),
        EntityRecord("b#1", "b", "Orvana", "state"),
        person("c#1", "the Colonel", aliases=("Ana Veld",)),
        person("d#1", "Ana Veld"),
    ]
    keys = cluster(found)
    assert keys["a#1"] == keys["b#1"]
    assert keys["c#1"] == keys["d#1"]


def test_a_lone_word_is_no_other_name_of_a_government() -> None:
    found = [body("a#1", "the government", "Orvana"), body("b#1", "Orvana")]
    assert len(set(cluster(found).values())) == 2


def test_general_names_that_may_be_one_speaker_count_once() -> None:
    said = [make_claim(f"d{n}:c", said_by=f"d{n}#e1", voice_name="the army") for n in range(3)]
    assert len(standing(said).voices_for) == 1


def test_general_names_that_contradict_each_other_are_no_change_of_position() -> None:
    said = [
        make_claim("d1:c", said_by="d1#e1", voice_name="the army", published="2031-01-01"),
        make_claim("d2:c", said_by="d2#e1", voice_name="the army", polarity="denied", published="2031-02-01"),
    ]
    found = standing(said)
    assert (len(found.voices_for), len(found.voices_against), found.changes) == (1, 1, ())
