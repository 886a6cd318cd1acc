from api.makers import about, filled
from sayso import api

FRONT = ("Harvan Front", "organization", ("HF",), ())
SHORT = ("HF", "organization", (), ())
ANA = ("Ana Veld", "person", (), ())
BO = ("Bo Orun", "person", (), ())


def test_an_actor_has_one_name_in_all_ties_whatever_their_documents_call_it(tmp_path):
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, [about(1, [FRONT, ANA]), about(2, [FRONT, ANA]), about(3, [SHORT, BO])])
        names = {s.subject_name for t in api.case_ties(case) for s in t.standings}
        names |= {s.object_name for t in api.case_ties(case) for s in t.standings}
    assert "Harvan Front" in names
    assert "HF" not in names


def test_a_tie_is_told_by_the_names_of_its_ends(tmp_path):
    with api.open_case(tmp_path / "a.db") as case:
        filled(case, [about(1, [FRONT, ANA]), about(2, [SHORT, BO])])
        for tie in api.case_ties(case):
            called = {tie.a: tie.a_name, tie.b: tie.b_name}
            assert all(called[s.subject] == s.subject_name for s in tie.standings)
