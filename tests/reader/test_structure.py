from sayso.model import Section


def test_a_paragraph_of_quotation_between_two_of_one_speaker_is_hers(steps):
    found = steps(
        '"The truce holds," said Lena Marsh.\n\n"Nobody has fired a shot since June, and nobody will."\n\n'
        '"We are glad of it," Marsh added.'
    )
    assert [a.speaker.name for a in found.attributions] == ["Lena Marsh"] * 3
    assert found.attributions[1].cue == found.attributions[1].source == ()


def test_a_continued_quotation_is_one_attribution(steps):
    found = steps('Lena Marsh said: "The truce holds.\n\n"Nobody has fired a shot since June."')
    assert [len(a.content) for a in found.attributions] == [2]


def test_turns_of_an_interview_have_their_labels_as_sources(steps):
    found = steps(
        "Q: Did the Front break the truce?\n\nMARSH: No, it never did so.\n\nIt never would.\n\n"
        "Q: Who did then?\n\nMARSH: Ask the army about that."
    )
    turns = [(found.words(a.source), len(a.content)) for a in found.attributions]
    assert turns == [(["Q"], 1), (["MARSH"], 2), (["Q"], 1), (["MARSH"], 1)]


def test_a_list_below_a_colon_belongs_to_whoever_introduced_it(steps):
    found = steps(
        "Lena Marsh said that the Front must:\n\n- leave the river towns by May;\n\n- return the rifles."
    )
    assert max(len(a.content) for a in found.attributions) >= 2


def test_nothing_in_a_comment_is_an_attribution(steps):
    text = 'The truce holds.\n\n"All lies," said my neighbour.'
    assert steps(text, (Section("comment", 18, len(text)),)).attributions == ()
