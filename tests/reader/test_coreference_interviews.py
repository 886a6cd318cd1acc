from sayso.model import Entity, Mention
from sayso.reader.coreference_interviews import Interview

TALK = (
    "The Harvan Courier spoke with Lena Marsh.\n\nWhen did you start?\n\nI was nine.\n\n"
    "Who taught you?\n\nMy father did.\n\nWhat next?\n\nI will see."
)
PAIR = (
    "The Harvan Courier spoke with Lena Marsh and Karl Odrin.\n\nWhen did you start?\n\nI'm Lena Marsh, "
    "and I was nine.\n\nWho taught you?\n\nMy father taught Lena Marsh too.\n\nWhat next?\n\nWe will see."
)


def person(text, name, id="e1"):
    starts = [n for n in range(len(text)) if text.startswith(name, n)]
    return Entity(id, name, "person", tuple(Mention(s, s + len(name)) for s in starts))


def pair():
    return Interview(PAIR, (person(PAIR, "Lena Marsh"), person(PAIR, "Karl Odrin", "e2")))


def test_the_person_spoken_with_answers():
    assert Interview(TALK, (person(TALK, "Lena Marsh"),)).answering == ("e1",)


def test_questions_are_paragraphs_that_end_so():
    asked = Interview(TALK, ()).asked
    places = [TALK.index(w) for w in ("you start", "nine", "What next", "see")]
    assert [asked(p) for p in places] == [True, False, True, False]


def test_a_person_talked_about_does_not_answer():
    text = TALK.replace("with Lena Marsh", "with a baker about Lena Marsh")
    assert Interview(text, (person(text, "Lena Marsh"),)).answering == ()


def test_without_questions_there_is_no_interview():
    text = TALK.replace("?", ".")
    assert Interview(text, (person(text, "Lena Marsh"),)).answering == ()


def test_two_named_together_answer_together():
    found = pair()
    assert found.answering == ("e1", "e2")
    assert found.joint is not None
    assert PAIR[slice(*found.joint)] == "Lena Marsh and Karl Odrin"


def test_of_two_the_one_who_names_himself_speaks():
    assert pair().answers(PAIR.index("I was nine")) == "e1"


def test_of_two_the_one_who_is_not_spoken_of_speaks():
    assert pair().answers(PAIR.index("My father")) == "e2"


def test_of_two_nobody_speaks_where_neither_is_named():
    assert pair().answers(PAIR.index("We will")) is None


def test_i_answers_and_you_is_asked(steps):
    found = steps(TALK)
    said = [found.document.quote(m.span) for m in found.entity("Lena Marsh").mentions if m.kind != "name"]
    assert said == ["you", "I", "you", "My", "I"]
