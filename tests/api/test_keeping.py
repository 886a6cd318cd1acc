import pytest

from sayso import api
from sayso.model import Vocabulary
from sayso.weighing import ties as weigh

TEXT = (
    '"The Harvan Front has armed the Tarnan League," said Ivo Tran.\n\nThe {} sun set over the river towns.'
)


def add(case, folder, publishers):
    for i, publisher in enumerate(publishers):
        path = folder / f"{i}.txt"
        path.write_text(TEXT.format("red"))
        api.add(case, [path], options=api.source_options(publisher=publisher))


def test_one_text_in_two_outlets_is_two_documents_and_one_voice(tmp_path):
    with api.open_case(tmp_path / "c.db") as case:
        add(case, tmp_path, ["The Courier", "The Post"])
        assert len(list(case.documents())) == 2
        (tie,) = api.case_ties(case)
        (standing,) = [s for s in tie.standings if s.type == "arming"]
        assert [v.name for v in standing.voices_for] == ["Ivo Tran"]
        assert standing.appearances == 2


def test_the_order_of_adding_changes_nothing(tmp_path):
    found = []
    for order in (["A", "B", "C"], ["C", "A", "B"]):
        with api.open_case(tmp_path / f"{''.join(order)}.db") as case:
            add(case, tmp_path, order)
            found.append(weigh(case.claim_records(), vocabulary=Vocabulary.default()))
    assert found[0] == found[1]


def test_failures_are_kept_in_the_case_until_the_file_is_read(tmp_path):
    path = tmp_path / "late.txt"
    path.write_text("")
    with api.open_case(tmp_path / "c.db") as case:
        assert len(api.add(case, [path]).failed) == 1
        assert [f.path for f in case.failures()] == [str(path)]
        path.write_text(TEXT.format("low"))
        assert api.add(case, [path]).new == 1
        assert case.failures() == ()


def test_what_was_added_before_ctrl_c_is_linked_and_settled(tmp_path):
    paths = []
    for n in range(3):
        paths.append(tmp_path / f"{n}.txt")
        paths[n].write_text(TEXT.format(n))
    seen = []

    def stopped(outcome):
        seen.append(outcome)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with api.open_case(tmp_path / "c.db") as case:
        with pytest.raises(KeyboardInterrupt):
            api.add(case, paths, progress=stopped)
        assert case.unlinked() == ()
        front = api.entity_key(case, "Harvan Front")
        assert len(case.members(front)) == 2
        assert api.add(case, paths).new == 1
        assert len(case.members(front)) == 3
