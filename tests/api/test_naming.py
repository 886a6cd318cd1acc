"""What lists of a whole case call its actors."""

from __future__ import annotations

import pytest

from api.makers import about, filled
from sayso import api
from sayso.errors import NotFoundError

ANA = ("Ana Veld", "person", (), ())
GOVERNMENT = ("government", "organization", (), ())
FULL = ("Orvanan government", "organization", (), ())


@pytest.fixture
def case(tmp_path):
    with api.open_case(tmp_path / "a.db") as opened:
        gull = about(2, [ANA, GOVERNMENT], publisher="The Gull")
        filled(opened, [about(1, [ANA, GOVERNMENT]), gull, about(3, [FULL])])
        yield opened


def governments(case):
    return sorted(case.called("government"))


def test_a_general_name_is_told_by_its_document(case):
    shown = api.labels(case, governments(case))
    assert sorted(shown.values()) == ["government (The Gull)", "government (The Post)"]


def test_a_general_name_is_told_by_its_document_where_it_is_alone_in_a_list(case):
    (key,) = [k for k, v in api.labels(case, governments(case)).items() if "Gull" in v]
    assert api.labels(case, [key]) == {key: "government (The Gull)"}


def test_only_general_names_are_vague(case):
    everybody = set(case.canonical_keys().values())
    assert api.general(case, everybody) == frozenset(governments(case))


def test_an_actor_is_found_by_what_a_list_calls_it(case):
    found = api.entity_key(case, "government (The Gull)")
    assert api.labels(case, [found]) == {found: "government (The Gull)"}


def test_a_name_that_several_have_is_answered_with_their_documents(case):
    with pytest.raises(NotFoundError, match=r"government \(The Gull\) = .+; government \(The Post\) = "):
        api.entity_key(case, "government")


def test_a_person_joins_the_government_of_one_document_with_a_named_one(case):
    api.same(case, "government (The Gull)", "Orvanan government", author="Ann")
    assert len(governments(case)) == 2
    joined = api.entity_key(case, "Orvanan government")
    assert joined in governments(case)
    assert len(api.general(case, governments(case))) == 1


def test_what_a_person_joined_is_apart_again_once_it_is_undone(case):
    before = case.canonical_keys()
    made = api.same(case, "government (The Gull)", "Orvanan government", author="Ann")
    api.undo(case, made.id)
    assert case.canonical_keys() == before


def test_a_document_without_outlet_is_told_by_its_title(tmp_path):
    with api.open_case(tmp_path / "b.db") as opened:
        filled(opened, [about(1, [GOVERNMENT, ANA], publisher=None)])
        (shown,) = api.labels(opened, governments(opened)).values()
    assert shown.startswith("government (document ")


def test_publications_are_voices_by_their_names(case):
    names = api.voice_names(case, api.case_ties(case))
    assert "Ana Veld" in names.values()
    assert not any(name.startswith("narrator:") for name in names.values())
