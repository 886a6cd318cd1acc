import random

import pytest

from api.makers import OTHER, about, filled, state
from factories import reading
from sayso import api
from sayso.errors import NotFoundError, SaysoError

ACTORS = [
    ("Ana Veld", "person", (), ("mayor of Tarnholm",)),
    ("Anna Veld", "person", (), ()),
    ("Tomas Orrin", "person", (), ("striker for Eastport United",)),
    ("Tomas Orrin", "person", (), ("finance minister",)),
    ("Grey Dawn", "group", (), ()),
    ("Harvan Front", "organization", (), ()),
    ("Council of the River Towns", "organization", (), ()),
]


@pytest.fixture
def case(tmp_path):
    chance = random.Random(3)
    with api.open_case(tmp_path / "c.db") as opened:
        filled(opened, [about(n, chance.sample(ACTORS, 3)) for n in range(20)])
        yield opened


def keys(case, *names):
    return [api.entity_key(case, name) for name in names]


def test_a_hundred_random_sequences_of_judging_and_undoing_restore_the_case(case):
    before = state(case)
    entities = sorted(case.canonical_keys())
    chance = random.Random(7)
    for _ in range(100):
        made = []
        for _ in range(chance.randint(1, 3)):
            ends = chance.sample(entities, 2)
            try:
                made.append(chance.choice([api.same, api.different])(case, *ends, author="ana").id)
            except SaysoError:  # two that were judged different cannot be judged one
                continue
        chance.shuffle(made)
        for id in made:
            api.undo(case, id)
        assert state(case) == before


def test_two_judged_same_are_one_in_every_claim_until_that_is_undone(case):
    before = state(case)
    made = api.same(case, "Grey Dawn", "Harvan Front", author="ana", note="renamed in 2020")
    dawn, front = keys(case, "Grey Dawn", "Harvan Front")
    assert dawn == front
    assert {r.subject_name for r in case.claim_records(subject=dawn)} >= {"Grey Dawn", "Harvan Front"}
    assert (made.author, made.origin, made.note) == ("ana", "person", "renamed in 2020")
    api.undo(case, made.id[:10])
    assert state(case) == before


def test_two_judged_different_stay_apart_whatever_is_added(case):
    assert len(set(keys(case, "Ana Veld", "Anna Veld"))) == 1
    api.different(case, "Ana Veld", "Anna Veld", author="ana")
    assert len(set(keys(case, "Ana Veld", "Anna Veld"))) == 2
    filled(case, [about(n, ACTORS[:2]) for n in range(50, 60)])
    assert len(set(keys(case, "Ana Veld", "Anna Veld"))) == 2
    with pytest.raises(SaysoError, match="were judged different"):
        api.same(case, "Ana Veld", "Anna Veld", author="ben")
    assert len(set(keys(case, "Ana Veld", "Anna Veld"))) == 2


def test_one_name_is_not_told_apart_from_itself(case):
    with pytest.raises(SaysoError, match="mean the same entities"):
        api.different(case, "Grey Dawn", "grey dawn", author="ana")


def test_entities_of_one_name_are_told_apart_by_key(case):
    one, other = [r.key for r in case.entity_records() if r.name == "Grey Dawn"][:2]
    api.different(case, one, other, author="ana")
    assert len(set(case.canonical_keys([one, other]).values())) == 2


def test_a_judgement_is_signed(case):
    with pytest.raises(SaysoError, match="needs the name"):
        api.same(case, "Grey Dawn", "Harvan Front", author=" ")


def test_what_is_undone_is_undone_once(case):
    made = api.same(case, "Grey Dawn", "Harvan Front", author="ana")
    api.undo(case, made.id)
    with pytest.raises(SaysoError, match="undone already"):
        api.undo(case, made.id)
    with pytest.raises(NotFoundError, match="no judgements begin with"):
        api.undo(case, "nosuch")
    assert api.same(case, "Grey Dawn", "Harvan Front", author="ana").id != made.id


def test_a_misread_claim_counts_for_nothing_and_is_marked_in_exports(case):
    claim = next(iter(case.claim_records()))
    made = api.misread(case, claim.id, author="ana")
    assert claim.id not in {r.id for r in api.claims(case)}
    assert all(claim.id not in t.claims for t in api.case_ties(case))
    assert api.misread_claims(case) == {claim.id}
    assert claim.id in {r.id for r in api.claims(case, misread=True)}
    api.undo(case, made.id)
    assert claim.id in {r.id for r in api.claims(case)}
    with pytest.raises(NotFoundError):
        api.misread(case, "nosuch:c1", author="ana")


