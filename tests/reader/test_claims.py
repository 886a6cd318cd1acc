"""What sentences from many fields claim, on invented actors; entities are marked by hand."""

import pytest
from marked import claims_of, marked, told

from sayso.model import Attribution, Speaker

SENTENCES = [
    (
        "[Norvik Steel|org] acquired [Halden Ore|org] for $2 billion in May.",
        ["Norvik Steel ownership Halden Ore"],
    ),
    (
        "[Halden Ore|org], a subsidiary of [Norvik Steel|org], closed two pits.",
        ["Norvik Steel ownership Halden Ore"],
    ),
    (
        "[Norvik Steel|org] sold its 40 percent stake in [Halden Ore|org].",
        ["Norvik Steel not ownership Halden Ore ended"],
    ),
    (
        "[Halden Ore|org] is owned by [Norvik Steel|org] and [Ost Fund|org].",
        ["Norvik Steel ownership Halden Ore", "Ost Fund ownership Halden Ore"],
    ),
    (
        "[Maren Dole|per], chief executive of [Norvik Steel|org], resigned.",
        ["Maren Dole command Norvik Steel"],
    ),
    (
        "[Norvik Steel|org] chief executive [Maren Dole|per] declined to comment.",
        ["Maren Dole command Norvik Steel"],
    ),
    (
        "[Maren Dole|per], the former chairwoman of [Norvik Steel|org], joined [Ost Fund|org] last year.",
        ["Maren Dole command Norvik Steel ended", "Maren Dole membership Ost Fund"],
    ),
    (
        "[Maren Dole|per] was appointed chief executive of [Norvik Steel|org] in 2019.",
        ["Maren Dole command Norvik Steel"],
    ),
    (
        "[Norvik Steel|org] supplies [Brand Motors|org] with sheet metal.",
        ["Norvik Steel trade Brand Motors"],
    ),
    (
        "[Brand Motors|org] buys its batteries from [Celltek|org].",
        ["Brand Motors trade Celltek"],
    ),
    (
        "[Norvik Steel|org] signed a ten-year contract with [Brand Motors|org] on Monday.",
        ["Norvik Steel agreement Brand Motors"],
    ),
    (
        "[Brand Motors|org] is suing [Celltek|org] over faulty batteries.",
        ["Brand Motors conflict Celltek"],
    ),
    (
        "[Celltek|org], which is based in [Osterby|pl], has invested in [Brand Motors|org].",
        ["Celltek funding Brand Motors", "Celltek presence Osterby"],
    ),
    (
        "[Celltek|org] plans to buy [Brand Motors|org].",
        ["Celltek ownership Brand Motors future"],
    ),
    (
        "[Celltek|org] and [Brand Motors|org] announced a partnership.",
        ["Celltek alliance Brand Motors"],
    ),
    (
        "[Ost Fund|org] owns a third of [Celltek|org].",
        ["Ost Fund ownership Celltek"],
    ),
    (
        "[Vale United|org] striker [Tom Arden|per] scored twice.",
        ["Tom Arden membership Vale United"],
    ),
    (
        "[Tom Arden|per] plays for [Vale United|org].",
        ["Tom Arden membership Vale United"],
    ),
    (
        "[Tom Arden|per] joined [Vale United|org] from [Port Rangers|org] in January.",
        ["Tom Arden membership Vale United"],
    ),
    (
        "[Rosa Lind|per] coaches [Vale United|org].",
        ["Rosa Lind command Vale United"],
    ),
    (
        "[Vale United|org] beat [Port Rangers|org] 2-0 on Saturday.",
        [],
    ),
    (
        "[Vale United|org] coach [Rosa Lind|per] praised her team.",
        ["Rosa Lind command Vale United"],
    ),
    (
        "The league fined [Vale United|org].",
        [],
    ),
    (
        "[The Football Board|org] banned [Tom Arden|per] for six months.",
        ["The Football Board conflict Tom Arden"],
    ),
    (
        "[Kestrel Air|org] sponsors [Port Rangers|org].",
        ["Kestrel Air funding Port Rangers"],
    ),
    (
        "Workers from [the Dockers' Union|org] went on strike against [Harbour Lines|org].",
        ["the Dockers' Union conflict Harbour Lines"],
    ),
    (
        "[the Dockers' Union|org] reached a pay deal with [Harbour Lines|org] after all-night talks.",
        ["the Dockers' Union agreement Harbour Lines"],
    ),
    (
        "[the Dockers' Union|org] met [Harbour Lines|org] on Tuesday.",
        ["the Dockers' Union contact Harbour Lines"],
    ),
    (
        "[Ines Falk|per], a spokeswoman for [the Dockers' Union|org], called the offer an insult.",
        ["Ines Falk command the Dockers' Union"],
    ),
    (
        "[Harbour Lines|org] has agreed to pay [the Dockers' Union|org] 2 million crowns.",
        ["Harbour Lines funding the Dockers' Union obligation"],
    ),
    (
        "[the Dockers' Union|org] is affiliated with [the Labour Front|org].",
        ["the Dockers' Union membership the Labour Front"],
    ),
    (
        "Negotiations between [the Dockers' Union|org] and [Harbour Lines|org] broke down.",
        ["the Dockers' Union contact Harbour Lines"],
    ),
    (
        "[Tarsia|st] and [Velland|st] signed a border treaty in 2011.",
        ["Tarsia agreement Velland"],
    ),
    (
        "[Tarsia|st] severed diplomatic ties with [Velland|st] in March.",
        ["Tarsia not alliance Velland ended"],
    ),
    (
        "[Tarsia|st]'s Foreign Minister [Pavel Ruk|per] met [Ana Sol|per] in [Geneva|pl].",
        ["Pavel Ruk contact Ana Sol", "Pavel Ruk membership Tarsia"],
    ),
    (
        "[Tarsia|st] imposed sanctions on [Velland|st].",
        ["Tarsia conflict Velland"],
    ),
    (
        "[Pavel Ruk|per] was [Tarsia|st]'s ambassador to [Velland|st].",
        ["Pavel Ruk membership Tarsia"],
    ),
    (
        "[Tarsia|st] has no links with [the Red Column|grp].",
        ["Tarsia not alliance the Red Column"],
    ),
    (
        "[Tarsia|st] granted asylum to [Ana Sol|per].",
        ["Tarsia shelter Ana Sol"],
    ),
    (
        "[President Ana Sol|per] of [Tarsia|st] spoke to [Pavel Ruk|per] by phone.",
        ["President Ana Sol command Tarsia", "President Ana Sol contact Pavel Ruk"],
    ),
    (
        "[Tarsia|st] may supply missiles to [Velland|st].",
        ["Tarsia arming Velland hedged"],
    ),
    (
        "[Tarsia|st] imports oil from [Velland|st].",
        ["Tarsia trade Velland"],
    ),
    (
        "[Tarsia|st] no longer supports [the Red Column|grp].",
        ["Tarsia not alliance the Red Column ended"],
    ),
    (
        "[Tarsia|st]-backed [Red Column|grp] fighters entered [Dorna|pl].",
        ["Tarsia alliance Red Column"],
    ),
    (
        "[The Red Column|grp] is funded by [Tarsia|st] and trained by [Velland|st].",
        ["Tarsia funding The Red Column", "Velland training The Red Column"],
    ),
    (
        "[The Red Column|grp] receives weapons and money from [Tarsia|st].",
        ["Tarsia arming The Red Column", "Tarsia funding The Red Column"],
    ),
    (
        "[Tarsia|st] is accused of arming [the Red Column|grp].",
        ["Tarsia arming the Red Column hedged"],
    ),
    (
        "[The Red Column|grp] operates in [Dorna|pl], [Kest|pl] and [Vale Province|pl].",
        [
            "The Red Column presence Dorna",
            "The Red Column presence Kest",
            "The Red Column presence Vale Province",
        ],
    ),
    (
        "[Commander Oru|per] pledged allegiance to [the Red Column|grp].",
        ["Commander Oru allegiance the Red Column"],
    ),
    (
        "[The Red Column|grp] fought alongside [the White Guard|grp] against [Tarsia|st].",
        ["The Red Column conflict Tarsia", "The Red Column operations the White Guard"],
    ),
    (
        "[Oru|per], the leader of [the Red Column|grp], was killed.",
        ["Oru command the Red Column"],
    ),
    (
        "[Tarsia|st] would arm [the Red Column|grp] if war came.",
        ["Tarsia arming the Red Column hypothetical"],
    ),
    (
        "[The Red Column|grp] recruits fighters for [the White Guard|grp].",
        ["The Red Column recruitment the White Guard"],
    ),
    (
        "[Tarsia|st] shares intelligence with [Velland|st].",
        ["Tarsia intelligence Velland"],
    ),
    (
        "[Oru|per]'s brother [Lem|per] lives in [Dorna|pl].",
        ["Lem family Oru", "Lem presence Dorna"],
    ),
    (
        "[The White Guard|grp] is the armed wing of [the Labour Front|org].",
        ["The White Guard membership the Labour Front"],
    ),
    (
        "[The Red Column|grp] attacked [Tarsia|st]'s army near [Dorna|pl].",
        ["The Red Column conflict Tarsia"],
    ),
    (
        "Clashes between [the Red Column|grp] and [the White Guard|grp] left ten dead.",
        ["the Red Column conflict the White Guard", "the White Guard conflict the Red Column"],
    ),
    (
        "[Oru|per] denied that [the Red Column|grp] had received money from [Tarsia|st].",
        ["Tarsia not funding the Red Column"],
    ),
    (
        "[the Red Column|grp] inspired [the White Guard|grp]. The two groups have ideological ties.",
        ["the Red Column ideology the White Guard"],
    ),
    (
        "[Ana Sol|per] is married to [Pavel Ruk|per].",
        ["Ana Sol family Pavel Ruk"],
    ),
    (
        "[Tarsia|st] must stop financing [the Red Column|grp].",
        ["Tarsia not funding the Red Column obligation"],
    ),
    (
        "[Tarsia|st] provides financial, military and training support to [the Red Column|grp].",
        ["Tarsia arming the Red Column", "Tarsia funding the Red Column", "Tarsia training the Red Column"],
    ),
    (
        "Did [Tarsia|st] arm [the Red Column|grp]?",
        [],
    ),
    (
        "[Tarsia|st] criticised [Velland|st] in harsh words.",
        [],
    ),
    (
        "[Pavel Ruk|per] and [Ana Sol|per] waited in the same hall.",
        [],
    ),
    (
        "Talks on [Tarsia|st]-[Velland|st] relations were held in a hotel.",
        [],
    ),
    (
        "[Oru|per] is a proxy of [Tarsia|st].",
        ["Tarsia command Oru"],
    ),
    (
        "[Vale Rangers|org] have appointed [Rosa Lind|per] as head coach.",
        ["Rosa Lind command Vale Rangers"],
    ),
    (
        "[Rosa Lind|per] was sacked by [Vale Rangers|org] on Friday.",
        ["Rosa Lind not membership Vale Rangers ended"],
    ),
    (
        "[Tom Arden|per] has left [Vale Rangers|org] for [Port Rangers|org].",
        ["Tom Arden not membership Vale Rangers ended"],
    ),
    (
        "[Kestrel Air|org] will lend [Port Rangers|org] 5 million crowns.",
        ["Kestrel Air funding Port Rangers future"],
    ),
    (
        "The merger between [Kestrel Air|org] and [Ost Wings|org] was approved.",
        ["Kestrel Air agreement Ost Wings"],
    ),
    (
        "[Tarsia|st]'s support for [the Red Column|grp] has grown.",
        ["Tarsia alliance the Red Column"],
    ),
    (
        "The money came from [Tarsia|st], which has long financed [the Red Column|grp].",
        ["Tarsia funding the Red Column"],
    ),
    (
        "[Tarsia|st], a close ally of [Velland|st], abstained.",
        ["Tarsia alliance Velland"],
    ),
    (
        "[Tarsia|st] and [its=Tarsia] ally [Velland|st] abstained.",
        ["Velland alliance Tarsia"],
    ),
    (
        "[Lem Oru|per] has been charged with funding [the Red Column|grp].",
        ["Lem Oru funding the Red Column hedged"],
    ),
    (
        "[The Red Column|grp] killed three members of [the White Guard|grp].",
        ["The Red Column conflict the White Guard"],
    ),
    (
        "[The White Guard|grp], led by [Lem Oru|per], controls [Dorna|pl].",
        ["Lem Oru command The White Guard", "The White Guard presence Dorna"],
    ),
    (
        "[Lem Oru|per] founded [the White Guard|grp] in 2003 and led [it=the White Guard] until 2010.",
        ["Lem Oru command the White Guard"],
    ),
    (
        "[Lem Oru|per], who heads [the White Guard|grp], met [Ana Sol|per].",
        ["Lem Oru command the White Guard", "Lem Oru contact Ana Sol"],
    ),
    (
        "[Tarsia|st] rejected claims that [it=Tarsia] arms [the Red Column|grp].",
        ["Tarsia not arming the Red Column"],
    ),
    (
        "It is not true that [Tarsia|st] arms [the Red Column|grp].",
        ["Tarsia not arming the Red Column"],
    ),
    (
        "[Tarsia|st] denied arming [the Red Column|grp].",
        ["Tarsia not arming the Red Column"],
    ),
    (
        "[Ana Sol|per] held talks with [Pavel Ruk|per] in [Geneva|pl] on Monday.",
        ["Ana Sol contact Pavel Ruk"],
    ),
    (
        "[Ana Sol|per] and [Pavel Ruk|per] met for the first time.",
        ["Ana Sol contact Pavel Ruk"],
    ),
    (
        "[Celltek|org]'s largest customer, [Brand Motors|org], cut orders.",
        ["Brand Motors trade Celltek"],
    ),
    (
        "[Celltek|org] opened an office in [Osterby|pl].",
        ["Celltek presence Osterby"],
    ),
    (
        "[Osterby|pl]-based [Celltek|org] makes batteries.",
        ["Celltek presence Osterby"],
    ),
    (
        "[Celltek|org], headquartered in [Osterby|pl], makes batteries.",
        ["Celltek presence Osterby"],
    ),
    (
        "[Maren Dole|per], who works for [Celltek|org], was hurt.",
        ["Maren Dole membership Celltek"],
    ),
    (
        "[Maren Dole|per] is a member of [the Labour Front|org].",
        ["Maren Dole membership the Labour Front"],
    ),
    (
        "[Maren Dole|per] resigned from [the Labour Front|org] on Sunday.",
        ["Maren Dole not membership the Labour Front ended"],
    ),
    (
        "[Tarsian|st] prime minister [Ana Sol|per] arrived.",
        ["Ana Sol command Tarsian"],
    ),
    (
        "Prime Minister [Ana Sol|per] arrived.",
        [],
    ),
    (
        "[Lem Oru|per] reportedly sent fighters to [the White Guard|grp].",
        ["Lem Oru recruitment the White Guard hedged"],
    ),
    (
        "[Tarsia|st] hosted leaders of [the Red Column|grp] for years.",
        ["Tarsia shelter the Red Column"],
    ),
    (
        "[Tarsia|st] has trained hundreds of [Red Column|grp] fighters.",
        ["Tarsia training Red Column"],
    ),
    (
        "[Red Column|grp] fighters trained by [Tarsia|st] crossed the border.",
        ["Tarsia training Red Column"],
    ),
    (
        "Weapons were delivered to [the Red Column|grp] by [Tarsia|st].",
        ["Tarsia arming the Red Column"],
    ),
    (
        "[Tarsia|st] helped [the Red Column|grp] to recruit fighters.",
        ["Tarsia recruitment the Red Column"],
    ),
    (
        "[the Red Column|grp] has ties to [Tarsia|st] and [Velland|st].",
        ["the Red Column alliance Tarsia", "the Red Column alliance Velland"],
    ),
    (
        "The alliance of [Tarsia|st] and [Velland|st] is old.",
        ["Tarsia alliance Velland"],
    ),
    (
        "[Tarsia|st] wants to sever ties with [Velland|st].",
        ["Tarsia not alliance Velland future"],
    ),
    (
        "If [Tarsia|st] attacks [Velland|st], prices will rise.",
        ["Tarsia conflict Velland hypothetical"],
    ),
    (
        "[Tarsia|st] promised to withdraw its support for [the Red Column|grp].",
        ["Tarsia not alliance the Red Column obligation"],
    ),
    (
        "[The Red Column|grp] swore loyalty to [Lem Oru|per].",
        ["The Red Column allegiance Lem Oru"],
    ),
    (
        "[Lem Oru|per], a fighter with [the Red Column|grp], fled.",
        ["Lem Oru membership the Red Column"],
    ),
    (
        "[The Red Column|grp] shares the ideology of [the White Guard|grp].",
        ["The Red Column ideology the White Guard"],
    ),
    (
        "[The Red Column|grp] and [the White Guard|grp] carried out joint attacks.",
        ["The Red Column operations the White Guard"],
    ),
    (
        "[Tarsia|st] is a party to [the Geneva Accord|agr].",
        ["Tarsia agreement the Geneva Accord"],
    ),
    (
        "[Tarsia|st] signed [the Geneva Accord|agr].",
        ["Tarsia agreement the Geneva Accord"],
    ),
    (
        "[Lem Oru|per] is wanted by [Velland|st].",
        [],
    ),
    (
        "[Harbour Lines|org] dismissed 40 members of [the Dockers' Union|org].",
        ["the Dockers' Union not membership Harbour Lines ended"],
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), SENTENCES)
def test_sentence_makes_exactly_these_claims(sentence, claims):
    assert sorted(told(sentence)) == claims


