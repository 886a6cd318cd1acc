from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import EntityRecord, Judgement
from sayso.weighing.blocking import block_keys
from sayso.weighing.clusters import clusters, resolution
from sayso.weighing.resolution import link, resolve
from sayso.weighing.scoring import score
from weighing.names_blind import NAMES as BLIND
from weighing.names_dev import NAMES
from weighing.names_fresh import NAMES as FRESH
from weighing.names_unseen import NAMES as UNSEEN

Named = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]
NOW = datetime(2031, 1, 1, tzinfo=UTC)


def records(names: Sequence[Named] = NAMES) -> list[EntityRecord]:
    return [
        EntityRecord(f"d{n:03}#e1", f"d{n:03}", name, type, aliases, roles)  # type: ignore[arg-type]
        for n, (_, type, name, aliases, roles) in enumerate(names)
    ]


def person(key: str, name: str, *roles: str, aliases: tuple[str, ...] = ()) -> EntityRecord:
    return EntityRecord(key, key.split("#")[0], name, "person", aliases, roles)


def by_person(kind: str, a: str, b: str, n: int = 0) -> Judgement:
    return Judgement(f"p{n}{kind}{a}{b}", kind, a, b, "person", "reviewer", NOW)  # type: ignore[arg-type]


def b_cubed(found: dict[str, str], gold: dict[str, str]) -> float:
    here, there = defaultdict(set), defaultdict(set)
    for key in gold:
        here[found[key]].add(key)
        there[gold[key]].add(key)
    both = [(len(here[found[k]] & there[gold[k]]), len(here[found[k]]), len(there[gold[k]])) for k in gold]
    p, r = sum(i / h for i, h, _ in both) / len(both), sum(i / t for i, _, t in both) / len(both)
    return 2 * p * r / (p + r)


def cluster(found: list[EntityRecord], more: tuple[Judgement, ...] = ()) -> dict[str, str]:
    return dict(clusters([r.key for r in found], (*resolve(found, now=NOW), *more)))


def test_development_names_reach_the_mark() -> None:
    found = records()
    gold = {r.key: who for r, (who, *_) in zip(found, NAMES, strict=True)}
    assert b_cubed(cluster(found), gold) >= 0.95


def test_names_of_the_second_key_do_no_worse_than_measured() -> None:
    found = records(FRESH)
    gold = {r.key: who for r, (who, *_) in zip(found, FRESH, strict=True)}
    assert b_cubed(cluster(found), gold) >= 0.99


def test_a_blind_key_of_names() -> None:
    found = records(BLIND)
    gold = {r.key: who for r, (who, *_) in zip(found, BLIND, strict=True)}
    assert b_cubed(cluster(found), gold) >= 0.99, "measured once before any change: .897 (P .952, R .848)"


def test_an_unseen_key_of_names() -> None:
    found = records(UNSEEN)
    gold = {r.key: who for r, (who, *_) in zip(found, UNSEEN, strict=True)}
    assert b_cubed(cluster(found), gold) >= 0.965, "measured once before any change: .929 (P .941, R .918)"


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_order_of_adding_changes_nothing(rng: random.Random) -> None:
    found = records()
    expected = cluster(found)
    judged = {j.id: j for j in resolve(found, now=NOW)}
    rng.shuffle(found)
    assert {j.id: j for j in resolve(found, now=NOW)} == judged
    assert cluster(found) == expected


@given(st.lists(st.tuples(st.integers(0, 61), st.integers(0, 61), st.booleans()), max_size=8))
@settings(max_examples=100, deadline=None)
def test_merges_and_splits_undone_restore_the_state_exactly(steps: list[tuple[int, int, bool]]) -> None:
    found = records()
    keys = [r.key for r in found]
    log = list(resolve(found, now=NOW))
    states = [clusters(keys, log)]
    for n, (a, b, same) in enumerate(steps):
        if a != b:
            log.append(by_person("same" if same else "different", keys[a], keys[b], n))
            states.append(clusters(keys, log))
    for place in range(len(states) - 1, 0, -1):
        assert clusters(keys, log) == states[place]
        made = max(n for n, j in enumerate(log) if j.origin == "person" and j.undone is None)
        log[made] = replace(log[made], undone=NOW)
    assert clusters(keys, log) == states[0]