def test_a_statement_speaks_with_the_voice_that_a_person_gave_it(tmp_path):
    with api.open_case(tmp_path / "s.db") as case:
        filled(case, [reading(0)])
        record = next(r for r in case.claim_records() if r.attribution)
        statement = f"{record.document}:{record.attribution}"
        made = api.speaker(case, statement, "Oru Front", author="ana")
        voices = {r.voice for r in api.claims(case) if r.attribution == record.attribution}
        assert voices == {api.entity_key(case, "Oru Front")}
        with pytest.raises(SaysoError, match="has judged already"):
            api.speaker(case, statement, "Oru Front", author="ben")
        api.undo(case, made.id)
        assert [r.voice for r in api.claims(case)] == [r.voice for r in case.claim_records()]


def test_voices_and_claims_are_listed_as_judged_and_as_before_when_undone(tmp_path):
    with api.open_case(tmp_path / "s.db") as case:
        filled(case, [reading(n) for n in range(3)])
        before = api.voices(case)
        assert before == case.voices()
        record = next(r for r in case.claim_records() if r.attribution and r.voice_kind == "speaker")
        statement = f"{record.document}:{record.attribution}"
        made = api.speaker(case, statement, "Oru Front", author="ana")
        front = api.entity_key(case, "Oru Front")
        was, now = ({v.key: v for v in found} for found in (before, api.voices(case)))
        assert now[record.voice].statements == was[record.voice].statements - 1
        assert now[record.voice].claims == was[record.voice].claims - 1
        assert (now[front].name, now[front].kind, now[front].statements) == ("Oru Front", "speaker", 1)
        assert sum(v.statements for v in now.values()) == sum(v.statements for v in before)
        assert record.id in {r.id for r in api.claims(case, voice=front)}
        assert record.id not in {r.id for r in api.claims(case, voice=record.voice)}
        assert [s.id for s in api.statements(case, voice=front)] == [statement]
        assert {s.id: s.voice for s in api.statements(case)}[statement] == front
        api.undo(case, made.id)
        assert api.voices(case) == before


def test_claims_of_a_voice_come_once_and_in_order(tmp_path):
    with api.open_case(tmp_path / "s.db") as case:
        filled(case, [reading(n) for n in range(6)])
        voice = next(v.key for v in case.voices() if v.kind == "speaker")
        read = [r.id for r in case.claim_records(voice=voice)]
        other = next(r for r in case.claim_records() if r.attribution and r.voice != voice)
        api.speaker(case, f"{other.document}:{other.attribution}", voice, author="ana")
        listed = [r.id for r in api.claims(case, voice=voice)]
        assert set(listed) == {*read, other.id}
        assert listed == [r.id for r in api.claims(case) if r.id in set(listed)]


def question(case, *names):
    return next(q for q in api.review(case) if {q.a_name, q.b_name} == set(names))


def test_a_suggestion_is_explained_asked_once_and_answered(tmp_path):
    with api.open_case(tmp_path / "q.db") as case:
        filled(case, [about(0, [("Ana Velder", "person", (), ())]),
                      about(1, [("Anna Velter", "person", (), ())])])  # fmt: skip
        for verdict, actors in (("reject", 2), ("accept", 1)):
            asked = question(case, "Ana Velder", "Anna Velter")
            assert asked.why == "suggested"
            assert asked.features
            made = api.answer(case, (asked.a, asked.b), verdict, author="ana")
            assert len(set(keys(case, "Ana Velder", "Anna Velter"))) == actors
            assert api.review(case) == []
            api.undo(case, made.id)


def test_an_initial_that_fits_two_is_asked_about(tmp_path):
    with api.open_case(tmp_path / "q.db") as case:
        names = ("Dana Vesk", "Dora Vesk", "D. Vesk")
        filled(case, [about(n, [(name, "person", (), ())]) for n, name in enumerate(names)])
        assert {q.why for q in api.review(case)} == {"ambiguous"}
        asked = question(case, "D. Vesk", "Dora Vesk")
        api.answer(case, (asked.a, asked.b), "accept", author="ana")
        assert len(set(keys(case, "D. Vesk", "Dora Vesk"))) == 1
        assert len(set(keys(case, "D. Vesk", "Dana Vesk"))) == 2


def test_a_reference_list_only_suggests(case, tmp_path):
    path = tmp_path / "known.csv"
    path.write_text("id,name,type\nQ1,Grey Dawn,group\nQ2,Nobody Here,person\n")
    before = case.canonical_keys()
    (found,) = api.judge_reference(case, path)
    assert (found.origin, found.object) == ("suggested", "ref:Q1")
    assert api.judge_reference(case, path) == ()
    assert case.canonical_keys() == before
    (asked,) = [q for q in api.review(case) if q.why == "reference list"]
    assert (asked.a_name, asked.b_name) == ("Grey Dawn", "Grey Dawn")
    api.answer(case, (asked.a, asked.b), "accept", author="ana")
    assert [q for q in api.review(case) if q.why == "reference list"] == []


def test_the_name_that_all_documents_share_stays_one_actor(case):
    assert len(set(keys(case, OTHER[0]))) == 1
