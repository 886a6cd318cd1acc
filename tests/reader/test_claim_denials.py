"""What a denial points at, on invented actors."""

from __future__ import annotations

import pytest
from marked import marked

from sayso.model import Attribution, Claim, Document, Speaker, Voice
from sayso.reader import syntax
from sayso.reader.claim_denials import pointed_denials
from sayso.reader.claim_ends import scene

SAID = "[Ana Ro|per] said that [Norva|org] paid [the Red Column|grp]."


def _denied(source: str, *, voice: Voice | None = None) -> list[tuple[str, str, str]]:
    """Voice, tie and words of every denial of what the first sentence says."""
    text, entities = marked(source)
    document = Document(text)
    words = (text.index("Norva"), text.index("Red Column") + 10)
    said = Claim(
        "c1", voice or Voice("speaker", "Ana Ro", "Ana Ro"), "Norva", "funding", "the Red Column",
        "affirmed", "asserted", words,
    )  # fmt: skip
    told = Attribution("a1", ((0, 6),), (), (words,), "indirect", Speaker("Ana Ro", "Ana Ro"))
    found = pointed_denials(document, scene(syntax.parse(document), entities), [told], [said])
    assert all(c.polarity == "denied" and (c.subject, c.object) == ("Norva", "the Red Column") for c in found)
    return [(c.voice.name, c.type, text[slice(*c.evidence)]) for c in found]


@pytest.mark.parametrize(
    ("denial", "words"),
    [
        ("[Norva|org] rejected the accusation.", "rejected the accusation"),
        ("[Norva|org] has denied the charge.", "has denied the charge"),
        ("[Norva|org] called the claim a fabrication.", "called the claim"),
        ("[Norva|org] dismissed the allegation as fantasy.", "dismissed the allegation"),
    ],
)
def test_who_rejects_the_accusation_denies_what_was_said_of_him(denial: str, words: str) -> None:
    assert _denied(f"{SAID} {denial}") == [("Norva", "funding", words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "[Norva|org] did not deny the charge.",  # nothing is denied
        "[Norva|org] denied the claim that it owns [Dorn|org].",  # says itself what is denied
        "[Norva|org] called the claim a good start.",
        "[Norva|org] published the report.",
        "[Dorn|org] rejected the accusation.",  # nothing was said of it
        "\n\nIt rained.\n\nIt snowed.\n\n[Norva|org] rejected the accusation.",  # too far
    ],
)
def test_other_words_deny_nothing_that_was_said(sentence: str) -> None:
    assert _denied(f"{SAID} {sentence}") == []


def test_nobody_denies_his_own_words_or_the_texts() -> None:
    denial = f"{SAID} [Norva|org] rejected the accusation."
    assert _denied(denial, voice=Voice("speaker", "Norva", "Norva")) == []
    assert _denied(denial, voice=Voice("narrator", "narrator")) == []


def test_a_charge_that_the_company_rejected_is_rejected_by_the_accused() -> None:
    source = (
        "[Ana Ro|per] accused [Norva|org] of paying [the Red Column|grp] through [Dorn|org], "
        "a charge [the company=Dorn] rejected."
    )
    assert [voice for voice, *_ in _denied(source)] == ["Norva"]