def test_homonyms_with_roles_that_cannot_meet_stay_apart_and_the_bare_name_alone() -> None:
    found = [
        person("a#1", "Tomas Orrin", "striker for Eastport"),
        person("b#1", "Tomas Orrin", "finance minister"),
    ]
    assert len(set(cluster(found).values())) == 2
    assert len(set(cluster([*found, person("c#1", "Tomas Orrin")]).values())) == 3


def test_a_bare_name_joins_the_only_bearer_there_is() -> None:
    found = [person("a#1", "Tomas Orrin", "finance minister"), person("b#1", "Tomas Orrin")]
    assert len(set(cluster(found).values())) == 1


def test_an_initial_is_withdrawn_when_a_second_bearer_turns_up() -> None:
    found = [person("a#1", "Dana Vesk"), person("b#1", "D. Vesk")]
    assert len(set(cluster(found).values())) == 1
    both = resolution(["a#1", "b#1", "c#1"], resolve([*found, person("c#1", "Dora Vesk")], now=NOW))
    assert len({c for _, c in both.canonical}) == 3
    assert len(both.dropped) == 2


def test_a_person_saying_different_is_respected_whatever_is_added() -> None:
    found = [person(f"{d}#1", "Ana Veld", "mayor of Tarnholm") for d in "abcdef"]
    apart = by_person("different", "a#1", "f#1")
    again = by_person("same", "a#1", "f#1")
    result = cluster(found, (apart, again))
    assert result["a#1"] != result["f#1"]


def test_a_person_saying_same_unites_unlike_names() -> None:
    found = [person("a#1", "Ana Veld"), person("b#1", "The Ferryman")]
    assert len(set(cluster(found, (by_person("same", "a#1", "b#1"),)).values())) == 1


def test_an_acronym_of_two_bodies_joins_neither() -> None:
    found = [
        EntityRecord("a#1", "a", "National Coal Board", "organization", ("NCB",)),
        EntityRecord("b#1", "b", "Northern Commerce Bank", "organization", ("NCB",)),
        EntityRecord("c#1", "c", "NCB", "organization"),
    ]
    assert len(set(cluster(found).values())) == 3


def test_a_short_form_joins_the_one_body_that_documents_call_so() -> None:
    full = EntityRecord("a#1", "a", "State Security Directorate", "organization", ("SSD", "the Directorate"))
    short = EntityRecord("b#1", "b", "the Directorate", "organization")
    acronym = EntityRecord("c#1", "c", "SSD", "organization")
    assert len(set(cluster([full, short, acronym]).values())) == 1
    other = EntityRecord("d#1", "d", "Roads Directorate", "organization", ("the Directorate",))
    found = cluster([full, short, acronym, other])
    assert found["c#1"] == "a#1"
    assert len({found[k] for k in ("a#1", "b#1", "d#1")}) == 3


def test_a_part_named_in_the_same_words_is_not_the_whole() -> None:
    whole = EntityRecord("a#1", "a", "Karesh Brigade", "group", ("the Brigade",))
    part = EntityRecord("b#1", "b", "Karesh Brigade-South Coast", "group", ("the Brigade",))
    assert len(set(cluster([whole, part]).values())) == 2


@pytest.mark.parametrize(
    "style", ["Republic of Orsel", "the Kingdom of Orsel", "Government of the Republic of Orsel"]
)
def test_a_states_style_is_no_other_state(style: str) -> None:
    found = [EntityRecord("a#1", "a", "Orsel", "state"), EntityRecord("b#1", "b", style, "state")]
    assert len(set(cluster(found).values())) == 1


