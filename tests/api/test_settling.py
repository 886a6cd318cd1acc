import random
from datetime import UTC, datetime

import pytest

from api.makers import about, filled, state
from factories import reading
from sayso import api
from sayso.weighing import by_document, clusters, find_copies, resolve
from weighing.names_dev import NAMES

ACTORS = [
    ("Ana Veld", "person", ("Veld",), ("mayor of Tarnholm",)),
    ("Anna Veld", "person", (), ()),
    ("A. Veld", "person", (), ()),
    ("Arthur Veld", "person", ("Veld",), ("striker",)),
    ("Front for the Valleys of Morra", "organization", ("FVM", "the Front"), ()),
    ("FVM", "organization", (), ()),
    ("Valley Front of Morra", "organization", (), ()),
    ("Forum of Village Mothers", "organization", ("FVM",), ()),
    ("Yusuf Al-Karim", "person", (), ("minister of defence",)),
    ("Youssef Karim", "person", (), ()),
    ("Republic of Morra", "state", ("Morra",), ()),
    ("Morra", "state", (), ()),
]
ALL = ACTORS + [(name, type, aliases, roles) for _, type, name, aliases, roles in NAMES]


def readings(seed=1, count=50):
    chance = random.Random(seed)
    return [about(n, chance.sample(ALL, 6)) for n in range(count)]


def settled(folder, made, **options):
    with api.open_case(folder / f"{random.random()}.db") as case:
        filled(case, made, **options)
        return state(case)


def test_adding_in_any_order_and_after_any_kill_gives_the_same_case(tmp_path):
    made = readings()
    expected = settled(tmp_path, made)
    for seed in range(3):
        shuffled = random.Random(seed).sample(made, len(made))
        assert settled(tmp_path, shuffled, kill_every=seed) == expected


def test_settling_step_by_step_is_settling_at_once(tmp_path):
    made = readings()
    with api.open_case(tmp_path / "a.db") as case:
        for n in range(0, len(made), 7):
            filled(case, made[n : n + 7])
        assert state(case) == settled(tmp_path, made)


def test_linking_gives_what_resolving_everything_in_memory_does(tmp_path):
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, readings())
        records = list(case.entity_records())
        judgements = resolve(records, now=datetime.now(UTC))
        assert case.canonical_keys() == clusters([r.key for r in records], judgements)
        assert len(set(case.canonical_keys().values())) < 0.7 * len(ALL)


def test_settled_twice_nothing_changes(tmp_path):
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, readings())
        assert api.settle(case, everything=True) == 0


def test_groups_of_copies_are_those_found_among_all_documents(tmp_path):
    made = [reading(n, sentences=9) for n in range(3)]
    made += [reading(n, sentences=9, publisher=outlet, url=outlet) for n in range(2) for outlet in ("X", "Y")]
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, made)
        expected = by_document(find_copies([r.document for r in made]))
        assert expected
        assert api.copy_groups(case) == expected


def test_the_groups_of_one_document_are_had_without_the_others(tmp_path):
    made = [reading(n, sentences=9, publisher=outlet) for n in range(2) for outlet in ("X", "Y")]
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, made)
        ids = [made[0].document.id, made[1].document.id]
        assert set(api.copy_groups(case, ids[:1])) == set(ids)


@pytest.mark.parametrize("name", ["ana veld", " Ana  Veld ", "ANNA VELD"])
def test_an_actor_is_found_by_any_name_of_its_own(tmp_path, name):
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, [about(0, ACTORS[:2]), about(1, ACTORS[4:6])])
        key = api.entity_key(case, name)
        assert key in case.canonical_keys().values()
        assert api.entity_key(case, key) == key
