import pytest

from factories import reading
from sayso.case import Case, Copy
from sayso.errors import CaseError


@pytest.fixture
def ids(case: Case) -> list[str]:
    for n in range(3):
        case.add(reading(n), path="x")
    return [reading(n).document.id for n in range(3)]


def test_documents_that_share_a_band_are_near(case: Case, ids: list[str]) -> None:
    case.sign(ids[0], [1, 2**63 - 1, 3])
    case.sign(ids[1], [-(2**63), 2**63 - 1, 4])
    case.sign(ids[2], [2**63 - 1, 9, 9])
    assert case.near([0, 2**63 - 1, 0]) == set(ids[:2])
    assert case.near([]) == frozenset()


def test_unsigned_documents_are_listed(case: Case, ids: list[str]) -> None:
    case.sign(ids[1], [1])
    case.sign(ids[1], [2])
    assert case.unsigned() == tuple(sorted([ids[0], ids[2]]))
    assert case.near([1]) == {ids[1]}


def test_copies_are_kept_replaced_and_forgotten(case: Case, ids: list[str]) -> None:
    case.set_copies({ids[0]: ("g1", 1.0), ids[1]: ("g1", 0.5)})
    case.set_copies({ids[1]: ("g2", 0.75)})
    expected = sorted([Copy(ids[0], "g1", 1.0), Copy(ids[1], "g2", 0.75)], key=lambda c: c.document)
    assert list(case.copies()) == expected
    case.forget_copies([ids[0]])
    assert case.copies() == (Copy(ids[1], "g2", 0.75),)


def test_only_documents_of_the_case_can_be_copies(case: Case, ids: list[str]) -> None:
    with pytest.raises(CaseError):
        case.set_copies({"nosuch": ("g", 1.0)})