def test_one_misread_alias_does_not_join_two_well_attested_bodies() -> None:
    found = [EntityRecord(f"a{n}#1", f"a{n}", "Grey Dawn", "group") for n in range(20)]
    found += [EntityRecord(f"b{n}#1", f"b{n}", "Hadrim Oil", "group") for n in range(20)]
    found.append(EntityRecord("x#1", "x", "Grey Dawn", "group", ("Hadrim Oil",)))
    assert len(set(cluster(found).values())) == 2


def test_the_canonical_key_is_the_least_of_its_cluster() -> None:
    assert cluster([person("b#1", "Ana Veld"), person("a#9", "Ana Veld")]) == {"a#9": "a#9", "b#1": "a#9"}


def test_every_feature_of_a_score_is_named_and_adds_up() -> None:
    found = score(person("a#1", "Bill Lundqvist"), person("b#1", "William Lundqvist"))
    assert dict(found.features) == {
        "two people": -4.5,
        "family name: same": 4.0,
        "given name: short form": 3.1,
    }
    assert found.probability == pytest.approx(0.9309, abs=1e-4)


def test_score_is_symmetric() -> None:
    found = records()
    for a in found:
        for b in found:
            assert score(a, b) == score(b, a)


def test_likely_pairs_share_a_block_key() -> None:
    found = records()
    found = [r for r in found if not r.aliases]
    pairs = [(a, b) for a in found for b in found if score(a, b).probability >= 0.85]
    missed = [(a.name, b.name) for a, b in pairs if not block_keys(a) & block_keys(b)]
    assert missed == []


def test_a_frequent_name_costs_one_comparison_however_often_it_came() -> None:
    looked: list[int] = []
    stored: dict[str, list[EntityRecord]] = {}

    def lookup(keys: frozenset[str]) -> list[EntityRecord]:
        got = [r for k in keys for r in stored.get(k, [])]
        looked.append(len(got))
        return got

    for n in range(500):
        record = person(f"d{n}#1", "Ana Veld", "mayor of Tarnholm")
        keys, judgements = link(record, lookup, now=NOW)
        for key in keys:
            stored.setdefault(key, []).append(record)
        assert len(judgements) == 2
    assert max(looked) == 1


def test_a_full_name_that_was_taken_for_a_body_is_still_the_person() -> None:
    mistaken = EntityRecord("a#1", "a", "Hella Toss", "organization")
    named = [person("b#1", "Hella Toss", "finance minister"), person("c#1", "Hella Toss")]
    assert len(set(cluster([mistaken, *named]).values())) == 1


def test_a_single_word_of_two_kinds_is_two() -> None:
    found = [EntityRecord("a#1", "a", "Karakh", "place"), person("b#1", "Karakh")]
    assert len(set(cluster(found).values())) == 2


def test_what_somebody_used_to_live_by_speaks_against_nothing() -> None:
    found = [
        person("a#1", "Ivo Harl", "former schoolteacher"),
        person("b#1", "Ivo Harl", "chairman of the Front"),
    ]
    assert len(set(cluster(found).values())) == 1
    found[0] = person("a#1", "Ivo Harl", "schoolteacher")
    assert len(set(cluster(found).values())) == 2


def test_sizes_stand_for_as_many_alike() -> None:
    found = [person(f"d{n}#1", name) for n, name in enumerate(["Dana Vesk"] * 12 + ["Dora Vesk", "D. Vesk"])]
    whole = cluster(found)
    few = [found[0], *found[12:]]
    judged = resolve(few, now=NOW)
    shown = clusters([r.key for r in few], judged, sizes={"d0#1": 12})
    assert {k: whole[k] for k in shown} == dict(shown)
    assert clusters([r.key for r in few], judged) != dict(shown)


def test_what_a_person_settled_draws_in_no_rival() -> None:
    found = [person("a#1", "Dana Vesk"), person("b#1", "Dora Vesk"), person("c#1", "D. Vesk")]
    made = cluster(found, (by_person("same", "b#1", "c#1"),))
    assert made["b#1"] == made["c#1"] != made["a#1"]
