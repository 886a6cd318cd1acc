from datetime import date

import pytest
from marked import marked

from sayso.model import Attribution, Claim, Document, Speaker, Voice
from sayso.reader import syntax
from sayso.reader.commitments import find_commitments


def commitments_of(source, claims=()):
    text, entities = marked(source)
    document = Document(text=text)
    return list(find_commitments(document, syntax.parse(document), entities, (), tuple(claims)))


@pytest.mark.parametrize(
    ("sentence", "obligor", "act"),
    [
        ("[Tarsia|st] agreed to stop arming [the Red Column|grp].", "Tarsia", "stop arming the Red Column"),
        ("[Tarsia|st] promised that it would release [Lem Oru|per].", "Tarsia", "release Lem Oru"),
        ("[Norvik Steel|org] pledged to plant trees.", "Norvik Steel", "plant trees"),
        ("[Norvik Steel|org] undertook to repay the loan.", "Norvik Steel", "repay the loan"),
        ("[Norvik Steel|org] is obliged to repay the loan.", "Norvik Steel", "repay the loan"),
        ("[Norvik Steel|org] shall repay the loan.", "Norvik Steel", "repay the loan"),
        ("[Norvik Steel|org] committed to cutting emissions.", "Norvik Steel", "cutting emissions"),
        ("Under the accord, [Tarsia|st] must release the men.", "Tarsia", "release the men"),
        ("The pact obliges [Tarsia|st] to pay [Dorna|st].", "Tarsia", "pay Dorna"),
        ("[Tarsia|st]'s pledge to leave [Dorna|pl] was welcomed.", "Tarsia", "leave Dorna"),
        ("[Tarsia|st] has promised [Dorna|st] a hearing in May.", "Tarsia", "a hearing in May"),
        ("Under the deal [Tarsia|st] will free the men by May.", "Tarsia", "free the men by May"),
        ("[Tarsia|st] will, under the deal signed on Friday, free the men.", "Tarsia", "free the men"),
        ("As part of the settlement, [Tarsia|st] will pay.", "Tarsia", "pay"),
        ("They signed a text. Under it [Tarsia|st] must pay.", "Tarsia", "pay"),
        ("Under the Ivar Undertakings, [Tarsia|st] must pay.", "Tarsia", "pay"),
        ("The accord says [Tarsia|st] must free the men.", "Tarsia", "free the men"),
        ("[Tarsia|st] must free the men, the court ruled.", "Tarsia", "free the men"),
        ("Under the pact [Tarsia|st] may not free the men.", "Tarsia", "not free the men"),
        ("The accord gives [Tarsia|st] until June to free the men.", "Tarsia", "free the men"),
        ("The court ordered [Tarsia|st] to free the men.", "Tarsia", "free the men"),
        ("They signed a deal under which [Tarsia|st] will free the men.", "Tarsia", "free the men"),
        ("Under Article 9, [Tarsia|st] must free the men.", "Tarsia", "free the men"),
        ("[Tarsia|st] is barred by the treaty from selling its land.", "Tarsia", "not selling its land"),
        ("[Tarsia|st] has until 1 May to free the men.", "Tarsia", "free the men"),
        ("[Tarsia|st] was given until 1 May to free the men.", "Tarsia", "free the men"),
        ("[Tarsia|st] was ordered by the court to free the men.", "Tarsia", "free the men"),
        ("The court barred [Norvik Steel|org] from selling.", "Norvik Steel", "not selling"),
        ("The treaty forbids [Tarsia|st] to lease land.", "Tarsia", "not lease land"),
        ("Article 4 binds [Tarsia|st] to consult [Dorna|st].", "Tarsia", "consult Dorna"),
        ("[Lem Oru|per] gave her word that no teacher would be dismissed.", "Lem Oru",
         "no teacher would be dismissed"),
    ],
)  # fmt: skip
def test_what_a_party_bound_itself_to(sentence, obligor, act):
    (found,) = commitments_of(sentence)
    assert (found.obligor, found.act) == (obligor, act)


@pytest.mark.parametrize(
    "sentence",
    [
        "[Tarsia|st] did not agree to stop arming [the Red Column|grp].",
        "If [Tarsia|st] agreed to leave, prices would fall.",
        "[Tarsia|st] may agree to leave.",
        "[Tarsia|st] agreed that the weather was bad.",
        "[Tarsia|st] stopped arming [the Red Column|grp].",
        "[Tarsia|st] must release the men.",
        "The storm obliges [Tarsia|st] to close [Dorna|pl].",
        "[Tarsia|st] will free the men by May.",
        "[Tarsia|st] may not free the men.",
        "[Tarsia|st] pledged allegiance to [Dorna|st].",
        "The general ordered [Lem Oru|per] to free the men.",
        "The storm barred [Tarsia|st] from closing [Dorna|pl].",
        "Were [Tarsia|st] to fall, [Dorna|st] would pay under the pact.",
        '"We shall see," [Lem Oru|per] said.',
        "[Tarsia|st] promised [the priest|per].",
        "[Tarsia|st] had promised the road.",
    ],
)
def test_no_commitment_was_made(sentence):
    assert commitments_of(sentence) == []


def test_coordinated_acts_are_two_commitments():
    found = commitments_of("[Tarsia|st] agreed to free prisoners and to open the road.")
    assert [c.act for c in found] == ["free prisoners", "open the road"]


