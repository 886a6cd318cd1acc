import shutil

import pytest


@pytest.fixture
def own(case, tmp_path):
    """A copy of the case, to be judged."""
    return shutil.copy(case, tmp_path / "own.db")


def test_two_names_are_made_one_by_somebody_and_two_again(sayso, own):
    before = sayso.json("ties", own)
    result = sayso(
        "same", own, "Harvan Front", "Tarnan League", "--as", "Ana", "--note", "one body since 2020"
    )
    assert result.exit_code == 0, result.output
    assert "are one now" in result.stderr
    (made,) = sayso.json("judgements", own, "--person")
    assert (made["author"], made["kind"], made["note"]) == ("Ana", "same", "one body since 2020")
    assert sayso.json("ties", own) != before
    assert sayso("undo", own, made["id"][:8]).exit_code == 0
    assert sayso.json("ties", own) == before
    (undone,) = sayso.json("judgements", own, "--person")
    assert undone["undone"]


def test_actors_judged_different_cannot_be_made_one(sayso, own):
    assert sayso("different", own, "Harvan Front", "Tarnan League", "--as", "Ana").exit_code == 0
    result = sayso("same", own, "Harvan Front", "Tarnan League", "--as", "Ben")
    assert result.exit_code == 1
    assert "Undo that first" in str(result.exception)
    assert "Ana" in str(result.exception)


def test_the_one_who_is_logged_in_signs(sayso, own, monkeypatch):
    monkeypatch.setenv("LOGNAME", "carla")
    sayso("different", own, "Harvan Front", "Tarnan League")
    assert [j["author"] for j in sayso.json("judgements", own, "--person")] == ["carla"]


def test_a_misread_claim_leaves_the_ties_and_is_marked_in_the_list(sayso, own):
    claims = sayso.json("claims", own, "--voice", "Ivo Tran")
    result = sayso("misread", own, claims[0]["id"], "--as", "Ana")
    assert result.exit_code == 0, result.output
    ties = sayso.json("ties", own, "Harvan Front", "Tarnan League")
    assert all(claims[0]["id"] not in t["claims"] for t in ties)
    assert [c["misread"] for c in sayso.json("claims", own) if c["id"] == claims[0]["id"]] == [True]


def test_the_speaker_of_a_statement_can_be_corrected(sayso, own, report):
    (reading,) = sayso.json("read", report, "--published", "2024-03-01", "--publisher", "The Courier")
    said = next(a for a in reading["attributions"] if a["speaker"]["name"] == "Ivo Tran")
    statement = f"{reading['document']['id']}:{said['id']}"
    result = sayso("speaker", own, statement, "Tarnan League", "--as", "Ana")
    assert result.exit_code == 0, result.output
    for_ = [n for t in sayso.json("ties", own, "Harvan Front", "Tarnan League") for n in t["voices_for"]]
    assert "Tarnan League" in for_
    assert "Ivo Tran" not in for_


def test_nothing_to_review_is_said(sayso, own):
    assert "Nothing to review" in sayso("review", own).stderr


@pytest.fixture
def vague(sayso, tmp_path):
    for n, name in enumerate(("Dana Vesk", "Dora Vesk", "D. Vesk")):
        (tmp_path / f"{n}.txt").write_text(
            f"The Harvan Front met {name} on Monday in Tarnholm, {name} said.\n"
        )
    place = tmp_path / "vague.db"
    assert sayso("add", place, tmp_path).exit_code == 0
    return place


def test_questions_come_with_their_grounds_and_are_answered_by_id(sayso, vague):
    asked = [q for q in sayso.json("review", vague) if "D. Vesk" in (q["a"], q["b"])]
    assert {q["why"] for q in asked} == {"ambiguous"}
    assert all(q["features"] for q in asked)
    assert sayso("review", vague, "--accept", asked[0]["id"][:10], "--as", "Ana").exit_code == 0
    assert asked[0]["id"] not in {q["id"] for q in sayso.json("review", vague)}
    assert sayso("review", vague, "--reject", "nosuch").exit_code == 1


def test_a_reference_list_only_suggests(sayso, own, tmp_path):
    path = tmp_path / "known.csv"
    path.write_text("name,type\nHarvan Front,organization\n")
    assert "1 new suggestion" in sayso("reference", own, path).stderr
    (asked,) = sayso.json("review", own)
    assert asked["why"] == "reference list"
