import pytest

from sayso.model import Document, Section
from sayso.reader.paragraphs import paragraphs
from sayso.reader.quotes import quotations
from sayso.reader.raw import RawAttribution
from sayso.reader.structure import complete


def test_a_paragraph_of_quotation_between_two_of_one_speaker_is_hers(steps):
    found = steps(
        '"The truce holds," said Lena Marsh.\n\n"Nobody has fired a shot since June, and nobody will."\n\n'
        '"We are glad of it," Marsh added.'
    )
    assert [a.speaker.name for a in found.attributions] == ["Lena Marsh"] * 3
    assert found.attributions[1].cue == ()


def test_the_source_of_a_paragraph_of_quotation_is_that_of_the_speech_just_before(steps):
    found = steps(
        'The Front withdrew. "The truce holds," said Lena Marsh.\n\n'
        '"Nobody has fired a shot since June, and nobody will."'
    )
    assert found.words(found.attributions[1].source) == ["Lena Marsh"]


def test_a_paragraph_of_quotation_behind_narration_has_no_source(steps):
    found = steps(
        '"The truce holds," said Lena Marsh. The guns fell silent at noon.\n\n'
        '"Nobody has fired a shot since June, and nobody will."'
    )
    assert found.attributions[1].source == ()


def test_a_mark_that_nobody_closes_makes_no_quotation_of_its_paragraph(steps):
    found = steps('"The truce holds," said Lena Marsh.\n\n"The crowd went home, shouting “No more war!”')
    assert all(a.source for a in found.attributions)


@pytest.mark.parametrize("mark", [",", "!", "?"])
def test_speech_that_is_closed_ends_there(mark):
    text = f'"They never left{mark}" until the river froze.'
    found = complete_one(text, (0, len(text) - 1))
    assert found.content == ((0, 18),)


def test_words_in_marks_that_go_on_without_them_are_one_content():
    text = '"They never left" the valley.'
    assert complete_one(text, (0, len(text) - 1)).content == ((0, len(text) - 1),)


def complete_one(text, content):
    document = Document(text)
    blocks = paragraphs(text)
    raw = [RawAttribution((), (), (content,), 0.9)]
    return complete(document, blocks, quotations(text, blocks), raw)[0]


def test_a_continued_quotation_is_one_attribution(steps):
    found = steps('Lena Marsh said: "The truce holds.\n\n"Nobody has fired a shot since June."')
    assert [len(a.content) for a in found.attributions] == [2]


def test_a_quotation_goes_on_without_a_mark_of_its_own(steps):
    found = steps('Lena Marsh said: "The truce holds.\n\nNobody has fired a shot since June."')
    assert found.said() == [("Lena Marsh", ['"The truce holds.', 'Nobody has fired a shot since June."'])]


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


def test_the_colon_of_a_label_is_the_cue_of_its_turn(steps):
    found = steps("Q: Who broke it?\n\nMARSH: We did not.\n\nQ: Who then?\n\nMARSH: Ask the army about that.")
    assert {tuple(found.words(a.cue)) for a in found.attributions} == {(":",)}


def test_what_happens_between_the_turns_is_not_said(steps):
    found = steps(
        "Q: Did the Front break the truce?\n\nMARSH: No, it never did so.\n\n(CROSSTALK.)\n\n"
        "It never would.\n\n[Laughter]\n\nQ: Who did then?\n\nMARSH: Ask the army about that."
    )
    assert "CROSSTALK" not in str(found.said())
    assert "Laughter" not in str(found.said())


def test_a_label_in_the_headline_does_not_take_in_what_introduces_the_interview(steps):
    found = steps(
        "Marsh: The truce will hold.\n\nLena Marsh spoke on Sunday.\n\nA transcript follows:\n\n"
        "Q: Did the Front break it?\n\nMARSH: No, it did not.\n\nQ: Who did?\n\nMARSH: Ask the army."
    )
    assert all("spoke on Sunday" not in str(content) for _, content in found.said())


@pytest.mark.parametrize("dash", ["― ", "— ", "– ", "-- ", "- "])
def test_a_name_behind_a_dash_signs_the_quotation(steps, dash):
    found = steps(f"“The truce will hold until the winter.” {dash}Lena Marsh\n\nThe river rose again.")
    assert found.said() == [("Lena Marsh", ["“The truce will hold until the winter.”"])]


def test_a_name_on_the_line_below_signs_the_quotation(steps):
    found = steps("“The truce will hold until the winter.”\n\n— Lena Marsh, minister of peace\n\nIt rained.")
    assert found.said() == [("Lena Marsh", ["“The truce will hold until the winter.”"])]


def test_each_of_a_list_of_signed_quotations_has_its_own_name(steps):
    found = steps(
        "“They will keep their word this time.” ― Lena Marsh\n\n“They never kept it before.” ― Anton Brec"
    )
    assert [speaker for speaker, _ in found.said()] == ["Lena Marsh", "Anton Brec"]


def test_a_heading_in_quotation_marks_is_no_speech(steps):
    assert steps("The talks went on.\n\n‘All Bets Are Off’\n\nNobody signed.").attributions == ()


def test_a_title_behind_a_quotation_is_not_its_second_half(steps):
    found = steps('"The truce holds for now," Lena Marsh said on the programme "State of the Nation Today."')
    assert [content for _, content in found.said()] == [['"The truce holds for now,"']]


def test_a_caption_that_repeats_the_text_is_no_second_attribution(steps):
    said = "Lena Marsh said that the truce holds."
    text = f"{said}\n\nThe river rose.\n\n{said}"
    caption = Section("caption", 0, len(said))
    (found,) = steps(text, (caption,)).attributions
    assert found.content[0][0] > len(said)


def test_labels_may_end_with_a_full_stop(steps):
    found = steps("Q. Who broke it?\n\nA. We did not.\n\nQ. Who then?\n\nA. Ask the army about that.")
    assert [found.words(a.source) for a in found.attributions] == [["Q"], ["A"], ["Q"], ["A"]]
