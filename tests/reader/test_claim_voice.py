"""Whose claim it is."""

from __future__ import annotations

import pytest

from sayso.model import Attribution, Document, Entity, Mention, Section, Speaker, Voice
from sayso.reader.claim_voice import NARRATOR, reported, voice_of

ACME = Entity("e1", "Acme", "organization", (Mention(0, 4),))


def _voice(cue: str, content: str, sections: tuple[Section, ...] = ()) -> Voice:
    text = f"Acme {cue} {content}."
    start = 5 + len(cue) + 1
    said = Attribution(
        "a1", ((0, 4),), ((5, 5 + len(cue)),), ((start, len(text) - 1),), "indirect", Speaker("e1", "Acme")
    )
    document = Document(text, sections=sections)
    return voice_of(document, {"e1": ACME}, [said], (start, len(text) - 1))[0]


def test_a_claim_is_of_whoever_says_it() -> None:
    assert _voice("said", "that it owns Norva") == Voice("speaker", "Acme", "e1")
    assert _voice("agreed", "that it owns Norva") == Voice("speaker", "Acme", "e1")


@pytest.mark.parametrize(
    ("cue", "content"),
    [("has agreed", "to buy Norva"), ("signed", "a deal with Norva"), ("under", "Norva sold its shares")],
)
def test_what_somebody_agrees_to_do_is_told_by_the_narrator(cue: str, content: str) -> None:
    assert _voice(cue, content) == NARRATOR


def test_a_comment_is_its_own_voice() -> None:
    assert _voice("said", "it owns Norva", (Section("comment", 0, 24),)).kind == "comment"


CUED = "Acme owns Norva, Bo said, and sold Tern."
BO = Attribution("a1", ((17, 19),), ((20, 24),), ((0, 15),), "indirect", Speaker("e2", "Bo"))


@pytest.mark.parametrize(
    ("span", "voice"),
    [((0, 39), Voice("unnamed", "Bo")), ((0, 15), Voice("unnamed", "Bo")), ((26, 39), NARRATOR)],
)
def test_words_that_go_on_behind_the_cue_are_of_whoever_says_their_beginning(span, voice) -> None:
    assert voice_of(Document(CUED), {}, [BO], span)[0] == voice


@pytest.mark.parametrize(("at", "told"), [("Acme", True), ("old", False), ("Norva", True)])
def test_what_stands_outside_the_quotation_marks_is_reported(at: str, told: bool) -> None:
    text = 'Bo said Acme had "old ties" to Norva.'
    said = Attribution("a1", ((0, 2),), ((3, 7),), ((8, 36),), "mixed", Speaker(None, "Bo"))
    start = text.index(at)
    assert reported(Document(text), said, (start, start + len(at))) is told