def test_deadline_is_a_day_only_when_the_text_gives_one():
    (dated,) = commitments_of("[Tarsia|st] agreed to withdraw by 1 May 2021.")
    (open_ended,) = commitments_of("[Tarsia|st] agreed to withdraw by the spring.")
    assert (str(dated.deadline), open_ended.deadline) == ("2021-05-01", None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("[Tarsia|st] agreed to go, and [Dorna|st] vowed to pay by 1 June 2030.", [None, date(2030, 6, 1)]),
        ("[Tarsia|st] shall free the men and pay by 1 June 2030.", [date(2030, 6, 1)] * 2),
        ("By 1 June 2030, [Tarsia|st] shall free the men and [Dorna|st] shall pay.", [date(2030, 6, 1)] * 2),
    ],
)
def test_a_deadline_is_of_those_who_are_given_it(text, days):
    assert [c.deadline for c in commitments_of(text)] == days


def test_agreement_and_other_party_are_named():
    (found,) = commitments_of("In a deal with [Velland|st], [Tarsia|st] agreed to withdraw its troops.")
    assert (found.agreement, found.beneficiary) == ("a deal with Velland", "Velland")


def test_other_party_follows_from_a_claim_of_agreement():
    claim = Claim(
        "c1", Voice("narrator", "narrator"), "Tarsia", "agreement", "Velland", "affirmed", "asserted", (0, 1)
    )
    (found,) = commitments_of("[Tarsia|st] agreed to withdraw. [Velland|st] was pleased.", [claim])
    assert found.beneficiary == "Velland"


def test_evidence_reaches_from_the_party_to_the_end_of_the_act():
    source = "Late on Monday [Tarsia|st] agreed to stop the shelling, officials said."
    text, _ = marked(source)
    (found,) = commitments_of(source)
    assert text[slice(*found.evidence)] == "Tarsia agreed to stop the shelling"


def test_neither_party_is_bound_not_to():
    (found,) = commitments_of("Neither [Tarsia|st] shall use force.")
    assert found.act == "not use force"


def test_the_other_party_is_bound_in_turn():
    source = "In the agreement, [Tarsia|st] agreed to go. [Norvik Steel|org], for its part, must not sell."
    assert [c.obligor for c in commitments_of(source)] == ["Tarsia", "Norvik Steel"]


def test_each_side_is_bound():
    source = "[Tarsia|st] signed a pact with [Dorna|st]. The pact obliges each side to share intelligence."
    assert {c.obligor for c in commitments_of(source)} == {"Tarsia", "Dorna"}


_TREATY = "[Tarsia|st] and [Dorna|st] signed a treaty. [Ana Ro|per] wrote it. Months passed. It was printed. "


@pytest.mark.parametrize(
    ("article", "acts"),
    [
        ("The Parties shall exchange prisoners.", ["exchange prisoners", "exchange prisoners"]),
        ("No Party shall recruit children.", ["not recruit children", "not recruit children"]),
        ("The parties of the left shall win.", []),
    ],
)
def test_the_parties_of_an_agreement_are_those_who_are_said_to_have_it(article, acts):
    claim = Claim(
        "c1", Voice("narrator", "narrator"), "Tarsia", "agreement", "Dorna", "affirmed", "asserted", (0, 1)
    )
    found = commitments_of(_TREATY + article, [claim])
    assert [c.act for c in found] == acts
    assert [c.obligor for c in found] == ["Dorna", "Tarsia"][: len(acts)]


def test_the_parties_of_an_agreement_that_nobody_named_stay_unknown():
    assert commitments_of(_TREATY + "The Parties shall exchange prisoners.") == []


def test_who_says_so_is_no_part_of_the_act():
    source = "[Tarsia|st] shall return the islands in [Dorna|pl] bay, the treaty of the two says."
    text, entities = marked(source)
    content = (0, text.index(", the treaty"))
    said = Attribution("a1", (), (), (content,), "indirect", Speaker(None, ""))
    found = find_commitments(Document(text), syntax.parse(Document(text)), entities, (said,), ())
    assert [c.act for c in found] == ["return the islands in Dorna bay"]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("[Tarsia|st] undertook not to arm or finance [the Red Column|grp].",
         ["not to arm or finance the Red Column"]),
        ("[Tarsia|st] shall not shell the dam or mine the road.", ["not shell the dam", "not mine the road"]),
        ("[Tarsia|st] shall host the talks and pay the costs.", ["host the talks", "pay the costs"]),
    ],
)  # fmt: skip
def test_what_forbids_an_act_forbids_the_next_too(sentence, acts):
    assert [c.act for c in commitments_of(sentence)] == acts


def test_a_deadline_of_one_act_is_not_the_next_ones():
    text = "[Tarsia|st] shall leave [Dorna|pl] by 1 June 2030 and hand over its arms within 60 days."
    assert [c.deadline for c in commitments_of(text)] == [date(2030, 6, 1), None]


def test_a_text_that_is_an_agreement_is_what_binds():
    articles = "Article 1\n[Tarsia|st] shall leave.\n\nArticle 2\n[Dorna|st] shall pay."
    found = commitments_of(f"Agreement on the Islands\n\n{articles}")
    assert {c.agreement for c in found} == {"Agreement on the Islands"}
    assert {c.agreement for c in commitments_of(f"Islands change hands\n\n{articles}")} == {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "[Tarsia|st] met [Dorna|st], and each undertook to free its prisoners.",
        "[Tarsia|st] met [Dorna|st]. The charter obliges the two to free their prisoners.",
    ],
)
def test_each_of_two_is_bound(sentence):
    assert {c.obligor for c in commitments_of(sentence)} == {"Tarsia", "Dorna"}


def test_what_one_has_to_do_goes_on_from_what_the_accord_obliges_another_to():
    found = commitments_of("The accord obliges [Tarsia|st] to pay. [Dorna|st] has to free the men.")
    assert [(c.obligor, c.act) for c in found] == [("Tarsia", "pay"), ("Dorna", "free the men")]
