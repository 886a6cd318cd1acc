"""Forty outlets carry one wire story, one outlet denies it, twelve readers agree: files in, counts out."""

import random
from datetime import date

import pytest

from sayso import api
from sayso.export import FORMATS
from sayso.model import Vocabulary

BODY = [
    "The Harvan Front has armed the Tarnan League, said Ivo Tran, a former envoy who has followed both groups"
    " for more than ten years. He keeps a house in the upper valley and was in the capital for a hearing.",
    "Three lorries came over the pass on the night of the new moon, he told the hearing, and went back empty"
    " before the shepherds were up. The customs post has been without lights since the flood.",
    "Nobody at the post was paid in winter, and the road has not been cleared from the mill to the bridge."
    " Drivers leave a coin at the shrine and go on in the dark.",
    "The valley lives on timber, goats and a little copper. Its three villages share one doctor, who comes on"
    " Tuesdays when the river lets her through, and one school, whose roof was carried off in a storm.",
    "A commission is to look into the matter after harvest. Its members have not been named, and its rooms"
    " in the old granary are still let to a dealer in seed potatoes.",
]
HEADLINES = ("Rifles over the pass", "Front arms League, envoy says", "Night lorries", "The road by the mill")
DENIAL = "Front rejects report\n\nThe Harvan Front denied that it had armed the Tarnan League.\n"
RIVER = (
    "The river rose by a hand on Friday and by two on Saturday. Children stood on the bridge and counted"
    " logs. By Sunday evening the lower meadows were a lake with fence posts in it, and a boat went from"
    " door to door with bread. Nobody was hurt, and the ferry is to run again when the ropes are dry."
)
COMMENT = "I have said it for years, the Harvan Front has armed the Tarnan League and everybody knows it."


def story(n: int) -> str:
    """Outlet number `n`: verbatim, trimmed, or with a paragraph moved, always under its own headline."""
    chance = random.Random(n)
    told = BODY[:1] + (BODY[1:] if n % 3 == 0 else chance.sample(BODY[1:], 3 if n % 3 == 1 else 4))
    paragraphs = [f"TARNHOLM (Norwire) - {told[0]}", *told[1:]]
    return f"{HEADLINES[n % 4]}, {n}\n\n" + "\n\n".join(paragraphs) + "\n"


def commented() -> str:
    """An article of its own, which says nothing of arms, and what twelve readers add to it."""
    comments = [f"Reader {n}\n{n + 1} hours ago\n{COMMENT}" for n in range(12)]
    return f"The river rises\n\n{RIVER}\n\n12 Comments\n\n" + "\n\n".join(comments) + "\n"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wire")
    texts = {f"Outlet {n}": story(n) for n in range(40)}
    texts |= {"The Gazette": DENIAL, "The Ledger": commented()}
    with api.open_case(folder / "case.db") as opened:
        for n, (publisher, text) in enumerate(texts.items()):
            path = folder / f"{n}.txt"
            path.write_text(text, encoding="utf-8")
            options = api.source_options(publisher=publisher, published=date(2031, 5, 1 + n % 28))
            assert api.add(opened, [path], options=options).failed == ()
        yield opened


def arming(case):
    a, b = (api.entity_key(case, name) for name in ("Harvan Front", "Tarnan League"))
    tie = api.pair_tie(case, a, b, vocabulary=Vocabulary.default())
    (standing,) = [s for s in tie.standings if s.type == "arming" and s.subject == a]
    return tie, standing


def test_forty_appearances_are_one_voice_and_comments_none(case):
    _, standing = arming(case)
    assert [v.name for v in standing.voices_for] == ["Ivo Tran"]
    assert [v.name for v in standing.voices_against] == ["Harvan Front"]
    assert standing.appearances == 40
    assert len(standing.comments) == len(standing.comment_claims) == 12
    assert standing.contested


def test_the_forty_are_one_group_that_credits_the_wire(case):
    groups = [g for g in case.copy_groups() if len(g.members) > 1]
    assert [(len(g.members), g.origin) for g in groups] == [(40, "Norwire")]


def test_each_appearance_leads_back_to_the_one_voice(case):
    tie, standing = arming(case)
    passed = api.appearances(case, tie)
    (voice,) = standing.voices_for
    steps = {passed[c] for c in voice.claims}
    assert {outlet for outlet, _, _ in steps} == {f"Outlet {n}" for n in range(40)}
    assert {(origin, name) for _, origin, name in steps} == {("Norwire", "Ivo Tran")}


def test_without_the_envoy_nothing_is_left_of_the_story(case):
    found = api.case_without(case, vocabulary=Vocabulary.default(), voice=api.voice_key(case, "Ivo Tran"))
    a, b = sorted(api.entity_key(case, name) for name in ("Harvan Front", "Tarnan League"))
    assert (a, b) in found.lost


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_case_leaves_in_every_format(case, form):
    assert api.export(case, form, vocabulary=Vocabulary.default())
