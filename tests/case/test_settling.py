import contextlib
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.makers import about
from case.dumps import dump
from factories import reading
from sayso import api
from sayso.api.linking import link_document
from sayso.case import Case, Region, Settled
from sayso.errors import SaysoError
from sayso.model import Reading

ACTORS = [
    ("Ana Veld", "person", ("Veld",), ("mayor of Tarnholm",)),
    ("Anna Veld", "person", (), ()),
    ("A. Veld", "person", (), ()),
    ("Veld", "person", (), ()),
    ("Arthur Veld", "person", ("Veld",), ("striker",)),
    ("Front for the Valleys of Morra", "organization", ("FVM", "the Front"), ()),
    ("FVM", "organization", (), ()),
    ("Valley Front of Morra", "organization", (), ()),
    ("Forum of Village Mothers", "organization", ("FVM",), ()),
    ("Yusuf Al-Karim", "person", (), ("minister of defence",)),
    ("Youssef Karim", "person", (), ()),
    ("Republic of Morra", "state", ("Morra",), ()),
    ("Morra", "state", (), ()),
    ("Brother Paol", "person", ("Commander Tiger",), ()),
    ("Commander Tiger", "person", (), ()),
]
OUTLETS = (None, "The Post", "The Mail")


def document(n: int) -> Reading:
    """Document number `n` of a pool: some name actors alike, the last ones carry texts of each other."""
    if n < 24:
        return about(n, random.Random(n).sample(ACTORS, 2))
    outlet = OUTLETS[n % 3]
    return reading(n // 3, sentences=9, publisher=outlet or "Norwire", url=str(n))


def decided(case: Case) -> tuple[object, ...]:
    return case.canonical_keys(), case.copy_groups()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "add", "add, not settled", "same", "different", "undo", "remove"]),
        st.integers(0, 29),
        st.integers(0, 29),
    ),
    min_size=4,
    max_size=14,
)


def step(case: Case, what: str, a: int, b: int) -> None:
    keys = sorted(case.canonical_keys())
    with contextlib.suppress(SaysoError):  # a judgement that contradicts another is refused
        if what.startswith("add"):
            made = document(a)
            case.add(made, path="x")
            link_document(case, made)
        elif what in ("same", "different") and keys:
            judge = api.same if what == "same" else api.different
            judge(case, keys[a % len(keys)], keys[b % len(keys)], author="ada")
        elif what == "undo" and (logged := case.judgements()):
            api.undo(case, logged[a % len(logged)].id)
        elif what == "remove" and keys:
            api.remove(case, [keys[a % len(keys)].partition("#")[0]])
    if what != "add, not settled":
        api.settle(case)


@given(STEPS)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_settling_what_changed_decides_what_settling_everything_does(
    new_place: Callable[[], str], steps: list[tuple[str, int, int]]
) -> None:
    with api.open_case(new_place()) as case:
        for what, a, b in steps:
            step(case, what, a, b)
            if what != "add, not settled":
                found = decided(case)
                assert api.settle(case, everything=True) == 0
                assert decided(case) == found


def seen(case: Case, *, everything: bool = False) -> Region:
    """What settling now would decide on; nothing is settled."""
    regions: list[Region] = []

    def work(region: Region) -> Settled:
        regions.append(region)
        raise KeyboardInterrupt

    with contextlib.suppress(KeyboardInterrupt):
        case.settle(work, everything=everything)
    return regions[0] if regions else Region((), (), (), (), frozenset())


@pytest.fixture
def filled(case: Case) -> Case:
    """Settled, with a person judged the same as another."""
    for n, actors in enumerate((ACTORS[:1], ACTORS[5:6], ACTORS[9:10])):
        made = about(n, actors)
        case.add(made, path="x")
        link_document(case, made)
    for n in range(24, 30):
        case.add(document(n), path="x")
        link_document(case, document(n))
    api.settle(case)
    return case


def names(case: Case, region: Region) -> set[str]:
    return {r.name for r in case.entity_records(a.key for a in region.alike)}


def test_what_has_no_name_in_common_with_a_change_is_not_read(filled: Case) -> None:
    made = about(7, [("Anna Veld", "person", (), ())])
    filled.add(made, path="x")
    link_document(filled, made)
    assert names(filled, seen(filled)) == {"Anna Veld", "Ana Veld", "Ministry of Ferries"}
    assert names(filled, seen(filled, everything=True)) >= {"Yusuf Al-Karim"}


def test_a_change_reaches_what_a_person_joined_to_it(filled: Case) -> None:
    api.different(filled, "Ana Veld", "Yusuf Al-Karim", author="ada")
    made = about(7, [("Anna Veld", "person", (), ())])
    filled.add(made, path="x")
    link_document(filled, made)
    assert "Yusuf Al-Karim" in names(filled, seen(filled))


def test_only_texts_copied_from_each_other_are_grouped_anew(filled: Case) -> None:
    groups = filled.copy_groups()
    assert len(groups) == 2
    again = reading(8, sentences=9, publisher="The Echo", url="echo")
    filled.add(again, path="x")
    link_document(filled, again)
    texts = {document(n).document.id for n in (24, 25, 26)} | {again.document.id}
    region = seen(filled)
    assert {f.id for f in region.facts} == texts
    api.settle(filled)
    assert {frozenset(d for d, _, _ in g.members) for g in filled.copy_groups()} >= {frozenset(texts)}
    assert len(filled.copy_groups()) == 2


def test_what_is_settled_is_not_settled_again(filled: Case) -> None:
    assert seen(filled) == Region((), (), (), (), frozenset())


def test_settling_that_is_killed_is_still_to_be_done(filled: Case) -> None:
    made = document(3)
    filled.add(made, path="x")
    link_document(filled, made)
    before = dump(filled.where) if "://" not in filled.where else []
    assert seen(filled).alike
    assert (dump(filled.where) if before else []) == before
    assert seen(filled).alike
