import pytest

from factories import reading
from sayso.case import Case, CopyGroupRecord, Link, PairRecord, Settled
from sayso.errors import CaseError


@pytest.fixture
def ids(case: Case) -> list[str]:
    for n in range(4):
        case.add(reading(n), path="x")
    return sorted(reading(n).document.id for n in range(4))


def group(ids: list[str], *, origin: str = "Norwire") -> CopyGroupRecord:
    members = tuple((id, 1.0 / (n + 1), ((0, n + 1),)) for n, id in enumerate(ids))
    return CopyGroupRecord(ids[0], ids[0], origin, None, members)


def settled(case: Case, *groups: CopyGroupRecord) -> None:
    case.settle(lambda region: Settled(groups=groups), everything=True)


def test_pairs_are_kept_with_their_passages(case: Case, ids: list[str]) -> None:
    pair = PairRecord(ids[0], ids[2], 0.5, 1.0, 0.75, 60, ((0, 9), (12, 20)), ((4, 21),))
    case.link(ids[2], lambda known: Link(pairs=(pair,)))
    assert list(case.copy_pairs()) == [pair]


def test_only_documents_in_pairs_and_with_credits_matter_to_groups(case: Case, ids: list[str]) -> None:
    pair = PairRecord(ids[0], ids[2], 0.5, 1.0, 0.75, 60, (), ())
    case.link(ids[0], lambda known: Link())
    case.link(ids[1], lambda known: Link(credit="Norwire"))
    case.link(ids[2], lambda known: Link(pairs=(pair,)))
    case.link(ids[3], lambda known: Link())
    assert [(f.id, f.credit) for f in case.copy_facts()] == [
        (ids[0], None),
        (ids[1], "Norwire"),
        (ids[2], None),
    ]


def test_groups_are_replaced_by_those_that_settling_makes(case: Case, ids: list[str]) -> None:
    settled(case, group(ids[:2]), group(ids[2:]))
    assert case.copy_groups() == (group(ids[:2]), group(ids[2:]))
    settled(case, group(ids[:2], origin="AFP"))
    assert case.copy_groups() == (group(ids[:2], origin="AFP"),)


def test_a_member_can_move_to_another_group(case: Case, ids: list[str]) -> None:
    settled(case, group(ids[:2]), group(ids[2:]))
    settled(case, group(ids[:3]))
    assert case.copy_groups() == (group(ids[:3]),)


def test_the_groups_of_some_documents_come_whole(case: Case, ids: list[str]) -> None:
    settled(case, group(ids[:2]), group(ids[2:]))
    assert case.copy_groups([ids[1], "nosuch"]) == (group(ids[:2]),)
    assert case.copy_groups([]) == ()


def test_only_documents_of_the_case_can_be_copies(case: Case) -> None:
    with pytest.raises(CaseError):
        settled(case, group(["nosuch"]))