def test_evidence_is_the_shortest_stretch_that_says_it():
    source = "On a rainy Monday, as it happens, [Tarsia|st] armed [the Red Column|grp] in secret."
    text, _ = marked(source)
    (claim,) = claims_of(source)
    assert text[slice(*claim.evidence)] == "Tarsia armed the Red Column"


def test_voice_outside_attributions_is_the_narrator():
    (claim,) = claims_of("[Tarsia|st] armed [the Red Column|grp].", section="headline")
    assert (claim.voice.kind, claim.attribution) == ("narrator", None)


def test_voice_in_a_comment_is_the_comment():
    (claim,) = claims_of("[Tarsia|st] armed [the Red Column|grp].", section="comment")
    assert (claim.voice.kind, claim.voice.name) == ("comment", "reader comment 1")


def test_boilerplate_makes_no_claims():
    assert claims_of("[Tarsia|st] armed [the Red Column|grp].", section="boilerplate") == []


def attribution(text, content, cue, speaker, *, id="a1", parent=None):
    where, said = text.index(content), text.index(cue)
    return Attribution(
        id, (), ((said, said + len(cue)),), ((where, where + len(content)),), "indirect", speaker, parent
    )


def test_innermost_attribution_gives_the_voice():
    source = "[Ana Sol|per] said [Lem Oru|per] claimed that [Tarsia|st] armed [the Red Column|grp]."
    text, _ = marked(source)
    outer = attribution(
        text, "Lem Oru claimed that Tarsia armed the Red Column", "said", Speaker("Ana Sol", "Ana Sol")
    )
    inner = attribution(
        text,
        "that Tarsia armed the Red Column",
        "claimed",
        Speaker("Lem Oru", "Lem Oru"),
        id="a2",
        parent="a1",
    )
    (claim,) = claims_of(source, attributions=(outer, inner))
    assert (claim.voice.entity, claim.attribution) == ("Lem Oru", "a2")


