import pytest


def test_he_is_whoever_spoke_last(steps):
    found = steps('"The truce holds," said Paul Marsh.\n\n"Nobody has fired a shot," he said.')
    assert [a.speaker.name for a in found.attributions] == ["Paul Marsh", "Paul Marsh"]


def test_he_is_the_person_that_the_narration_has_named_since(steps):
    found = steps(
        '"The truce holds," said Paul Marsh.\n\nIvo Tran arrived from the front on Monday.\n\n'
        '"Nobody has fired a shot," he said.'
    )
    assert found.attributions[-1].speaker.name == "Ivo Tran"


def test_a_name_inside_what_another_said_does_not_count(steps):
    found = steps('"I trust Ivo Tran with my life," said Paul Marsh.\n\n"Nobody has fired a shot," he said.')
    assert found.attributions[-1].speaker.name == "Paul Marsh"


def test_an_unnamed_group_speaks_in_its_own_words(steps):
    (a,) = steps("Relations have never been better, say a number of analysts.").attributions
    assert (a.speaker.entity, a.speaker.name) == (None, "a number of analysts")


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A former aide to the coal magnate Lena Marsh", None),
        ("A brother of General Lena Marsh", None),
        ("The former mayor Lena Marsh", "Lena Marsh"),
        ("The minister of defence Lena Marsh", "Lena Marsh"),
    ],
)
def test_whoever_belongs_to_somebody_is_somebody_else(steps, source, speaker):
    (a,) = steps(f"{source} told the court that the Front had bought rifles abroad.").attributions
    assert (a.speaker.entity is not None, a.speaker.name) == (speaker is not None, speaker or source)


def test_a_body_that_somebody_heads_is_not_its_head(steps):
    found = steps(
        "Lena Marsh, the mission's head, left the valley.\n\nThe mission said that it had seen no withdrawal."
    )
    assert found.attributions[0].speaker.name != "Lena Marsh"


def test_a_report_speaks_for_the_body_that_issued_it(steps):
    (a,) = steps("A United Nations report said that the Front had bought rifles abroad.").attributions
    assert a.speaker.name == "United Nations"


def test_nobody_is_guessed_for_a_lone_quotation(steps):
    (a,) = steps('"Nobody has fired a single shot since June, and nobody will."').attributions
    assert (a.speaker.entity, a.speaker.name) == (None, "")


def test_an_attribution_inside_another_is_its_child(steps):
    found = steps("Lena Marsh said that the envoy had told reporters that the truce was over.")
    inner = [a for a in found.attributions if a.parent]
    assert len(inner) == 1
    assert found.attributions[0].id == inner[0].parent


def test_he_in_somebodys_own_words_is_not_the_speaker(steps):
    found = steps(
        "Q: Did the governor know?\n\nMARSH: He said that he had read the letter.\n\n"
        "Q: When was that?\n\nMARSH: In early March."
    )
    assert [a.speaker.name for a in found.attributions if found.words(a.source) == ["He"]] == [""]


def test_an_unnamed_spokesman_speaks_for_the_body(steps):
    (a,) = steps(
        "A spokesman for the United Nations said that the Front had bought rifles abroad."
    ).attributions
    assert a.speaker.name == "United Nations"


def test_he_is_the_spokesman_who_spoke_last(steps):
    found = steps('A spokesman for Norvik Steel said that it would appeal.\n\n"We paid nobody," he said.')
    assert [a.speaker.name for a in found.attributions] == ["Norvik Steel", "Norvik Steel"]


def test_a_description_with_a_bodys_name_beside_it_is_that_body(steps):
    (a,) = steps(
        "Brightmere's largest shareholder, the pension fund Arlo Capital, which holds 31 per cent, said it "
        "would sell its stake."
    ).attributions
    assert a.speaker.name == "Arlo Capital"


def test_a_paper_speaks_for_whose_it_was_said_to_be(steps):
    found = steps(
        "The rebels had founded the bank, according to a study by the Varga Centre. "
        'The ministry told reporters that it had closed it. "It paid the men," the study says.'
    )
    assert found.attributions[-1].speaker.name == "Varga Centre"


def test_whom_somebody_speaks_for_does_not_hide_the_name(steps):
    found = steps("A spokesman for the parent, Paul Marsh, confirmed that it planned to dismiss her.")
    (a,) = found.attributions
    assert a.speaker.name == "Paul Marsh"
