def test_a_quotation_with_its_cue_behind(steps):
    (a,) = steps('"The truce holds in all districts," said Lena Marsh.').attributions
    assert a.kind == "direct"
    assert a.speaker.name == "Lena Marsh"


def test_a_quotation_split_round_its_cue_is_one(steps):
    found = steps('"The truce holds," Lena Marsh said. "Nobody has fired a shot since June."')
    assert [len(a.content) for a in found.attributions] == [2]


def test_a_that_clause_is_indirect_and_keeps_its_that(steps):
    found = steps("The minister said that the Harvan Front had broken the truce.")
    (a,) = found.attributions
    assert (a.kind, found.words(a.content)) == ("indirect", ["that the Harvan Front had broken the truce"])
    assert a.speaker.entity is None


def test_according_to(steps):
    found = steps("The Front has bought rifles abroad, according to the UN monitors.")
    (a,) = found.attributions
    assert found.words(a.cue) == ["according to"]
    assert a.speaker.name == "UN monitors"


def test_quoted_words_in_an_indirect_content_make_it_mixed(steps):
    (a,) = steps('Many observers believe the ties between the two groups are "unbreakable".').attributions
    assert a.kind == "mixed"
    assert a.speaker.name == "Many observers"


def test_scare_quotes_are_no_attribution(steps):
    assert steps('The so-called "peace park" was closed in May.').attributions == ()
