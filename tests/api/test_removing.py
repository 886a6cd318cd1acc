import random
from dataclasses import replace

import pytest

from api.makers import about, filled, state
from api.test_settling import ALL
from factories import reading
from sayso import api
from sayso.api.carrying import carried_over
from sayso.errors import NotFoundError


def made(count=24, seed=5):
    chance = random.Random(seed)
    found = [about(n, chance.sample(ALL, 5)) for n in range(count)]
    for n in range(3):
        found += [reading(n, sentences=9, publisher=outlet, url=outlet) for outlet in ("X", "Y")]
    return found


def ids(readings):
    return [r.document.id for r in readings]


@pytest.mark.parametrize("seed", range(4))
def test_a_case_without_a_document_is_as_if_it_had_never_been_added(tmp_path, seed):
    readings = made()
    gone = random.Random(seed).sample(readings, 9)
    with api.open_case(tmp_path / "a.db") as case, api.open_case(tmp_path / "b.db") as never:
        filled(case, readings)
        filled(never, [r for r in readings if r not in gone])
        api.remove(case, ids(gone))
        assert state(case) == state(never)
        assert [(h.document, h.spans) for h in case.search("prisoners", 100)] == [
            (h.document, h.spans) for h in never.search("prisoners", 100)
        ]
        filled(case, gone)
        filled(never, gone)
        assert state(case) == state(never)


def test_nothing_is_removed_when_one_is_unknown(tmp_path):
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, made(3))
        before = state(case)
        with pytest.raises(NotFoundError):
            api.remove(case, [*ids(made(1)), "nosuch"])
        assert state(case) == before


DAWN, FRONT = ("Grey Dawn", "group", (), ()), ("Harvan Front", "organization", (), ())


def test_what_a_person_judged_holds_for_the_mentions_that_are_left(tmp_path):
    readings = [about(n, [DAWN, FRONT]) for n in range(4)]
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, readings)
        judged = api.same(case, "Grey Dawn", "Harvan Front", author="ana", note="renamed")
        documents = {end.partition("#")[0] for end in (judged.subject, judged.object)}
        changed = api.remove(case, documents)
        assert api.entity_key(case, "Grey Dawn") == api.entity_key(case, "Harvan Front")
        (kept,) = [j for j in case.judgements() if j.origin == "person"]
        assert (kept.author, kept.note, kept.made) == ("ana", "renamed", judged.made)
        assert changed.moved[-1] == kept
        assert changed.undone == ()
        assert judged.id in {j.id for j in case.judgements(active_only=False)}


def test_a_judgement_of_what_is_gone_is_undone_and_stays_in_the_log(tmp_path):
    readings = [about(0, [DAWN]), about(1, [FRONT])]
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, readings)
        judged = api.same(case, "Grey Dawn", "Harvan Front", author="ana")
        misread = api.misread(case, f"{readings[0].document.id}:c0", author="ana")
        changed = api.remove(case, ids(readings[:1]))
        assert {j.id for j in changed.undone} == {judged.id, misread.id}
        assert [j for j in case.judgements() if j.origin == "person"] == []
        assert len([j for j in case.judgements(active_only=False) if j.origin == "person"]) == 2


def renumbered(old):
    """The same found, but for one entity fewer in front and other numbers."""
    entities = tuple(replace(e, id=f"x{e.id}") for e in reversed(old.entities))
    claims = tuple(
        replace(
            c,
            id=f"x{c.id}",
            subject=f"x{c.subject}",
            object=f"x{c.object}",
            place=f"x{c.place}" if c.place else None,
            attribution=f"x{c.attribution}" if c.attribution else None,
            voice=replace(c.voice, entity=f"x{c.voice.entity}") if c.voice.entity else c.voice,
        )
        for c in old.claims
        if c.id != "c1"
    )
    attributions = tuple(
        replace(a, id=f"x{a.id}", speaker=replace(a.speaker, entity=f"x{a.speaker.entity}"))
        if a.speaker.entity
        else replace(a, id=f"x{a.id}")
        for a in old.attributions
    )
    commitments = tuple(replace(m, obligor=f"x{m.obligor}") for m in old.commitments)
    return replace(
        old, entities=entities, attributions=attributions, claims=claims, commitments=commitments, version="9"
    )


def test_parts_of_two_readings_of_one_text_are_put_together():
    old = reading(0)
    found = carried_over(old, renumbered(old))
    assert found.entities == {e.id: f"x{e.id}" for e in old.entities}
    assert found.statements == {a.id: f"x{a.id}" for a in old.attributions}
    assert found.claims == {c.id: f"x{c.id}" for c in old.claims if c.id != "c1"}


def test_a_document_read_anew_is_as_if_it_had_been_read_so_at_first(tmp_path):
    readings = [reading(n, sentences=4) for n in range(5)]
    with api.open_case(tmp_path / "a.db") as case, api.open_case(tmp_path / "b.db") as fresh:
        filled(case, readings)
        filled(fresh, map(renumbered, readings))
        paths = [d.paths for d in case.documents()]
        assert len(api.reread(case, read=renumbered).documents) == 5
        assert state(case) == state(fresh)
        assert [d.paths for d in case.documents()] == paths
        assert {d.version for d in case.documents()} == {"9"}
        assert api.reread(case, read=lambda old: old).documents == ()


def test_judgements_follow_what_they_were_about_into_the_new_reading(tmp_path):
    old = reading(0, sentences=4)
    id = old.document.id
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, [old, reading(1, sentences=4)])
        api.misread(case, f"{id}:c0", author="ana")
        gone = api.misread(case, f"{id}:c1", author="ana")
        api.speaker(case, f"{id}:a2", "Oru Front", author="ana")
        api.different(case, f"{id}#e1", f"{id}#e2", author="ana")
        changed = api.reread(case, [id], read=renumbered)
        assert api.misread_claims(case) == {f"{id}:xc0"}
        assert [j.id for j in changed.undone] == [gone.id]
        assert len(changed.moved) == 3
        said = {r.voice for r in api.claims(case) if r.attribution == "xa2" and r.document == id}
        assert said == {api.entity_key(case, "Oru Front")}
        kinds = {j.kind: (j.subject, j.object) for j in case.judgements() if j.origin == "person"}
        assert kinds["different"] == (f"{id}#xe1", f"{id}#xe2")