def test_unnamed_speaker_is_a_voice_in_the_texts_own_words():
    source = "Many observers said [Tarsia|st] armed [the Red Column|grp]."
    text, _ = marked(source)
    said = attribution(text, "Tarsia armed the Red Column", "said", Speaker(None, "Many observers"))
    (claim,) = claims_of(source, attributions=(said,))
    assert (claim.voice.kind, claim.voice.name) == ("unnamed", "Many observers")


def test_denying_cue_denies_once():
    source = "[Ana Sol|per] rejected reports that [Tarsia|st] armed [the Red Column|grp]."
    text, _ = marked(source)
    said = attribution(text, "that Tarsia armed the Red Column", "rejected", Speaker("Ana Sol", "Ana Sol"))
    (claim,) = claims_of(source, attributions=(said,))
    assert claim.polarity == "denied"


def test_title_beside_reported_words_is_the_narrators():
    source = "Output fell, [Maren Dole|per], chief executive of [Celltek|org], said."
    text, _ = marked(source)
    said = attribution(text, "Output fell", "said", Speaker("Maren Dole", "Maren Dole"))
    (claim,) = claims_of(source, attributions=(said,))
    assert claim.voice.kind == "narrator"


def test_both_groups_stand_for_the_one_pair_in_view():
    found = told("[The Red Column|grp] met [the White Guard|grp]. Both groups have financial ties.")
    assert "The Red Column funding the White Guard" in found


def test_place_of_a_claim_is_named_in_its_clause():
    (claim,) = claims_of("[Ana Sol|per] met [Pavel Ruk|per] in [Geneva|pl].")
    assert claim.place == "Geneva"


def test_same_claim_twice_is_one():
    found = claims_of("[Tarsia|st] armed [the Red Column|grp]. Yes, [Tarsia|st] armed [the Red Column|grp].")
    assert len(found) == 1


def test_you_that_means_anybody_is_no_end():
    assert claims_of("[You|per] met [Ivo Lund|per].") == []
