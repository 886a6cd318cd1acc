from dataclasses import replace
from datetime import date

from factories import FIRST_DAY, reading
from sayso.case import Case
from sayso.case.voices import most_used


def test_a_named_voice_is_counted_over_its_documents(case: Case) -> None:
    for n in (0, 4, 8):
        case.add(reading(n), path="x")
    keys = sorted(e.key for e in case.entity_records() if e.name == "Tamsin Orell" and "#e0" in e.key)
    case.set_canonical(dict.fromkeys(keys, keys[0]))
    voice = case.voices()[0]
    assert (voice.key, voice.name, voice.kind) == (keys[0], "Tamsin Orell", "speaker")
    assert voice.roles == ("spokesman for the council",)
    assert (voice.statements, voice.claims, voice.documents) == (9, 9, 3)
    assert (voice.first, voice.last) == (FIRST_DAY, date(2023, 3, 9))


def test_every_kind_of_voice_is_listed(case: Case) -> None:
    case.add(reading(0), path="x")
    assert [(v.kind, v.statements, v.claims) for v in case.voices()] == [
        ("speaker", 3, 3),
        ("unnamed", 1, 1),
        ("comment", 0, 1),
        ("narrator", 0, 1),
    ]


def test_a_voice_without_dates_has_none(case: Case) -> None:
    case.add(reading(0, published=None), path="x")
    assert {(v.first, v.last) for v in case.voices()} == {(None, None)}


def test_statements_quoted_in_comments_are_not_counted(case: Case) -> None:
    made = reading(0)
    comment = next(s for s in made.document.sections if s.kind == "comment")
    quoted = replace(made.attributions[0], content=(comment.span,), source=(), cue=())
    case.add(replace(made, attributions=(quoted,), claims=()), path="x")
    assert case.voices() == ()
    assert [s.comment for s in case.statements()] == [True]


def test_the_most_used_name_is_settled_in_any_order() -> None:
    assert most_used({"Orell": 3, "Tamsin Orell": 2}) == "Orell"
    assert most_used({"Orell": 2, "Tamsin Orell": 2}) == "Tamsin Orell"
    assert most_used({"B": 1, "A": 1}) == most_used({"A": 1, "B": 1}) == "A"
