from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from sayso.model import Vocabulary
from sayso.weighing.acts import refrains, types_of
from sayso.weighing.compliance import compliance

Make = Callable[..., Any]


@dataclass(frozen=True)
class Pledge:
    act: str = "end all cooperation with the Grey Dawn"
    id: str = "acc:m1"
    document: str = "acc"
    published: date | None = date(2031, 1, 1)
    agreement: str | None = "Tarnholm Accord"
    obligor: str = "front"
    obligor_name: str = "the Marsh Front"
    beneficiary: str | None = None
    deadline: date | None = date(2031, 2, 1)


@dataclass(frozen=True)
class Said:
    id: str
    quote: str
    voice: str = "mission"
    document: str = "d"
    published: date | None = date(2031, 3, 1)
    voice_kind: Any = "speaker"
    comment: bool = False


@pytest.fixture
def about(claim: Make) -> Make:
    def make(id: str, **given: Any) -> Any:
        given.setdefault("published", "2031-03-01")
        return claim(id, "front", "grey dawn", given.pop("type", "arming"), **given)

    return make


VOCABULARY = Vocabulary.default()


def test_help_to_whom_cooperation_was_to_end_with_is_a_breach(about: Make) -> None:
    found = compliance(Pledge(), [about("a:1", said_by="mission")], vocabulary=VOCABULARY)
    assert (found.status, found.voices_against) == ("breached", ("mission",))
    assert [f.claim for f in found.findings] == ["a:1"]


def test_words_for_and_against_are_contested(about: Make) -> None:
    claims = [about("a:1", said_by="mission"), about("b:1", said_by="front", polarity="denied")]
    assert compliance(Pledge(), claims, vocabulary=VOCABULARY).status == "contested"


def test_only_the_obligors_own_word_is_minimal(about: Make) -> None:
    found = compliance(Pledge(), [about("a:1", said_by="front", polarity="denied")], vocabulary=VOCABULARY)
    assert found.status == "minimal"


@pytest.mark.parametrize(("voices", "status"), [("m", "intermediate"), ("mn", "full")])
def test_other_independent_voices_raise_the_status(about: Make, voices: str, status: str) -> None:
    claims = [about(f"{v}:1", said_by=v, polarity="denied") for v in voices]
    assert compliance(Pledge(), claims, vocabulary=VOCABULARY).status == status


@pytest.mark.parametrize(
    "given",
    [
        {"published": "2030-12-01"},
        {"published": "2031-01-15"},
        {"published": None},
        {"modality": "hedged"},
        {"modality": "future"},
    ],
)
def test_early_undated_hedged_and_future_words_decide_nothing(about: Make, given: dict[str, Any]) -> None:
    found = compliance(Pledge(), [about("a:1", said_by="mission", **given)], vocabulary=VOCABULARY)
    assert found.status == "unknown"


def test_comments_are_listed_and_not_counted(about: Make) -> None:
    found = compliance(Pledge(), [about("a:1", kind="comment", voice="comment:a:1")], vocabulary=VOCABULARY)
    assert (found.status, found.findings[0].bearing) == ("unknown", "comment")


def test_copies_of_one_report_are_one_voice(about: Make, group: Make) -> None:
    claims = [about(f"{d}:1", polarity="denied") for d in "abc"]
    found = compliance(Pledge(), claims, vocabulary=VOCABULARY, copies=group("a", "b", "c"))
    assert (found.status, len(found.voices_for)) == ("intermediate", 1)


def test_claims_about_others_or_of_other_types_do_not_bear(about: Make, claim: Make) -> None:
    others = [
        claim("a:1", "front", "hadrim", said_by="m", published="2031-03-01"),
        claim("b:1", "council", "grey dawn", said_by="m", published="2031-03-01"),
        about("c:1", type="conflict", said_by="m"),
    ]
    assert compliance(Pledge(), others, vocabulary=VOCABULARY).findings == ()


def test_a_promise_to_do_is_kept_by_doing(claim: Make) -> None:
    pledge = Pledge(act="finance the Marsh Council", deadline=None)
    paid = claim("a:1", "front", "marsh council", "funding", said_by="m", published="2031-03-01")
    assert compliance(pledge, [paid], vocabulary=VOCABULARY).status == "intermediate"


def test_statements_that_name_obligor_and_act_bear() -> None:
    broken = Said("d:a1", "The Marsh Front has not ended its cooperation with the Grey Dawn.")
    vague = Said("d:a2", "Many things have been carried out.")
    found = compliance(Pledge(), [], vocabulary=VOCABULARY, statements=[broken, vague])
    assert (found.status, [f.claim for f in found.findings]) == ("breached", ["d:a1"])


def test_a_statement_that_there_was_no_breach_is_no_breach() -> None:
    said = Said(
        "d:a1", "There was no breach of the ban on cooperation between the Marsh Front and the Grey Dawn."
    )
    assert compliance(Pledge(), [], vocabulary=VOCABULARY, statements=[said]).findings == ()


def test_a_deadline_that_passed_in_silence_is_overdue() -> None:
    found = compliance(Pledge(), [], vocabulary=VOCABULARY, as_of=date(2031, 6, 1))
    assert (found.status, found.overdue) == ("unknown", True)


@pytest.mark.parametrize(
    ("act", "inverse"),
    [("cease all hostilities", True), ("shall not permit", True), ("release all prisoners", False)],
)
def test_acts_to_refrain_from_are_known(act: str, inverse: bool) -> None:
    assert refrains(act) is inverse


def test_the_act_names_its_types() -> None:
    assert {"training", "recruitment"} <= types_of("shall not train or recruit for the Brigade", VOCABULARY)
    assert "funding" not in types_of("release all prisoners", VOCABULARY)
